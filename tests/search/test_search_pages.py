"""The search page, its suggestions, feed and description, as readers and browsers ask for them."""

from __future__ import annotations

import logging
import re
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from nashra.editions.models import Edition
from nashra.newsroom.actions import publish as publishing
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.models import Article
from nashra.pages.context import search
from nashra.search.indexing.rebuild import rebuild

HOST = "maghrib.localhost"


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch, one_connection: None) -> None:
    """Four results fill a page."""
    monkeypatch.setattr(search, "PAGE", 4)


@pytest.fixture
def archive(network, write) -> list[Article]:
    """Six stories on a port over two years, and one in another section."""

    def publish(headline: str, section: Any, when: datetime) -> Article:
        place = PlacementDraft(network.maghrib, section, published_at=when)
        text = [("paragraph", "<p>قال الوزير إن الميناء <b>الجديد</b> يفتح أبوابه &lt;قريبا&gt;.</p>")]
        return publishing.publish(
            article=write(headline, placements=[place], body=text, first_published_at=when)
        )

    made = [
        publish(f"ميناء طنجة رقم {n}", network.world, datetime(2024 + n % 2, 5, 1 + n, 12, tzinfo=UTC))
        for n in range(6)
    ]
    made.append(publish("مباراة في الميناء", network.sport, datetime(2025, 6, 1, tzinfo=UTC)))
    rebuild()
    return made


def ask(client: Client, path: str = "/search", **parameters: object) -> HttpResponse:
    return client.get(path, parameters, headers={"host": HOST})


def text(client: Client, **parameters: object) -> str:
    answer = ask(client, **parameters)
    assert answer.status_code == 200
    return answer.content.decode()


def stories(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<h2><a href="/[^/]+/(\d+)/', page)]


def test_results_are_counted_marked_and_in_pages_that_do_not_repeat(client: Client, archive) -> None:
    first, second = text(client, q="الميناء"), text(client, q="الميناء", page=2)
    assert "7 نتائج" in first
    assert "<mark>ميناء</mark>" in first
    assert "&lt;قريبا&gt;" in first
    assert 'rel="next"' in first
    assert '<link rel="next"' not in second
    assert sorted(stories(first) + stories(second)) == sorted(story.pk for story in archive)
    assert 'name="robots" content="noindex"' in first
    assert '<html lang="ar" dir="rtl"' in first


def test_page_behind_the_last_is_not_there(client: Client, archive) -> None:
    assert ask(client, q="الميناء", page=3).status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e3", "٠", ""])
def test_page_that_is_no_number_is_the_first(client: Client, archive, page: str) -> None:
    assert text(client, q="الميناء", page=page) == text(client, q="الميناء")


def test_filters_narrow_and_say_how_many_there_are(client: Client, archive, network) -> None:
    page = text(client, q="الميناء")
    assert re.search(r"section=[^\"]+\">رياضة <span>1</span>", page)
    assert re.search(r"year=2024\">2024 <span>3</span>", page)
    assert stories(text(client, q="الميناء", section=network.sport.slug)) == [archive[-1].pk]
    assert "3 نتائج" in text(client, q="الميناء", year="2024")
    assert "3 نتائج" in text(client, q="الميناء", year="٢٠٢٤")
    days = text(client, q="الميناء", **{"from": "2024-05-01", "to": "2024-05-03"})
    assert len(stories(days)) == 2
    assert stories(text(client, q="الميناء", **{"from": "2025-05-31"})) == [archive[-1].pk]


def test_years_are_the_editions(client: Client, network, write) -> None:
    """In Casablanca the new year begins an hour before UTC's."""
    place = PlacementDraft(
        network.maghrib, network.world, published_at=datetime(2024, 12, 31, 23, 30, tzinfo=UTC)
    )
    publishing.publish(article=write("ميناء جديد", placements=[place]))
    publishing.publish(article=write("ميناء قديم"))
    rebuild()
    assert re.search(r"year=2025\">2025 <span>1</span>", text(client, q="الميناء"))
    assert "نتيجة واحدة" in text(client, q="الميناء", year="2025")
    assert "لم نجد شيئًا" in text(client, q="الميناء", year="2024")


def test_newest_first(client: Client, archive) -> None:
    times = re.findall(r'<time datetime="(2[^"]+)" data-relative', text(client, q="الميناء", sort="newest"))
    assert times == sorted(times, reverse=True)


def test_nothing_found_says_what_to_try(client: Client, archive) -> None:
    page = text(client, q="قسطنطينوبوليس")
    assert "لم نجد شيئًا" in page
    assert "تصفّح قسمًا" in page
    page = text(client, q="الميناء", year="1999")
    assert "(7)" in page
    assert "(7)" in text(client, q="«قال الوزير» -الجديد")


def tries(page: str) -> list[tuple[str, str]]:
    return re.findall(r"<li><a href=[^>]+><bdi>(.*?)</bdi> \((\d+)\)</a></li>", page)


def test_fewer_words_are_offered_where_they_find_more(client: Client, archive, publish) -> None:
    publish("زلزال الميناء")
    rebuild()
    page = text(client, q="زلزال الميناء")
    assert len(stories(page)) == 1
    assert tries(page) == [("الميناء", "8")]
    page = text(client, q="«زلزال الميناء» -الميناء")
    assert tries(page) == [("زلزال الميناء", "1")]
    assert tries(text(client, q="زلزال الميناء -مباراة")) == [("الميناء -مباراة", "7")]
    assert tries(text(client, q="الميناء")) == []
    assert tries(text(client, q="زلزال")) == []


def test_empty_search_shows_the_box(client: Client, archive) -> None:
    for typed in ("", "   ", "«»", "- -"):
        page = text(client, q=typed)
        assert 'id="search-words"' in page
        assert stories(page) == []


def test_story_that_went_is_left_out(client: Client, archive) -> None:
    archive[-1].placements.update(live=False)
    assert stories(text(client, q="مباراة")) == []


def meant(page: str) -> str:
    found = re.search(r'class="search-meant">.*?<bdi>(.*?)</bdi>', page)
    return found[1] if found else ""


@pytest.fixture
def names(publish) -> None:
    """Names that folding takes letters of, often enough to be the archive's spelling of their likes."""
    for number in range(12):
        publish(
            kicker="زراعة",
            headline=f"بنكيران في القاهرة {number}",
            body=[("paragraph", "<p>نتائج البكالوريا في أكتوبر، قال أردوغان.</p>")],
        )
    publish("اردوغان")
    rebuild()


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("الباكلوريا", "البكالوريا"),
        ("بنكيرن القاهره", "بنكيران القاهرة"),
        ("أردوجان", "أردوغان"),
        ("اكتوبير", "أكتوبر"),
        ("نتائج القاهيرة", "نتائج القاهرة"),
        ("H;j,fv", "أكتوبر"),
        ("زراغة", "زراعة"),
        ("أردوجان إقحوانة", "أردوغان إقحوانة"),
        ("القاهرة", ""),
    ],
)
def test_other_spelling_is_offered_as_the_archive_writes_it(
    client: Client, names, typed: str, spelt: str
) -> None:
    assert meant(text(client, q=typed)) == spelt


