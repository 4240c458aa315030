"""A desk of the newsroom."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from nashra.editions.models.clean_fields import LineField

RESERVED_SLUGS = frozenset(
    [
        *("newsroom", "-", "static", "media", "search", "topic", "author", "page", "archive", "feeds"),
        *("robots.txt", "favicon.ico"),
        *("latest", "most-read", "saved"),
    ]
)
"""First parts of addresses that are not sections."""


COLOURS = [
    ("blue", _("Blue")),
    ("crimson", _("Crimson")),
    ("green", _("Green")),
    ("amber", _("Amber")),
    ("purple", _("Purple")),
    ("teal", _("Teal")),
    ("magenta", _("Magenta")),
    ("brown", _("Brown")),
    ("slate", _("Slate")),
    ("olive", _("Olive")),
]


def validate_section_slug(value: str) -> None:
    """Refuse a slug that stands for something else at the start of an address, or only digits."""
    if value in RESERVED_SLUGS or value.isdigit():
        raise ValidationError(_("“%(slug)s” is kept for the system. Choose another."), params={"slug": value})


class Section(models.Model):  # type: ignore[django-manager-missing]
    """A desk of the newsroom (sport), under the name that it has unless an edition says otherwise."""

    name = LineField(_("name"), max_length=80)
    slug = models.SlugField(
        _("slug"),
        unique=True,
        allow_unicode=True,
        max_length=80,
        validators=[validate_section_slug],
        help_text=_("The first part of the addresses of its stories."),
    )
    colour = models.CharField(_("colour"), max_length=12, choices=COLOURS, default="blue")

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
