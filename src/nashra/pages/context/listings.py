"""A topic's and an author's page as an edition shows them."""

from __future__ import annotations

from urllib.parse import quote

from django.utils.translation import gettext, pgettext

from nashra.newsroom.addresses import listing_path
from nashra.newsroom.models.listed import AUTHOR, TOPIC
from nashra.newsroom.queries.rows import AuthorRow, PlacementRow, TopicRow, Wording
from nashra.pages.context.older import PAGE
from nashra.pages.context.pictures import PORTRAIT
from nashra.pages.context.render_context import RenderContext
from nashra.pages.values import ListingPage, Picture, TopicLink

_THINGS = {
    "person": "Person",
    "place": "Place",
    "organisation": "Organization",
    "event": "Event",
    "subject": "Thing",
}
"""What schema.org calls each kind of topic."""


def stories(context: RenderContext, kind: str, number: int) -> list[PlacementRow]:
    """The first page of the newest stories of a topic or an author in the edition."""
    return context.here(listed(context, kind, number)[:PAGE])


def listed(context: RenderContext, kind: str, number: int) -> tuple[int, ...]:
    """The numbers of all stories that were read of such a list in the edition."""
    return context.rows.listed.get((context.edition.pk, kind, number)) or ()


def page(context: RenderContext, kind: str, number: int) -> ListingPage | None:
    """What the page says above the stories; None where there is no such topic or author."""
    return _topic_page(context, number) if kind == TOPIC else _author_page(context, number)


def slug_of(context: RenderContext, kind: str, number: int) -> str:
    """The end of the address of a topic's or an author's page; empty where there is none."""
    row = context.rows.topics.get(number) if kind == TOPIC else context.rows.authors.get(number)
    return row.slug if row else ""


def link(context: RenderContext, number: int) -> TopicLink | None:
    """A topic where it is named; None where it was deleted."""
    row = context.rows.topics.get(number)
    if row is None:
        return None
    name, language = _named(context, row)
    return TopicLink(name, quote(listing_path(TOPIC, row.slug)), language)


def _topic_page(context: RenderContext, number: int) -> ListingPage | None:
    row = context.rows.topics.get(number)
    if row is None:
        return None
    name, language = _named(context, row)
    said = _said(context, row)
    return ListingPage(
        kind=TOPIC,
        name=name,
        language=language,
        label=_label(row.kind),
        role="",
        lines=_lines(said.text) if said else (),
        aliases=_lines(row.aliases),
        picture=None,
        address=context.header.origin + quote(listing_path(TOPIC, row.slug)),
        thing=_THINGS[row.kind],
    )


def _author_page(context: RenderContext, number: int) -> ListingPage | None:
    row = context.rows.authors.get(number)
    if row is None:
        return None
    return ListingPage(
        kind=AUTHOR,
        name=row.name,
        language="",
        label=gettext("Author"),
        role=row.role,
        lines=_lines(row.biography),
        aliases=(),
        picture=_portrait(context, row),
        address=context.header.origin + quote(listing_path(AUTHOR, row.slug)),
        thing="Person",
    )


def _portrait(context: RenderContext, row: AuthorRow) -> Picture | None:
    return context.picture(0, row.photo, PORTRAIT, row.name)


def _said(context: RenderContext, row: TopicRow) -> TopicRow | Wording | None:
    """What is said of a topic in the edition's language."""
    edition = context.edition.language
    return row if row.language == edition else row.wordings.get(edition)


def _named(context: RenderContext, row: TopicRow) -> tuple[str, str]:
    """The name in the edition's language, or else the topic's own, with that one's language."""
    said = _said(context, row)
    return (said.name, "") if said else (row.name, row.language)


def _label(kind: str) -> str:
    labels = {
        "person": pgettext("kind of topic", "Person"),
        "place": pgettext("kind of topic", "Place"),
        "organisation": pgettext("kind of topic", "Organisation"),
        "event": pgettext("kind of topic", "Event"),
    }
    return labels.get(kind) or pgettext("kind of topic", "Topic")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())
