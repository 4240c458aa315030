"""A page's text becomes a story and headlines: what is made, what is found again, what is refused."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from nashra.audience.models import MostRead
from nashra.cli import lookup
from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.show_section import show_section
from nashra.editions.models import EditionSection, Section
from nashra.newsroom.models import Article, Author, Byline, Placement
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers.story import see_also, story
from nashra.related import queries
from nashra.wires.import_page import import_page
from nashra.wires.page_text.parse import parse_page_text

FIRST = """\
الرئيسية » شؤون دولية
صورة من الميناء

طنجة ـ المغرب اليوم

{paragraph}

وقالت وزيرة الموانئ "لن نقبل بأقل من **اتفاق** كامل"، <b>كما</b> نقلت الوكالة عنها.

قد يهمك أيضـــًا :

ميناء طنجة يستقبل أول سفينة بعد الإضراب

وزيرة الموانئ تلتقي ممثلي العمال

View on Maghrib.example.net

أخبار ذات صلة

عمال ميناء الصويرة يعلقون الإضراب بعد…
النقابات تطالب بزيادة الأجور قبل…

اخر الاخبار

افتتاح خط بحري جديد بين طنجة وقادس…
توقعات بموسم سياحي قياسي في الشمال

رياضة

المنتخب يبدأ معسكره استعداداً للمباراة…
لاعب الوسط يغيب شهراً بسبب الإصابة

الأخبار الأكثر قراءة

أسعار السردين ترتفع في أسواق الشمال…
قطار سريع جديد يصل المدينتين
"""
PARAGRAPH = (
    "أعلن عمال الميناء يوم الثلاثاء تعليق إضرابهم الذي دام أسبوعين. "
    + "وكان الإضراب قد أوقف حركة السفن. " * 8
)
SECOND = """\
الرئيسية » رياضة
لاعبو المنتخب في التدريب

الرباط ـ المغرب اليوم

{paragraph}

أخبار ذات صلة

لاعب الوسط يغيب شهراً بسبب الإصابة
توقعات بموسم سياحي قياسي في الشمال

اخر الاخبار

