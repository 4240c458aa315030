import pytest

from nashra.arabic.slugs import slug


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("هدنة في الجنوب", "هدنة-في-الجنوب"),
        ("قد يهمك أيضــــــــًا :", "قد-يهمك-أيضا"),
        ("تُقرّ «خطّة» المياه، وتنشرها!", "تقر-خطة-المياه-وتنشرها"),
        ("بكلفة ٣٫٤ مليار (12%)", "بكلفة-3-4-مليار-12"),
        ("لقاح FDA الجديد", "لقاح-fda-الجديد"),
        ("L'été à Médine", "l-été-à-médine"),
        ("Nashra™ تطلق ®تطبيقا©", "nashra-تطلق-تطبيقا"),
        ("Don’t Look Up: it's here, we’re late", "dont-look-up-its-here-were-late"),
        ("\N{RIGHT-TO-LEFT MARK}نص\N{RIGHT-TO-LEFT OVERRIDE} آمن\N{POP DIRECTIONAL FORMATTING}", "نص-آمن"),
        ("../../etc/passwd?x=<b>&y#z", "etc-passwd-x-b-y-z"),
        ("  - سطر\nوآخر --", "سطر-وآخر"),
    ],
)
def test_slug_keeps_letters_and_digits_and_joins_words(headline: str, expected: str) -> None:
    assert slug(headline) == expected


def test_letters_with_a_loose_hamza_or_in_presentation_forms_give_the_same_slug() -> None:
    assert slug("ا\N{ARABIC HAMZA ABOVE}خبار") == slug("أخبار") == "أخبار"
    assert slug("\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}عب") == "لاعب"


def test_slug_of_a_slug_is_itself() -> None:
    once = slug("الحكومة تُقرّ خطة لتحلية مياه البحر على الساحل الشرقي")
    assert slug(once) == once


@pytest.mark.parametrize("headline", ["", "   ", "«…»!؟", "ـــ", "\N{RIGHT-TO-LEFT MARK}", "ًٌٍ"])
def test_there_is_no_slug_without_letters(headline: str) -> None:
    assert slug(headline) == ""


def test_long_headline_is_cut_after_a_whole_word_within_80_letters() -> None:
    made = slug("كلمة " * 40)
    assert made == "-".join(["كلمة"] * 16)
    assert len(made) == 79


def test_one_endless_word_is_cut_at_80_letters() -> None:
    assert slug("م" * 500) == "م" * 80


def test_slug_never_takes_more_than_200_bytes() -> None:
    # Letters of three bytes, at which 80 letters would be 240 bytes.
    assert len(slug("新聞" * 100).encode()) <= 200
    assert slug("新聞新聞新聞新聞 " * 100) == "-".join(["新聞新聞新聞新聞"] * 8)
