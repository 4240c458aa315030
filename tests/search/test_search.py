"""The search that readers use, over the engine on disk."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.search.stories import NOW, story

from nashra.search.engine import Counts, Filters, Period, PlacementText, StoryText
from nashra.search.index.tantivy_engine import TantivyEngine
from nashra.search.query.suggestions import suggest
from nashra.search.search import SearchResults, Sort, search

YEARS = (2022, 2023, 2024)
STORIES = (
    story(1, "المغرب يقرر دمج صندوقين للتقاعد", "قال الوزير إن القرار يدخل حيز التنفيذ", days_old=1),
    story(2, "قرعة كأس العالم للأندية في ميامي", "يواجه الأهلي إنتر ميامي", days_old=2, section=2),
    story(3, "نتنياهو يزور واشنطن", "لقاء في البيت الأبيض", days_old=3, section=3, authors=(7,)),
    story(4, "مهرجان الكتاب يفتتح أبوابه في الرباط", "معرض وكتب وندوات", days_old=400, section=4),
    story(5, "العالم بعد الكأس: قراءة في كتاب", "مقال", days_old=5, section=4),
    story(6, "Élections nationales au Maroc", "Le vote aura lieu", edition=2, language="fr"),
)


@pytest.fixture
def engine(tmp_path: Path) -> TantivyEngine:
    engine = TantivyEngine(tmp_path)
    engine.write(STORIES)
    return engine


def numbers(answer: SearchResults) -> Sequence[int]:
    return [hit.story for hit in answer.hits]


def every(engine: TantivyEngine, typed: str, filters: Filters) -> set[int]:
    """All results, by pages."""
    found: list[int] = []
    while page := numbers(search(engine, typed, NOW, filters, offset=len(found))):
        found += page
    assert len(found) == len(set(found))
    return set(found)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("بدمج", 1), ("الكتب", 4), ("وزير", 1), ("نتانياهو", 3), ("election nationale", 6), ("ELECTIONS", 6)],
)
def test_form_that_readers_type_finds_the_form_that_was_written(
    engine: TantivyEngine, typed: str, first: int
) -> None:
    assert numbers(search(engine, typed, NOW))[0] == first


def test_phrase_stands_together(engine: TantivyEngine) -> None:
    assert numbers(search(engine, "«كأس العالم»", NOW)) == [2]
    assert set(numbers(search(engine, "كأس العالم", NOW))) >= {2, 5}


def test_minus_leaves_out(engine: TantivyEngine) -> None:
    assert 2 not in numbers(search(engine, "كأس -ميامي", NOW))


def test_filters_hold_together(engine: TantivyEngine) -> None:
    assert set(numbers(search(engine, "كتاب", NOW, Filters(edition=1, section=4)))) == {4, 5}
    assert numbers(search(engine, "كتاب", NOW, Filters(since=NOW - timedelta(days=30)))) == [5]
    assert numbers(search(engine, "كتاب", NOW, Filters(until=NOW - timedelta(days=30)))) == [4]
    assert numbers(search(engine, "واشنطن", NOW, Filters(author=7))) == [3]
    assert numbers(search(engine, "واشنطن", NOW, Filters(author=8))) == []
    assert numbers(search(engine, "واشنطن", NOW, Filters(edition=2))) == []


def test_newest_first(engine: TantivyEngine) -> None:
    assert numbers(search(engine, "كتاب", NOW, sort=Sort.NEWEST)) == [5, 4]


def test_counts_are_those_of_the_searches_that_they_lead_to(tmp_path: Path) -> None:
    """Although the ranked stories have some that have too few of the words, and are others in each section."""
    engine = TantivyEngine(tmp_path)
    headlines = (
        "انطلاق البطولة الوطنية لكرة السلة في أكادير",
        "أمطار في أكادير",
        "معرض الكتاب",
        "أسعار الخضر",
    )
    engine.write(story(n, headlines[min(n % 8, 3)], days_old=n, section=1 + n % 3) for n in range(1, 301))
    typed = "البطولة الوطنية لكرة السلة في مدينة أكادير"
    years = [Period(NOW - timedelta(days=n + 50), NOW - timedelta(days=n)) for n in range(0, 301, 50)]
    wide = search(engine, typed, NOW, periods=years)
    assert sum(wide.counts.sections.values()) == sum(wide.counts.periods) == wide.total
    assert wide.total == 50
    for section, count in wide.counts.sections.items():
        assert len(every(engine, typed, Filters(section=section))) == count
        for period, number in zip(years, wide.counts.periods, strict=True):
            assert len(every(engine, typed, Filters(period=period))) == number
            both = search(engine, typed, NOW, Filters(section=section, period=period), periods=years)
            assert (
                both.counts.sections.get(section, 0)
                == both.total
                == len(every(engine, typed, Filters(section=section, period=period)))
            )


def test_word_with_a_clitic_is_counted_and_found_by_date(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write(
        [
            story(1, "الحكومة تقضي بدمج صندوقين", days_old=1),
            *(story(n, "دمج صندوقين", days_old=n) for n in range(2, 12)),
            *(story(n, "لقاء وزيرين", days_old=n) for n in range(12, 32)),
            story(32, "قاء المريض", days_old=1),
        ]
    )
    assert numbers(search(engine, "دمج", NOW, sort=Sort.NEWEST))[0] == 1
    assert search(engine, "بدمج", NOW, sort=Sort.NEWEST).total == 11
    assert numbers(search(engine, "قاء", NOW, sort=Sort.NEWEST)) == [32]


def test_particles_do_not_make_a_story_a_result(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, "مهرجان في الرباط", days_old=9), story(2, "أمطار في الرباط", days_old=1)])
    assert numbers(search(engine, "مهرجان في الرباط", NOW, sort=Sort.NEWEST)) == [1]
    assert numbers(search(engine, "في", NOW, sort=Sort.NEWEST)) == [2, 1]


def test_newer_of_two_equal_stories_comes_first(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, "زلزال في الحوز", days_old=900), story(2, "زلزال في الحوز", days_old=1)])
    assert numbers(search(engine, "زلزال الحوز", NOW)) == [2, 1]


def test_story_written_again_replaces_itself(engine: TantivyEngine) -> None:
    engine.write([story(1, "عنوان آخر")])
    assert numbers(search(engine, "صندوقين", NOW)) == []
    assert numbers(search(engine, "عنوان آخر", NOW)) == [1]


def test_story_taken_out_is_gone_at_once(engine: TantivyEngine) -> None:
    engine.write(removed=[3])
    assert numbers(search(engine, "نتنياهو", NOW)) == []
    engine.write([StoryText(2, "بلا موضع")])
    assert numbers(search(engine, "قرعة الأندية", NOW)) == []


def test_other_reader_sees_the_commit(engine: TantivyEngine, tmp_path: Path) -> None:
    other = TantivyEngine(tmp_path)
    assert numbers(search(other, "زلزال", NOW)) == []
    engine.write([story(9, "زلزال")])
    assert numbers(search(other, "زلزال", NOW)) == [9]


def test_story_in_two_editions_is_found_once_and_in_each(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    placements = (
        PlacementText(1, 1, NOW),
        PlacementText(2, 5, NOW, headline="المنتخب المصري يتأهل"),
    )
    engine.write([StoryText(1, "المنتخب يتأهل", placements=placements)])
    assert numbers(search(engine, "المنتخب", NOW)) == [1]
    assert numbers(search(engine, "المصري", NOW, Filters(edition=2))) == [1]
    assert numbers(search(engine, "المصري", NOW, Filters(edition=1))) == []


def test_pages_do_not_repeat_and_add_up_to_the_total(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write(story(n, f"مباراة رقم {n}", "الدوري المغربي", days_old=n) for n in range(1, 131))
    total = search(engine, "الدوري المغربي", NOW).total
    seen = [
        n for at in range(0, total, 20) for n in numbers(search(engine, "الدوري المغربي", NOW, offset=at))
    ]
    assert total == 130
    assert sorted(seen) == list(range(1, 131))


def test_counts_by_section_and_year(engine: TantivyEngine) -> None:
    years = [Period(datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)) for year in YEARS]
    assert search(engine, "كتاب", NOW, periods=years).counts == Counts(2, {4: 2}, (0, 1, 1))
    narrowed = search(engine, "كتاب", NOW, Filters(section=4, period=years[1]), periods=years)
    assert narrowed.counts == Counts(1, {4: 1}, (0, 1, 1))
    assert len(narrowed.hits) == 1


READER = """
import sys
from pathlib import Path
from tests.search.stories import NOW
from nashra.search.search import search
from nashra.search.index.tantivy_engine import TantivyEngine
print([hit.story for hit in search(TantivyEngine(Path(sys.argv[1])), sys.argv[2], NOW, limit=100).hits])
"""


def test_every_process_gives_the_same_order(tmp_path: Path) -> None:
    """Although sets of words have another order in each."""
    names = [f"لوكاش{letter}كو" for letter in "بتثجحخدذرزسشصضطظعغفقكلمنه"]
    TantivyEngine(tmp_path).write(story(n, f"زار {names[n % 25]} المدينة {n}") for n in range(100))
    orders = {
        subprocess.run(
            [sys.executable, "-c", READER, str(tmp_path), "لوكاشيكو"],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert len(orders) == 1
    assert len(orders.pop().split()) == 50


HOSTILE = {
    "nothing": "",
    "operators": "- -- + ~ * ? ^ : ( ) [ ] { } && || ! \\ AND OR NOT - -",
    "quotation marks": '"' * 1000 + "«" * 500 + "»" * 500,
    "open quotation": '"كأس',
    "a megabyte": "كأس العالم " * 100_000,
    "one long word": "س" * 1_000_000,
    "surrogates": "كأس \ud800\udfff العالم",
    "controls": "\x00\x01كأس\x7f\x1b[31m\u202eالعالم\u0000",
    "marks alone": "\u064b\u064c\u0640\u200f",
    "minuses": "-" * 100_000,
    "excluded alone": "-كأس -«العالم كله»",
    "numbers": "9" * 5_000,
}


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_is_typed_is_answered_quickly(engine: TantivyEngine, typed: str) -> None:
    start = time.perf_counter()
    answer = search(engine, typed, NOW)
    suggest(engine, typed)
    assert time.perf_counter() - start < 0.5
    assert answer.total == len(answer.hits)


@pytest.mark.parametrize(
    ("typed", "found"), [("مرفأ", 1), ("القمة", 2), ("قمة العرب", 2)], ids=["letter", "skeleton", "two words"]
)
def test_what_shares_a_skeleton_alone_is_no_result_where_the_word_is_found(
    tmp_path: Path, typed: str, found: int
) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write(
        [
            story(1, "افتتاح مرفأ صور", days_old=1),
            story(2, "قمة العرب غدا", days_old=1),
            story(3, "كتب حرفا واحدا في قيمة العقد", days_old=1),
        ]
    )
    answer = search(engine, typed, NOW)
    assert (numbers(answer), answer.total) == ([found], 1)


def test_what_shares_a_skeleton_is_a_result_where_no_story_has_the_word(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, "قيمة العقد", days_old=1)])
    assert numbers(search(engine, "القمة", NOW)) == [1]
