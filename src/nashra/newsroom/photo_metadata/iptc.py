"""IPTC's older records (IIM 4.2): bytes in an encoding that is often not named.

Source of the numbers: IPTC-NAA Information Interchange Model, version 4.2, chapters 5 (1:90) and 6.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any

from PIL import IptcImagePlugin

from nashra.newsroom.photo_metadata.values import PhotoMetadata, day, joined, line, text_of

Records = Mapping[tuple[int, int], Any]

_MARKERS = {b"\x1b%G": "utf-8", b"\x1b-G": "iso-8859-6", b"\x1b-A": "iso-8859-1", b"\x1b.A": "iso-8859-1"}
_MOST_BYTES = 8192  # of a value
_MOST_VALUES = 8  # of a record that is repeated
_MIXED = re.compile("[A-Za-z][\u0600-\u06ff]|[\u0600-\u06ff][A-Za-z]")


def read_iptc(image: Any) -> PhotoMetadata:
    """What the records of an opened picture say. Raises whatever Pillow raises over broken ones."""
    records: Records = IptcImagePlugin.getiptcinfo(image) or {}
    marker = next(iter(_values(records, 1, 90)), b"")

    def values(dataset: int) -> Iterator[str]:
        return (decode(value, marker) for value in _values(records, 2, dataset))

    def said(dataset: int) -> str:
        return joined(*map(line, values(dataset)))

    def told(dataset: int) -> str:
        return joined(*map(text_of, values(dataset)), by="\n")

    return PhotoMetadata(
        title=said(105) or said(5),
        caption=told(120),
        credit=said(110) or joined(said(80), said(115)),
        agency=said(115),
        city=said(90),
        rights_holder=said(116),
        usage_terms=told(40),
        taken_on=day(said(55)),
        expires_at=_moment(said(37), said(38)),
    )


def decode(data: bytes, marker: bytes = b"") -> str:
    """The text of a value, which may have been cut within a letter.

    Without a marker it is UTF-8 where it can be. Else it is windows-1256, in which French reads the same as in
    windows-1252, unless that would put Arabic letters into Latin words.

    >>> decode("بيروت".encode("cp1256")), decode("Málaga".encode("cp1252"))
    ('بيروت', 'Málaga')
    """
    for encoding in (_MARKERS.get(marker.strip(b"\x00 "), "utf-8"), "utf-8"):
        try:
            return codecs.getincrementaldecoder(encoding)().decode(data)
        except UnicodeDecodeError:
            continue
    arabic = data.decode("cp1256", "replace")
    return data.decode("cp1252", "replace") if _MIXED.search(arabic) else arabic


def _values(records: Records, record: int, dataset: int) -> list[bytes]:
    found = records.get((record, dataset))
    values = found if isinstance(found, list) else [found]
    return [value[:_MOST_BYTES] for value in values[:_MOST_VALUES] if value]


def _moment(day_text: str, time_text: str) -> datetime | None:
    """The end that CCYYMMDD and HHMMSS±HHMM name; without a time, the day's last second in UTC."""
    when = day(day_text)
    if when is None:
        return None
    try:
        return datetime.strptime(f"{when:%Y%m%d}{time_text}", "%Y%m%d%H%M%S%z").astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.combine(when, time(23, 59, 59), UTC)
