"""Videos as stories show them."""

from __future__ import annotations

from contextlib import suppress

from nashra.arabic.digits import Digits, to_digits
from nashra.arabic.typesetting.plain import set_text
from nashra.arabic.typesetting.style import TextStyle
from nashra.newsroom.models import Video
from nashra.newsroom.queries.rows import VideoRow
from nashra.pages.values import Film, Picture

_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}


def film(row: VideoRow, caption: str, poster: Picture | None, style: TextStyle, digits: Digits) -> Film:
    """A video of the newsroom's own."""
    return Film(
        src=_url(row.file),
        type=_TYPES[row.file.rpartition(".")[2]],
        size=_size(row.file),
        seconds=row.seconds,
        width=row.width,
        height=row.height,
        name=set_text(row.title, style),
        description=set_text(row.description or caption or row.title, style),
        duration=f"PT{row.seconds // 60}M{row.seconds % 60}S" if row.seconds else "",
        length=to_digits(f"{row.seconds // 60}:{row.seconds % 60:02}", digits) if row.seconds else "",
        captions=_url(row.captions) if row.captions else "",
        caption=set_text(caption or row.description, style),
        credit=row.credit,
        poster=poster,
    )


def _size(file: str) -> int:
    """How large the file is; 0 where it is not there."""
    with suppress(OSError):
        return int(Video._meta.get_field("file").storage.size(file))
    return 0


def _url(file: str) -> str:
    return str(Video._meta.get_field("file").storage.url(file))
