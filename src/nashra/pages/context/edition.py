"""An edition as its pages show it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from django.conf import settings
from django.utils.translation import gettext, override

from nashra.arabic.conventions import Calendar, Conventions, conventions_of
from nashra.arabic.digits import Digits
from nashra.arabic.typesetting.style import TextStyle
from nashra.arabic.usage import day_before_yesterday
from nashra.edge.hosts import shown_host
from nashra.editions.models import Edition
from nashra.editions.rows import EditionRow, SectionRow, ShownSection
from nashra.pages.values import EditionHeader, Link, SectionLink


def origin(edition: Edition | EditionRow) -> str:
    """Scheme, host and port under which readers reach an edition, without a slash at the end."""
    return str(settings.PUBLIC.origin(edition.host))


def shown_origin(edition: Edition | EditionRow) -> str:
    """The same for people to read: the host in its own letters."""
    return str(settings.PUBLIC.origin(shown_host(edition.host)))


@lru_cache(maxsize=256)
def conventions(edition: EditionRow) -> Conventions:
    """The country's conventions, with what the edition decided otherwise."""
    country = conventions_of(edition.country, edition.language)
    return Conventions(
        language=edition.language,
        country=edition.country,
        time_zone=edition.time_zone,
        calendar=cast(Calendar, edition.calendar),
        digits=cast(Digits, edition.digits) if edition.digits else country.digits,
    )


@lru_cache(maxsize=256)
def text_style(edition: EditionRow) -> TextStyle:
    """How the edition sets headlines and texts."""
    digits = conventions(edition).digits if edition.sets_digits else None
    return TextStyle(edition.language, edition.direction == "rtl", digits)


def canonical_label(edition: EditionRow, host: str) -> str:
    """The text of a link to a story on its own host, which it names. In the language in force.

    An edition's own text may name the edition's host, where another is meant.
    """
    label = edition.canonical_label
    if not label:
        return gettext("Read it on %(host)s") % {"host": host}
    own = re.compile(re.escape(shown_host(edition.host)), re.IGNORECASE)
    named = own.sub(lambda _match: host, label)
    return named if host in named else f"{label}: {host}"


def section_link(section: SectionRow, name: str = "") -> SectionLink:
    """A section, under the name that an edition has for it if it has one."""
    return SectionLink(
        slug=section.slug, name=name or section.name, address=f"/{section.slug}", colour=section.colour
    )


@lru_cache(maxsize=256)
def edition_header(
    edition: EditionRow, sections: tuple[ShownSection, ...], others: tuple[EditionRow, ...]
) -> EditionHeader:
    """The edition with its navigation and the wording of its modules, its own or its language's."""
    with override(edition.language):
        return EditionHeader(
            slug=edition.slug,
            name=edition.name,
            tagline=edition.tagline,
            language=edition.language,
            direction=edition.direction,
            origin=origin(edition),
            country=edition.country,
            digits=conventions(edition).digits,
            sections=tuple(
                section_link(shown.section, shown.name) for shown in sections if shown.in_navigation
            ),
            others=tuple(Link(other.name, f"{origin(other)}/") for other in others),
            home_label=gettext("Home"),
            see_also_heading=edition.see_also_heading or gettext("You may also like"),
            related_heading=edition.related_heading or gettext("Related stories"),
            latest_heading=edition.latest_heading or gettext("Latest news"),
            most_read_heading=edition.most_read_heading or gettext("Most read"),
            day_before_yesterday=day_before_yesterday(conventions(edition)),
        )
