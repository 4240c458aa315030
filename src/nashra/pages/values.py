"""What templates are given: frozen values, gathered beforehand, that know no database.

Every text is final (the edition's own wording, digits and dates), every address absolute or rooted.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as an edition writes it."""

    iso: str  # UTC, 2026-11-24T09:40:00Z, for <time datetime>
    clock: str  # 9:40
    day: str  # 24 نونبر 2026
    full: str  # الثلاثاء 24 نونبر 2026، 9:40


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo in the sizes that were made of it."""

    src: str  # the size that is there already
    srcset: str  # "/media/…-list-240.webp 240w, …"
    width: int  # of src, in pixels
    height: int
    alt: str
    caption: str
    credit: str
    avif: str = ""  # as srcset, in AVIF
    jpeg: str = ""  # src, for browsers that know no WebP
    tone: str = ""  # the colour that holds its place, as the stylesheet names it


@dataclass(frozen=True, slots=True)
class Link:
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class SectionLink:
    slug: str
    name: str  # as the edition calls it
    address: str  # /sport
    colour: str  # a name of the palette in tokens.css: blue, crimson, … (no inline style passes the CSP)


@dataclass(frozen=True, slots=True)
class EditionHeader:
    """An edition as its pages show it, with the wording of its modules."""

    slug: str
    name: str
    tagline: str
    language: str  # ar
    direction: str  # rtl or ltr
    origin: str  # https://host, without a slash at the end
    country: str  # MA
    digits: str  # latn, arab or arabext, for the figures that the browser makes
    sections: tuple[SectionLink, ...]  # those of the navigation, in order
    others: tuple[Link, ...]  # the network's other editions
    home_label: str  # الرئيسية
    see_also_heading: str
    related_heading: str
    latest_heading: str
    most_read_heading: str
    day_before_yesterday: str = ""  # where it is not CLDR's word: أمس الأول


@dataclass(frozen=True, slots=True)
class Breaking:
    """What an edition's breaking bar says."""

    text: str
    address: str  # of the story that it leads to; empty: of none
    since: Moment
    until: str  # UTC, 2026-11-24T09:40:00Z: when a browser that shows it takes it away


@dataclass(frozen=True, slots=True)
class Teaser:
    """A story where another page lists it."""

    number: int
    address: str
    headline: str
    kicker: str
    summary: str
    section: SectionLink
    published: Moment
    picture: Picture | None
    live: str = ""  # مباشر, while the story is covered live
    opening: Picture | None = None  # where it opens a list; in those that give their first line more room
    is_old: bool = False  # published on a day before today
    mark: str = ""  # رأي, صور or فيديو; empty for news
    kind: str = "news"  # a StoryKind
    authors: tuple[Byline, ...] = ()  # in lists of opinion pieces
    edition: str = ""  # the name of the one that has it, where that is another than the page's
    language: str = ""  # that edition's


@dataclass(frozen=True, slots=True)
class Byline:
    name: str
    role: str
    address: str = ""  # of the author's page, percent-encoded; empty where there is none any more
    portrait: Picture | None = None  # over an opinion piece


@dataclass(frozen=True, slots=True)
class TopicLink:
    name: str
    address: str
    language: str  # of the name, where it is not the edition's


@dataclass(frozen=True, slots=True)
class ListingPage:
    """What a topic's or an author's page says above the stories."""

    kind: str  # topic or author
    name: str
    language: str  # of the name, where it is not the edition's
    label: str  # what it is: a person, a place, an author
    role: str
    lines: tuple[str, ...]  # of the short text
    aliases: tuple[str, ...]
    picture: Picture | None
    address: str  # absolute
    thing: str  # what schema.org calls it


