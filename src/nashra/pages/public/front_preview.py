"""A front that is not saved yet: the page that readers would get, and the stories that would stand in its slots."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from nashra.edge.policy import DRAFT_POLICY
from nashra.editions.models import Edition, Section
from nashra.fragments.key import KeyBuilder, parse_key
from nashra.fragments.model import Fragment, Recipe
from nashra.newsroom.admin.fronts import cards
from nashra.newsroom.admin.fronts.access import front_for
from nashra.newsroom.admin.fronts.posted import read_ends
from nashra.newsroom.admin.fronts.state import topic_names
from nashra.newsroom.admin.times.clock import clock_of
from nashra.newsroom.fronts.document import readable
from nashra.newsroom.fronts.slot import Document
from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages import assemble, recipes
from nashra.pages.context.front_slots import SlotPlace, stories_in
from nashra.pages.context.render_context import RenderContext
from nashra.pages.context.round import Known, Round
from nashra.pages.front_keys import argument
from nashra.pages.prepare import prepare
from nashra.pages.renderers.slot import slot as render_slot


@never_cache
@require_POST
@xframe_options_sameorigin
def preview(request: HttpRequest, edition: int, section: int) -> HttpResponse:
    """The page of the slots that are posted as JSON; what of them cannot be read is left out."""
    own, of = front_for(request, edition, section)
    response = HttpResponse(page(own, of, _slots(request, own)))
    response["Content-Security-Policy"] = DRAFT_POLICY
    return response


@never_cache
@require_POST
def filling(request: HttpRequest, edition: int, section: int) -> HttpResponse:
    """Which stories readers would see in each slot, by its id, with their cards."""
    own, of = front_for(request, edition, section)
    slots = _slots(request, own)
    found = dict(_standing(_context(own, of, slots), of.pk if of else 0, slots))
    rows = {row.article: row for listed in found.values() for row in listed}
    numbers = {name: [row.article for row in listed] for name, listed in found.items()}
    told = {
        "stories": cards.of_rows(own, rows.values()),
        "topics": topic_names(slot.topic for slot in slots if slot.topic),
    }
    return JsonResponse({"slots": numbers, **told})


def page(edition: Edition, section: Section | None, slots: Document) -> bytes:
    """The page of a front that has these slots."""
    context, keys = _context(edition, section, slots), KeyBuilder(assemble.prefix(edition))
    number = section.pk if section else 0
    key = keys.key("section-page", section.slug) if section else keys.key("page", "home")
    parsed = parse_key(key)
    assert parsed is not None
    compose = recipes.section_page if section else recipes.home_page
    with override(edition.language):
        recipe = compose(context, parsed)
        own: dict[bytes, Fragment] = {
            keys.key("slot", argument(number, one)): render_slot(context, argument(number, one))
            for one in slots
        }
    return assemble.page(edition, recipe, own) if isinstance(recipe, Recipe) else b""


def _slots(request: HttpRequest, edition: Edition) -> Document:
    """What can be read of the slots that are posted, without what has ended."""
    try:
        data = json.loads(request.POST.get("slots", "[]"))
    except (ValueError, RecursionError):
        data = []
    raw = data if isinstance(data, list) else []
    list(read_ends(raw, clock_of(edition)))
    slots, now = readable(raw)[0], timezone.now()
    return tuple(
        replace(slot, stories=tuple(pin for pin in slot.stories if pin.is_due(now))) for slot in slots
    )


def _context(edition: Edition, section: Section | None, slots: Document) -> RenderContext:
    """A round in which the edition has this one front."""
    rows, number = Round(), section.pk if section else 0
    fronts = {edition.pk: {number: slots}} if slots else {}
    rows.fronts = Known(lambda _editions: fronts)
    context, keys = RenderContext(edition, rows), KeyBuilder(assemble.prefix(edition))
    wanted = (parse_key(keys.key("slot", argument(number, one))) for one in slots)
    prepare(rows, {edition.pk: context}, [key for key in wanted if key])
    return context


def _standing(
    context: RenderContext, section: int, slots: Document
) -> Iterator[tuple[str, list[PlacementRow]]]:
    """The stories of each slot as joining a page chooses them: none twice."""
    seen: set[int] = set()
    for one in slots:
        rows = stories_in(context, SlotPlace(section, one, slots))
        chosen = [row for row in rows if row.article not in seen][: one.shown]
        seen |= {row.article for row in chosen}
        yield one.id, chosen
