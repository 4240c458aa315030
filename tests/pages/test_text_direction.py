"""Texts that run against their page say so, wherever readers see them; the others carry no mark."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from django.utils.translation import override

from nashra.demo.gallery import samples
from nashra.demo.gallery.searches import whole_search
from nashra.demo.gallery.stories import STORY
from nashra.pages import templates
from nashra.pages.public.search.values import SearchResult
from nashra.pages.renderers.list_fragment import list_fragment
from nashra.pages.values import Block, CorrectionNote, Picture, StoryPage, Teaser
from nashra.search.query.extracts import ExtractSpan

LATIN = {"headline": "The port is closed.", "kicker": "Breaking!", "summary": "It was late."}
FRONT = {"lead", "section"}


def _teaser(**words: str) -> Teaser:
    return replace(samples.teaser(0, with_picture=False), **words)


def _directions(html: str) -> dict[str, str]:
    """The direction of each text that has one."""
    found = re.findall(r'<(?:a|p|h1|h2|figcaption)\b[^>]* dir="(\w+)">([^<]+)', html)
    return {text: direction for direction, text in found}


def _list(name: str, teaser: Teaser) -> tuple[str, str]:
    lead = name in (*FRONT, "block")
    made = list_fragment(
        name, [teaser], lead=lead, edition=samples.MAGHRIB, section=samples.SECTIONS[0], older=""
    )
    return made.items[0].html.decode(), made.items[0].lead.decode()


@pytest.mark.parametrize("name", samples.LISTINGS)
def test_line_of_a_list_against_the_page_says_its_direction(name: str) -> None:
    with override("ar"):
        plain, lead = _list(name, _teaser(**LATIN))
        own, own_lead = _list(name, _teaser())
    shown = [text for text in LATIN.values() if f">{text}<" in plain]
    assert LATIN["headline"] in shown
    assert _directions(plain) == dict.fromkeys(shown, "ltr")
    assert _directions(lead) == {text: "ltr" for text in LATIN.values() if f">{text}<" in lead}
    assert " dir=" not in own + own_lead


def test_same_teaser_is_rendered_for_each_direction() -> None:
    teaser = _teaser(**LATIN)
    with override("ar"):
        there = _list("latest", teaser)[0]
    with override("fr"):
        here = _list("latest", teaser)[0]
    assert there == here.replace(f">{LATIN['headline']}", f' dir="ltr">{LATIN["headline"]}')


def _story(word: Any) -> StoryPage:
    """A story each text of which is made by a function of its name."""
    photo = Picture("/media/a.webp", "", 3, 2, "", caption=word("photo's caption"), credit="")
    body = (
        Block("subheading", text=word("subheading")),
        Block("quotation", text=word("quotation"), speaker=word("speaker")),
        Block("photo", picture=photo),
        Block("read_more", teaser=_teaser(headline=word("read more"))),
    )
    return replace(
        STORY,
        kicker=word("kicker"),
        headline=word("headline"),
        summary=word("summary"),
        caption=word("caption"),
        body=body,
        corrections=(CorrectionNote(word("correction"), samples.moment("9:40")),),
    )


def test_each_text_of_a_story_against_the_page_says_its_direction() -> None:
    names: list[str] = []

    def word(name: str) -> str:
        names.append(f"The {name}.")
        return names[-1]

    with override("ar"):
        html = templates.html("story", edition=samples.MAGHRIB, story=_story(word)).decode()
        own = templates.html(
            "story", edition=samples.MAGHRIB, story=_story(lambda name: "أغلق الميناء")
        ).decode()
    assert _directions(html.replace("&#x27;", "'")) == dict.fromkeys(names, "ltr")
    assert " dir=" not in own


def test_result_of_a_search_says_the_direction_of_its_words_together() -> None:
    search = whole_search(samples.MAGHRIB)
    spans = (ExtractSpan("The ", False), ExtractSpan("port", True), ExtractSpan(" is closed.", False))
    mixed = (ExtractSpan("الميناء", True), ExtractSpan(" Tanger Med.", False))
    result = SearchResult(_teaser(**LATIN), spans, mixed)
    with override("ar"):
        html = templates.html(
            "search/results", edition=samples.MAGHRIB, search=replace(search, results=(result,))
        ).decode()
    found = html.partition('<li class="search-result"')[2].partition("</li>")[0]
    assert found.count(" dir=") == 1
    assert '<a href="/world/1000/story" dir="ltr">The <mark>port</mark> is closed.</a>' in found
