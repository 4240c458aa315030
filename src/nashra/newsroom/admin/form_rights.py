"""What a user may change in the form of a story, and in which editions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nashra.newsroom.actions.publish import refuse_killed
from nashra.newsroom.admin import policy
from nashra.newsroom.models import Placement

SHOWN = ("section", "embargo_at", "expires_at", "headline", "slug", "summary", "city", "lead_photo")
"""What readers of an edition see of a placement."""


def keep_what_one_may(form: Any) -> None:
    """Take from a story's form what the user may not change; what is posted for it is not read."""
    form.is_of_another_edition = not _may_write_text(form)
    if form.is_of_another_edition:
        for field in form.fields.values():
            field.disabled = True
        for name in ("bylines", "topics", "see_also", "comments"):
            form.formsets.pop(name, None)
    if form.is_of_another_edition or not _may(form, "correct"):
        form.formsets.pop("corrections", None)


def check(form: Any) -> None:
    """Refuse what the user may not save or publish of a story's form, once its placements are read.

    Raises ValidationError.
    """
    if form.for_user is None:
        return
    rows = form.formsets["placements"]
    if form.is_to_be_published:
        refuse_killed(form.instance)
    if form.is_of_another_edition and form.is_to_be_published and not _holds_nothing_of_others(form):
        raise ValidationError(
            _(
                "The story has changes that its own desk has not published. Ask for them to be published first."
            )
        )
    action = "publish" if form.is_to_be_published else "add"
    changed = _beside_what_readers_see(rows) if form.is_to_be_published else _since_it_was_opened(rows)
    for place in changed:
        if not policy.stories.may_in_place(form.for_user, action, place.edition_id, place.section_id):
            raise _refusal(place, form.is_to_be_published)


def _may_write_text(form: Any) -> bool:
    return form.for_user is None or policy.stories.may_write_text(form.for_user, form.instance)


def _may(form: Any, action: str) -> bool:
    if form.for_user is None:
        return True
    if form.instance.pk is None:
        return policy.stories.user_has_permission(form.for_user, action)
    return policy.stories.user_has_permission_for_instance(form.for_user, action, form.instance)


def _holds_nothing_of_others(form: Any) -> bool:
    """Whether publishing the form shows readers nothing but what this user has changed in it."""
    story = form.instance
    if not story.live:
        return False
    return not story.has_unpublished_changes or story.latest_revision.user_id == form.for_user.pk


def _since_it_was_opened(rows: Any) -> Iterator[Placement]:
    """Placements that the form adds, changes or takes away, as they were and as they are to be."""
    for row in rows.kept():
        if row.has_changed():
            yield _as_typed(row)
            yield from _as_it_was(row)
    for row in rows.deleted_forms:
        yield from _as_it_was(row)


def _beside_what_readers_see(rows: Any) -> Iterator[Placement]:
    """Placements of which readers would see something else than now, as they are and as they would be."""
    live = {row.edition_id: row for row in Placement.objects.filter(article=rows.instance.pk, live=True)}
    for row in rows.kept():
        typed = _as_typed(row)
        there = live.pop(typed.edition_id, None)
        if there is None or _shown(there) != _shown(typed):
            yield typed
            if there is not None:
                yield there
    yield from live.values()


def _as_typed(row: Any) -> Placement:
    return Placement(**{name: row.cleaned_data.get(name) for name in ("edition", *SHOWN)})


def _as_it_was(row: Any) -> Iterator[Placement]:
    if row.instance.pk:
        yield from Placement.objects.filter(pk=row.instance.pk)


def _shown(place: Placement) -> list[Any]:
    return [getattr(place, name) or None for name in SHOWN]


def _refusal(place: Placement, is_to_be_published: bool) -> ValidationError:
    said = _("You may not place stories in this part of %(edition)s.")
    if is_to_be_published:
        said = _(
            "You may not publish in this part of %(edition)s. Save the story and ask its desk to publish it."
        )
    return ValidationError(said, params={"edition": place.edition}, code="place_not_allowed")
