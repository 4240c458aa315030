"""Pages with invented content: what varies between pages of this kind of site is varied here."""

from contextlib import suppress

import pytest
from tests.growth import LINEAR_AT_MOST, growth

from nashra.wires.page_text.model import Line, Module, NotAPage
from nashra.wires.page_text.parse import parse_page_text

PARAGRAPH = (
    "أعلنت هيئة المياه في مدينة مرفأ السلام، اليوم الأحد، أن المرحلة الأولى من مشروع السدود ستكتمل "
    "قبل نهاية العام، وأن كلفتها لن تتجاوز ما أقره المجلس البلدي في دورته الأخيرة.وقال "
    "رئيس الهيئة إن العمل يمضي كما خُطط له."
)
SECOND = (
    "وأضاف أن «المهندسين أنهوا فحص القنوات الثلاث، وأن الضخ التجريبي يبدأ في الأسبوع المقبل»، مشيرا إلى "
    "أن الوكالة ستنشر نتائج الفحص كاملة على موقعها example.net فور اعتمادها من اللجنة."
)
PAGE = f"""الرئيسية » أخبار المدن
رئيس هيئة المياه في مؤتمر صحافي

مرفأ السلام ـ بريد الأطلس

{PARAGRAPH}

{SECOND}

قد يهمك أيضــــــًا :

المجلس البلدي يناقش تعرفة المياه الجديدة

سد الوادي الكبير يبلغ أعلى منسوب له

View on Baridatlas.example

أخبار ذات صلة

قمة إقليمية للمياه في مرفأ السلام الأسبوع…
مهندسون شباب يبتكرون غشاء يخفض كلفة التحلية…

اخر الاخبار

افتتاح معرض الكتاب في مدينة الزيتون غدا
ميناء الرمال يستقبل أول سفينة حاويات كهربائية…

رياضة

نادي النخيل يتأهل إلى نهائي كأس الساحل
العداءة ليلى الناصر تحطم رقم الماراثون المحلي…

الأخبار الأكثر قراءة

قطار الساحل السريع يبدأ رحلاته في الربيع
فلكيون هواة يرصدون مذنبا فوق صحراء الجنوب…
"""


def module(page_text: str, kind: str) -> Module:
    return next(found for found in parse_page_text(page_text).modules if found.kind == kind)


def test_each_part_is_found_where_the_page_has_it() -> None:
    page = parse_page_text(PAGE)
    assert page.breadcrumb == ("الرئيسية", "أخبار المدن")
    assert page.caption == "رئيس هيئة المياه في مؤتمر صحافي"
    assert (page.city, page.edition_name) == ("مرفأ السلام", "بريد الأطلس")
    assert page.body == (PARAGRAPH, SECOND)
    assert page.see_also == (
        "المجلس البلدي يناقش تعرفة المياه الجديدة",
        "سد الوادي الكبير يبلغ أعلى منسوب له",
    )
    assert page.canonical_label == "View on Baridatlas.example"
    assert [found.kind for found in page.modules] == ["related", "latest", "section", "most_read"]
    assert page.unplaced == ()


def test_headings_stay_as_the_file_writes_them() -> None:
    page = parse_page_text(PAGE)
    assert page.see_also_heading == "قد يهمك أيضــــــًا :"
    assert [found.heading for found in page.modules] == [
        "أخبار ذات صلة",
        "اخر الاخبار",
        "رياضة",
        "الأخبار الأكثر قراءة",
    ]


def test_headlines_keep_their_order_and_their_ellipses() -> None:
    assert module(PAGE, "related").headlines == (
        "قمة إقليمية للمياه في مرفأ السلام الأسبوع…",
        "مهندسون شباب يبتكرون غشاء يخفض كلفة التحلية…",
    )


