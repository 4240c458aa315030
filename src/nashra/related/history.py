"""What editors do with a related list, in the story's history beside all that they do with the story."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import ModelLogEntry

from nashra.newsroom.models import Article

PIN, UNPIN, ORDER = "related.pin", "related.unpin", "related.order"
STRIKE, RESTORE = "related.strike", "related.restore"

_WORDS = {
    PIN: (_("Pin a related story"), _("Pinned among the related stories: %(stories)s")),
    UNPIN: (_("Unpin a related story"), _("No longer pinned among the related stories: %(stories)s")),
    ORDER: (_("Order the pinned related stories"), _("Ordered the pinned related stories: %(stories)s")),
    STRIKE: (_("Strike out a related story"), _("Struck out of the related stories: %(stories)s")),
    RESTORE: (_("Bring back a related story"), _("Brought back to the related stories: %(stories)s")),
}


def note(action: str, article: Article, stories: Sequence[Article], by: Any) -> None:
    """Write down what was done to a story's list, and with which stories, as they are called now."""
    if stories:
        log(article, action, user=by, data={"stories": [[story.pk, story.headline] for story in stories]})


def register(actions: LogActionRegistry) -> None:
    """Tell Wagtail how each action is called."""
    for action, (label, message) in _WORDS.items():
        actions.register_action(action)(partial(_Formatter, label, message))


class _Formatter(LogFormatter):
    def __init__(self, label: str | Promise, message: str | Promise) -> None:
        self.label, self.message = label, message

    def format_message(self, log_entry: ModelLogEntry) -> str:
        headlines = " · ".join(headline for _number, headline in log_entry.data["stories"])
        return str(self.message) % {"stories": headlines}
