"""What fronts lack stands on the first page of who may edit them, until it is mended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from tests.network import Network

from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.edit_front import edit_front
from nashra.newsroom.fronts.slot import Pin, Slot
from nashra.newsroom.models import Article, Front
from nashra.newsroom.roles import Role

Stands = Callable[..., list[str]]
Browse = Callable[..., Client]


def lay_out(network: Network, began_from: int, *slots: Slot) -> None:
    edit_front(edition=network.maghrib, section=None, began_from=began_from, slots=slots, user=None)


def test_deleted_story_is_told_to_the_fronts_editor_until_it_is_taken_out(
    network: Network, publish: Callable[..., Article], browse: Browse, stands_in: Stands
) -> None:
    chief, other = browse("سعاد", Role.CHIEF_EDITOR), browse("هند", Role.CHIEF_EDITOR, network.misr)
    desk = browse("كريم", Role.DESK_EDITOR)
    story = publish("هدنة في الجنوب")
    lay_out(network, 0, Slot("lead", "lead", (Pin(story.pk),)))
    assert stands_in(chief, "front-faults") == []
    delete(article=story)
    told = [stands_in(one, "front-faults") for one in (chief, other, desk)]
    assert told == [["المغرب اليوم › الصفحة الرئيسية"], [], []]
    lay_out(network, 1, Slot("lead", "lead"))
    assert stands_in(chief, "front-faults") == []


def test_slot_that_cannot_be_read_is_told_and_fails_no_other_panel(
    network: Network, desk: Client, stands_in: Stands
) -> None:
    lay_out(network, 0, Slot("lead", "lead"))
    damaged: list[Any] = [{"id": "<b>", "kind": "carousel"}, *Front.objects.get().document]
    Front.objects.update(document=damaged)
    assert stands_in(desk, "front-faults") == ["المغرب اليوم › الصفحة الرئيسية"]
    page = desk.get("/newsroom/desk/front-faults").content.decode()
    assert ("Slot &lt;b&gt; cannot be read" in page, "Slot lead" in page) == (True, False)
    assert desk.get("/newsroom/").status_code == 200