def test_other_spelling_is_read_where_what_was_found_does_not_have_it(client: Client, names) -> None:
    assert meant(text(client, q="hv],yhk", year=1999)) == "أردوغان"


def test_other_keyboard_is_offered(client: Client, archive) -> None:
    assert "هل تقصد" in text(client, q="hgldkhx")


HOSTILE = {
    "markup": "<script>alert(1)</script>",
    "quotation": '" onfocus="alert(1)',
    "operators": "AND OR NOT ( ) [ ] { } ^ ~ * ? : \\ / + - ! && ||",
    "marks": '"' * 1000,
    "minuses": "-" * 1000,
    "controls": "\x00\x07\x1b\u202e\u2066ميناء\u0000",
    "long": "ميناء " * 20_000,
    "one word": "م" * 60_000,
    "astral": "🙂" * 500 + "𐀀",
    "marks only": "\u064b\u0640\u200f",
}


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("path", ["/search", "/search/suggest", "/search.rss"])
def test_whatever_is_typed_is_answered_and_harms_nothing(
    client: Client, archive, path: str, typed: str
) -> None:
    begun = time.perf_counter()
    answer = ask(client, path, q=typed)
    assert time.perf_counter() - begun < 1.5
    page = answer.content.decode()
    assert answer.status_code == 200
    if path == "/search":
        assert "<script>alert" not in page
        assert '" onfocus=' not in page
    else:
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert not re.search("[\x00-\x08\u202e\u2066]", page)


@pytest.mark.parametrize(
    "query", ["q=%FF%FE%C0%80", "q=%ED%A0%80", "q[]=a&q=", "q=a&page=9e9&year=x&from=2024-99-99"]
)
def test_addresses_that_are_no_text_are_answered(client: Client, archive, query: str) -> None:
    assert client.get(f"/search?{query}", headers={"host": HOST}).status_code in (200, 404)


def test_long_search_is_cut_with_a_note(client: Client, archive) -> None:
    assert "أول 1.000 حرف" in text(client, q="ميناء " * 300)


