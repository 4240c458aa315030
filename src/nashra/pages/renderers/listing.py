"""The pieces of topics' and authors' pages, and the link to a topic."""

from __future__ import annotations

from collections.abc import Callable

from nashra.arabic import truncate
from nashra.fragments.model import Fragment, ListFragment, Piece
from nashra.newsroom.models.listed import AUTHOR, TOPIC
from nashra.pages import templates
from nashra.pages.context import listings
from nashra.pages.context.json_ld import listing_page
from nashra.pages.context.older import older_address
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers.list_description import list_description
from nashra.pages.renderers.list_fragment import list_fragment

Make = Callable[[RenderContext, str], Fragment | None]

NOTHING = Piece(b"")


def head(kind: str) -> Make:
    """Title, description and address of such a page; one that lists nothing is not for search engines."""

    def render(context: RenderContext, arg: str) -> Piece | None:
        shown = listings.page(context, kind, int(arg))
        if shown is None:
            return None
        lists_any = bool(listings.stories(context, kind, int(arg)))
        return Piece(
            templates.html(
                "page_head",
                edition=context.header,
                title=f"{shown.name} | {context.header.name}",
                description=truncate.at_word(" ".join(shown.lines), 160)
                or list_description(shown.name, context.header),
                address=shown.address if lists_any else "",
                feed=f"{shown.address.removeprefix(context.header.origin)}/feed",
                json_ld=listing_page(shown, context.header),
            )
        )

    return render


def title(kind: str) -> Make:
    """What the page says above the stories."""

    def render(context: RenderContext, arg: str) -> Piece | None:
        shown = listings.page(context, kind, int(arg))
        return Piece(templates.html("listing_title", page=shown)) if shown else None

    return render


def stories(kind: str) -> Make:
    """The newest stories of a topic or an author."""

    def render(context: RenderContext, arg: str) -> ListFragment | None:
        shown = listings.page(context, kind, int(arg))
        if shown is None:
            return None
        rows = listings.stories(context, kind, int(arg))
        return list_fragment(
            "listing",
            context.teasers(rows),
            edition=context.header,
            older=older_address(shown.address.removeprefix(context.header.origin), rows),
            is_empty=not rows,
        )

    return render


def topic_link(context: RenderContext, arg: str) -> Piece:
    """A topic where it is named; nothing where it was deleted."""
    shown = listings.link(context, int(arg))
    return Piece(templates.html("topic_link", topic=shown)) if shown else NOTHING


PIECES: tuple[tuple[str, Make], ...] = (
    *(
        (f"{kind}-{name}", make(kind))
        for kind in (TOPIC, AUTHOR)
        for name, make in (("head", head), ("title", title), ("stories", stories))
    ),
    ("topic-link", topic_link),
)
"""Their kinds."""
