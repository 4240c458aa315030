"""A picture as markup: AVIF, WebP and JPEG in the widths that there are, in the colour that holds its place."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from nashra.pages.values import Picture

register = template.Library()

_FIRST, _LATER = mark_safe('fetchpriority="high"'), mark_safe('loading="lazy"')


@register.simple_tag
@lru_cache(maxsize=4096)
def picture(shown: Picture, sizes: str, alt: str = "", first: bool = False) -> SafeString:
    """Its <picture>.

    sizes: as HTML's attribute has it; of a picture that is loaded later, for browsers that do not look themselves how
    wide it stands (`auto`). first: whether readers see it before they scroll.
    """
    told = sizes if first else f"auto, {sizes}"
    jpeg = shown.jpeg or shown.src
    return format_html(
        '<picture>{}{}<img src="{}" srcset="{} {}w" sizes="{}" width="{}" height="{}" alt="{}"{} {}></picture>',
        _source("avif", shown.avif, told),
        _source("webp", shown.srcset, told),
        jpeg,
        jpeg,
        shown.width,
        told,
        shown.width,
        shown.height,
        alt,
        format_html(' data-tone="{}"', shown.tone) if shown.tone else "",
        _FIRST if first else _LATER,
    )


def _source(kind: str, srcset: str, sizes: str) -> SafeString | str:
    return (
        format_html('<source type="image/{}" srcset="{}" sizes="{}">', kind, srcset, sizes) if srcset else ""
    )
