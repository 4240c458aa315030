"""Every template with the gallery's values: whole pages are sound, safe and in the order promised."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

import django
import pytest
from django.apps import apps
from django.conf import settings
from django.template import Context, Engine
from django.utils.safestring import mark_safe
from django.utils.translation import override

import nashra.pages
from nashra.demo.gallery import samples
from nashra.demo.gallery.searches import searches, whole_search
from nashra.demo.gallery.stories import BARE_STORY, FRENCH_STORY, HEADLINE_ONLY_STORY, STORIES, STORY
from nashra.pages import frame
from nashra.pages.public.search.values import SearchPage
from nashra.pages.templatetags.picture import picture
from nashra.pages.values import EditionHeader, StoryPage, Teaser

FOLDER = Path(nashra.pages.__file__).parent / "templates"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
PAGES = {
    "story": samples.STORY_PAGE,
    "home": samples.HOME_PAGE,
    "section": samples.SECTION_PAGE,
    "latest": samples.LATEST_PAGE,
    "most-read": samples.MOST_READ_PAGE,
    "saved": samples.SAVED_PAGE,
    "search": samples.SEARCH_PAGE,
    "message": samples.MESSAGE_PAGE,
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
        settings.configure(USE_I18N=True)
    if not apps.ready:
        django.setup()
    libraries = {
        "i18n": "django.templatetags.i18n",
        "direction": "nashra.pages.templatetags.direction",
        "picture": "nashra.pages.templatetags.picture",
    }
    return Engine(dirs=[str(FOLDER)], libraries=libraries, string_if_invalid="¿%s?")


class Rendering:
    """Joins the pieces of a page for one edition, as its recipe would."""

    def __init__(
        self,
        engine: Engine,
        edition: EditionHeader,
        story: StoryPage | None,
        pictures: str,
        search: SearchPage | None = None,
    ) -> None:
        self.engine, self.edition, self.pictures = engine, edition, pictures
        self.values = {
            "edition": edition,
            "story": story,
            "section": story.section if story else edition.sections[0],
            "breaking": samples.breaking(edition),
            "today": samples.TODAYS[edition.slug],
            **samples.NEW_STORIES,
            "style": "",
            "script": "/static/nashra.js",
            "suggestions": "/static/suggestions.js",
            "reading": "/static/reading.js",
            "stream": "/static/stream.js",
            "fonts": ["/static/text.woff2"],
            "icon": "/static/icon.svg",
            "touch_icon": "/static/icon-180.png",
            "json_ld": mark_safe('{"@type": "NewsArticle"}'),
            "alternates": edition.others[:1],
            "title": edition.name,
            "description": "…",
            "address": f"{edition.origin}/",
            "code": "404",
            "text": "…",
            "older": "/world?before=9",
            "heading": "…",
            "search": search or whole_search(edition),
        }

    def piece(self, name: str, **values: object) -> str:
        if name in frame.CUTS:
            template, place = frame.CUTS[name]
            return self.cut(template)[place]
        return self.template(name, **values)

    def cut(self, name: str) -> list[str]:
        return self.template(name).split("<!-- cut -->\n")

    def template(self, name: str, **values: object) -> str:
        template = self.engine.get_template(f"fragments/{name}.html")
        return template.render(Context(self.values | values))

    def listing(self, kind: str, teasers: Sequence[Teaser]) -> str:
        first = "lead" if (FOLDER / f"fragments/{kind}/lead.html").exists() else "item"
        items = [self.piece(f"{kind}/{'item' if at else first}", teaser=it) for at, it in enumerate(teasers)]
        opening, closing = self.cut(f"{kind}/list")
        return "".join([opening, *items, closing])

    def pieces(self, names: Sequence[str]) -> Iterator[str]:
        teasers = samples.teasers(5, self.edition, pictures=self.pictures)
        with override(self.edition.language):
            for name in names:
                yield self.listing(name, teasers) if name in samples.LISTINGS else self.piece(name)


def page(
    engine: Engine,
    names: Sequence[str],
    edition: EditionHeader = samples.MAGHRIB,
    story: StoryPage = STORY,
    pictures: str = "some",
) -> str:
    return "".join(Rendering(engine, edition, story, pictures).pieces(names))


class Outline(HTMLParser):
    """Follows a page's elements: what was left open or closed wrongly, ids, headings and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _value in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize("pictures", ["all", "some", "none"])
@pytest.mark.parametrize("edition", samples.EDITIONS, ids=lambda edition: edition.slug)
@pytest.mark.parametrize("names", PAGES.values(), ids=PAGES)
def test_joined_pages_are_whole(
    engine: Engine, names: Sequence[str], edition: EditionHeader, pictures: str
) -> None:
    html = page(engine, names, edition, pictures=pictures)
    outline = Outline(html)
    assert not outline.wrong
    assert not outline.open
    assert len(set(outline.ids)) == len(outline.ids)
    assert outline.tags.count("h1") == outline.tags.count("main") == outline.tags.count("title") == 1
    assert "¿" not in html


@pytest.mark.parametrize("names", PAGES.values(), ids=PAGES)
def test_pages_carry_nothing_that_a_strict_content_policy_refuses(
    engine: Engine, names: Sequence[str]
) -> None:
    outline = Outline(page(engine, names))
    assert "style" not in outline.attributes
    assert outline.tags.count("style") == 1
    assert not [name for name in outline.attributes if name.startswith("on")]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story.number))
