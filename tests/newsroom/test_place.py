"""Placing a live story in one more edition."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from nashra.newsroom.actions.place import place
from nashra.newsroom.models import Placement


def test_placed_story_stands_in_both_editions(publish, network) -> None:
    story = publish()
    placed = place(article=story, edition=network.misr, section=network.sport)
    rows = Placement.objects.filter(article=story, live=True).values_list("edition", "section")
    assert set(rows) == {
        (network.maghrib.pk, network.world.pk),
        (network.misr.pk, network.sport.pk),
    }
    assert placed.live
    assert not placed.has_unpublished_changes


def test_placed_story_keeps_its_place_and_time_elsewhere(publish, network) -> None:
    story = publish()
    before = Placement.objects.filter(article=story).values().get()
    place(article=story, edition=network.misr, section=network.world)
    assert Placement.objects.filter(article=story, edition=network.maghrib).values().get() == before


def test_draft_is_not_placed_but_published(write, network) -> None:
    with pytest.raises(ValidationError, match="منشور"):
        place(article=write(), edition=network.misr, section=network.world)


def test_placing_does_not_overtake_changes_that_wait(publish, network) -> None:
    story = publish()
    story.save_revision()
    with pytest.raises(ValidationError, match="تعديلات لم تُنشر"):
        place(article=story, edition=network.misr, section=network.world)


def test_story_is_placed_once_in_an_edition(publish, network) -> None:
    with pytest.raises(ValidationError, match="المغرب اليوم"):
        place(article=publish(), edition=network.maghrib, section=network.sport)


def test_story_is_not_placed_in_a_section_that_the_edition_does_not_show(publish, network) -> None:
    with pytest.raises(ValidationError, match="ثقافة"):
        place(article=publish(), edition=network.misr, section=network.culture)
    assert Placement.objects.count() == 1
