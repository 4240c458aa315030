"""What a process remembers of words and texts has a bound, whatever it is asked."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.search.stories import story

from nashra.arabic import memos
from nashra.arabic.analysis import other_languages, spelling_similarity, stems, tokens, word_similarity
from nashra.duplicates import comparison
from nashra.duplicates.compared_text import ComparedText
from nashra.newsroom import draft_search
from nashra.related import texts
from nashra.search.index import documents
from nashra.search.index.tantivy_engine import TantivyEngine
from nashra.search.profile import profile

MEGABYTES = 1 << 20
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"

CACHES = (
    tokens._words_of_run,
    stems.stem,
    other_languages.snowball,
    word_similarity.forms,
    spelling_similarity._letter_keys,
    texts._remembered,
    documents.unpack_profile,
)
TEXT_MEMOS = (texts._analysed, comparison._read, draft_search._folded)


def forget() -> None:
    for cache in CACHES:
        cache.cache_clear()
    for memo in TEXT_MEMOS:
        memo.clear()
    documents._analyses.clear()


@pytest.fixture
def forgotten() -> Iterator[None]:
    forget()
    yield
    forget()


def new_words(seed: int = 1) -> Iterator[str]:
    """Words that nobody has seen."""
    chance = random.Random(seed)
    while True:
        affixes = chance.choice(("", "ال", "وال", "ب")), chance.choice(("", "ه", "ات", "ين"))
        yield affixes[0] + "".join(chance.choices(_LETTERS, k=chance.randint(3, 9))) + affixes[1]


def latin(word: str) -> str:
    return word.translate({ord(letter): 97 + place % 26 for place, letter in enumerate(_LETTERS)})


def fill() -> None:
    """Ask more than any memo holds."""
    given = new_words()

    def text(count: int) -> str:
        return " ".join(next(given) for _ in range(count))

    for _ in range(memos.FORMS + 500):
        word = next(given)
        word_similarity.forms(word)
        spelling_similarity._letter_keys(word)
    for _ in range(memos.STEMS_OF_OTHER_LANGUAGES + 200):
        other_languages.snowball(latin(next(given)), "en")
    for _ in range(memos.RELATED_LETTERS // 1_500):
        texts._analysed((text(9), text(290), "ar"))
        comparison._read(ComparedText(text(9), tuple(text(40) for _ in range(7))))
    for _ in range(memos.PROFILES + 20):
        documents.unpack_profile(documents.pack_profile(profile(text(300).split(), 9)))
    for _ in range(memos.DRAFT_LETTERS // 150):
        draft_search._folded(text(30))
    analysis = {
        language: documents._analyses.setdefault(language, documents._Analysis(language)) for language in "ab"
    }
    for _ in range(memos.INDEXED_WORDS):
        for known in analysis.values():
            known[next(given)]


def test_all_memos_together_take_less_than_64_megabytes(forgotten: None) -> None:
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        fill()
        taken = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    for cache in CACHES:
        assert cache.cache_info().currsize == cache.cache_info().maxsize, f"{cache} was not filled"
    # the vocabulary's and the frequencies' are a snapshot's own, bounded by the test below
    assert 20 * MEGABYTES < taken < 56 * MEGABYTES


def test_a_snapshot_remembers_no_more_than_it_may(
    tmp_path: Path, forgotten: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memos, "SHARING_WORDS", 30)
    monkeypatch.setattr(memos, "FREQUENCIES", 20)
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, headline="وقع الوزير الاتفاق في الرباط")])
    statistics = engine.snapshot().statistics
    vocabulary, given = statistics._vocabulary, new_words()
    for _ in range(100):
        word = next(given)
        statistics.stem_frequency(word)
        statistics.gram_frequency(word)
        vocabulary.sharing_a_key("الاتفاقات")
        vocabulary.mistaken_for(word)
        assert len(statistics._stems) <= 20
        assert len(statistics._grams) <= 20
        assert sum(len(known) + 1 for known in vocabulary._remembered.values()) <= 30


@pytest.mark.parametrize("length", [10_000, 1_000_000])
def test_a_word_of_any_length_is_not_remembered_whole(length: int, forgotten: None) -> None:
    run = "م" + "ـ" * length + "ن"
    tokens.words(run)
    texts._told(run, "ar")
    documents._analyses.setdefault("ar", documents._Analysis("ar"))[run]
    before = tokens._words_of_run.cache_info().hits
    tokens._words_of_run(run[: memos.LONGEST_RUN])
    assert tokens._words_of_run.cache_info().hits > before, (
        "the whole run was remembered, not its first letters"
    )
    assert texts._remembered.cache_info().currsize == 0
    assert list(documents._analyses["ar"]) == []


def test_a_text_longer_than_all_that_is_remembered_is_not(forgotten: None) -> None:
    memo = memos.TextMemo(str.upper, len, most=100)
    assert [memo("a" * 60), memo("b" * 60), memo("c" * 101)] == ["A" * 60, "B" * 60, "C" * 101]
    assert list(memo._known) == ["b" * 60]
    assert memo._letters == 60


def test_what_is_remembered_for_a_while_is_given_back(forgotten: None) -> None:
    memo = memos.TextMemo(str.upper, len, most=100)
    with memo.holding(200):
        assert [memo(letter * 60) for letter in "abc"]
        assert list(memo._known) == ["a" * 60, "b" * 60, "c" * 60]
    assert list(memo._known) == ["c" * 60]
    assert memo("d" * 60)
    assert list(memo._known) == ["d" * 60]
