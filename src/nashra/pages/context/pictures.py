"""Photos in the sizes that pages ask for, made where they are not there yet."""

from __future__ import annotations

from collections.abc import Iterable

from nashra.newsroom.models import Photo, PhotoRendition
from nashra.pages.values import Picture

TEASER = ("fill-360x240|format-webp", "fill-720x480|format-webp", "fill-1120x747|format-webp")
STORY = ("max-480x900|format-webp", "max-960x1280|format-webp", "max-1480x1600|format-webp")


def picture(
    photo: Photo | None,
    sizes: tuple[str, ...],
    renditions: dict[tuple[int, str], PhotoRendition],
    *,
    caption: str = "",
    credit: str = "",
) -> Picture | None:
    """A photo in its sizes; None where there is no photo or its file is lost."""
    if photo is None:
        return None
    try:
        made = [renditions.get((photo.pk, size)) or photo.get_rendition(size) for size in sizes]
    except OSError:
        return None
    middle = made[min(1, len(made) - 1)]
    return Picture(
        src=middle.url,
        srcset=", ".join(f"{one.url} {one.width}w" for one in made) if len(made) > 1 else "",
        width=middle.width,
        height=middle.height,
        alt=photo.description or caption,
        caption=caption,
        credit=credit or photo.credit,
    )


def renditions_of(photos: Iterable[int], sizes: tuple[str, ...]) -> dict[tuple[int, str], PhotoRendition]:
    """What has been made already, in one query, by photo and size."""
    rows = PhotoRendition.objects.filter(image__in=set(photos), filter_spec__in=sizes)
    return {(row.image_id, row.filter_spec): row for row in rows}
