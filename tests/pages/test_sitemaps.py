"""Sitemaps: what search engines are told of an edition's stories, by the protocol's own rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.network import Network
from tests.pages.visitor import Visitor
from tests.plans import plan

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.editions.actions.record import edition_state, record_edition
from nashra.editions.models import EditionSection
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.edit_topic import EditTopic, add_topic
from nashra.newsroom.actions.kill import kill
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Author, Placement, Topic
from nashra.newsroom.queries import sitemap
from nashra.pages import generation, sitemap_keys

Publish = Callable[..., Article]

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
ORIGIN = "http://maghrib.localhost:8000"
HEADLINE = "هدنة في الجنوب"
LONG_AGO = datetime(2019, 5, 31, 23, 30, tzinfo=UTC)


def read(reader: Visitor, path: str, host: str = "maghrib.localhost") -> list[str]:
    """The addresses of a sitemap or an index, once it has passed the rules of the protocol's schemas."""
    text = reader.html(path, host)
    root = ElementTree.fromstring(text)
    line = {f"{SITEMAP}urlset": "url", f"{SITEMAP}sitemapindex": "sitemap"}[root.tag]
    assert 1 <= len(root) <= 50_000
    assert len(text.encode()) < 50 << 20
    addresses = []
    for one in root:
        assert one.tag == SITEMAP + line
        known = [SITEMAP + "loc", SITEMAP + "lastmod", NEWS + "news"]
        assert {child.tag for child in one} <= set(known)
        address = one.findtext(SITEMAP + "loc") or ""
        assert 12 <= len(address) <= 2048
        assert address.isascii()
        assert urlsplit(address).netloc == f"{host}:8000"
        if changed := one.findtext(SITEMAP + "lastmod"):
            assert datetime.fromisoformat(changed).tzinfo
        addresses.append(unquote(address.removeprefix(f"http://{host}:8000")))
    assert len(set(addresses)) == len(addresses)
    return addresses


@pytest.fixture
def publish_at(network: Network, publish: Publish) -> Publish:
    """Publishes a story as of a time."""

    def publish_at(when: datetime, headline: str = HEADLINE) -> Article:
        return publish(
            headline, placements=[PlacementDraft(network.maghrib, network.world, published_at=when)]
        )

    return publish_at


def month(when: datetime | None = None) -> str:
    return f"{when or timezone.now():%Y-%m}"


def listed(reader: Visitor, host: str = "maghrib.localhost") -> list[str]:
    """All stories in all files that the index names."""
    others = ("news", "pages", "archive")
    files = [file for file in read(reader, "/sitemap.xml", host) if not any(one in file for one in others)]
    return [address for file in files for address in read(reader, file, host)]


def test_index_names_the_months_that_have_stories(
    publish: Publish, publish_at: Publish, reader: Visitor
) -> None:
    old = publish_at(LONG_AGO, "خبر قديم")
    new = publish(HEADLINE)
    assert read(reader, "/sitemap.xml") == [
        "/sitemap-news.xml",
        "/sitemap-pages.xml",
        f"/sitemap-archive-{month()[:4]}.xml",
        "/sitemap-archive-2019.xml",
        f"/sitemap-{month()}-0.xml",
        "/sitemap-2019-05-0.xml",
    ]
    assert read(reader, "/sitemap-2019-05-0.xml") == [f"/عالم/{old.pk}/خبر-قديم"]
    assert read(reader, f"/sitemap-{month()}-0.xml") == [f"/عالم/{new.pk}/هدنة-في-الجنوب"]


def test_edition_without_stories_has_sitemaps(reader: Visitor) -> None:
    assert read(reader, "/sitemap.xml") == ["/sitemap-news.xml", "/sitemap-pages.xml"]
    assert read(reader, "/sitemap-news.xml") == ["/"]
    assert read(reader, "/sitemap-pages.xml") == ["/", "/عالم", "/رياضة", "/ثقافة"]


def test_section_that_is_no_longer_shown_is_no_longer_listed(network: Network, reader: Visitor) -> None:
    assert "/عالم" in read(reader, "/sitemap-pages.xml")
    before = edition_state(network.maghrib.pk)
    with transaction.atomic():
        EditionSection.objects.filter(edition=network.maghrib, section=network.world).delete()
        record_edition(network.maghrib.pk, before)
    assert "/عالم" not in read(reader, "/sitemap-pages.xml")


@pytest.mark.parametrize("how", ["unpublish", "kill", "delete", "remove", "hold back"])
@pytest.mark.parametrize("age", [timedelta(), timedelta(days=400)])
def test_story_that_is_taken_down_is_in_no_sitemap(
    how: str, age: timedelta, network: Network, publish_at: Publish, reader: Visitor
) -> None:
    since = timezone.now() - age
    story = publish_at(since)
    publish_at(since, "خبر آخر")
    everywhere = ("/sitemap.xml", "/sitemap-news.xml", f"/sitemap-{month(since)}-0.xml")
    assert len(listed(reader)) == 2
    assert any(f"/{story.pk}/" in address for path in everywhere for address in read(reader, path))
    take_down(how, Article.objects.get(pk=story.pk), network)
    assert not any(f"/{story.pk}/" in address for path in everywhere for address in read(reader, path))


