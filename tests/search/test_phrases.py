"""Words in quotation marks: a demand among few words, a sentence's own marks among many."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.search.stories import NOW, story

from nashra.newsroom.models import Article
from nashra.search.engine import Filters
from nashra.search.index.tantivy_engine import TantivyEngine
from nashra.search.indexing.rebuild import rebuild
from nashra.search.query.parser import parse_query
from nashra.search.search import SearchResults, search

LEAD = (
    "يتسلم المتفرج عند الباب بطاقة صعود بدل التذكرة، ويجلس حيث كان المسافرون إلى أن أحيلت العبارة «بنت الريح»"
)


@pytest.fixture
def engine(tmp_path: Path) -> TantivyEngine:
    engine = TantivyEngine(tmp_path)
    engine.write(
        [
            story(1, "مسرح على ظهر عبارة", "المتفرج يتسلم بطاقة صعود عند الباب بدل التذكرة", section=1),
            story(2, "بنت الريح تعود", "العبارة القديمة", section=2),
            story(3, "كأس العالم للأندية", section=1),
            story(4, "العالم بعد الكأس", section=2),
        ]
    )
    return engine


def numbers(answer: SearchResults) -> list[int]:
    return [hit.story for hit in answer.hits]


def test_lead_that_quotes_finds_its_story_though_that_has_not_the_quoted_words(engine: TantivyEngine) -> None:
    answer = search(engine, LEAD, NOW)
    assert numbers(answer)[0] == 1
    assert not answer.without_phrases


@pytest.mark.parametrize("marks", ["«{}»", '"{}"', "“{}”", "„{}“"])
def test_phrase_beside_few_words_is_demanded(engine: TantivyEngine, marks: str) -> None:
    assert numbers(search(engine, marks.format("كأس العالم") + " الأندية في المغرب", NOW)) == [3]


def test_phrase_that_no_story_has_is_looked_for_as_words(engine: TantivyEngine) -> None:
    answer = search(engine, "«العالم الكأس»", NOW)
    assert set(numbers(answer)) == {3, 4}
    assert answer.without_phrases


def test_phrase_of_another_section_stays_demanded(engine: TantivyEngine) -> None:
    """So that narrowing a search never finds what the search itself did not."""
    answer = search(engine, "«كأس العالم»", NOW, Filters(section=2))
    assert numbers(answer) == []
    assert not answer.without_phrases


def test_minus_stays_one_beside_many_words_and_is_none_in_a_paragraph() -> None:
    assert parse_query("تعويضات أهالي ضحايا انفجار مرفأ بيروت -محكمة").excluded == (("محكمه",),)
    paragraph = f"{LEAD} -5 درجات"
    assert parse_query(paragraph).excluded == ()
    assert parse_query(paragraph).query.words[-2].word == "5"


@pytest.fixture
def two_stories(publish, one_connection) -> list[Article]:
    published = [publish("كأس العالم للأندية"), publish("العالم بعد الكأس")]
    rebuild()
    return published


def page(client: Client, path: str, typed: str) -> str:
    return client.get(path, {"q": typed}, headers={"host": "maghrib.localhost"}).content.decode()


def test_page_says_that_the_phrase_was_not_found(client: Client, two_stories) -> None:
    said = "ترد فيها كلماتها متفرقة"
    assert said in page(client, "/search", "«العالم الكأس»")
    assert said not in page(client, "/search", "«كأس العالم»")
    assert said not in page(client, "/search", "«قسطنطينوبوليس القديمة»")


def test_feed_waits_for_the_phrase(client: Client, two_stories) -> None:
    assert "<item>" not in page(client, "/search.rss", "«العالم الكأس»")
    assert page(client, "/search.rss", "«كأس العالم»").count("<item>") == 1
