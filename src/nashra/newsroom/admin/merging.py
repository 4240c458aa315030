"""Saving a story's form where others have saved the story since the form was opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Revision

from nashra.newsroom.actions import placements
from nashra.newsroom.actions.merge import Joined, StoryMovedOnError, merge_into, stored
from nashra.newsroom.admin.began_from import BeganFrom
from nashra.newsroom.admin.began_rows import stand_on
from nashra.newsroom.admin.merge_wording import Wording
from nashra.newsroom.models import Article
from nashra.newsroom.story_values import NAMES, with_keys_of
from nashra.newsroom.three_way import Side

CHOICE = "merge:"
"""Before a conflict's mark, the name of the field that decides it."""


def choices_of(posted: Mapping[str, str]) -> dict[str, Side]:
    """What was chosen in a form, by conflicts' marks."""
    chosen = ((name, value) for name, value in posted.items() if name.startswith(CHOICE))
    return {name.removeprefix(CHOICE): Side(value) for name, value in chosen if value in set(Side)}


class MergesView:
    """A story's form that says what it began from, and joins what others saved since.

    What does not touch is joined, and said; what does is shown side by side in the form, which keeps what was typed.
    """

    request: Any
    object: Article
    expects_json_response: bool
    view_name: str
    produced_error_code: str | None
    produced_error_message: str | None

    is_out_of_date = False
    """Wagtail would refuse an autosave by it, and let any other save overwrite."""

    _moved: StoryMovedOnError | None = None
    _joined: Joined | None = None

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]  # Wagtail's view
        if not form.is_bound and (began := BeganFrom.latest(self._latest())):
            form.fields["began_from"].initial = began.write()
        return form

    def _latest(self) -> Article:
        """The story as it was saved last, where the form shows an older revision too."""
        if self.view_name == "edit":
            return self.object
        latest: Article = Article.objects.get(pk=self.object.pk).get_latest_revision_as_object()
        return latest

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form that is sent stands on the rows that it began from, whatever others made of them."""
        options: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        is_repeated = getattr(self.request, "is_repeated_creation", False)
        if "data" in options and self._began and self.view_name == "edit" and not is_repeated:
            options["data"] = stand_on(self._began.content, options["instance"], options["data"])
        return options

    def form_valid(self, form: Any) -> HttpResponse:
        _take_state(form.instance, placements.lock(self.object.pk))
        form.join = self._join
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except StoryMovedOnError as moved:
            self._moved = moved
            self.produced_error_code = "validation_error"
            self.produced_error_message = self._conflict_message()
            return self.form_invalid(form)  # type: ignore[attr-defined]

    def _join(self, article: Article) -> None:
        base = self._began.content if self._began else None
        others = self.others_content()
        self._joined = merge_into(article, base=base, choices=self._choices, others=others)
        if self._began:
            held = self._began.holding(self._joined.mine).content if self._joined.taken else None
            article.saved_by = {"form": self._began.form, "held": held}

    def others_content(self) -> Mapping[str, Any] | None:
        """What others saved, where it is not the story's newest revision."""
        return None

    def save_action(self) -> Any:
        if not self.expects_json_response and (text := self._joined_message()):
            messages.info(self.request, text)
        return super().save_action()  # type: ignore[misc]

    def get_success_json(self) -> dict[str, Any]:
        told: dict[str, Any] = super().get_success_json()  # type: ignore[misc]
        if self._joined:
            began = self._began or BeganFrom({}, self.object.latest_revision.created_at, uuid4().hex)
            held = with_keys_of(self._joined.mine, stored(self.object.serializable_data()))
            told.setdefault("field_updates", {})["began_from"] = began.holding(held).write()
        return told | {"merged": self._joined_message()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        if self._moved:
            wording = Wording(self._moved.mine, self._moved.theirs)
            context["conflicts"] = wording.conflicts(self._moved.conflicts, self._choices)
            context["conflict_names"] = self._others()
        return context

    @cached_property
    def overwrite_revision(self) -> Revision | None:
        """The revision of this form's autosaves, while nobody has saved after it and no reader sees it."""
        latest = self.object.latest_revision
        wanted = self.request.POST.get("overwrite_revision_id")
        if latest is None or str(latest.pk) != wanted or latest.user_id != self.request.user.pk:
            return None
        is_shown = latest.pk == self.object.live_revision_id or latest.approved_go_live_at
        return None if is_shown else latest

    @cached_property
    def _began(self) -> BeganFrom | None:
        if (read := BeganFrom.read(self.request.POST.get("began_from", ""))) is not None:
            return read.after_its_own_saves(self.object)
        if not getattr(self.request, "is_repeated_creation", False):
            return None
        first = self.object.revisions.order_by("pk").first()
        return BeganFrom(first.content, first.created_at, self.request.POST["form_key"]).after_its_own_saves(
            self.object
        )

    @cached_property
    def _choices(self) -> dict[str, Side]:
        return choices_of(self.request.POST)

    def _joined_message(self) -> str:
        """What came from whom, or nothing."""
        if not (self._joined and self._joined.taken):
            return ""
        wording = Wording(self._joined.mine, self.object.latest_revision.content)
        return _("Merged with what %(names)s saved meanwhile: %(places)s.") % {
            "names": self._others(),
            "places": _listed(dict.fromkeys(map(wording.place, self._joined.taken))),
        }

    def _conflict_message(self) -> str:
        if self.expects_json_response:
            return _(
                "Not saved yet: %(names)s changed what you changed too. Save, and choose between the two texts."
            ) % {"names": self._others()}
        return _(
            "Not saved yet: %(names)s changed what you changed too. Nothing is lost of either; "
            "choose between the two texts, then save again."
        ) % {"names": self._others()}

    def _others(self) -> str:
        """Who has saved the story since the form was opened."""
        revisions = self.object.revisions.select_related("user").defer("content")
        if self._began:
            revisions = revisions.filter(created_at__gt=self._began.since)
        users = {revision.user_id: revision.user for revision in revisions.order_by("created_at")}
        own = users.pop(self.request.user.pk, None)
        names = [get_user_display_name(user) if user else _("the command line") for user in users.values()]
        return _listed(names or ([_("another window of yours")] if own else [_("somebody")]))


def _take_state(article: Article, now: Article) -> None:
    """Let the article have all but its content as the database has it now, with its row taken."""
    for field in article._meta.concrete_fields:
        if field.name not in NAMES and field.name not in ("main_edition", "main_section", "headline_only"):
            setattr(article, field.attname, getattr(now, field.attname))


def _listed(texts: Iterable[str]) -> str:
    return _(", ").join(texts)
