"""Reading beforehand, at once for all keys of a round, what their fragments will show: a handful of statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from nashra.fragments.key import Key
from nashra.newsroom.fronts.slot import PINNABLE
from nashra.newsroom.models.listed import AUTHOR, TOPIC
from nashra.newsroom.queries.fronts import list_of, photos_of
from nashra.newsroom.queries.listings import ListOf
from nashra.newsroom.queries.rows import PlacementRow
from nashra.newsroom.story_kinds import StoryKind
from nashra.newsroom.story_text import linked_stories, photos, videos
from nashra.pages.context import front_slots, listings, lists
from nashra.pages.context.front_slots import SlotPlace
from nashra.pages.context.older import PAGE
from nashra.pages.context.render_context import RenderContext
from nashra.pages.context.round import Round
from nashra.pages.feed_keys import LISTS, OF_LISTING_FEEDS
from nashra.pages.feed_recipes import asked
from nashra.pages.listing_keys import HEADS, OF_AUTHORS, OF_TOPICS, kind_of
from nashra.pages.listing_keys import LISTS as LISTING_LISTS
from nashra.pages.store import IN_FEEDS

Contexts = Mapping[int, RenderContext]
"""By edition."""

_WITH_FRONTS = ("slot", "page", "section-page")
_WHOLE = ("story-page", *IN_FEEDS)
_NEWEST = ("latest", "clock", "lead", "new-stories")
_MOST_READ = ("most-read", "ranking")
_NEWEST_OF_SECTION = ("section", "block", "new-in-section")
_LISTINGS = (*LISTING_LISTS, *HEADS, *OF_LISTING_FEEDS)


def _listed_in(kind: str, context: RenderContext, number: int) -> list[PlacementRow]:
    return listings.stories(context, kind, number)


_WITH_PHOTOS: dict[str, Callable[[RenderContext, int], list[PlacementRow]]] = {
    "lead": lambda context, number: lists.lead(context),
    "section": lists.section,
    "block": lists.block,
    "related": lists.related,
    **{f"{kind}-stories": partial(_listed_in, kind) for kind in (TOPIC, AUTHOR)},
}


def prepare(rows: Round, contexts: Contexts, keys: Sequence[Key]) -> None:
    """Read what these keys show, each row once."""
    rows.fronts.add({key.edition for key in keys if key.kind in _WITH_FRONTS})
    stories = {(key.edition, int(key.arg)) for key in keys if key.kind in _WHOLE}
    numbers = {number for _edition, number in stories}
    live = {(key.edition, int(key.arg)) for key in keys if key.kind == "live"}
    rows.add_everywhere(number for _edition, number in live)
    rows.live.add(number for edition, number in live if (row := rows.here(edition, number)) and row.coverage)
    _read_lists(rows, keys, numbers)
    rows.stories.add(numbers)
    rows.add_everywhere(numbers)
    rows.gone.add(pair for pair in stories if rows.here(*pair) is None)
    rows.add_placed({*_listed(rows, keys), *_linked(rows, stories)})
    rows.videos.add(
        video
        for number in numbers
        if (article := rows.stories.get(number))
        for video in videos(rows.body(article))
    )
    rows.photos.add(_photos(rows, contexts, keys, stories))


def _read_lists(rows: Round, keys: Sequence[Key], stories: Iterable[int]) -> None:
    """Which stories the lists hold."""
    slots = [(key.edition, place) for key in keys if (place := _slot(rows, key))]
    rows.photos.add(photo for _edition, place in slots for photo in photos_of(place.front))
    filled = {(edition, place.newest_of) for edition, place in slots}
    newest = {(edition, section) for edition, section in filled if section is not None}
    newest |= {(key.edition, 0) for key in keys if key.kind in _NEWEST}
    newest |= {(key.edition, asked(key.arg)[1]) for key in keys if key.kind in LISTS}
    rows.newest.add(newest | {(key.edition, int(key.arg)) for key in keys if key.kind in _NEWEST_OF_SECTION})
    most_read = {edition for edition, place in slots if place.slot.kind == "most_read"}
    rows.topics.add(int(key.arg) for key in keys if key.kind in OF_TOPICS)
    rows.authors.add(int(key.arg) for key in keys if key.kind in OF_AUTHORS)
    rows.listed.add(_listing(key) for key in keys if key.kind in _LISTINGS)
    rows.listed.add((edition, *listed) for edition, place in slots if (listed := list_of(place.slot)))
    rows.topics.add(place.slot.topic for _edition, place in slots if place.slot.topic)
    rows.most_read.add(most_read | {key.edition for key in keys if key.kind in _MOST_READ})
    rows.named_pages.add({key.edition for key in keys if key.kind == "ending"})
    rows.breaking.add({key.edition for key in keys if key.kind == "breaking"})
    related = {int(key.arg) for key in keys if key.kind == "related"}
    rows.related.add(related)
    rows.see_also.add({*stories, *related, *(int(key.arg) for key in keys if key.kind == "see-also")})


def _listing(key: Key) -> ListOf:
    return key.edition, kind_of(key.kind), int(key.arg.rpartition(".")[2])


def _listed(rows: Round, keys: Sequence[Key]) -> Iterable[tuple[int, int]]:
    """The stories of these lists, each with the edition that lists it."""
    for key in keys:
        for number in _numbers(rows, key):
            yield key.edition, number


def _numbers(rows: Round, key: Key) -> Sequence[int]:
    if key.kind in _NEWEST:
        return rows.newest.get((key.edition, 0)) or ()
    if key.kind in LISTS:
        return rows.newest.get((key.edition, asked(key.arg)[1])) or ()
    if key.kind in _NEWEST_OF_SECTION:
        return rows.newest.get((key.edition, int(key.arg))) or ()
    if key.kind in _LISTINGS:
        listed = rows.listed.get(_listing(key)) or ()
        return listed if key.kind in OF_LISTING_FEEDS else listed[:PAGE]
    if key.kind in _MOST_READ:
        return rows.most_read.get(key.edition) or ()
    if place := _slot(rows, key):
        return tuple(front_slots.numbers(rows, key.edition, place))
    if key.kind == "related":
        return rows.related.get(int(key.arg)) or ()
    return (rows.see_also.get(int(key.arg)) or ()) if key.kind == "see-also" else ()


def _linked(rows: Round, stories: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    for edition, number in stories:
        if article := rows.stories.get(number):
            for linked in linked_stories(rows.body(article)):
                yield edition, linked


def _photos(
    rows: Round, contexts: Contexts, keys: Sequence[Key], stories: Iterable[tuple[int, int]]
) -> Iterable[int]:
    """The photos that lists and stories show."""
    shown = (rows.authors.get(number) for number in rows.authors.known())
    yield from (author.photo for author in shown if author and author.photo)
    for key in keys:
        if place := _slot(rows, key):
            yield from _photos_of_slot(contexts[key.edition], place)
        elif listed := _WITH_PHOTOS.get(key.kind):
            number = int(key.arg) if key.is_numbered else 0
            yield from (row.photo for row in listed(contexts[key.edition], number) if row.photo)
    for edition, number in stories:
        row, article = rows.here(edition, number), rows.stories.get(number)
        if row and article:
            yield from photos(rows.body(article))
            films = (rows.videos.get(video) for video in videos(rows.body(article)))
            yield from (film.poster for film in films if film and film.poster)
            if row.kind == StoryKind.OPINION:
                yield from (author.photo for author in article.authors if author.photo)
            yield from [row.photo] if row.photo else []


def _slot(rows: Round, key: Key) -> SlotPlace | None:
    return front_slots.find(rows, key.edition, key.arg) if key.kind == "slot" else None


def _photos_of_slot(context: RenderContext, place: SlotPlace) -> Iterable[int]:
    if place.slot.kind in PINNABLE:
        yield from (row.photo for row in front_slots.stories_in(context, place) if row.photo)
