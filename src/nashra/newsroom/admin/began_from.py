"""What a form began from: the story's content as it was then, which the form carries along and sends back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.core import signing

from nashra.newsroom.actions.merge import stored
from nashra.newsroom.models import Article
from nashra.newsroom.story_values import NAMES, with_keys_of

_SALT = "nashra.newsroom.began_from"


@dataclass(frozen=True, slots=True)
class BeganFrom:
    """The content that the form held when it was opened, or last saved, and since when others' changes are news."""

    content: Mapping[str, Any]
    since: datetime  # aware
    form: str  # which opened form it is, through all its saves

    @classmethod
    def latest(cls, story: Article) -> BeganFrom | None:
        """Of a form that is opened now, or was saved now: the story as its latest revision has it."""
        revision = story.latest_revision
        if revision is None:
            return None
        return cls(_written(stored(story.serializable_data())), revision.created_at, uuid4().hex)

    @classmethod
    def read(cls, text: str) -> BeganFrom | None:
        """From a form's field; None for what no form of ours has written."""
        try:
            said = signing.loads(text, salt=_SALT)
            return cls(said["content"], datetime.fromisoformat(said["since"]), said["form"])
        except (signing.BadSignature, ValueError, KeyError, TypeError):
            return None

    def write(self) -> str:
        """As a form's field."""
        said = {"content": self.content, "since": self.since.isoformat(), "form": self.form}
        return signing.dumps(said, salt=_SALT, compress=True)

    def holding(self, content: Mapping[str, Any]) -> BeganFrom:
        """What the same form begins from once its content has been taken in."""
        return BeganFrom(_written(content), self.since, self.form)

    def after_its_own_saves(self, story: Article) -> BeganFrom:
        """What the form begins from where the answer to a save of its own has not reached it: that save."""
        own = story.revisions.filter(created_at__gte=self.since, content__saved_by__form=self.form)
        revision = own.order_by("-created_at", "-pk").first()
        if revision is None:
            return self
        return self.holding(
            with_keys_of(revision.content["saved_by"]["held"] or revision.content, revision.content)
        )


def _written(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: content[name] for name in NAMES if name in content}
