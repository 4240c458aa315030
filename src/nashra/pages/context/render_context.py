"""One edition in a round of rendering: what fragments show of it, made once for all that show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache, partial
from operator import attrgetter
from urllib.parse import quote
from zoneinfo import ZoneInfo

from nashra.arabic import dates, truncate
from nashra.arabic.conventions import Conventions
from nashra.arabic.typesetting.plain import set_text
from nashra.arabic.typesetting.style import TextStyle
from nashra.edge.hosts import shown_host
from nashra.editions.models import Edition
from nashra.editions.rows import EditionRow, SectionRow, ShownSection
from nashra.newsroom.addresses import path_of, text_page_path
from nashra.newsroom.faults import Piece, attempt, attempt_each
from nashra.newsroom.own_pages import canonical_of
from nashra.newsroom.queries.rows import ArticleRow, AuthorLine, CorrectionRow, PhotoRow, PlacementRow
from nashra.newsroom.story_kinds import StoryKind
from nashra.newsroom.story_text import linked_stories
from nashra.pages.context import edition as editions
from nashra.pages.context import kinds
from nashra.pages.context.films import film
from nashra.pages.context.pictures import (
    LEAD,
    OPENING,
    PORTRAIT,
    POSTER,
    SHARED,
    STORY,
    TEASER,
    picture,
    structured,
)
from nashra.pages.context.round import Round
from nashra.pages.context.story import byline, live_label, story_page_of
from nashra.pages.values import (
    Breaking,
    Byline,
    CorrectionNote,
    EditionHeader,
    Film,
    HeaderDate,
    Link,
    Moment,
    Original,
    Picture,
    SectionLink,
    StoryPage,
    Teaser,
)

LIST_SUMMARY = 140
"""Letters of a summary in lists."""

_REMEMBERED = 4096
"""Teasers that a process remembers, of some 2 KB: all that its editions' lists show."""