def take_down(how: str, article: Article, network: Network) -> None:
    if how == "unpublish":
        article.unpublish()
    elif how == "kill":
        kill(article=article, reason="error")
    elif how == "delete":
        delete(article=article)
    elif how == "remove":
        article.placements = [Placement(edition=network.misr, section=network.world)]
        article.save_revision()
        publish_now(article=article)
    else:
        (place,) = article.placements.all()
        place.embargo_at = timezone.now() + timedelta(hours=1)
        article.placements = [place]
        article.save_revision()
        publish_now(article=article)


def test_last_story_of_a_month_takes_its_file_along(
    publish: Publish, publish_at: Publish, reader: Visitor
) -> None:
    story = publish_at(LONG_AGO)
    publish("خبر آخر")
    assert "/sitemap-2019-05-0.xml" in read(reader, "/sitemap.xml")
    Article.objects.get(pk=story.pk).unpublish()
    assert "/sitemap-2019-05-0.xml" not in read(reader, "/sitemap.xml")
    assert reader.get("/sitemap-2019-05-0.xml").status == 404


def test_revised_story_is_read_anew(publish_at: Publish, reader: Visitor) -> None:
    story = publish_at(LONG_AGO)
    assert "<lastmod>2019-05-31T23:30:00Z</lastmod>" in reader.html("/sitemap.xml")
    article = Article.objects.get(pk=story.pk)
    article.headline = "هدنة في الشمال"
    article.save_revision()
    publish_now(article=article)
    today = f"<lastmod>{timezone.now():%Y-%m-%d}"
    assert today in reader.html("/sitemap.xml")
    assert today in reader.html("/sitemap-2019-05-0.xml")
    assert listed(reader) == [f"/عالم/{story.pk}/هدنة-في-الشمال"]