def test_only_reading_is_allowed(client: Client, archive) -> None:
    assert client.post("/search", {"q": "x"}, headers={"host": HOST}).status_code == 405


def test_damaged_index_is_said_with_what_is_new_beside(client: Client, archive, caplog) -> None:
    caplog.set_level(logging.CRITICAL, "nashra")
    for file in Path(settings.SEARCH_INDEX).glob("v*-*/meta.json"):
        file.write_text("damaged")
    answer = ask(client, q="الميناء")
    assert answer.status_code == 503
    assert "يجري إعداد البحث" in answer.content.decode()
    assert ask(client, "/search/suggest", q="الميناء").json() == ["الميناء", []]
    assert ask(client, "/search.rss", q="الميناء").status_code == 503


def test_index_that_is_not_built_yet_is_not_said_to_have_nothing(client: Client, archive) -> None:
    shutil.rmtree(settings.SEARCH_INDEX)
    answer = ask(client, q="الميناء")
    assert answer.status_code == 503
    assert "يجري إعداد البحث" in answer.content.decode()


def test_suggestions_go_on_from_what_was_typed(client: Client, archive) -> None:
    typed, found = ask(client, "/search/suggest", q="مينا").json()
    assert typed == "مينا"
    assert "ميناء طنجة" in found


def test_feed_has_the_newest_results(client: Client, archive) -> None:
    answer = ask(client, "/search.rss", q="الميناء")
    assert answer["Content-Type"].startswith("application/rss+xml")
    channel = ElementTree.fromstring(answer.content).find("channel")
    assert channel is not None
    items = channel.findall("item")
    assert len(items) == 7
    assert items[0].findtext("title") == "مباراة في الميناء"
    assert 'dir="rtl"' in (items[0].findtext("description") or "")
    assert (items[0].findtext("link") or "").isascii()


def _items(client: Client, host: str, words: str) -> list[ElementTree.Element]:
    answer = client.get("/search.rss", {"q": words}, headers={"host": host})
    return ElementTree.fromstring(answer.content).findall("channel/item")


def test_items_of_a_feed_stay_the_same_when_the_edition_moves_to_another_host(
    client: Client, archive, network
) -> None:
    before = [item.findtext("guid") for item in _items(client, HOST, "الميناء")]
    Edition.objects.filter(pk=network.maghrib.pk).update(host="rabat.localhost")
    after = _items(client, "rabat.localhost", "الميناء")
    assert [item.findtext("guid") for item in after] == before
    assert len(set(before)) == 7
    assert "//rabat.localhost" in (after[0].findtext("link") or "")


def test_feed_says_the_direction_of_a_text_against_its_edition(client: Client, write) -> None:
    publishing.publish(article=write("ميناء طنجة", summary="The port is closed."))
    rebuild()
    (item,) = _items(client, HOST, "طنجة")
    assert '<div dir="ltr" lang="ar">The port' in (item.findtext("description") or "")


def test_page_names_its_feed_and_browsers_find_the_search(client: Client, archive) -> None:
    page = text(client, q="الميناء")
    assert 'type="application/rss+xml"' in page
    found = re.search(
        r'<link rel="search" type="application/opensearchdescription\+xml"[^>]+href="([^"]+)"', page
    )
    assert found
    answer = ask(client, found[1])
    names = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    document = ElementTree.fromstring(answer.content)
    assert document.findtext("o:ShortName", namespaces=names) == "المغرب اليوم"
    urls = {url.get("type"): url.get("template") for url in document.findall("o:Url", names)}
    assert "{searchTerms}" in (urls["text/html"] or "")
    assert "{searchTerms}" in (urls["application/x-suggestions+json"] or "")


def test_filter_of_one_choice_is_not_shown_unless_chosen(client: Client, network, publish) -> None:
    publish("ميناء جديد")
    rebuild()
    assert "section=" not in text(client, q="الميناء")
    assert 'aria-label="الأقسام"' in text(client, q="الميناء", section="عالم")


def test_extract_is_set_as_the_editions_text(client: Client, publish) -> None:
    publish("خبر", body=[("paragraph", '<p>قال "الجسر" مغلق 40 يومًا، واتصلوا بـ +212 537 123 456 ليلًا.</p>')])
    rebuild()
    extract = re.findall(r'<p class="extract">(.*?)</p>', text(client, q="الجسر"))[0]
    assert "«<mark>الجسر</mark>»" in extract
    assert "40\N{NO-BREAK SPACE}يوم" in extract
    assert re.search(r"<bdi[^>]*>\+212", extract)
