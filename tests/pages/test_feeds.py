"""Feeds of an edition and of its sections, in three formats, as readers of feeds get them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import feedparser
import pytest
from django.db import connection, transaction
from tests.network import Network
from tests.pages.visitor import Visitor

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.change_wording import change_wording
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.edit_topic import EditTopic, add_topic
from nashra.newsroom.actions.kill import kill
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Author, Placement, Topic
from nashra.pages import generation
from nashra.pages.context import feed
from nashra.pages.feed_keys import ENDINGS
from nashra.pages.render import rendered

FEEDS = tuple(f"{list_}/feed.{ending}" for list_ in ("", "/عالم") for ending in ("rss", "atom", "json"))
HEADLINE = "هدنة في الجنوب"
HOSTILE = '«أ» < ب ]]> & \x0bت\x01 </item></entry> {"a":'


@pytest.fixture
def story(publish: Callable[..., Article]) -> Article:
    return publish(HEADLINE, summary="ملخص الخبر.", body=[("paragraph", "<p>نص الخبر.</p>")])


def parsed(reader: Visitor, path: str, host: str = "maghrib.localhost") -> Any:
    """An XML feed as a strict reader has it."""
    text = reader.html(path, host)
    ElementTree.fromstring(text)
    feed = feedparser.parse(text.encode(), sanitize_html=False)
    assert not feed.bozo
    return feed


def entries(reader: Visitor, path: str) -> list[Any]:
    """What a feed lists, whatever its format."""
    return json.loads(reader.html(path))["items"] if path.endswith("json") else parsed(reader, path).entries


@pytest.mark.parametrize("path", ["/feed.rss", "/feed.atom"])
def test_story_is_whole_in_its_direction_and_language(path: str, story: Article, reader: Visitor) -> None:
    feed = parsed(reader, path)
    (entry,) = feed.entries
    assert feed.feed.title == "المغرب اليوم"
    assert entry.title == HEADLINE
    assert entry.link.startswith("http://maghrib.localhost:8000/%D8")
    assert entry.content[0].value.startswith('<div dir="rtl" lang="ar">')
    assert "<p>نص الخبر.</p>" in entry.content[0].value
    assert entry.summary.startswith('<div dir="rtl" lang="ar"><p>ملخص الخبر.')
    assert entry.id.startswith("urn:uuid:")
    published = datetime(*entry.published_parsed[:6], tzinfo=UTC)
    placed = Placement.objects.get(article=story).published_at
    assert placed is not None
    assert published == placed.replace(microsecond=0)


def test_json_feed_says_the_same(story: Article, reader: Visitor) -> None:
    feed = json.loads(reader.html("/عالم/feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "المغرب اليوم: عالم"
    assert feed["feed_url"] == "http://maghrib.localhost:8000/%D8%B9%D8%A7%D9%84%D9%85/feed.json"
    (item,) = feed["items"]
    assert item["title"] == HEADLINE
    assert item["summary"] == "ملخص الخبر."
    assert item["content_html"].startswith('<div dir="rtl" lang="ar">')
    assert item["id"] == parsed(reader, "/feed.rss").entries[0].id


def test_edition_that_gives_summaries_alone_gives_no_text(
    network: Network, story: Article, reader: Visitor
) -> None:
    change_wording(network.maghrib, feed_text="summary")
    for path in FEEDS:
        assert "نص الخبر." not in reader.html(path)
        assert "ملخص الخبر." in reader.html(path)


@pytest.mark.parametrize("path", FEEDS)
def test_feed_is_well_formed_whatever_stands_in_a_story(
    path: str, story: Article, publish: Callable[..., Article], reader: Visitor
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE newsroom_article SET headline = %s, summary = %s", [HOSTILE, HOSTILE])
    publish("الثاني", body=[("quotation", {"text": "]]>", "speaker": "<b>"})])
    generation.begin()
    second, first = entries(reader, path)
    assert second["title"] == "الثاني"
    assert first["title"].startswith("«أ» < ب ]]> & ")
    assert "\x01" not in reader.html(path)


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("how", ["unpublish", "kill", "delete", "remove"])
def test_story_that_is_taken_down_is_in_no_feed(
    path: str, how: str, network: Network, story: Article, reader: Visitor
) -> None:
    assert len(entries(reader, path)) == 1
    article = Article.objects.get(pk=story.pk)
    if how == "unpublish":
        article.unpublish()
    elif how == "kill":
        kill(article=article, reason="error")
    elif how == "delete":
        delete(article=article)
    else:
        article.placements = [Placement(edition=network.misr, section=network.world)]
        article.save_revision()
        publish_now(article=article)
    assert entries(reader, path) == []
    assert HEADLINE not in reader.html(path)


def test_link_to_a_story_that_is_taken_down_goes_from_the_text(
    story: Article, publish: Callable[..., Article], reader: Visitor
) -> None:
    link = f'<p>انظر <a linktype="story" id="{story.pk}">الخبر</a></p>'
    publish("الثاني", body=[("paragraph", link)])
    assert "/%D9%87%D8%AF%D9%86%D8%A9" in parsed(reader, "/feed.rss").entries[0].content[0].value
    Article.objects.get(pk=story.pk).unpublish()
    assert "%D9%87%D8%AF%D9%86%D8%A9" not in reader.html("/feed.rss")


def test_addresses_in_a_text_are_whole(
    story: Article, publish: Callable[..., Article], reader: Visitor
) -> None:
    link = f'<p><a linktype="story" id="{story.pk}">الخبر</a></p>'
    publish("الثاني", body=[("paragraph", link)])
    text = parsed(reader, "/feed.atom").entries[0].content[0].value
    assert f'<a href="http://maghrib.localhost:8000/%D8%B9%D8%A7%D9%84%D9%85/{story.pk}/' in text


def test_item_stays_the_same_when_the_edition_moves_to_another_host(
    network: Network, story: Article, reader: Visitor
) -> None:
    (before,) = parsed(reader, "/feed.rss").entries
    change_wording(network.maghrib, host="rabat.localhost")
    generation.begin()
    (after,) = parsed(reader, "/feed.rss", "rabat.localhost").entries
    assert after.id == before.id
    assert after.link.startswith("http://rabat.localhost")


def test_same_story_is_another_item_in_another_edition(
    network: Network, publish: Callable[..., Article], reader: Visitor
) -> None:
    publish(placements=[PlacementDraft(one, network.world) for one in (network.maghrib, network.misr)])
    ids = {
        parsed(reader, "/feed.rss", host).entries[0].id for host in ("maghrib.localhost", "misr.localhost")
    }
    assert len(ids) == 2


@pytest.mark.parametrize("path", FEEDS)
def test_feed_without_stories_is_one_all_the_same(path: str, reader: Visitor) -> None:
    assert entries(reader, path) == []


def test_french_edition_runs_from_left_to_right(
    network: Network, publish: Callable[..., Article], reader: Visitor
) -> None:
    plage = add_edition(name="La Plage", slug="plage", host="fr.localhost", country="FR", language="fr")
    publish("Trêve", placements=[PlacementDraft(plage, network.world)], body=[("paragraph", "<p>Texte.</p>")])
    generation.begin()
    feed = parsed(reader, "/feed.atom", "fr.localhost")
    assert feed.entries[0].content[0].value.startswith('<div dir="ltr" lang="fr">')
    assert parsed(reader, "/feed.rss", "fr.localhost").feed.language == "fr-fr"


@pytest.mark.parametrize("path", FEEDS)
def test_story_with_a_film_alone_leads_to_it(
    path: str, publish: Callable[..., Article], reader: Visitor
) -> None:
    publish(body=[("embed", {"address": "https://youtu.be/abcdefgh", "title": ""})])
    assert len(entries(reader, path)) == 1
    assert "https://youtu.be/abcdefgh" in reader.html(path)


def test_story_of_which_only_the_headline_is_known_has_an_item(
    publish: Callable[..., Article], reader: Visitor
) -> None:
    publish(body=[], headline_only=True)
    for path in FEEDS:
        assert entries(reader, path)[0]["title"] == HEADLINE
    assert json.loads(reader.html("/feed.json"))["items"][0]["content_text"] == HEADLINE


def test_hub_is_named_where_the_edition_has_one(network: Network, story: Article, reader: Visitor) -> None:
    assert "hub" not in reader.html("/feed.rss")
    change_wording(network.maghrib, hub="https://hub.example/")
    links = {link.rel: link.href for link in parsed(reader, "/feed.atom").feed.links}
    assert links["hub"] == "https://hub.example/"
    assert links["self"] == "http://maghrib.localhost:8000/feed.atom"
    assert json.loads(reader.html("/feed.json"))["hubs"] == [
        {"type": "WebSub", "url": "https://hub.example/"}
    ]
    headers = reader.headers("/feed.rss")
    assert headers["link"] == (
        '<https://hub.example/>; rel="hub", <http://maghrib.localhost:8000/feed.rss>; rel="self"'
    )


def test_feed_is_answered_as_pages_are(story: Article, reader: Visitor) -> None:
    for path, kind in (("/feed.rss", "rss+xml"), ("/feed.atom", "atom+xml"), ("/feed.json", "feed+json")):
        headers = reader.headers(path)
        assert headers["content-type"] == f"application/{kind}; charset=utf-8"
        assert headers["cache-control"] == "no-cache"
        assert headers["etag"].startswith('W/"')
        assert headers["content-encoding"] == "gzip"


def test_unknown_parameters_change_no_feed_and_no_section_has_one_that_is_not_shown(
    story: Article, reader: Visitor
) -> None:
    assert reader.get("/feed.rss", "utm_source=x").status == 200
    assert reader.get("/عالم/feed.rss", "before=1700000000.000000-1&x=1").status == 200
    assert reader.get("/عالم/feed.rss/").location == "/عالم/feed.rss"
    assert reader.get("/لا-قسم/feed.rss").status == 404
    assert reader.get("/feed.xml").status == 404


def test_author_is_named_as_they_are_called_now(
    network: Network, publish: Callable[..., Article], reader: Visitor
) -> None:
    author = Author.objects.create(name="ليلى المنصوري")
    publish(authors=[author])
    assert parsed(reader, "/feed.rss").entries[0].author == "ليلى المنصوري"
    Author.objects.filter(pk=author.pk).update(name="ليلى حداد")
    with transaction.atomic():
        outbox.record(Kind.AUTHOR, Subject(author=author.pk))
    assert parsed(reader, "/feed.rss").entries[0].author == "ليلى حداد"


def test_publish_renders_no_feed_item_but_its_own(
    publish: Callable[..., Article], reader: Visitor, write: Callable[..., Article]
) -> None:
    for number in range(5):
        publish(f"خبر {number}")
    parsed(reader, "/feed.rss")
    before = rendered["rss-item"]
    publish_now(article=write("السادس"))
    assert len(parsed(reader, "/feed.rss").entries) == 6
    parsed(reader, "/عالم/feed.rss")
    assert rendered["rss-item"] == before + 1


@pytest.mark.parametrize("path", FEEDS)
def test_story_that_cannot_be_shown_takes_no_feed_down(
    path: str, publish: Callable[..., Article], reader: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for headline in ("أول", "ثان", "ثالث"):
        publish(headline)
    whole = feed.item

    def broken(context: Any, story: Any) -> Any:
        if story.headline == "ثان":
            raise ValueError
        return whole(context, story)

    monkeypatch.setattr(feed, "item", broken)
    titles = [entry["title"] for entry in entries(reader, path) if entry.get("id")]
    assert titles == ["ثالث", "أول"]


LISTING_FEEDS = tuple(
    f"/{one}/feed.{ending}" for one in ("topic/الرباط", "author/سلمى") for ending in ENDINGS
)


@pytest.fixture
def listed(publish: Callable[..., Article]) -> Article:
    """A story of a topic by an author, after another that is neither."""
    publish("غيره")
    rabat = add_topic(name="الرباط", kind="place", text="عاصمة المغرب.")
    return publish(HEADLINE, topics=[rabat], authors=[Author.objects.create(name="سلمى")])


@pytest.mark.parametrize("path", LISTING_FEEDS)
def test_topic_and_author_have_feeds_of_their_stories_alone(
    path: str, listed: Article, reader: Visitor
) -> None:
    assert [entry["title"] for entry in entries(reader, path)] == [HEADLINE]
    page = path.rpartition("/")[0]
    assert f'href="{quote(page)}/feed.{path.rpartition(".")[2]}"' in reader.html(page)
    unpublish(article=listed, reason="legal")
    assert not entries(reader, path)


def test_feed_of_a_renamed_topic_leads_on_and_that_of_a_deleted_one_is_gone(
    listed: Article, reader: Visitor
) -> None:
    topic = Topic.objects.get()
    assert parsed(reader, "/topic/الرباط/feed.rss").feed.title == "المغرب اليوم: الرباط"
    topic.slug, topic.name = "مدينة", "مدينة الرباط"
    EditTopic(topic).execute(skip_permission_checks=True)
    assert reader.get("/topic/الرباط/feed.rss") == (301, "/topic/مدينة/feed.rss")
    assert parsed(reader, "/topic/مدينة/feed.rss").feed.title == "المغرب اليوم: مدينة الرباط"
    topic.delete()
    for slug in ("الرباط", "مدينة"):
        assert reader.get(f"/topic/{slug}/feed.atom").status == 410
    assert reader.get("/topic/غيره/feed.atom").status == 404
    assert reader.get("/topic/مدينة/feed.txt").status == 404


ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("path", ["/feed", "/عالم/feed", "/topic/الرباط/feed", "/author/سلمى/feed"])
def test_feeds_keep_the_rules_of_the_feed_validator(path: str, listed: Article, reader: Visitor) -> None:
    """What https://validator.w3.org/feed/ asks for of RSS 2.0 and Atom, of their elements, dates and addresses."""
    here = f"http://maghrib.localhost:8000{quote(path)}"
    (channel,) = ElementTree.fromstring(reader.html(f"{path}.rss"))
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert [bool(one.text and one.text.strip()) for one in channel.findall(name)] == [True], name
    own = [one.get("href") for one in channel.findall(f"{ATOM}link") if one.get("rel") == "self"]
    assert own == [f"{here}.rss"]
    for image in channel.findall("image"):
        assert image.findtext("title") == channel.findtext("title")
        assert image.findtext("link") == channel.findtext("link")
    guids = [item.findtext("guid") for item in channel.findall("item")]
    assert len(guids) == len(set(guids)) > 0
    for item in channel.findall("item"):
        parsedate_to_datetime(item.findtext("pubDate", "")).isoformat()
        assert item.findtext("link", "").startswith("http://maghrib.localhost:8000/")
        assert item.findtext("title")
    root = ElementTree.fromstring(reader.html(f"{path}.atom"))
    for one in (root, *root.findall(f"{ATOM}entry")):
        assert len(one.findall(f"{ATOM}id")) == len(one.findall(f"{ATOM}title")) == 1
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated", "")).tzinfo
        assert {link.get("rel") for link in one.findall(f"{ATOM}link")} >= {"alternate"}
    assert len({one.findtext(f"{ATOM}id") for one in root.iter() if one.find(f"{ATOM}id") is not None}) > 1
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    feed = json.loads(reader.html(f"{path}.json"))
    assert feed["feed_url"] == f"{here}.json"
    for entry in feed["items"]:
        assert entry["id"]
        assert entry.get("content_html") or entry.get("content_text")
