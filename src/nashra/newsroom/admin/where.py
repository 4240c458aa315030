"""Where a story is published, as chips: the edition and the section of its main placement."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField
from django.db.models.functions import Cast
from wagtail.admin.panels import Panel
from wagtail.models import Revision

from nashra.editions.models import Edition, EditionSection
from nashra.newsroom.admin import policy
from nashra.newsroom.admin.first_steps import first_steps
from nashra.newsroom.admin.live_links import live_links, rendered
from nashra.newsroom.admin.old_addresses import old_addresses
from nashra.newsroom.admin.planning.policy import assignments
from nashra.newsroom.models import Article, Assignment, Withdrawal

LOOKED_AT = 20
"""Revisions of an editor's, the newest ones, among which the place that was used last is looked for."""


def last_used(user: Any) -> dict[str, int] | None:
    """The edition and section of the story that a user saved last, where the edition still shows the section."""
    if user is None or user.pk is None:
        return None
    # Cast, so that no database goes through all stories' revisions for somebody who has saved few.
    saved = Revision.objects.alias(kind=Cast("content_type", BigIntegerField()))
    saved = saved.filter(user=user, kind=ContentType.objects.get_for_model(Article).pk)
    numbers = [
        int(number) for number in saved.order_by("-pk").values_list("object_id", flat=True)[:LOOKED_AT]
    ]
    placed = Article.objects.filter(pk__in=numbers, main_edition__isnull=False, main_section__isnull=False)
    places = {pk: place for pk, *place in placed.values_list("pk", "main_edition", "main_section")}
    for number in numbers:
        if number in places:
            edition, section = places[number]
            is_shown = EditionSection.objects.filter(edition=edition, section=section).exists()
            if is_shown and policy.stories.may_in_place(user, "add", edition, section):
                return {"edition": edition, "section": section}
    return None


COPIES_SHOWN = 10


class WherePanel(Panel):
    """Chips for the first placement's edition and section; what stands in the placements' own rows is what counts."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/where.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            number = self.instance.pk
            links = rendered(live_links([number]).get(number, ())) if self.instance.live else ""
            context = {
                "editions": shown_sections(self.request.user, self.instance),
                "links": links,
                "old_addresses": old_addresses(number) if self.instance.last_published_at else (),
                "story": self.instance,
                "origin": _seen_by(self.request.user, self.instance.origin),
                "copies": _copies(self.request.user, number),
                "assignment": _assignment(self.request.user, number),
                "withdrawal": None if self.instance.live else _withdrawal(number),
                "steps": first_steps(self.request.user),
                "request": self.request,
            }
            return {**super().get_context_data(parent_context), **context}


def _seen_by(user: Any, story: Article | None) -> Article | None:
    """A story, for those who may see it."""
    is_shown = story and policy.stories.user_has_permission_for_instance(user, "view", story)
    return story if is_shown else None


def _copies(user: Any, number: int | None) -> list[Article]:
    """The copies of a story that the user may see, with their editions."""
    if number is None:
        return []
    copies = Article.objects.filter(origin=number).select_related("main_edition").defer("body")
    return list(policy.stories.visible(user, copies).order_by("pk")[:COPIES_SHOWN])


def _assignment(user: Any, number: int | None) -> Assignment | None:
    """What the story was planned as, for those who may see it."""
    rows = Assignment.objects.select_related("edition", "reporter").filter(story=number) if number else ()
    return next((row for row in rows if "view" in assignments.rights(user, row)), None)


def _withdrawal(number: int | None) -> Withdrawal | None:
    return Withdrawal.objects.filter(number=number).select_related("by").first() if number else None


def shown_sections(user: Any, story: Article) -> list[dict[str, Any]]:
    """The editions in their order, each with the sections under its names for them: those in which the user may
    place stories, and that in which the story stands."""
    here = (story.main_edition_id, story.main_section_id)
    by_edition: dict[int, list[dict[str, Any]]] = {}
    for row in EditionSection.objects.select_related("section").order_by("sort_order"):
        place = (row.edition_id, row.section_id)
        if place == here or policy.stories.may_in_place(user, "add", *place):
            by_edition.setdefault(row.edition_id, []).append({"number": row.section_id, "name": str(row)})
    return [
        {"number": pk, "name": name, "sections": by_edition[pk]}
        for pk, name in Edition.objects.order_by("position", "id").values_list("pk", "name")
        if pk in by_edition
    ]
