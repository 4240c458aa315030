"""A section that is renamed, or an edition's tagline, touches what shows it: all of that, and nothing of a story."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.network import Network, Outbox

from nashra.changes.change import Kind
from nashra.editions.actions.change_wording import change_wording
from nashra.editions.actions.record import edition_state, record_edition, record_section
from nashra.editions.actions.show_section import show_section
from nashra.editions.models import EditionSection, Section
from nashra.fragments.key import kind_of
from nashra.fragments.model import Fragment, Sites
from nashra.fragments.store.memory import MemoryStore
from nashra.newsroom.models import Article
from nashra.pages import generation, registry
from nashra.pages.feed_keys import ENDINGS, LISTS, OF_LISTING_FEEDS, OF_LISTINGS
from nashra.pages.invalidation import invalidated_by
from nashra.pages.render import render
from nashra.pages.section_keys import OF_A_SECTION
from nashra.pages.store import IN_FEEDS, OF_A_STORY

pytestmark = pytest.mark.django_db

Take = Callable[[Network], None]


@pytest.fixture
def sites(memory_store: MemoryStore, network: Network) -> Sites:
    """The generation of a store of the test's own."""
    return generation.begin()


def everything(sites: Sites) -> dict[bytes, Fragment]:
    """Every fragment that there is."""
    keys = [
        f"{prefix}{kind}/{argument}".encode()
        for prefix in sites.prefixes()
        for kind in sorted(registry.KNOWN)
        for argument in arguments(kind)
    ]
    return {entry.key: entry.fragment for entry in render(keys)}


def arguments(kind: str) -> list[object]:
    """What a kind's keys end in."""
    if kind in {*OF_LISTING_FEEDS, *(f"{one}-feed" for one in OF_LISTINGS)}:
        return []  # this network has no topics and no authors
    if kind in {*OF_A_STORY, *IN_FEEDS}:
        return list(Article.objects.values_list("pk", flat=True))
    if kind in OF_A_SECTION:
        return list(Section.objects.values_list("pk", flat=True))
    if kind == "section-page":
        return list(Section.objects.values_list("slug", flat=True))
    sections = Section.objects.values_list("pk", "slug")
    if kind == "list-head":
        return ["latest", "most-read"]
    if kind in LISTS:
        return [f"{ending}.{number}" for ending in ENDINGS for number in (0, *(pk for pk, _slug in sections))]
    if kind == "section-feed":
        return [f"{ending}.{slug}" for ending in ENDINGS for _pk, slug in sections]
    if kind == "sitemap":
        return ["index", "news", "pages"]
    if kind == "sitemap-month":
        return ["2026-11"]
    if "feed" in kind:
        return list(ENDINGS)
    return {"page": ["home"], "message": [410], "message-head": [410]}.get(kind, [""])


def rename(network: Network) -> None:
    network.world.name = "العالم"
    network.world.save()
    record_section(network.world, network.world.slug)


def recolour(network: Network) -> None:
    network.world.colour = "teal"
    network.world.save()
    record_section(network.world, network.world.slug)


def name_section_otherwise(network: Network) -> None:
    show_section(network.misr, name="دنيا", slug=network.world.slug)


def show_one_more(network: Network) -> None:
    show_section(network.misr, name="صحة", slug="صحة", block_on_stories=True)


def change_shown(**fields: object) -> Take:
    def take(network: Network) -> None:
        before = edition_state(network.maghrib.pk)
        EditionSection.objects.filter(edition=network.maghrib, section=network.world).update(**fields)
        record_edition(network.maghrib.pk, before)

    return take


def hide(network: Network) -> None:
    before = edition_state(network.maghrib.pk)
    EditionSection.objects.filter(edition=network.maghrib, section=network.world).delete()
    record_edition(network.maghrib.pk, before)


def reword(**wording: str) -> Take:
    return lambda network: change_wording(network.maghrib, **wording)


WAYS: dict[str, Take] = {
    "a section's name": rename,
    "a section's colour": recolour,
    "a section's name in an edition": name_section_otherwise,
    "one more section": show_one_more,
    "a section out of the navigation": change_shown(in_navigation=False),
    "a section under stories": change_shown(block_on_stories=True),
    "a section's place": change_shown(sort_order=9),
    "a section hidden": hide,
    "tagline": reword(tagline="أخبار كل يوم"),
    "heading of the latest": reword(latest_heading="الجديد"),
    "heading of the most read": reword(most_read_heading="الأكثر"),
    "calendar": reword(calendar="gregorian"),
}


@pytest.mark.parametrize("take", WAYS.values(), ids=WAYS.keys())
def test_change_touches_all_that_shows_it_and_nothing_of_a_story(
    take: Take, network: Network, sites: Sites, publish: Callable[..., Article], outbox: Outbox
) -> None:
    publish("هدنة في الجنوب")
    publish("هدنة في الجنوب تدخل يومها العاشر")
    before = everything(sites)
    take(network)
    (change,) = outbox.changes()
    assert change.kind in {Kind.SECTION, Kind.EDITION}
    after = everything(sites)
    changed = {key for key, fragment in after.items() if key in before and before[key] != fragment}
    touched = invalidated_by([change], sites)
    assert changed, "nothing shows it"
    assert changed <= touched
    assert not {kind_of(key).decode() for key in touched} & {*OF_A_STORY, *IN_FEEDS}
    assert len(touched) <= 2 * (13 + 7 + 11)


@pytest.mark.parametrize(
    "wording",
    [
        {"name": "المغرب الآن"},
        {"host": "rabat.localhost"},
        {"time_zone": "Africa/Tunis"},
        {"digits": "arab"},
        {"related_heading": "اقرأ"},
        {"canonical_label": "الأصل"},
    ],
    ids=str,
)
def test_what_every_story_shows_begins_a_new_generation(
    wording: dict[str, str], network: Network, outbox: Outbox
) -> None:
    change_wording(network.maghrib, **wording)
    assert [change.kind for change in outbox.changes()] == [Kind.NETWORK]
