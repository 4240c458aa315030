"""Pages of topics and authors: what they list and say, and what follows a change."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.network import Network, Outbox
from tests.pages.visitor import Visitor

from nashra.editions.actions.add_edition import add_edition
from nashra.newsroom.actions.edit_author import EditAuthor
from nashra.newsroom.actions.edit_topic import EditTopic, add_topic
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Author, Listed, Topic, TopicWording
from nashra.pages import generation, invalidation

Write = Callable[..., Article]


@pytest.fixture
def rabat(network: Network) -> Topic:
    return add_topic(name="الرباط", kind="place", text="عاصمة المغرب.")


def change(topic: Topic, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(topic, name, value)
    EditTopic(topic).execute(skip_permission_checks=True)


def listed(html: str) -> str:
    return html.partition('<ul class="section-list listing">')[2].partition("</ul>")[0]


def test_topic_lists_its_stories_newest_first_and_says_what_it_is(
    reader: Visitor, publish: Write, rabat: Topic
) -> None:
    older, newer, other = publish("قديم", topics=[rabat]), publish("جديد", topics=[rabat]), publish("غيره")
    html = reader.html("/topic/الرباط")
    assert "<h1>الرباط</h1>" in html
    assert "عاصمة المغرب." in html
    assert listed(html).index(f"/{newer.pk}/") < listed(html).index(f"/{older.pk}/")
    assert f"/{other.pk}/" not in listed(html)
    assert "noindex" not in html


def test_topic_without_stories_is_not_for_search_engines_until_it_has_one(
    reader: Visitor, publish: Write, write: Write, rabat: Topic
) -> None:
    assert "noindex" in reader.html("/topic/الرباط")
    draft = write(topics=[rabat])
    from_now = draft.publish(draft.latest_revision, skip_permission_checks=True)
    assert from_now is None
    assert "noindex" not in reader.html("/topic/الرباط")


def test_story_that_is_taken_down_is_in_no_topic_and_under_no_author_at_the_next_request(
    reader: Visitor, publish: Write, rabat: Topic
) -> None:
    author = Author.objects.create(name="سلمى")
    story = publish(topics=[rabat], authors=[author])
    for path in ("/topic/الرباط", "/author/سلمى"):
        assert f"/{story.pk}/" in reader.html(path)
    unpublish(article=story, reason="legal")
    for path in ("/topic/الرباط", "/author/سلمى"):
        assert f"/{story.pk}/" not in reader.html(path)


def test_story_names_its_topics_and_a_renamed_one_at_once(
    reader: Visitor, publish: Write, rabat: Topic
) -> None:
    story, cairo = publish("خبر", topics=[rabat]), add_topic(name="القاهرة")
    publish("خبر آخر", topics=[cairo])
    path = f"/عالم/{story.pk}/خبر"
    assert 'href="/topic/%D8%A7%D9%84%D8%B1%D8%A8%D8%A7%D8%B7">الرباط</a>' in reader.html(path)
    change(rabat, name="مدينة الرباط")
    assert ">مدينة الرباط</a>" in reader.html(path)
    rabat.delete()
    assert "الرباط" not in reader.html(path)


def test_renamed_topics_old_address_leads_on_and_a_deleted_ones_are_gone(
    reader: Visitor, publish: Write, rabat: Topic
) -> None:
    publish(topics=[rabat])
    change(rabat, slug="مدينة-الرباط")
    assert reader.get("/topic/الرباط") == (301, "/topic/مدينة-الرباط")
    assert reader.get("/topic/مدينة-الرباط").status == 200
    rabat.delete()
    for slug in ("الرباط", "مدينة-الرباط"):
        assert reader.get(f"/topic/{slug}").status == 410
    assert reader.get("/topic/غيره").status == 404


def test_new_topic_has_the_address_that_another_once_had(reader: Visitor, rabat: Topic) -> None:
    change(rabat, slug="مدينة-الرباط")
    assert reader.get("/topic/الرباط").status == 301
    add_topic(name="الرباط", kind="event")
    assert reader.get("/topic/الرباط").status == 200


@pytest.mark.parametrize("query", ["utm_source=x", "before=x", "page=2", "before=0.000001-1"])
def test_parameters_change_nothing_of_a_topics_page(
    reader: Visitor, publish: Write, rabat: Topic, query: str
) -> None:
    publish(topics=[rabat])
    assert reader.get("/topic/الرباط", query).status == 200


def test_older_stories_of_a_topic_follow_by_key(reader: Visitor, publish: Write, rabat: Topic) -> None:
    stories = [publish(f"خبر {number}", topics=[rabat]).pk for number in range(22)]
    first = reader.html("/topic/الرباط")
    (address,) = [part.partition('"')[0] for part in first.split('class="older"><a href="')[1:]]
    page = Client(headers={"host": "maghrib.localhost"}).get(address).content.decode()
    assert [number for number in stories if f"/{number}/" in listed(page)] == stories[:2]
    assert "<h1>الرباط</h1>" in page


@pytest.mark.parametrize("path", ["topic/الرباط", "author/رانية"])
def test_slash_before_a_cursor_is_left_out(rabat: Topic, path: str) -> None:
    answer = Client(headers={"host": "maghrib.localhost"}).get(f"/{path}/?before=1.000001-1")
    assert (answer.status_code, answer["Location"]) == (301, f"/{quote(path)}?before=1.000001-1")


def test_topic_is_named_in_the_editions_language(reader: Visitor, publish: Write, rabat: Topic) -> None:
    add_edition(name="Nashra", slug="fr", host="fr.localhost", country="MA", language="fr")
    generation.begin()
    assert '<h1 lang="ar" dir="rtl">الرباط</h1>' in reader.html("/topic/الرباط", "fr.localhost")
    rabat.wordings = [TopicWording(language="fr", name="Rabat", text="La capitale.")]
    change(rabat)
    html = reader.html("/topic/الرباط", "fr.localhost")
    assert "<h1>Rabat</h1>" in html
    assert "La capitale." in html


def test_topic_names_what_it_belongs_to_and_what_belongs_to_it(reader: Visitor, rabat: Topic) -> None:
    part = add_topic(name="حسان", kind="place", parent=rabat)
    assert ">حسان</a>" in reader.html("/topic/الرباط")
    assert ">الرباط</a>" in reader.html("/topic/حسان")
    change(part, parent=None)
    assert ">حسان</a>" not in reader.html("/topic/الرباط")


def test_author_has_a_page_with_role_and_biography_that_bylines_lead_to(
    reader: Visitor, publish: Write
) -> None:
    author = Author.objects.create(name="سلمى", role="مراسلة في الرباط", biography="تكتب عن البحر.")
    story = publish("خبر", authors=[author])
    html = reader.html("/author/سلمى")
    for said in ("<h1>سلمى</h1>", "مراسلة في الرباط", "تكتب عن البحر.", "ProfilePage", f"/{story.pk}/"):
        assert said in html
    path = f"/عالم/{story.pk}/خبر"
    assert 'href="/author/%D8%B3%D9%84%D9%85%D9%89" rel="author"' in reader.html(path)
    author.delete()
    assert "<b>سلمى</b>" in reader.html(path)
    assert "/author/" not in reader.html(path)
    assert reader.get("/author/سلمى").status == 410


def test_renamed_authors_old_address_leads_on(reader: Visitor, publish: Write) -> None:
    author = Author.objects.create(name="سلمى")
    story = publish("خبر", authors=[author])
    reader.html(f"/عالم/{story.pk}/خبر")
    author.name, author.slug = "سلمى الدرقاوي", "سلمى-الدرقاوي"
    EditAuthor(author).execute(skip_permission_checks=True)
    assert reader.get("/author/سلمى") == (301, "/author/سلمى-الدرقاوي")
    assert "سلمى الدرقاوي" in reader.html(f"/عالم/{story.pk}/خبر")


def keys_of(outbox: Outbox, act: Callable[[], object]) -> Collection[bytes]:
    outbox.forget()
    act()
    return invalidation.invalidated_by(outbox.changes(), generation.current())


def test_renaming_a_topic_and_a_biography_touch_the_same_keys_however_many_stories_there_are(
    reader: Visitor, publish: Write, rabat: Topic, outbox: Outbox
) -> None:
    author = Author.objects.create(name="سلمى")
    stories = [publish(f"خبر {number}", topics=[rabat], authors=[author]) for number in range(3)]
    renamed = keys_of(outbox, lambda: change(rabat, name="رباط الفتح"))
    assert (
        len(renamed) == 22
    )  # link, head, title, page, sitemap, three feeds and what they say, in two editions

    def write_biography() -> None:
        author.biography = "تكتب عن البحر."
        EditAuthor(author).execute(skip_permission_checks=True)

    assert len(keys_of(outbox, write_biography)) == 20
    assert len(stories) == 3


def test_page_of_a_topic_reads_one_page_of_its_index(
    reader: Visitor, publish: Write, rabat: Topic, network: Network
) -> None:
    story = publish(topics=[rabat])
    assert Listed.objects.get(article=story, edition=network.maghrib, kind="topic").subject == rabat.pk
    with CaptureQueriesContext(
        connection,
    ) as asked:
        reader.html("/topic/الرباط")
    statements = [one["sql"] for one in asked.captured_queries if "newsroom_listed" in one["sql"]]
    assert len(statements) == 1
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statements[0]}")
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert "listed_newest" in plan
    assert "TEMP B-TREE" not in plan
