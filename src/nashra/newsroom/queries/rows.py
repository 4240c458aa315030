"""What rendering knows of stories: rows of the database as frozen values, never models."""

from __future__ import annotations

from datetime import datetime

import msgspec


class PlacementRow(msgspec.Struct, frozen=True, gc=False):
    """A story as an edition lists it. Words are the edition's own, or else the article's."""

    published_at: datetime | None  # aware
    revised_at: datetime | None  # aware; when its words or photos last changed for readers
    pk: int
    article: int
    edition: int
    section: int
    section_slug: str
    canonical: bool
    place: int  # in the story's order of placements
    slug: str  # the edition's own; empty: made of the headline
    headline: str
    summary: str
    city: str
    photo: int | None
    kicker: str
    caption: str
    agency: str
    headline_only: bool
    own_headline: bool  # whether the edition has given it a headline of its own
    coverage: str = ""  # "live" while it is covered live, then "ended"
    kind: str = "news"  # a StoryKind


class AuthorLine(msgspec.Struct, frozen=True, gc=False):
    """An author as a story names them."""

    name: str
    role: str
    slug: str = ""  # of the author's page; empty where there is none any more
    photo: int | None = None


class AuthorRow(msgspec.Struct, frozen=True, gc=False):
    """An author as the own page shows them."""

    pk: int
    slug: str
    name: str
    role: str
    biography: str
    photo: int | None


class Wording(msgspec.Struct, frozen=True, gc=False):
    """What a topic is called and what is said of it in a language."""

    name: str
    aliases: str  # a line each
    text: str


class TopicRow(msgspec.Struct, frozen=True, gc=False):
    """A topic, in the language in which it was named first and in others."""

    pk: int
    slug: str
    kind: str
    parent: int | None
    language: str
    name: str
    aliases: str  # a line each
    text: str
    wordings: dict[str, Wording]  # by language


class Found(msgspec.Struct, frozen=True, gc=False):
    """What is found under a slug of a topic, an author or a page."""

    number: int
    slug: str  # the right one
    is_gone: bool  # it was deleted


class PageRow(msgspec.Struct, frozen=True, gc=False):
    """A page that an editor writes."""

    pk: int
    title: str
    body: str  # JSON, as the database keeps it


class NamedPage(msgspec.Struct, frozen=True, gc=False):
    """Such a page where it is named."""

    slug: str
    title: str
    in_footer: bool
    changed_at: datetime | None  # aware


class CorrectionRow(msgspec.Struct, frozen=True, gc=False):
    """What was corrected, and when."""

    text: str
    made_at: datetime | None


class ArticleRow(msgspec.Struct, frozen=True, gc=False):
    """What only a story's own page shows."""

    pk: int
    credit: str  # of the lead photo, where it is not the photo's own
    body: str  # JSON, as the database keeps it
    covered_since: datetime | None = None
    covered_until: datetime | None = None
    authors: tuple[AuthorLine, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    topics: tuple[int, ...] = ()


class BreakingRow(msgspec.Struct, frozen=True, gc=False):
    """What an edition's breaking bar says."""

    text: str
    story: int | None  # the number of the one that it leads to
    since: datetime | None
    until: datetime


class PhotoRow(msgspec.Struct, frozen=True, gc=False):
    """A photo that may be shown."""

    pk: int
    description: str
    caption: str
    credit: str
    decorative: bool
    tone: str  # the colour that holds its place, see `photo_tone`; empty: none
    file: str  # the original's name, which readers never get
    file_hash: str
    width: int  # of the upright photo, in pixels
    height: int
    focal_point_width: int | None
    focal_point_height: int | None
    focal_point_x: int | None
    focal_point_y: int | None
    crop_list: str  # of each shape the part that is shown, see `photo_crops`; empty: as the focal point says
    crop_wide: str
    crop_share: str


class VideoRow(msgspec.Struct, frozen=True, gc=False):
    """A video."""

    pk: int
    title: str
    file: str  # its name in the media storage
    captions: str  # likewise; empty: it has none
    poster: int | None  # a photo
    description: str
    credit: str
    width: int  # in pixels
    height: int
    seconds: int  # 0: not known


class LiveRow(msgspec.Struct, frozen=True, gc=False):
    """An update of a live coverage."""

    pk: int
    made_at: datetime | None
    edited_at: datetime | None
    headline: str
    text: str
    embed: str
    author: str
    is_key: bool


class LiveRows(msgspec.Struct, frozen=True, gc=False):
    """The newest updates of a coverage and its key moments, the youngest first."""

    updates: tuple[LiveRow, ...] = ()
    moments: tuple[LiveRow, ...] = ()