@pytest.mark.parametrize(
    "changed",
    [
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("\n", "\r"),
        "\N{ZERO WIDTH NO-BREAK SPACE}" + PAGE,
        PAGE.replace("\n", " \t \n"),
        PAGE.replace("\n", "\n   "),
        PAGE.replace("\n\n", "\n\n\n\n"),
        PAGE.replace("\n\n", "\n \n"),
        "\n\n" + PAGE.rstrip(),
        PAGE.replace(
            "الرئيسية", "\N{RIGHT-TO-LEFT OVERRIDE}الر\x00ئي\x1b\x07سية\N{POP DIRECTIONAL FORMATTING}"
        ),
        PAGE.replace("رياضة", "\N{FIRST STRONG ISOLATE}رياضة\N{POP DIRECTIONAL ISOLATE}"),
    ],
    ids=[
        "windows",
        "old-mac",
        "mark",
        "trailing",
        "leading",
        "more-blanks",
        "spaces-as-blank",
        "ends",
        "controls",
        "isolates",
    ],
)
def test_line_ends_spaces_marks_and_controls_make_no_difference(changed: str) -> None:
    assert parse_page_text(changed) == parse_page_text(PAGE)


@pytest.mark.parametrize("dash", [" ـ ", " ــ ", " - ", " – ", " — ", "- ", " -", "ـ "])
def test_dateline_may_have_any_dash(dash: str) -> None:
    page = parse_page_text(PAGE.replace("مرفأ السلام ـ بريد الأطلس", f"مرفأ السلام{dash}بريد الأطلس"))
    assert (page.city, page.edition_name) == ("مرفأ السلام", "بريد الأطلس")


def test_dateline_with_a_reporter_keeps_the_edition_last() -> None:
    page = parse_page_text(PAGE.replace("مرفأ السلام ـ", "مرفأ السلام - هدى كريم ـ"))
    assert (page.city, page.edition_name) == ("مرفأ السلام - هدى كريم", "بريد الأطلس")


def test_dash_in_a_caption_is_not_taken_for_the_dateline() -> None:
    page = parse_page_text(PAGE.replace("رئيس هيئة المياه في مؤتمر صحافي", "رئيس هيئة المياه - أرشيف"))
    assert page.caption == "رئيس هيئة المياه - أرشيف"
    assert page.city == "مرفأ السلام"


def test_dateline_comes_before_a_short_story_with_a_dash() -> None:
    page = parse_page_text(
        PAGE.replace(PARAGRAPH, "نهاية الأشغال - حسب الهيئة").replace(SECOND, "ويبدأ الضخ غدا.")
    )
    assert page.city == "مرفأ السلام"
    assert page.body == ("نهاية الأشغال - حسب الهيئة", "ويبدأ الضخ غدا.")


def test_quotation_above_the_breadcrumb_is_not_taken_for_it() -> None:
    page = parse_page_text(f"شعارنا «الخبر أولا» دائما\n{PAGE}")
    assert page.breadcrumb == ("الرئيسية", "أخبار المدن")
    assert page.unplaced == (Line(1, "شعارنا «الخبر أولا» دائما"),)


def test_breadcrumb_may_have_more_levels() -> None:
    page = parse_page_text(PAGE.replace("الرئيسية » أخبار المدن", "الرئيسية » أخبار » مدن»السواحل"))
    assert page.breadcrumb == ("الرئيسية", "أخبار", "مدن", "السواحل")


def test_page_without_a_caption_has_none() -> None:
    page = parse_page_text(PAGE.replace("رئيس هيئة المياه في مؤتمر صحافي\n", ""))
    assert page.caption == ""
    assert page.body == (PARAGRAPH, SECOND)


def test_page_without_see_also_has_none() -> None:
    start, end = PAGE.index("قد يهمك"), PAGE.index("View on")
    page = parse_page_text(PAGE[:start] + PAGE[end:])
    assert (page.see_also_heading, page.see_also) == ("", ())
    assert page.body == (PARAGRAPH, SECOND)
    assert len(page.modules) == 4


def test_page_without_a_canonical_line_has_none() -> None:
    page = parse_page_text(PAGE.replace("View on Baridatlas.example\n\n", ""))
    assert page.canonical_label == ""
    assert len(page.see_also) == 2
    assert len(page.modules) == 4


