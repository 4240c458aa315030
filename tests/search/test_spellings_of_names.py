"""Names that Arabic newspapers spell in several ways are found by each spelling, whichever the story has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pytest
from tests.search.stories import NOW, story

from nashra.search.engine import StoryText
from nashra.search.index.tantivy_engine import TantivyEngine
from nashra.search.search import search

PEOPLE = (
    ("نتنياهو", "نتانياهو", "ناتانياهو"),
    ("أردوغان", "أردوجان", "إردوغان", "اردوكان"),
    ("بوتين", "بوتن"),
    ("زيلينسكي", "زيلنسكي", "زلينسكي"),
    ("غوتيريش", "جوتيريش", "جوتيريس", "غوتيريس"),
    ("غوارديولا", "جوارديولا", "كوارديولا"),
    ("لوكاشينكو", "لوكاشنكو"),
    ("زوكربيرغ", "زوكربيرج", "زوكيربيرغ", "زوكربرغ"),
    ("مبابي", "إمبابي", "امبابي"),
    ("بلينكن", "بلينكين", "بلنكن"),
    ("ترامب", "ترمب"),
    ("ماكرون", "مكرون"),
    ("هالاند", "هولاند"),
    ("القذافي", "القدافي"),
    ("الظواهري", "الضواهري"),
    ("ميركل", "مركل"),
    ("شولتس", "شولتز"),
    ("سواريز", "سواريس"),
    ("إسماعيل", "اسمعيل"),
    ("عبد الفتاح السيسي", "عبدالفتاح السيسي"),
    ("عبد اللطيف الجواهري", "عبداللطيف الجواهري"),
    ("عبد الله الثاني", "عبدالله الثاني"),
    ("عبد الإله بن كيران", "عبدالإله بنكيران", "عبد الإله بنكيران"),
    ("بو علي", "بوعلي"),
)
PLACES = (
    ("إنجلترا", "إنكلترا", "انغلترا"),
    ("طوكيو", "توكيو"),
    ("صوفيا", "سوفيا"),
    ("أذربيجان", "أزربيجان", "اذربيدجان"),
    ("قازاخستان", "كازاخستان", "كازخستان"),
    ("أبو ظبي", "أبوظبي", "ابوظبي"),
    ("كوالا لمبور", "كوالالمبور"),
    ("بور سعيد", "بورسعيد"),
    ("واشنطن", "واشنطون"),
    ("بريطانيا", "بريتانيا"),
    ("مقديشو", "مقديشيو", "موقديشو"),
    ("غزة", "غزه"),
    ("بلغراد", "بلجراد", "بلكراد"),
    ("السنغال", "السينغال"),
    ("مدريد", "مادريد"),
    ("مانشستر", "مانشيستر"),
    ("ستوكهولم", "استوكهولم"),
)
ORGANISATIONS = (
    ("اليونسكو", "يونيسكو", "اليونيسكو"),
    ("اليونيسف", "يونيسيف"),
    ("فيسبوك", "فايسبوك", "فيس بوك"),
    ("فولكسفاغن", "فولكسواغن", "فولكس فاغن"),
    ("غوغل", "جوجل", "قوقل", "كوكل"),
    ("بوينغ", "بوينج"),
    ("مايكروسوفت", "ميكروسوفت"),
    ("الإنتربول", "الأنتربول", "انتربول"),
    ("يوفنتوس", "جوفنتوس"),
    ("أوبك", "أوبيك"),
    ("الأونروا", "أنروا"),
    ("تويتر", "توتير", "تيوتر"),
    ("هيئة المحامين", "هيأة المحامين"),
    ("شؤون القبائل", "شئون القبائل", "شوون القبائل"),
    ("رؤوس الأموال", "رءوس الأموال"),
    ("البلديات", "البلدبات"),
)
NAMES = PEOPLE + PLACES + ORGANISATIONS
UNLIKE = [
    "بوتسوانا",
    "ماكدونالد",
    "عبد الرحيم العلوي",
    "عبد الله الأول",
    "الطوق",
    "الصوف",
    "زيلامسي",
    "بوليفيا",
    "غوادلوب",
    "تراب",
    "هولندا",
    "كازابلانكا",
    "بلغاريا",
    "غرناطة",
    "أبو الهول",
    "علي بابا",
    "كوالا",
    "مايكل",
    "بوينس آيرس",
    "كيف",
    "اليونان",
    "غول",
    "غزالة",
    "فيس",
    "واسط",
    "مقدونيا",
    "إيطالي",
    "رأفت",
    "بلين",
    "مكران",
    "أردن",
    "نتائج",
    "تأثيره",
    "البلاد",
    "هيام المحامي",
    "شجون",
]
NUMBER = {name: number for number, names in enumerate(NAMES, 1) for name in names}


def archive(column: int) -> Iterator[StoryText]:
    """A story on each name, in one of its spellings, behind newer ones on what is spelt nearly so."""
    for number, names in enumerate(NAMES, 1):
        name = names[column % len(names)]
        yield story(
            number, f"أخبار الصباح: {name} في صدارة المشهد", f"تحدث مراسلنا عن {name} وما يجري.", days_old=40
        )
    for number, name in enumerate(UNLIKE * 4, 1_000):
        yield story(number, f"أخبار المساء: {name} في صدارة المشهد", f"تحدث مراسلنا عن {name} وما يجري.")


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> list[TantivyEngine]:
    made = []
    for column in range(max(map(len, NAMES))):
        engine = TantivyEngine(tmp_path_factory.mktemp("index"))
        engine.write(archive(column))
        made.append(engine)
    return made


TOO_FAR = {
    frozenset(("فايسبوك", "فيس بوك")),  # another letter and another space at once
    frozenset(("فولكسواغن", "فولكس فاغن")),
    frozenset(("ماكرون", "مكرون")),  # nearer to مكران, which is a name too
}
PAIRS = [pair for names in NAMES for pair in permutations(names, 2) if frozenset(pair) not in TOO_FAR]


@pytest.mark.parametrize(("written", "typed"), PAIRS)
def test_name_is_found_by_its_other_spelling(engines: list[TantivyEngine], written: str, typed: str) -> None:
    names = NAMES[NUMBER[written] - 1]
    hits = search(engines[names.index(written)], typed, NOW).hits
    assert [hit.story for hit in hits[:1]] == [NUMBER[written]]
