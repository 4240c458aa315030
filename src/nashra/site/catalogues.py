"""The catalogues of translations: `python -m nashra.site.catalogues` gathers and compiles them.

Babel does it all, so that no gettext needs to be on the machine; what it reads of templates, Django has made
Python of. Translators edit the .po files in
nashra/locale; the .mo files beside them are what Django reads, and a test keeps the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, cast

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
LOCALES = ("ar", "en", "fr")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
_TEMPLATES = (".html", ".txt")
"""Ends of templates' names: of pages, and of mails."""
DATED = datetime(2026, 1, 1, tzinfo=UTC)
"""In every catalogue's head, so that gathering again changes nothing where no text has changed."""

Message = str | tuple[str, str]


def file(locale: str, suffix: str = ".po") -> Path:
    """Where a catalogue is kept."""
    return PACKAGE / "locale" / locale / "LC_MESSAGES" / f"django{suffix}"


def gather() -> Catalog:
    """All texts of the package, with the files in which they stand."""
    catalogue = Catalog()
    for path in sorted(file for suffix in (".py", *_TEMPLATES) for file in PACKAGE.rglob(f"*{suffix}")):
        place = str(path.relative_to(PACKAGE))
        messages = _of_template(path) if path.suffix in _TEMPLATES else _of_python(path)
        for message, context in messages:
            catalogue.add(message, locations=[(place, 0)], context=context)
    return catalogue


def _of_python(path: Path) -> Iterator[tuple[Message, str | None]]:
    with path.open("rb") as source:
        yield from _extracted(source)


def _of_template(path: Path) -> Iterator[tuple[Message, str | None]]:
    """What Django makes of a template for gettext: Python, but for indents, which mean nothing in parentheses."""
    yield from _extracted(BytesIO(f"({templatize(path.read_text())}\n)".encode()))


def _extracted(source: IO[bytes]) -> Iterator[tuple[Message, str | None]]:
    for _line, message, _comments, context in extract("python", source, keywords=KEYWORDS):
        yield cast(Message, message), context


def read(locale: str) -> Catalog:
    """A catalogue as translators left it; a new one where there is none."""
    path = file(locale)
    if not path.exists():
        return Catalog(locale=locale)
    with path.open("rb") as source:
        return read_po(source, locale=locale)


def updated(locale: str) -> Catalog:
    """A catalogue with the texts that there are now; in English a text is its own translation."""
    catalogue = read(locale)
    catalogue.update(gather(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = f"# Nashra's texts: {locale}."
    catalogue.project, catalogue.version, catalogue.last_translator = "Nashra", "", "Nashra"
    catalogue.language_team, catalogue.msgid_bugs_address, catalogue.fuzzy = locale, "", False
    catalogue.creation_date = catalogue.revision_date = DATED
    if locale == "en":
        for message in catalogue:
            message.string = message.id
    return catalogue


def missing(catalogue: Catalog) -> list[Message]:
    """Texts that are not translated, in all their forms."""
    return [
        cast(Message, message.id) for message in catalogue if message.id and not all(_forms(message.string))
    ]


def _forms(translation: str | Sequence[str] | None) -> Sequence[str | None]:
    return list(translation) if isinstance(translation, list | tuple) else [cast(str | None, translation)]


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as Django reads it."""
    target = BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def main() -> None:
    """Gather all texts, update each catalogue, compile it, and say what is not translated."""
    for locale in LOCALES:
        catalogue = updated(locale)
        file(locale).parent.mkdir(parents=True, exist_ok=True)
        with file(locale).open("wb") as target:
            write_po(target, catalogue, sort_output=True, include_lineno=False, width=100)
        file(locale, ".mo").write_bytes(compiled(catalogue))
        for message in missing(catalogue):
            print(f"{locale}: {message}")


if __name__ == "__main__":
    main()