@pytest.mark.parametrize("label", ["https://www.baridatlas.example/world/12", "شاهد على baridatlas.example"])
def test_any_label_that_names_a_host_is_the_canonical_line(label: str) -> None:
    assert parse_page_text(PAGE.replace("View on Baridatlas.example", label)).canonical_label == label


def test_short_paragraph_that_names_a_host_stays_in_the_body() -> None:
    page = parse_page_text(PAGE.replace(SECOND, "ونشرت ذلك على موقعها example.net أمس."))
    assert page.body[-1] == "ونشرت ذلك على موقعها example.net أمس."
    assert page.canonical_label == "View on Baridatlas.example"


def test_modules_may_come_in_any_order_and_number() -> None:
    start, end = PAGE.index("أخبار ذات صلة"), PAGE.index("رياضة")
    turned = PAGE[:start] + PAGE[end:].rstrip() + "\n\n" + PAGE[start:end]
    assert [found.kind for found in parse_page_text(turned).modules] == [
        "section",
        "most_read",
        "related",
        "latest",
    ]
    assert set(parse_page_text(turned).modules) == set(parse_page_text(PAGE).modules)


def test_section_right_after_the_body_ends_it() -> None:
    start, end = PAGE.index("قد يهمك"), PAGE.index("رياضة")
    page = parse_page_text(PAGE[:start] + PAGE[end:])
    assert page.body == (PARAGRAPH, SECOND)
    assert [found.kind for found in page.modules] == ["section", "most_read"]


def test_modules_of_one_headline_count_too() -> None:
    page = parse_page_text(PAGE.replace("\nميناء الرمال يستقبل أول سفينة حاويات كهربائية…", ""))
    assert [len(found.headlines) for found in page.modules] == [2, 1, 2, 2]


def test_subheading_and_list_inside_the_story_stay_in_the_body() -> None:
    inside = f"مراحل المشروع\n\nالسد الشرقي والقناة الأولى\nمحطة الضخ والخزان\n\n{SECOND}"
    page = parse_page_text(PAGE.replace(SECOND, inside))
    assert page.body == (
        PARAGRAPH,
        "مراحل المشروع",
        "السد الشرقي والقناة الأولى",
        "محطة الضخ والخزان",
        SECOND,
    )


def test_short_paragraphs_are_the_body_too() -> None:
    page = parse_page_text(PAGE.replace(PARAGRAPH, "اكتمل السد.").replace(SECOND, "ويبدأ الضخ غدا."))
    assert page.body == ("اكتمل السد.", "ويبدأ الضخ غدا.")
    assert page.caption == "رئيس هيئة المياه في مؤتمر صحافي"


def test_paragraphs_without_blank_lines_between_them_are_apart_all_the_same() -> None:
    assert parse_page_text(PAGE.replace(f"{PARAGRAPH}\n\n", f"{PARAGRAPH}\n")).body == (PARAGRAPH, SECOND)


def test_headings_without_blank_lines_around_them_are_found() -> None:
    tight = PAGE
    for heading in ("أخبار ذات صلة", "اخر الاخبار", "رياضة", "الأخبار الأكثر قراءة"):
        tight = tight.replace(f"{heading}\n\n", f"{heading}\n")
    assert parse_page_text(tight).modules == parse_page_text(PAGE).modules


def test_headlines_with_blank_lines_between_them_are_found() -> None:
    loose = "\n\n".join(line for line in PAGE.splitlines() if line)
    assert parse_page_text(loose).modules == parse_page_text(PAGE).modules
    assert parse_page_text(loose).unplaced == ()


def test_first_headline_may_be_of_a_few_words() -> None:
    page = parse_page_text(
        PAGE.replace("افتتاح معرض الكتاب في مدينة الزيتون غدا\nميناء", "معرض الزيتون غدا\n\nميناء")
    )
    assert [found.kind for found in page.modules] == ["related", "latest", "section", "most_read"]
    assert page.modules[1].headlines[0] == "معرض الزيتون غدا"


def test_canonical_line_right_under_see_also_is_no_headline() -> None:
    page = parse_page_text(PAGE.replace("أعلى منسوب له\n\nView", "أعلى منسوب له\nView"))
    assert page == parse_page_text(PAGE)


