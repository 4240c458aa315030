"""One round of gathering for one edition: what several fragments need is asked for once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from nashra.arabic import dates, truncate
from nashra.editions.models import Edition, EditionSection, Section
from nashra.newsroom.models import Placement
from nashra.newsroom.queries import placements
from nashra.pages.context import edition as editions
from nashra.pages.context.pictures import TEASER, picture, renditions_of
from nashra.pages.context.story import address_of, linked_stories, story_page_of
from nashra.pages.values import (
    CorrectionNote,
    EditionHeader,
    HeaderDate,
    Moment,
    SectionLink,
    StoryPage,
    Teaser,
)

LIST_HEADLINE = 90
LIST_SUMMARY = 140
"""Letters of a headline and of a summary in lists."""


class RenderContext:
    """Gathers for one edition. Made anew for each round, so that nothing is older than its version."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.conventions = editions.conventions(edition)
        self._stories: dict[int, StoryPage] = {}

    @cached_property
    def sections(self) -> list[EditionSection]:
        return editions.shown_sections(self.edition)

    @cached_property
    def header(self) -> EditionHeader:
        return editions.edition_header(self.edition, self.sections)

    @cached_property
    def sections_by_id(self) -> dict[int, SectionLink]:
        return {shown.section_id: editions.section_link(shown) for shown in self.sections}

    def section_of(self, placement: Placement) -> SectionLink:
        """The placement's section as the edition shows it, or as it is called elsewhere."""
        return self.section_link(placement.section)  # type: ignore[arg-type]  # what is shown has one

    def section_link(self, section: Section) -> SectionLink:
        """A section as the edition shows it, or as it is called elsewhere."""
        return self.sections_by_id.get(section.pk) or SectionLink(
            section.slug, section.name, f"/{section.slug}", section.colour
        )

    def moment(self, when: datetime | None) -> Moment:
        """A point in time as the edition writes it. Raises ValueError for what was never published."""
        if when is None:
            raise ValueError("A story that readers see has a time since when they do.")
        text = dates.moment(when, self.conventions)
        return Moment(text.iso, text.clock, text.day, text.full)

    def today(self) -> HeaderDate:
        day = datetime.now(UTC).astimezone(ZoneInfo(self.conventions.time_zone)).date()
        text = dates.today(day, self.conventions)
        return HeaderDate(text.iso, text.text, text.hijri)

    def teasers(self, shown: Sequence[Placement], *, pictures: bool = True) -> list[Teaser]:
        """Placements as lists show them, their photos asked for at once."""
        photos = [place.lead_photo or place.article.lead_photo for place in shown]
        made = renditions_of([photo.pk for photo in photos if photo], TEASER) if pictures else {}
        return [
            Teaser(
                number=place.article_id,
                address=address_of(place, self.edition),
                headline=truncate.at_word(place.headline or place.article.headline, LIST_HEADLINE),
                kicker=place.article.kicker,
                summary=truncate.at_word(place.summary or place.article.summary, LIST_SUMMARY),
                section=self.section_of(place),
                published=self.moment(place.published_at),
                picture=picture(photo, TEASER, made) if pictures else None,
            )
            for place, photo in zip(shown, photos, strict=True)
        ]

    def teasers_of(self, numbers: Iterable[int], *, pictures: bool = True) -> list[Teaser]:
        """Stories in the order of their numbers, as this edition or else another shows them."""
        return self.teasers(placements.of_stories(self.edition.pk, list(numbers)), pictures=pictures)

    def story(self, placement: Placement, canonical: Placement | None = None) -> StoryPage:
        """A story whole. canonical: where its own address is, if that is known."""
        if placement.pk is None or canonical is not None:
            return self._story(placement, canonical)
        if placement.pk not in self._stories:
            self._stories[placement.pk] = self._story(placement, None)
        return self._stories[placement.pk]

    def _story(self, placement: Placement, canonical: Placement | None) -> StoryPage:
        article = placement.article
        published = self.moment(placement.published_at)
        updated = self.moment(article.last_published_at) if _changed_later(placement) else None
        linked = {
            teaser.number: teaser for teaser in self.teasers_of(linked_stories(article), pictures=False)
        }
        return story_page_of(
            placement,
            self.edition,
            self.section_of(placement),
            canonical=canonical or placements.canonical(article.pk) or placement,
            published=published,
            updated=updated,
            linked=linked,
            corrections=tuple(
                CorrectionNote(correction.text, self.moment(correction.made_at))
                for correction in article.corrections.all()
            ),
        )


def _changed_later(placement: Placement) -> bool:
    """Whether the story was published again; a minute's difference is the publishing itself."""
    times = (placement.article.first_published_at, placement.published_at)
    last, first = placement.article.last_published_at, max(filter(None, times), default=None)
    return first is not None and last is not None and (last - first).total_seconds() > 60