class RenderContext:
    """One edition in a round; a round of its own where none is given. Made anew for each round."""

    def __init__(self, edition: Edition | EditionRow, rows: Round | None = None) -> None:
        self.rows = rows or Round()
        self.edition = self.rows.editions[edition.pk]
        self.conventions = editions.conventions(self.edition)
        self.style = editions.text_style(self.edition)
        self._stories: dict[int, StoryPage | None] = {}
        self._teasers: dict[tuple[int, bool, bool], Teaser] = {}  # by placement and which pictures it has

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.conventions.time_zone)

    @cached_property
    def day(self) -> date:
        """Today in the edition's zone; what shows it is invalidated at the edition's midnight."""
        return datetime.now(UTC).astimezone(self._zone).date()

    @cached_property
    def sections(self) -> tuple[ShownSection, ...]:
        return self.rows.shown_sections.get(self.edition.pk, ())

    @cached_property
    def header(self) -> EditionHeader:
        others = tuple(other for other in self.rows.editions.values() if other.pk != self.edition.pk)
        return editions.edition_header(self.edition, self.sections, others)

    @property
    def footer_pages(self) -> tuple[Link, ...]:
        """The pages that an editor has written and that the foot of all pages names."""
        named = self.rows.named_pages.get(self.edition.pk) or ()
        return tuple(Link(one.title, quote(text_page_path(one.slug))) for one in named if one.in_footer)

    @cached_property
    def sections_by_id(self) -> dict[int, SectionLink]:
        return {shown.section.pk: editions.section_link(shown.section, shown.name) for shown in self.sections}

    def section_at(self, slug: str) -> ShownSection | None:
        """The section that the edition shows and that has a slug, or else the one that last had it."""
        shown = {one.section.slug: one for one in self.sections}
        if slug in shown:
            return shown[slug]
        number = self.rows.former_slugs.get(slug)
        return next((one for one in self.sections if one.section.pk == number), None)

    def section_link(self, section: SectionRow) -> SectionLink:
        """A section as the edition shows it, or as it is called elsewhere."""
        return self.sections_by_id.get(section.pk) or editions.section_link(section)

    def section_of(self, row: PlacementRow) -> SectionLink:
        """The placement's section as the edition shows it, or as it is called elsewhere."""
        unknown = SectionRow(
            row.section, row.section_slug, "", "blue"
        )  # of a draft, or newer than the others read
        return self.section_link(self.rows.sections.get(row.section, unknown))

    def moment(self, when: datetime | None) -> Moment:
        """A point in time as the edition writes it. Raises ValueError for what was never published."""
        return _moment(when, self.conventions)

    def today(self) -> HeaderDate:
        text = dates.today(self.day, self.conventions)
        return HeaderDate(text.iso, text.text, text.hijri)

    def breaking(self) -> Breaking | None:
        """What the edition's breaking bar says; None where its readers do not see the story that it leads to."""
        row = self.rows.breaking.get(self.edition.pk)
        if row is None:
            return None
        linked = self.teasers(self.placed([row.story]), pictures=False) if row.story else []
        if row.story and not linked:
            return None
        address = linked[0].address if linked else ""
        return Breaking(
            set_text(row.text, self.style), address, self.moment(row.since), self.moment(row.until).iso
        )

    def address_of(self, row: PlacementRow) -> str:
        """The whole address of a placement, percent-encoded."""
        return self.origin_of(row) + quote(path_of(row))

    def origin_of(self, row: PlacementRow) -> str:
        """Scheme, host and port of a placement's edition."""
        return editions.origin(self.rows.editions[row.edition])

    def placed(self, numbers: Iterable[int]) -> list[PlacementRow]:
        """Stories in the order of their numbers, as this edition or else their own shows them.

        One that this edition holds back (an embargo, a scheduled change, an end) is not shown by another's headline.
        """
        listed, pk = list(dict.fromkeys(numbers)), self.edition.pk
        self.rows.add_placed([(pk, number) for number in listed])
        return [row for number in listed if (row := self.rows.placed(pk, number))]

    def here(self, numbers: Iterable[int]) -> list[PlacementRow]:
        """Stories in the order of their numbers, those that readers see in this edition."""
        return [row for row in self.placed(numbers) if row.edition == self.edition.pk]

    def teasers(
        self, rows: Sequence[PlacementRow], *, pictures: bool = True, opening: bool = False
    ) -> list[Teaser]:
        """Placements as lists show them; one that cannot be shown is left out.

        With `opening`, each also has its picture as it opens the list.
        """
        if pictures:
            self.rows.photos.add(row.photo for row in rows if row.photo)
        return attempt_each(
            partial(self._teaser, pictures=pictures, opening=opening), rows, Piece.LINE, attrgetter("article")
        )

    def _teaser(self, row: PlacementRow, pictures: bool, opening: bool) -> Teaser:
        key = (row.pk, pictures, opening)
        if key not in self._teasers:
            self._teasers[key] = self._new_teaser(row, pictures, opening)
        return self._teasers[key]

    def _new_teaser(self, row: PlacementRow, pictures: bool, opening: bool) -> Teaser:
        shown = self.picture(row.article, row.photo, TEASER) if pictures else None
        wide = self.picture(row.article, row.photo, OPENING) if opening else None
        elsewhere = self.rows.editions[row.edition] if row.edition != self.edition.pk else None
        published = row.published_at
        is_old = published is not None and published.astimezone(self._zone).date() < self.day
        return _teaser(
            row, elsewhere, self.section_of(row), shown, wide, self.conventions, self.style, is_old
        )

    def picture(
        self, story: int, photo: int | None, shape: str, caption: str = "", credit: str = ""
    ) -> Picture | None:
        """A story's photo in a shape; None where there is no photo, or it cannot be read."""
        row = self.rows.photos.get(photo) if photo else None
        if row is None or row.pk in self.rows.unreadable:
            return None
        caption = set_text(caption, self.style)
        key, known = (row.pk, shape, caption, credit), self.rows.pictures
        if key not in known:
            made = attempt(lambda: picture(row, shape, caption=caption, credit=credit), Piece.PHOTO, story)
            if made is None:
                self.rows.unreadable.add(row.pk)
                return None
            known[key] = made
        return known[key]

    def _structured(self, photo: PhotoRow | None) -> tuple[str, ...]:
        """Its lead photo as search engines want it."""
        return structured(photo) if photo and photo.pk not in self.rows.unreadable else ()

    def topics_of(self, number: int) -> tuple[int, ...]:
        """The topics that a story is about, the main one first."""
        article = self.rows.stories.get(number)
        return article.topics if article else ()

    def story(self, number: int) -> StoryPage | None:
        """A story whole; None where readers do not see it in the edition."""
        if number not in self._stories:
            row, article = self.rows.here(self.edition.pk, number), self.rows.stories.get(number)
            own = canonical_of(row, self.rows.everywhere(number)) if row else None
            self._stories[number] = self.story_of(row, article, own) if row and article and own else None
        return self._stories[number]

    def story_of(self, row: PlacementRow, article: ArticleRow, own: PlacementRow) -> StoryPage:
        """The story of rows. own: the placement whose address is the canonical one."""
        body = self.rows.body(article)
        linked = self.teasers(self.placed(linked_stories(body)), pictures=False)
        photo = self.rows.photos.get(row.photo) if row.photo else None
        caption = self._caption(row.photo, row.caption)
        lead = self.picture(row.article, row.photo, LEAD, caption, article.credit)
        return story_page_of(
            row,
            article,
            self.edition,
            section=self.section_of(row),
            address=self.address_of(own),
            published=self.moment(row.published_at),
            updated=self.moment(row.revised_at) if _revised_later(row) else None,
            linked={teaser.number: teaser for teaser in linked},
            corrections=self._corrections(article),
            body=body,
            authors=self._authors(row, article),
            take_film=lambda video, caption: self._film(row, video, caption),
            digits=self.conventions.digits,
            take_picture=lambda photo, caption, credit: self.picture(
                row.article, photo, STORY, self._caption(photo, caption), credit
            ),
            lead_photo=lead,
            shared=self.picture(row.article, row.photo, SHARED, caption),
            structured=self._structured(photo),
            caption=caption if lead else row.caption,
            photo_credit=photo.credit if photo else "",
            original=self._original(own) if own.edition != row.edition else None,
        )

    def bylines(self, numbers: Sequence[int]) -> dict[int, tuple[Byline, ...]]:
        """Who wrote stories, with their portraits."""
        self.rows.bylines.add(numbers)
        lines = {number: self.rows.bylines.get(number) or () for number in numbers}
        self.rows.photos.add(one.photo for authors in lines.values() for one in authors if one.photo)
        return {
            number: tuple(byline(one, self._portrait(number, one)) for one in authors)
            for number, authors in lines.items()
        }

    def _portrait(self, story: int, author: AuthorLine) -> Picture | None:
        return self.picture(story, author.photo, PORTRAIT, author.name)

    def _authors(self, row: PlacementRow, article: ArticleRow) -> tuple[Byline, ...]:
        """Who wrote a story; with their portraits over an opinion piece alone."""
        is_opinion = row.kind == StoryKind.OPINION
        return tuple(
            byline(one, self._portrait(row.article, one) if is_opinion else None) for one in article.authors
        )

    def _film(self, row: PlacementRow, number: int, caption: str) -> Film | None:
        """A video of a story; None where it was deleted."""
        video = self.rows.videos.get(number)
        if video is None:
            return None
        poster = self.picture(row.article, video.poster or row.photo, POSTER)
        return film(video, caption, poster, self.style, self.conventions.digits)

    def _caption(self, number: int | None, given: str) -> str:
        """What stands under a photo: what the story gives, or else the photo's own."""
        photo = self.rows.photos.get(number) if number and not given else None
        return " ".join(photo.caption.split()) if photo else given

    def _original(self, own: PlacementRow) -> Original:
        """A story's own place in another edition."""
        host = shown_host(self.rows.editions[own.edition].host)
        short = f"{host}/{own.section_slug}/{own.article}"
        return Original(editions.canonical_label(self.edition, host), short)

    def _corrections(self, article: ArticleRow) -> tuple[CorrectionNote, ...]:
        def note(row: CorrectionRow) -> CorrectionNote:
            return CorrectionNote(set_text(row.text, self.style), self.moment(row.made_at))

        return tuple(attempt_each(note, article.corrections, Piece.CORRECTION, lambda row: article.pk))


