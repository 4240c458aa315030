"""The one stylesheet that readers get, joined from the pieces that are edited: a file for each fragment."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "nashra" / "css"

PIECES = (
    "tokens.css",
    "fonts.css",
    "type.css",
    "layout.css",
    "fragments/picture.css",
    "fragments/masthead.css",
    "fragments/breaking.css",
    "fragments/new_stories.css",
    "fragments/breadcrumb.css",
    "fragments/story.css",
    "fragments/live.css",
    "fragments/kinds.css",
    "fragments/see_also.css",
    "fragments/canonical.css",
    "fragments/related.css",
    "fragments/latest.css",
    "fragments/block.css",
    "fragments/most_read.css",
    "fragments/lead.css",
    "fragments/home_blocks.css",
    "fragments/section.css",
    "fragments/timeline.css",
    "fragments/ranking.css",
    "fragments/archive.css",
    "fragments/kept.css",
    "fragments/more.css",
    "fragments/listing.css",
    "fragments/pair.css",
    "fragments/story_list.css",
    "fragments/front_text.css",
    "fragments/front_slots.css",
    "fragments/message.css",
    "fragments/search.css",
    "fragments/footer.css",
    "print.css",
)

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,]) ?|(?<=[\w)\"]): ")
_ADDRESS = re.compile(r'url\("(fonts/[^"]+)"\)')


def joined(address_of: Callable[[str], str]) -> str:
    """All pieces in their order as one text, without comments and needless white space.

    `address_of` gives the address of a static file by its name (nashra/fonts/x.woff2), as Django's `static`.
    """
    text = "\n".join((FOLDER / piece).read_text(encoding="utf-8") for piece in PIECES)
    return _ADDRESS.sub(lambda found: f'url("{address_of("nashra/" + found[1])}")', smaller(text))


def smaller(css: str) -> str:
    """The same rules without comments, line breaks and the spaces that only people need."""
    return (
        _AROUND.sub(lambda found: found[1] or ":", _SPACE.sub(" ", _COMMENT.sub("", css)))
        .replace(";}", "}")
        .strip()
    )