def test_every_state_of_a_story_renders(engine: Engine, story: StoryPage) -> None:
    html = page(engine, samples.STORY_PAGE, story=story)
    assert not Outline(html).wrong
    assert "¿" not in html


@pytest.mark.parametrize("edition", samples.EDITIONS, ids=lambda edition: edition.slug)
def test_every_state_of_a_search_renders(engine: Engine, edition: EditionHeader) -> None:
    for state, search in searches(edition):
        rendering = Rendering(engine, edition, None, "some", search)
        html = "".join(rendering.pieces(samples.SEARCH_PAGE))
        outline = Outline(html)
        assert not outline.wrong, state
        assert not outline.open, state
        assert "¿" not in html, state


def test_story_comes_in_the_order_that_is_promised(engine: Engine) -> None:
    html = page(engine, samples.STORY_PAGE)
    marks = [
        'class="breadcrumb"',
        f'<p class="kicker">{STORY.kicker}',
        f"<h1>{STORY.headline}",
        f'<p class="summary">{STORY.summary}',
        'class="byline"',
        'class="lead-photo"',
        f"<p>{STORY.caption}</p>",
        f'<p class="dateline">{STORY.dateline}</p>',
        STORY.body[0].html,
        'class="quotation"',
        'class="corrections"',
        samples.MAGHRIB.see_also_heading,
        STORY.original.label,
        samples.MAGHRIB.related_heading,
        samples.MAGHRIB.latest_heading,
        'class="block"',
        samples.MAGHRIB.most_read_heading,
        "</main>",
    ]
    places = [html.find(mark, html.index("<main")) for mark in marks]
    assert -1 not in places
    assert places == sorted(places)


def test_breadcrumb_reads_as_one_line(engine: Engine) -> None:
    (html,) = Rendering(engine, samples.MAGHRIB, STORY, "all").pieces(["breadcrumb"])
    assert re.sub(r"<[^>]+>", "", html).strip() == "الرئيسية » العالم"


def test_caption_is_shown_where_there_is_no_photo(engine: Engine) -> None:
    (html,) = Rendering(engine, samples.MAGHRIB, BARE_STORY, "all").pieces(["story"])
    assert f"<p>{BARE_STORY.caption}</p>" in html
    assert "<img" not in html


def test_story_with_a_headline_only_says_so(engine: Engine) -> None:
    (html,) = Rendering(engine, samples.MAGHRIB, HEADLINE_ONLY_STORY, "all").pieces(["story"])
    assert 'class="headline-only"' in html
    (whole,) = Rendering(engine, samples.MAGHRIB, STORY, "all").pieces(["story"])
    assert 'class="headline-only"' not in whole


def test_what_is_embedded_lies_inert_until_it_is_asked_for(engine: Engine) -> None:
    (html,) = Rendering(engine, samples.MAGHRIB, STORY, "all").pieces(["story"])
    assert re.search(r"<template><iframe [^>]*></iframe></template>", html)
    assert html.count("<iframe") == 1


def test_text_that_people_typed_is_escaped(engine: Engine) -> None:
    teaser = samples.teaser(0)
    evil = Teaser(
        teaser.number,
        teaser.address,
        '<script>"x"',
        teaser.kicker,
        "",
        teaser.section,
        teaser.published,
        None,
    )
    rendering = Rendering(engine, samples.MAGHRIB, STORY, "all")
    for kind in samples.LISTINGS:
        html = rendering.listing(kind, [evil, evil])
        assert "<script" not in html
        assert "&lt;script&gt;&quot;x&quot;" in html


def test_arabic_words_never_join_across_elements(engine: Engine) -> None:
    """Two Arabic words in adjacent inline elements would take each other's joined forms."""
    inline = r"(?:a|b|span|time)"
    for names in PAGES.values():
        html = page(engine, names)
        assert not re.search(rf"[\u0620-\u064a]</{inline}><{inline}\b[^>]*>[\u0620-\u064a]", html)


def test_document_says_language_direction_and_digits(engine: Engine) -> None:
    assert '<html lang="ar" dir="rtl" data-digits="arab">' in page(engine, ["document"], samples.MISR)
    assert '<html lang="fr" dir="ltr" data-digits="latn">' in page(
        engine, ["document"], samples.PLAGE, FRENCH_STORY
    )


def test_page_without_an_address_is_kept_out_of_search_engines(engine: Engine) -> None:
    rendering = Rendering(engine, samples.MAGHRIB, None, "all")
    assert "noindex" in rendering.piece("page_head", address="")
    assert "noindex" not in rendering.piece("page_head")


def test_picture_is_offered_in_three_formats_and_fetched_when_it_is_seen() -> None:
    shown = samples.picture("sea", "قارب «صيد»")
    later, first = picture(shown, "112px"), picture(shown, "100vw", alt=shown.alt, first=True)
    assert re.findall(r'type="image/(\w+)" srcset="/media/sea-list-240\.\1 240w, ', later) == ["avif", "webp"]
    assert later.count('sizes="auto, 112px"') == 3
    assert later.endswith('alt="" data-tone="3bI" loading="lazy"></picture>')
    assert first.count('sizes="100vw"') == 3
    assert first.endswith('alt="قارب «صيد»" data-tone="3bI" fetchpriority="high"></picture>')
    assert '<img src="/media/sea-list-720.jpg" srcset="/media/sea-list-720.jpg 720w"' in later