def test_second_line_that_names_a_host_is_told() -> None:
    page = parse_page_text(PAGE + "\nwww.baridatlas.example\n")
    assert page.canonical_label == "View on Baridatlas.example"
    assert [line.text for line in page.unplaced] == ["www.baridatlas.example"]


def test_what_fits_no_part_is_told_with_its_line() -> None:
    page = parse_page_text(f"شعار الصحيفة\n\n{PAGE}\nجميع الحقوق محفوظة 2026\n")
    last = PAGE.count("\n") + 4
    assert page.unplaced == (Line(1, "شعار الصحيفة"), Line(last, "جميع الحقوق محفوظة 2026"))


def test_lines_between_breadcrumb_and_caption_are_told() -> None:
    page = parse_page_text(PAGE.replace("أخبار المدن\n", "أخبار المدن\nالأحد 8 مارس\n", 1))
    assert page.unplaced == (Line(2, "الأحد 8 مارس"),)
    assert page.caption == "رئيس هيئة المياه في مؤتمر صحافي"


def test_heading_without_headlines_is_told() -> None:
    page = parse_page_text(PAGE + "\nآخر الأخبار\n")
    assert [line.text for line in page.unplaced] == ["آخر الأخبار"]


def test_no_line_is_lost() -> None:
    page = parse_page_text(f"قائمة\n{PAGE}\nذيل الصفحة هنا\n")
    parts = [
        *(" » ".join(page.breadcrumb), page.caption, f"{page.city} ـ {page.edition_name}"),
        *page.body,
        *(page.see_also_heading, *page.see_also, page.canonical_label),
        *(text for found in page.modules for text in (found.heading, *found.headlines)),
        *(line.text for line in page.unplaced),
    ]
    lines = [line for line in f"قائمة\n{PAGE}\nذيل الصفحة هنا\n".splitlines() if line]
    assert sorted(parts) == sorted(lines)


POEM = "يا ليل طال على المسافر دربه\nوالنجم يرقب من بعيد\n\nيا ليل هل من عودة\nأم أن موعدنا بعيد\n"
PROSE = (
    "It was a bright day - and the clocks were striking.\n\nNobody in the street looked up at them at all.\n"
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (POEM, "lacks a breadcrumb .* and a dateline"),
        (PROSE, "lacks a breadcrumb"),
        ("id,name,city\n1,ليلى,الرباط\n2,كريم,فاس\n", "lacks a breadcrumb"),
        ('{"headline": "خبر", "body": ["فقرة"]}', "lacks a breadcrumb"),
        ("<!DOCTYPE html>\n<html><body><p>الرئيسية » أخبار</p></body></html>", "is HTML"),
        ("", "lacks a breadcrumb"),
        (PAGE.replace("مرفأ السلام ـ بريد الأطلس", ""), "lacks a dateline"),
        (PAGE.replace("الرئيسية » أخبار المدن", "الرئيسية"), "lacks a breadcrumb"),
        (PAGE[: PAGE.index(PARAGRAPH)], "no text under its dateline"),
        (PAGE[: PAGE.index("قد يهمك")], "no list of headlines"),
        (PAGE.replace(SECOND, "م" * 1_900_000), "Line 8 has 1,900,000 letters"),
    ],
    ids=[
        "poem",
        "prose",
        "csv",
        "json",
        "html",
        "empty",
        "no-dateline",
        "no-crumb",
        "top",
        "story",
        "endless",
    ],
)
def test_another_text_is_refused_with_what_was_missing(text: str, reason: str) -> None:
    with pytest.raises(NotAPage, match=reason):
        parse_page_text(text)


@pytest.mark.parametrize("piece", ["« ", "- ", "a.", "» ", "ـ ", "ً", "ا\n", "\n\nا", "x - y\n"])
def test_hostile_repetition_costs_no_more_than_its_length(piece: str) -> None:
    for before in ("", PAGE):

        def read(times: int, before: str = before) -> None:
            with suppress(NotAPage):
                parse_page_text(before + piece * times)

        assert growth(read, 5_000) < LINEAR_AT_MOST
