"""Stories whose edition has changed around them keep their pages, and lists keep to their edition."""

from __future__ import annotations

from nashra.audience.models import MostRead
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.models import Placement
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers.edition import most_read
from nashra.pages.renderers.section import breadcrumb


def test_story_keeps_its_breadcrumb_where_its_edition_hides_the_section(network, publish) -> None:
    publish(placements=[PlacementDraft(network.maghrib, network.culture)])
    network.maghrib.shown_sections.filter(section=network.culture).delete()
    piece = breadcrumb(RenderContext(network.maghrib), str(network.culture.pk))
    assert piece is not None
    assert "ثقافة" in piece.html.decode()


def test_most_read_leaves_out_a_story_that_only_another_edition_still_shows(network, publish) -> None:
    there = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.world)]
    story = publish(placements=there)
    MostRead.objects.create(edition=network.maghrib, article=story, position=0)
    assert len(most_read(RenderContext(network.maghrib), "").items) == 1
    Placement.objects.filter(edition=network.maghrib).update(live=False)
    assert most_read(RenderContext(network.maghrib), "").items == ()
