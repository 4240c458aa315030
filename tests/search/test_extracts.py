"""Extracts of results: cut at words, marked, and as they were written."""

from pathlib import Path

import pytest
from tests.search.stories import story

from nashra.search.index.tantivy_engine import TantivyEngine
from nashra.search.query.extracts import ELLIPSIS, Extracts, ExtractSpan
from nashra.search.ranking.query import understand

LONG = (
    "افتتح الوزير المعرض أمس. " * 20
    + "وتُعلن نتائج البكالوريا مساء الخميس في الرباط. "
    + "حضر الحفل جمهور. " * 20
)


def extract(tmp_path: Path, typed: str, text: str, length: int = 60) -> tuple[ExtractSpan, ...]:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, text)])
    return Extracts(understand(typed), engine.snapshot().statistics).of(text, length)


def marked(segments: tuple[ExtractSpan, ...]) -> list[str]:
    return [segment.text for segment in segments if segment.is_match]


def test_extract_is_the_part_that_says_most_from_its_sentence_on(tmp_path: Path) -> None:
    segments = extract(tmp_path, "نتيجة الباكالوريا", LONG)
    assert (
        "".join(segment.text for segment in segments)
        == "…وتُعلن نتائج البكالوريا مساء الخميس في الرباط. حضر الحفل…"
    )
    assert marked(segments) == ["نتائج", "البكالوريا"]


def test_extract_of_a_short_text_is_all_of_it_as_written(tmp_path: Path) -> None:
    text = "قال: «الـقُدس»، ٢٠٢٦!"
    segments = extract(tmp_path, "القدس 2026", text)
    assert "".join(segment.text for segment in segments) == text
    assert marked(segments) == ["الـقُدس", "٢٠٢٦"]


def test_extract_without_a_match_is_the_beginning(tmp_path: Path) -> None:
    segments = extract(tmp_path, "زلزال", LONG, 30)
    assert segments == (ExtractSpan("افتتح الوزير المعرض أمس. افتتح" + ELLIPSIS, False),)
    assert extract(tmp_path, "زلزال", "") == ()


def test_particles_are_marked_only_where_nothing_else_was_asked_for(tmp_path: Path) -> None:
    text = "مهرجان في الرباط وآخر في فاس"
    assert marked(extract(tmp_path / "1", "مهرجان في الرباط", text)) == ["مهرجان", "الرباط"]
    assert marked(extract(tmp_path / "2", "في", text)) == ["في", "في"]


def test_far_form_is_not_marked_beside_the_word_itself(tmp_path: Path) -> None:
    assert marked(extract(tmp_path, "العالم", "عاما بعد عام في العالم")) == ["العالم"]


@pytest.mark.parametrize(
    ("typed", "text", "marks"),
    [
        ("عبد الله", "زار الملك عبدالله عمّان", ["عبدالله"]),
        ("عبدالله", "زار عبد الله وعبد الرحمن", ["عبد", "الله"]),
        ("فيسبوك", "شركة فيس بوك وغوغل", ["فيس", "بوك"]),
        ("جوجل", "شركة فيس بوك وغوغل", ["وغوغل"]),
    ],
)
def test_name_is_marked_however_it_is_spelt(tmp_path: Path, typed: str, text: str, marks: list[str]) -> None:
    assert marked(extract(tmp_path, typed, text)) == marks


@pytest.mark.parametrize("text", ["ـــ", "…", "\ud800", "ﷺ ﷺ", "س" * 50_000])
def test_extract_of_odd_text_is_of_that_text(tmp_path: Path, text: str) -> None:
    found = "".join(span.text for span in extract(tmp_path, "ﷺ س", text))
    assert found.strip(ELLIPSIS) in text


@pytest.mark.parametrize(
    ("typed", "text"),
    [("مرفأ", "كتب حرفًا واحدًا ثم غادر"), ("القمة", "حساب قيمة العقد"), ("كتاب", "كتب مقالًا")],
)
def test_what_only_shares_a_skeleton_is_not_marked_where_the_archive_has_the_word(
    tmp_path: Path, typed: str, text: str
) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, text), story(2, f"خبر عن {typed} هنا")])
    statistics = engine.snapshot().statistics
    assert marked(Extracts(understand(typed), statistics).of(text)) == []
