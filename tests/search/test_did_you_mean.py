"""What is offered beside results: other spellings and keyboards, and how headlines go on."""

from pathlib import Path

import pytest
from tests.search.stories import NOW, story

from nashra.search.index.tantivy_engine import TantivyEngine
from nashra.search.query.suggestions import suggest
from nashra.search.search import search


def test_misspelt_name_is_offered_as_others_spell_it(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write(story(n, f"نتنياهو يصرح {n}") for n in range(1, 30))
    assert search(engine, "نتانياهو", NOW).meant == "نتنياهو"
    assert search(engine, "نتنياهو", NOW).meant is None


def test_name_that_sounds_like_another_is_offered(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write(story(n, f"أردوغان يصرح {n}") for n in range(1, 30))
    assert search(engine, "اردوجان", NOW).meant == "اردوغان"


@pytest.mark.parametrize(
    ("typed", "meant"), [("كورنا", "كورونا"), ("ترمب", "ترامب"), ("بيكين", "بكين"), ("الواتس", None)]
)
def test_name_is_offered_before_words_that_are_spelt_nearly_so(
    tmp_path: Path, typed: str, meant: str | None
) -> None:
    engine = TantivyEngine(tmp_path)
    words = "كورونا في القرن الماضي، ترجمة ترامب لا تغضب بكين وبكين ترد، الجهات اللواتي وعدن"
    engine.write(story(n, f"{words} {n}", "القرن ترجمه اللواتي " * 3) for n in range(1, 30))
    assert search(engine, typed, NOW).meant == meant


def test_wrong_keyboard_is_offered_right(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, "المغرب يقرر"), story(2, "Élections nationales au Maroc", language="fr")])
    assert search(engine, "hglyvf", NOW).meant == "المغرب"
    assert search(engine, "ةشقخؤ", NOW).meant == "maroc"


def test_suggestions_go_on_as_headlines_do(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, "قرعة كأس العالم للأندية في ميامي")])
    assert "كأس العالم" in suggest(engine, "كاس ال")
    assert suggest(engine, "ك") == ()


@pytest.mark.parametrize("typed", ["مينا", "المينا", "بالمينا"])
def test_beginning_is_found_behind_article_and_clitics(tmp_path: Path, typed: str) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write(
        [story(1, "افتتاح الميناء الجديد"), story(2, "حريق بالميناء القديم"), story(3, "ميناء طنجة")]
    )
    engine.write([story(4, "قلق لميناء آسفي")])
    found = suggest(engine, typed, limit=9)
    assert set(found[1:]) == {
        "افتتاح الميناء الجديد",
        "حريق بالميناء القديم",
        "ميناء طنجة",
        "قلق لميناء آسفي",
    }
    assert "حريق بالميناء القديم" in suggest(engine, "ميناء قد")


def test_words_that_several_headlines_have_side_by_side_are_offered_before_whole_headlines(
    tmp_path: Path,
) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, "كأس العالم تبدأ غدًا"), story(2, "قرعة كأس العالم"), story(3, "كأس مكسورة")])
    found = suggest(engine, "كأس")
    assert found[:2] == ("كأس", "كأس العالم")
    assert "العالم تبدأ" not in " ".join(found[:2])
    assert set(found[2:]) == {"كأس العالم تبدأ غدًا", "قرعة كأس العالم", "كأس مكسورة"}


def test_long_headline_is_not_offered(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, f"كأس {'مكسورة ' * 10}")])
    assert suggest(engine, "كأس") == ("كأس",)


def test_suggestion_never_ends_in_a_stop_word(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, "هدنة في الجنوب"), story(2, "هدنة في"), story(3, "ما بعد الهدنة")])
    assert suggest(engine, "هدنة ف") == ("هدنة في الجنوب",)
    assert suggest(engine, "في") == ("هدنة في الجنوب",)
    assert suggest(engine, "بع") == ("ما بعد الهدنة",)


def test_suggestion_goes_over_no_punctuation(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, "الميناء: حريق"), story(2, "الميناء «الجديد»")])
    assert set(suggest(engine, "ميناء")) == {"الميناء", "الميناء: حريق", "الميناء «الجديد»"}


def test_what_differs_only_in_folding_or_an_article_is_suggested_once(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    headlines = ("المدرسة الجديدة", "مدرسة جديدة", "المدرسه الجديده", "المدرسة الجديدة")
    engine.write(story(number, headline) for number, headline in enumerate(headlines, 1))
    assert suggest(engine, "مدرس") == ("المدرسة", "المدرسة الجديدة")
