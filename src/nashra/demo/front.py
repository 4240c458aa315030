"""The demo's one front by an editor's hand: the home page of its second edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from nashra.editions.models import Edition
from nashra.newsroom.actions.edit_front import edit_front
from nashra.newsroom.fronts.slot import Pin, Slot
from nashra.newsroom.models import Article

EDITION = "misr"


def lay_out(edition: Edition, made: Mapping[str, Article], now: datetime, user: Any) -> None:
    """Lay out the edition's home page with the demo's stories, by their keys; the lead is pinned for a day."""
    sections = {
        shown.section.slug: shown.section_id for shown in edition.shown_sections.select_related("section")
    }
    lead = Pin(
        made["salsal-water-accord"].pk,
        headline="ماء السلسال لأربع دول: ما الذي وُقّع في العالية؟",
        until=now + timedelta(days=1),
    )
    slots = (
        Slot("lead", "lead", (lead,)),
        Slot("latest", "latest", count=7),
        Slot("pair", "pair", _pins(made, "cup-final-penalties", "manara-opens-nine-fathoms")),
        Slot("most-read", "most_read"),
        *_blocks(sections, "politics", "economy", "arab-world"),
        Slot(
            "water",
            "list",
            _pins(made, "desalination-plan", "delta-salt-sensors"),
            heading="ملف: البحر والماء",
        ),
        Slot("note", "text", heading="من غرفة الأخبار", text="نتابع توقيع الاتفاق وردود العواصم أولًا بأول."),
        *_blocks(sections, "sport", "arts", "stars", "health", "technology", "culture", "world"),
    )
    edit_front(edition=edition, section=None, began_from=0, slots=slots, user=user)


def _pins(made: Mapping[str, Article], *keys: str) -> tuple[Pin, ...]:
    return tuple(Pin(made[key].pk) for key in keys)


def _blocks(sections: Mapping[str, int], *slugs: str) -> Iterator[Slot]:
    return (Slot(slug, "section", section=sections[slug]) for slug in slugs)
