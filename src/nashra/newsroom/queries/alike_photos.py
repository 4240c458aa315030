"""Photos that look like one that is to be added."""

from __future__ import annotations

from nashra.changes.ask import ask
from nashra.newsroom.models import Photo
from nashra.newsroom.picture_hash import are_alike, bands

_ONE_BAND = (
    "SELECT * FROM (SELECT photo_id FROM newsroom_photoband WHERE band = %s "
    "ORDER BY photo_id DESC LIMIT 200) AS band"
)
"""Of the photos that have a band, the newest."""


def alike(value: int | None) -> list[Photo]:
    """The photos whose hash is that of the same picture, the newest first; none for a plain picture."""
    if value is None:
        return []
    wanted = bands(value)
    found = {number for (number,) in ask(" UNION ALL ".join([_ONE_BAND] * len(wanted)), wanted)}
    hashes = Photo.objects.filter(pk__in=found).values_list("pk", "picture_hash")
    same = [number for number, text in hashes if len(text) > 1 and are_alike(int(text, 16), value)]
    return list(Photo.objects.filter(pk__in=same).order_by("-pk"))
