"""Sample values rendered: pieces, listings and whole pages of a sample edition, for the gallery."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from nashra.demo.gallery import samples, topics
from nashra.demo.gallery.searches import whole_search
from nashra.demo.gallery.stories import FRENCH_STORY, STORY
from nashra.fragments.codec import visible_items
from nashra.pages import assets, frame, templates
from nashra.pages.context.json_ld import news_article
from nashra.pages.public.search.values import SearchPage
from nashra.pages.renderers.list_fragment import list_fragment
from nashra.pages.renderers.message import words
from nashra.pages.values import (
    Breaking,
    EditionHeader,
    Link,
    ListingPage,
    SectionLink,
    StoryPage,
    Teaser,
    TextPage,
    TopicLink,
)

WITH_HEADING = ("pair", "story_list", "timeline", "opinions", "galleries", "live_now")
WITH_LEAD = ("lead", "block", "section")
"""Listings whose first item has a template of its own."""


@dataclass(frozen=True)
class Showing:
    """A sample edition with a story, and how many of the listed stories have a picture: all, some or none."""

    edition: EditionHeader
    style: SafeString  # of all pages, as one theme has it
    story: StoryPage | None = None
    pictures: str = "all"
    count: int = 5
    code: str = "404"
    search: SearchPage | None = None
    breaking: Breaking | None = None
    page: ListingPage | None = None

    def pieces(self, names: Sequence[str], sections: Sequence[SectionLink]) -> Iterator[str]:
        """The pieces of a page in order; what is named block becomes one block for each of the sections."""
        for name in names:
            if name == "block":
                for at, section in enumerate(sections):
                    yield self.list_fragment(name, start=at * 3, section=section)
            else:
                yield self.list_fragment(name) if name in samples.LISTINGS else self.piece(name)

    def piece(self, name: str, **values: Any) -> str:
        """A piece of a frame, or a template of templates/fragments/ by its name."""
        if name in topics.FRAMES:
            return topics.framed(name, self.edition)
        values = self.values | values
        if name == "text_page":
            story = values["story"]
            values["page"] = TextPage(samples.FOOTER_PAGES[self.edition.language][0].name, "", "", story.body)
        made = frame.frame_piece(name, **values) if name in frame.CUTS else templates.html(name, **values)
        return made.decode()

    def list_fragment(self, name: str, start: int = 0, **values: Any) -> str:
        """A listing of sample stories."""
        teasers: Sequence[Teaser] = samples.teasers(
            self.count, self.edition, start=start, pictures=self.pictures
        )
        values.setdefault("heading", self.values["heading"] if name in WITH_HEADING else "")
        is_clock, values = name == "latest", self.values | values
        made = list_fragment(name, teasers, lead=name in WITH_LEAD, again=is_clock, **values)
        above = {teaser.number for teaser in teasers[1:3]} if is_clock else set()
        lines = visible_items(made, made.items, above).decode()
        return lines.replace("<ol>\n", f"<ol>\n{self.day}") if name == "timeline" else lines

    @property
    def day(self) -> str:
        """A day in the latest."""
        return self.piece("timeline/day", day=Link(samples.TODAYS[self.edition.slug].text, "#day"))

    @cached_property
    def values(self) -> dict[str, Any]:
        story = self.story or (FRENCH_STORY if self.edition.language == "fr" else STORY)
        title, text = words(self.code)
        return {
            **assets.loaded(self.edition.direction),
            **samples.NEW_STORIES,
            "style": self.style,
            "edition": self.edition,
            "story": story,
            "json_ld": news_article(story, self.edition),
            "alternates": self.edition.others[:1],
            "section": story.section,
            "breaking": self.breaking or samples.breaking(self.edition),
            "today": samples.TODAYS[self.edition.slug],
            "title": title,
            "text": text,
            "description": text,
            "address": f"{self.edition.origin}/",
            "code": self.code,
            "older": "#older",
            "page": self.page or next(page for _state, page in topics.titles(self.edition)),
            "pages": samples.FOOTER_PAGES[self.edition.language],
            "topic": TopicLink("سدّ الوادي الكبير", "/topic/dam", "ar"),
            "heading": samples.HEADINGS[self.edition.language],
            "day": samples.DAY,
            "month": samples.MONTH,
            "links": samples.YEARS,
            "when": samples.DAY.text,
            "is_part": True,
            "lines": samples.NOTES[self.edition.language],
            "search": self.search or whole_search(self.edition),
        }