@dataclass(frozen=True, slots=True)
class Film:
    """A video with what is needed to play it."""

    src: str
    type: str  # video/mp4
    size: int  # in bytes; 0: not known
    seconds: int  # likewise
    width: int  # in pixels
    height: int
    name: str
    description: str
    duration: str  # ISO 8601: PT1M30S; empty where it is not known
    length: str  # as readers are told it: 1:30
    captions: str  # address of a WebVTT file; empty: none
    caption: str  # what stands under it
    credit: str
    poster: Picture | None


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a story's body, or of a page's.

    kind: paragraph, subheading, quotation, photo, video, embed, read_more.
    """

    kind: str
    html: str = ""  # paragraph (sanitised, its <p> included), embed (goes into an inert <template>)
    text: str = ""  # subheading, quotation
    speaker: str = ""  # quotation
    picture: Picture | None = None  # photo
    film: Film | None = None  # video
    number: int = 0  # photo of a gallery: which one
    place: str = ""  # likewise: 3 من 12
    teaser: Teaser | None = None  # read_more
    address: str = ""  # embed: where it was taken from


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page that an editor writes."""

    title: str
    description: str  # for <meta>: the text's start, 160 letters, cut at a word
    address: str  # absolute, percent-encoded
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    text: str
    made: Moment


@dataclass(frozen=True, slots=True)
class Original:
    """A story's own place, for a page that is a copy."""

    label: str  # what the link says, with the host: اقرأه على misr.example
    short: str  # its address as people read and type it: misr.example/عالم/12


@dataclass(frozen=True, slots=True)
class StoryPage:
    number: int
    path: str  # /world/12/slug, not percent-encoded
    address: str  # absolute, percent-encoded: the canonical one
    kicker: str
    headline: str
    summary: str
    description: str  # for <meta>: the summary or the text's start, 160 letters, cut at a word
    dateline: str  # مرفأ السلام ـ المغرب اليوم
    section: SectionLink
    authors: tuple[Byline, ...]
    agency: str
    lead_photo: Picture | None
    caption: str  # shown even where there is no photo
    credit: str
    body: tuple[Block, ...]
    corrections: tuple[CorrectionNote, ...]
    published: Moment
    updated: Moment | None  # where it differs from published
    minutes: str  # 3 دقائق قراءة
    headline_only: bool
    kind: str = "news"  # a StoryKind
    mark: str = ""  # رأي, صور or فيديو; empty for news
    film: Film | None = None  # of a video story: it leads, in the place of the lead photo
    pictures: int = 0  # of a gallery: how many there are
    live: str = ""  # مباشر, while it is covered live
    covered_since: str = ""  # UTC; where it is or was covered live
    covered_until: str = ""
    shared: Picture | None = None  # its photo as other services show it
    structured: tuple[str, ...] = ()  # addresses of its photo in the shapes that search engines want
    share: tuple[Link, ...] = ()  # to services where a reader passes it on
    original: Original | None = None  # of a copy: the story's own place, which is not this one

    @property
    def films(self) -> tuple[Film, ...]:
        """All its videos, the one that leads first."""
        return tuple(one for one in (self.film, *(block.film for block in self.body)) if one)


@dataclass(frozen=True, slots=True)
class Update:
    """An update of a live coverage."""

    number: int
    headline: str
    paragraphs: tuple[str, ...]  # HTML, sanitised
    embed: str  # address of a film or post; empty: none
    player: str  # HTML that plays it; empty where it is a mere link
    author: str
    is_key: bool
    made: Moment
    edited: Moment | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """A live coverage as its story's page begins it."""

    number: int  # the story's
    address: str  # the story's own
    is_live: bool
    moments: tuple[Update, ...]  # key moments, the youngest first


@dataclass(frozen=True, slots=True)
class HeaderDate:
    """Today's date in the header, in the edition's calendars."""

    iso: str  # 2026-11-24
    text: str  # الثلاثاء 24 نونبر 2026
    hijri: str  # 14 جمادى الآخرة 1448 هـ, or empty


@dataclass(frozen=True, slots=True)
class CalendarDay:
    number: str  # as the edition writes it
    name: str  # the whole date, for who hears it
    address: str  # empty: a day without stories


@dataclass(frozen=True, slots=True)
class Calendar:
    """A month's days with stories."""

    name: str  # آذار 2024
    address: str
    weekdays: tuple[tuple[str, str], ...]  # short and whole, in the country's order
    weeks: tuple[tuple[CalendarDay | None, ...], ...]  # seven a week
    before: Link | None  # the months around it that have stories
    after: Link | None


@dataclass(frozen=True, slots=True)
class DayTitle:
    """A day of the archive."""

    text: str  # الثلاثاء 5 آذار 2024
    hijri: str  # empty where the edition does not show it
    iso: str
    month: Link
    before: Link | None  # the days around it that have stories
    after: Link | None