def test_file_has_one_range_of_numbers_alone(
    publish: Publish, reader: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [publish(f"خبر {number}").pk for number in range(3)]
    monkeypatch.setattr(sitemap, "RANGE", numbers[1])
    generation.begin()
    files = read(reader, "/sitemap.xml")
    assert f"/sitemap-{month()}-0.xml" in files
    assert f"/sitemap-{month()}-1.xml" in files
    assert [int(address.split("/")[2]) for address in read(reader, f"/sitemap-{month()}-1.xml")] == numbers[
        1:
    ]


def test_news_are_those_of_two_days_of_the_edition_at_most_a_thousand(
    publish: Publish,
    publish_at: Publish,
    reader: Visitor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish_at(timezone.now() - timedelta(hours=49), "خبر قديم")
    for number in range(3):
        publish(f"«خبر» & {number} ]]>")
    root = ElementTree.fromstring(reader.html("/sitemap-news.xml"))
    assert [one.findtext(f".//{NEWS}title") for one in root] == [f"«خبر» & {n} ]]>" for n in (2, 1, 0)]
    publication = root[0].find(f"{NEWS}news/{NEWS}publication")
    assert publication is not None
    assert publication.findtext(f"{NEWS}name") == "المغرب اليوم"
    assert publication.findtext(f"{NEWS}language") == "ar"
    when = datetime.fromisoformat(root[0].findtext(f".//{NEWS}publication_date") or "")
    assert abs(when - timezone.now()) < timedelta(minutes=5)
    monkeypatch.setattr("nashra.pages.sitemaps.NEWS_STORIES", 2)
    publish("رابع")
    generation.begin()
    assert len(read(reader, "/sitemap-news.xml")) == 2


def test_news_are_made_anew_at_the_editions_midnight(
    network: Network, publish: Publish, reader: Visitor
) -> None:
    story = publish(HEADLINE)
    assert len(read(reader, "/sitemap-news.xml")) == 1
    Placement.objects.filter(article=story).update(published_at=timezone.now() - timedelta(days=3))
    with transaction.atomic():
        outbox.record(Kind.DAY, Subject(edition=network.maghrib.pk))
    assert read(reader, "/sitemap-news.xml") == ["/"]


def test_copy_is_listed_where_the_story_is_its_own_and_nowhere_else(
    network: Network, publish: Publish, reader: Visitor
) -> None:
    placed = [PlacementDraft(one, network.world) for one in (network.maghrib, network.misr)]
    story = publish(HEADLINE, placements=placed)
    assert listed(reader) == [f"/عالم/{story.pk}/هدنة-في-الجنوب"]
    assert listed(reader, "misr.localhost") == []
    assert read(reader, "/sitemap-news.xml", "misr.localhost") == ["/"]


def test_edition_that_has_its_own_headline_lists_its_own_page(
    network: Network, publish: Publish, reader: Visitor
) -> None:
    own = PlacementDraft(network.misr, network.world, headline="القاهرة ترحب بالهدنة")
    story = publish(HEADLINE, placements=[PlacementDraft(network.maghrib, network.world), own])
    assert listed(reader) == [f"/عالم/{story.pk}/هدنة-في-الجنوب"]
    assert listed(reader, "misr.localhost") == [f"/عالم/{story.pk}/القاهرة-ترحب-بالهدنة"]


def test_copy_is_listed_once_the_storys_own_place_is_gone(
    network: Network, publish: Publish, reader: Visitor
) -> None:
    placed = [PlacementDraft(one, network.world) for one in (network.maghrib, network.misr)]
    story = publish(HEADLINE, placements=placed)
    assert listed(reader, "misr.localhost") == []
    article = Article.objects.get(pk=story.pk)
    article.placements = [one for one in article.placements.all() if one.edition_id == network.misr.pk]
    article.save_revision()
    publish_now(article=article)
    assert listed(reader) == []
    assert listed(reader, "misr.localhost") == [f"/عالم/{story.pk}/هدنة-في-الجنوب"]


@pytest.mark.parametrize(
    "path", ["/sitemap-2026-13-0.xml", "/sitemap-9999-12-0.xml", "/sitemap-0000-01-0.xml", "/sitemap-x.xml"]
)
def test_file_that_there_is_not_is_not_found(path: str, reader: Visitor) -> None:
    assert reader.get(path).status == 404


def test_sitemaps_work_does_not_grow_with_the_archive(network: Network, publish: Publish) -> None:
    """One statement a file, which reads the stories of its month from the index and no others."""
    publish(HEADLINE)
    bounds = (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
    for ask in (
        lambda: sitemap.of_range(network.maghrib.pk, *bounds, 0),
        lambda: sitemap.ranges(network.maghrib.pk, *bounds),
        lambda: sitemap.newest_since(network.maghrib.pk, *bounds, 1000),
        lambda: sitemap.span(network.maghrib.pk),
    ):
        with CaptureQueriesContext(connection) as asked:
            ask()
        (statement,) = [one["sql"] for one in asked]
        steps = [step for step in plan(statement) if not step.startswith(("USE TEMP", "CORRELATED"))]
        assert any("placement_latest" in step for step in steps)
        assert not [step for step in steps if step.startswith(("SCAN place", "SCAN other", "SCAN newsroom_"))]


@pytest.fixture
def of_a_topic(publish: Publish) -> Article:
    """A story of a topic by an author, which alone is in their lists; a topic and an author have none."""
    add_topic(name="القاهرة")
    Author.objects.create(name="هدى")
    return publish(HEADLINE, topics=[add_topic(name="الرباط")], authors=[Author.objects.create(name="سلمى")])


def test_topics_and_authors_that_list_a_story_stand_in_sitemaps_until_it_is_taken_down(
    of_a_topic: Article, reader: Visitor
) -> None:
    index = read(reader, "/sitemap.xml")
    assert {"/sitemap-topics-0.xml", "/sitemap-authors-0.xml"} <= set(index)
    assert read(reader, "/sitemap-topics-0.xml") == ["/topic/الرباط"]
    assert read(reader, "/sitemap-authors-0.xml") == ["/author/سلمى"]
    unpublish(article=of_a_topic, reason="legal")
    assert "/sitemap-topics-0.xml" not in read(reader, "/sitemap.xml")
    for kind in ("topics", "authors"):
        assert read(reader, f"/sitemap-{kind}-0.xml") == ["/"]


def test_renamed_topic_stands_under_its_new_address_and_a_deleted_one_in_no_sitemap(
    of_a_topic: Article, reader: Visitor
) -> None:
    topic = Topic.objects.get(name="الرباط")
    assert read(reader, "/sitemap-topics-0.xml") == ["/topic/الرباط"]
    topic.slug = "مدينة"
    EditTopic(topic).execute(skip_permission_checks=True)
    assert read(reader, "/sitemap-topics-0.xml") == ["/topic/مدينة"]
    topic.delete()
    assert read(reader, "/sitemap-topics-0.xml") == ["/"]


def test_topics_are_listed_by_ranges_of_their_numbers(
    publish: Publish, reader: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "RANGE", 1)
    monkeypatch.setattr(sitemap_keys, "RANGE", 1)
    one, _none, other = (add_topic(name=name) for name in ("واحد", "اثنان", "ثلاثة"))
    publish(topics=[one, other])
    files = [f"/sitemap-topics-{topic.pk}.xml" for topic in (one, other)]
    assert [name for name in read(reader, "/sitemap.xml") if "topics" in name] == files
    assert read(reader, files[1]) == ["/topic/ثلاثة"]


def test_archive_lists_days_with_stories_in_the_editions_zone_until_the_last_is_taken_down(
    publish_at: Publish, reader: Visitor
) -> None:
    story = publish_at(datetime(2019, 7, 31, 23, 30, tzinfo=UTC))  # an hour later in Rabat
    assert "/sitemap-archive-2019.xml" in read(reader, "/sitemap.xml")
    days = ["/archive/2019", "/archive/2019/08", "/archive/2019/08/01"]
    assert read(reader, "/sitemap-archive-2019.xml") == days
    unpublish(article=story, reason="legal")
    assert "/sitemap-archive-2019.xml" not in read(reader, "/sitemap.xml")
    assert reader.get("/sitemap-archive-2019.xml").status == 404
    assert reader.get("/sitemap-archive-0000.xml").status == 404
