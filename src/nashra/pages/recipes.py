"""Recipes: which fragments make each page, in what order, and how many lines of each list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from nashra.fragments.key import Key, KeyBuilder
from nashra.fragments.model import Bundle, Part, Recipe
from nashra.newsroom.addresses import path_of
from nashra.newsroom.fronts.slot import Document
from nashra.pages import frame, templates
from nashra.pages.context.lists import RELATED_SHOWN
from nashra.pages.context.render_context import RenderContext
from nashra.pages.front_keys import argument
from nashra.pages.listing_keys import LINK
from nashra.pages.renderers import message, story


def story_page(context: RenderContext, key: Key) -> Recipe | None:
    """A story's page, or what is in its place where readers no longer see it; None where there never was one."""
    number = int(key.arg)
    row, shown = context.rows.here(context.edition.pk, number), context.story(number)
    if row is None or shown is None:
        note = context.rows.gone.get((context.edition.pk, number))
        return None if note is None else _former_page(context, key, note)
    head, text, canonical = (make(context, shown) for make in (story.head, story.story, story.canonical))
    part = KeyBuilder(key.prefix).part
    see_also = [part("see-also", number)] if context.rows.see_also.get(number) else []
    topics = framed("story_topics", [part(LINK, topic) for topic in context.topics_of(number)])
    live = [part("live", number)] if shown.covered_since else []
    pieces, column = with_pieces([text, *live, *topics, *see_also, canonical], head)
    parts = frame.page(
        part,
        head=[own_piece(0)],
        column=[part("breadcrumb", row.section), *column],
        beside=[part("related", number, show=RELATED_SHOWN), part("story-tail")],
    )
    surrogates = (f"edition-{context.edition.pk}", f"story-{number}", f"section-{row.section}")
    read_more = [block.teaser.number for block in shown.body if block.kind == "read_more" and block.teaser]
    return Recipe(200, shown.path, (number, *read_more), parts, surrogates, pieces=pieces)


def _former_page(context: RenderContext, key: Key, note: str) -> Recipe:
    """In place of a story that left the edition: a redirect to the one that has it, unless this one holds it back."""
    elsewhere = context.rows.placed(context.edition.pk, int(key.arg))
    if elsewhere is None or elsewhere.edition == context.edition.pk:
        return gone_page(context, key, note)
    return redirect(context.origin_of(elsewhere) + path_of(elsewhere))


def framed(template: str, parts: Sequence[Part]) -> Iterator[bytes | Part]:
    """These parts within a template that is cut where they stand; nothing at all where there is none."""
    if parts:
        opening, closing = templates.cut(template)
        yield opening
        yield from parts
        yield closing


def with_pieces(
    content: Iterable[bytes | Part], *before: bytes
) -> tuple[tuple[bytes, ...], tuple[Part, ...]]:
    """What a page has of its own as a recipe's pieces, behind those that come before, and the parts of all of it.

    What follows without a part in between is one piece.
    """
    pieces, parts = [*before], list[Part]()
    for is_own, run in groupby(content, key=lambda one: isinstance(one, bytes)):
        if is_own:
            if own := b"".join(one for one in run if isinstance(one, bytes)):
                parts.append(own_piece(len(pieces)))
                pieces.append(own)
        else:
            parts += [one for one in run if isinstance(one, Part)]
    return tuple(pieces), tuple(parts)


def own_piece(piece: int) -> Part:
    """One of the recipe's own pieces."""
    return Part(b"", piece=piece)


def story_tail(context: RenderContext, key: Key) -> Bundle:
    """What stands under every story of the edition."""
    part = KeyBuilder(key.prefix).part
    sections = [
        part("block", shown.section.pk, show=4) for shown in context.sections if shown.block_on_stories
    ]
    return Bundle((part("latest", show=4), *frame.blocks(part, sections=sections), part("most-read", show=5)))


