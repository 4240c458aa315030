"""A section's old addresses lead to it at the next request, as long as nothing else has them."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.actions import action_registry

from nashra.editions.actions.record import edition_state, record_edition
from nashra.editions.actions.show_section import show_section
from nashra.editions.models import Section
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.pages.context.render_context import RenderContext
from nashra.pages.context.search import Search
from nashra.pages.public.search.request import SearchRequest


def rename(section: Section, slug: str) -> None:
    """As the section's form does it."""
    changed = Section.objects.get(pk=section.pk)
    changed.slug = slug
    action_registry.get_action_class(Section, "edit")(changed).execute(skip_permission_checks=True)


@pytest.fixture
def renamed(network, reader) -> Section:
    """Sport, which a reader has seen under its old slug, and then under none."""
    assert reader.get("/رياضة").status == 200
    assert reader.get("/ملاعب").status == 404
    rename(network.sport, "ملاعب")
    return Section.objects.get(pk=network.sport.pk)


@pytest.mark.parametrize("host", ["maghrib.localhost", "misr.localhost"])
def test_old_address_leads_to_the_new_one(renamed, reader, host: str) -> None:
    assert reader.get("/ملاعب", host=host).status == 200
    for path in ("/رياضة", "/رياضة/", "//رياضة"):
        assert reader.get(path, "a=1", host=host) == (301, "/ملاعب?a=1")


def test_old_address_of_a_story_leads_to_the_new_one(network, reader, publish) -> None:

    number = publish("فوز", placements=[PlacementDraft(network.maghrib, network.sport)]).pk
    assert reader.get(f"/رياضة/{number}/فوز").status == 200
    rename(network.sport, "ملاعب")
    assert reader.get(f"/رياضة/{number}/فوز", "a=1") == (301, f"/ملاعب/{number}/فوز?a=1")
    assert reader.get(f"/ملاعب/{number}/فوز").status == 200


def test_old_address_with_a_cursor_leads_to_the_new_one(renamed, reader) -> None:
    cursor = "before=17.000000-2"
    assert reader.get("/رياضة", cursor) == (301, f"/ملاعب?{cursor}")
    assert reader.get("/رياضة/", cursor) == (301, f"/ملاعب?{cursor}")
    assert reader.get("/ملاعب/", cursor) == (301, f"/ملاعب?{cursor}")
    assert reader.get("/ملاعب", cursor).status == 200


def test_each_of_several_old_addresses_leads_to_the_newest(renamed, reader) -> None:
    assert reader.get("/رياضة") == (301, "/ملاعب")
    rename(renamed, "رياضات")
    assert reader.get("/رياضة") == (301, "/رياضات")
    assert reader.get("/ملاعب") == (301, "/رياضات")


def test_slug_that_comes_back_is_an_address_again(renamed, reader) -> None:
    assert reader.get("/رياضة") == (301, "/ملاعب")
    rename(renamed, "رياضة")
    assert reader.get("/رياضة").status == 200
    assert reader.get("/ملاعب") == (301, "/رياضة")


def test_new_section_wins_its_slug_and_keeps_it_when_renamed(network, renamed, reader) -> None:
    assert reader.get("/رياضة") == (301, "/ملاعب")
    new = show_section(network.maghrib, name="الرياضة", slug="رياضة")
    assert reader.get("/رياضة").status == 200
    assert reader.get("/رياضة", host="misr.localhost") == (301, "/ملاعب"), "which does not show the new one"
    rename(new, "نواد")
    assert reader.get("/رياضة") == (301, "/نواد")


def test_section_that_is_hidden_or_deleted_has_no_old_address(network, renamed, reader) -> None:

    assert reader.get("/رياضة") == (301, "/ملاعب")
    before = edition_state(network.maghrib.pk)
    network.maghrib.shown_sections.filter(section=renamed).delete()
    record_edition(network.maghrib.pk, before)
    assert reader.get("/رياضة").status == 404
    assert reader.get("/رياضة", host="misr.localhost") == (301, "/ملاعب")
    network.misr.shown_sections.filter(section=renamed).delete()
    renamed.delete()
    assert reader.get("/رياضة", host="misr.localhost").status == 404


def test_search_of_an_old_slug_is_one_of_the_section(network, renamed, one_connection: Any) -> None:

    search = Search(RenderContext(network.maghrib), SearchRequest("هدنة", section="رياضة"))
    assert search.request.section == "ملاعب"
    assert search.filters(search.request).section == renamed.pk