def _revised_later(row: PlacementRow) -> bool:
    """Whether the story has changed for its readers; what is put right within a minute is its publishing."""
    since, revised = row.published_at, row.revised_at
    return since is not None and revised is not None and (revised - since).total_seconds() > 60


def _moment(when: datetime | None, conventions: Conventions) -> Moment:
    if when is None:
        raise ValueError("A story that readers see has a time since when they do.")
    text = dates.moment(when, conventions)
    return Moment(text.iso, text.clock, text.day, text.full)


@lru_cache(maxsize=_REMEMBERED)
def _teaser(
    row: PlacementRow,
    elsewhere: EditionRow | None,
    section: SectionLink,
    shown: Picture | None,
    opening: Picture | None,
    conventions: Conventions,
    style: TextStyle,
    is_old: bool,
) -> Teaser:
    """A placement as lists show it; elsewhere: the edition that has it, where that is another than the page's."""
    origin = editions.origin(elsewhere) if elsewhere else ""
    return Teaser(
        number=row.article,
        address=origin + quote(path_of(row)),
        headline=set_text(row.headline, style),
        kicker=set_text(row.kicker, style),
        summary=set_text(truncate.at_word(row.summary, LIST_SUMMARY), style),
        section=section,
        published=_moment(row.published_at, conventions),
        picture=shown,
        live=live_label(row),
        mark=kinds.mark(row.kind),
        kind=row.kind,
        opening=opening,
        is_old=is_old,
        edition=elsewhere.name if elsewhere else "",
        language=elsewhere.language if elsewhere else "",
    )