الحكم الدولي يعتزل بعد عشرين عاماً
بطولة المدارس تنطلق غداً
"""
FULL_HEADLINE = "المنتخب يبدأ معسكره استعداداً للمباراة الحاسمة في مراكش"


@pytest.fixture
def edition(network):
    return add_edition(name="المغرب اليوم", slug="almaghrib", host="almaghrib.localhost", country="MA")


@pytest.fixture
def first(edition):
    return import_page(parse_page_text(FIRST.format(paragraph=PARAGRAPH.strip())), edition)


def headlines(numbers) -> list[str]:
    known = dict(Article.objects.values_list("pk", "headline"))
    return [known[number] for number in numbers]


def test_page_makes_its_story_with_section_city_and_caption(first, edition) -> None:
    made = Article.objects.get(pk=first.number)
    assert (made.city, made.caption, made.live, made.headline_only) == (
        "طنجة",
        "صورة من الميناء",
        True,
        False,
    )
    assert made.main_section.name == "شؤون دولية"
    assert len(made.body) == 2
    assert lookup.addresses(made.pk)[0].startswith("http://almaghrib.localhost:8000/شؤون-دولية/")


def test_listed_headlines_are_stories_marked_as_headlines_only(first) -> None:
    others = Article.objects.exclude(pk=first.number)
    assert others.count() == 10
    assert all(other.headline_only and other.live for other in others)


def test_text_is_shown_literally(first, edition) -> None:
    context = RenderContext(edition)
    html = story(context, context.story(first.number)).decode()
    assert "**اتفاق** كامل" in html
    assert "&lt;b&gt;كما&lt;/b&gt;" in re.sub("</?bdi[^>]*>", "", html)


def test_modules_show_what_the_page_showed(first, edition) -> None:
    assert headlines(queries.numbers(first.number, 2)) == [
        "عمال ميناء الصويرة يعلقون الإضراب بعد…",
        "النقابات تطالب بزيادة الأجور قبل…",
    ]
    ranked = MostRead.objects.filter(edition=edition).order_by("position").values_list("article", flat=True)
    assert headlines(ranked) == ["أسعار السردين ترتفع في أسواق الشمال…", "قطار سريع جديد يصل المدينتين"]
    latest = Placement.objects.filter(edition=edition).order_by("-published_at", "-article")[:2]
    assert headlines(place.article_id for place in latest) == [
        "افتتاح خط بحري جديد بين طنجة وقادس…",
        "توقعات بموسم سياحي قياسي في الشمال",
    ]
    items = see_also(RenderContext(edition), str(first.number)).items
    assert headlines(item.number for item in items) == [
        "ميناء طنجة يستقبل أول سفينة بعد الإضراب",
        "وزيرة الموانئ تلتقي ممثلي العمال",
    ]


def test_only_sections_with_a_block_on_the_page_have_one_here(first, edition) -> None:
    shown = edition.shown_sections.values_list("section__name", "block_on_stories")
    assert sorted(shown) == [("رياضة", True), ("شؤون دولية", False)]


def test_what_was_understood_is_said_line_by_line(first) -> None:
    said = "\n".join(first.lines)
    for part in (
        "breadcrumb: ",
        "caption: صورة",
        "dateline: طنجة ـ المغرب اليوم",
        "body: 2 paragraphs",
        "see also: 2",
    ):
        assert part in said
    assert "latest: 2 headlines under اخر الاخبار" in said
    assert "made from its first sentence (--headline says otherwise)" in said


def test_page_imported_twice_is_there_once(first, edition) -> None:
    before = Article.objects.count(), list(Placement.objects.order_by("pk").values())
    again = import_page(
        parse_page_text(FIRST.format(paragraph=PARAGRAPH.strip())), edition, headline="عنوان آخر للخبر نفسه"
    )
    assert again.number == first.number
    assert (Article.objects.count(), list(Placement.objects.order_by("pk").values())) == before
    assert any("is there already" in line for line in again.lines)


def test_own_page_fills_in_a_story_known_by_its_cut_headline(first, edition) -> None:
    known = Article.objects.get(headline="المنتخب يبدأ معسكره استعداداً للمباراة…")
    count = Article.objects.count()
    second = import_page(
        parse_page_text(SECOND.format(paragraph=PARAGRAPH.strip())), edition, headline=FULL_HEADLINE
    )
    assert second.number == known.pk
    known.refresh_from_db()
    assert (known.headline, known.headline_only, known.city) == (FULL_HEADLINE, False, "الرباط")
    assert Article.objects.count() == count + 2, "two of its headlines are new, two were there"
    assert any("is filled in" in line for line in second.lines)
    assert edition.shown_sections.count() == 2


def test_story_that_is_filled_in_keeps_its_places_in_other_editions(first, edition, network) -> None:
    known = Article.objects.get(headline="المنتخب يبدأ معسكره استعداداً للمباراة…")
    known.placements.add(Placement(edition=network.misr, section=network.sport, headline="عنوان مصر"))
    known.save_revision().publish()
    import_page(parse_page_text(SECOND.format(paragraph=PARAGRAPH.strip())), edition, headline=FULL_HEADLINE)
    places = Placement.objects.filter(article=known.pk, live=True)
    assert set(places.values_list("edition__slug", "headline")) == {("almaghrib", ""), ("misr", "عنوان مصر")}


def test_story_that_is_filled_in_keeps_what_the_desk_gave_it(first, edition, network) -> None:
    known = Article.objects.get(headline="المنتخب يبدأ معسكره استعداداً للمباراة…")
    until = timezone.now() + timedelta(days=1)
    known.kicker = "رياضة"
    known.bylines = [Byline(author=Author.objects.create(name="هند"))]
    known.placements.add(Placement(edition=network.misr, section=network.sport, expires_at=until, slug="cup"))
    known.save_revision().publish()
    import_page(parse_page_text(SECOND.format(paragraph=PARAGRAPH.strip())), edition, headline=FULL_HEADLINE)
    known.refresh_from_db()
    assert (known.headline, known.kicker) == (FULL_HEADLINE, "رياضة")
    assert [byline.author.name for byline in known.bylines.all()] == ["هند"]
    place = known.placements.get(edition=network.misr)
    assert (place.slug, place.expires_at) == ("cup", until)
    assert known.placements.get(canonical=True).edition == edition


def test_story_that_somebody_is_writing_is_not_filled_in(first, edition) -> None:
    known = Article.objects.get(headline="المنتخب يبدأ معسكره استعداداً للمباراة…")
    known.headline = "المنتخب يبدأ معسكره استعداداً لمباراة الغد"
    draft = known.save_revision()
    text = SECOND.format(paragraph=PARAGRAPH.strip())
    second = import_page(parse_page_text(text), edition, headline=FULL_HEADLINE)
    known.refresh_from_db()
    assert (known.latest_revision_id, known.headline_only) == (draft.pk, True)
    assert any("is being written; it stays as it is" in line for line in second.lines)


def test_headline_is_found_again_however_it_is_spelt(first, edition) -> None:
    text = FIRST.format(paragraph=PARAGRAPH.strip()).replace("أسعار السردين", "اسعـار السردين")
    count = Article.objects.count()
    import_page(parse_page_text(text), edition)
    assert Article.objects.count() == count


def test_block_of_a_section_that_was_there_is_shown_from_now_on_and_recorded(edition, outbox) -> None:
    show_section(edition, name="رياضة", slug="رياضة")
    outbox.forget()
    import_page(parse_page_text(FIRST.format(paragraph=PARAGRAPH.strip())), edition)
    sport = EditionSection.objects.get(edition=edition, section__slug="رياضة")
    assert sport.block_on_stories
    shown = [change.subject.sections for change in outbox.changes() if change.kind == "edition"]
    assert (sport.section_id,) in shown


@pytest.mark.parametrize(
    ("name", "slug"), [("Search", "section-search"), ("2024", "section-2024"), ("!!!", "section")]
)
def test_section_whose_name_is_kept_for_the_system_gets_another_address(edition, name, slug) -> None:
    text = FIRST.format(paragraph=PARAGRAPH.strip()).replace("شؤون دولية", name)
    import_page(parse_page_text(text), edition)
    assert Section.objects.get(name=name).slug == slug


def test_page_that_breaks_off_leaves_nothing(edition, monkeypatch) -> None:
    before = Section.objects.count()

    def failing(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("nashra.wires.import_page.edit.pin", failing)
    with pytest.raises(RuntimeError):
        import_page(parse_page_text(FIRST.format(paragraph=PARAGRAPH.strip())), edition)
    assert (Article.objects.count(), Section.objects.count()) == (0, before)
    edition.refresh_from_db()
    assert edition.latest_heading == ""