def home_page(context: RenderContext, key: Key) -> Recipe:
    """The edition's home page: its front, or where it has none, what fills itself."""
    part = KeyBuilder(key.prefix).part
    surrogates = (f"edition-{context.edition.pk}", "home")
    if front := _front(context, 0):
        main = _slots(part, 0, front)
        parts = frame.home(
            part, head=[part("home-head")], above=[part("new-stories")], main=main, around="front"
        )
        return Recipe(200, "/", (), parts, surrogates)
    sections = [part("block", shown.section.pk, show=4) for shown in context.sections]
    parts = frame.home(
        part,
        head=[part("home-head")],
        above=[part("new-stories")],
        main=[
            part("lead", show=4),
            part("clock", show=8),
            part("most-read", show=5),  # before the blocks, which would leave nothing of it
            *frame.blocks(part, sections=sections),
        ],
    )
    return Recipe(200, "/", (), parts, surrogates)


def _front(context: RenderContext, section: int) -> Document:
    """The slots of the home page (0) or of a section's page; none where it fills itself."""
    return (context.rows.fronts.get(context.edition.pk) or {}).get(section, ())


def _slots(part: Callable[..., Part], section: int, front: Document) -> Iterator[Part]:
    """The slots of a front; blocks that follow each other lie side by side."""
    for is_block, slots in groupby(front, key=lambda slot: slot.kind in ("section", "topic")):
        parts = [part("slot", argument(section, slot), show=slot.shown) for slot in slots]
        yield from frame.blocks(part, sections=parts) if is_block else parts


def section_page(context: RenderContext, key: Key) -> Recipe | None:
    """The first page of a section, or a redirect from its former address; None where the edition does not show it."""
    shown = context.section_at(key.arg)
    if shown is None:
        return None
    if shown.section.slug != key.arg:
        return redirect(f"/{shown.section.slug}")
    keys = KeyBuilder(key.prefix)
    front = _front(context, shown.section.pk)
    slots = frame.slots(keys.part, _slots(keys.part, shown.section.pk, front)) if front else ()
    new = [keys.part("new-in-section", shown.section.pk)]
    parts = section_parts(keys, shown.section.pk, *slots, keys.part("section", shown.section.pk), above=new)
    surrogates = (f"edition-{context.edition.pk}", f"section-{shown.section.pk}")
    return Recipe(200, f"/{shown.section.slug}", (), parts, surrogates)


def redirect(path: str) -> Recipe:
    """Where to go, a path or a whole address: the edge redirects from all paths but a recipe's own."""
    return Recipe(301, path, (), (), ())


def section_parts(
    keys: KeyBuilder, section: int, *stories: Part, above: Iterable[Part] = ()
) -> tuple[Part, ...]:
    """A page of a section with these stories."""
    return frame.page(
        keys.part,
        above=above,
        head=[keys.part("section-head", section)],
        column=[keys.part("section-title", section), *stories],
        beside=beside(keys),
    )


def gone_page(context: RenderContext, key: Key, note: str = "") -> Recipe:
    """The page of a story that was taken down, with what the newsroom says about it; such a page is its own."""
    surrogates = (f"edition-{context.edition.pk}", f"story-{key.arg}")
    keys = KeyBuilder(key.prefix)
    if not note:
        return Recipe(410, "", (), message_parts(keys, 410), surrogates)
    pieces = (message.message(context, "410", note).html,)
    return Recipe(410, "", (), _message_parts(keys, 410, own_piece(0)), surrogates, pieces=pieces)


def message_parts(keys: KeyBuilder, status: int) -> tuple[Part, ...]:
    """A page that says what a status means."""
    return _message_parts(keys, status, keys.part("message", status))


def gone_message_parts(keys: KeyBuilder) -> tuple[Part, ...]:
    """A page that says that a page is gone, which was no story's."""
    said = message.GONE_PAGE
    head = [keys.part("message-head", said)]
    return frame.page(keys.part, head=head, column=[keys.part("message", said)], beside=beside(keys))


def _message_parts(keys: KeyBuilder, status: int, said: Part) -> tuple[Part, ...]:
    head = [keys.part("message-head", status)]
    return frame.page(keys.part, head=head, column=[said], beside=beside(keys))


def beside(keys: KeyBuilder) -> tuple[Part, ...]:
    """What stands beside the column of pages that are no story's."""
    return (keys.part("latest", show=6), keys.part("most-read", show=5))
