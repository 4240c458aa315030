"""What search engines and services that share a page show of one that is a list."""

from __future__ import annotations

from django.utils.translation import gettext

from nashra.pages.values import EditionHeader


def list_description(name: str, edition: EditionHeader) -> str:
    """A sentence about a list (a section, a topic, the latest) by its name, in the edition's language."""
    words = {"list": name, "edition": edition.name}
    return gettext("%(list)s: the latest news and reports from %(edition)s") % words
