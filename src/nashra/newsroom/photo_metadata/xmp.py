"""XMP: RDF in XML, as Pillow gives it, which refuses entities and asks no network for anything.

Sources: Adobe's XMP specification part 1 (ISO 16684-1), IPTC Photo Metadata Standard 2023.1 for the names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nashra.newsroom.photo_metadata.values import PhotoMetadata, day, joined, line, text_of

MOST_BYTES = 1024 * 1024
"""A packet that is larger holds an editor's whole history, and is not read."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_VALUES = 8  # of a property that is repeated


def read_xmp(image: Any) -> PhotoMetadata:
    """What the packet of an opened picture says. Raises whatever Pillow raises over a broken one."""
    if len(image.info.get("xmp", b"")) > MOST_BYTES:
        return PhotoMetadata()
    properties = _properties(image.getxmp(strip_namespaces=False))

    def said(name: str) -> str:
        return joined(*map(line, _texts(properties.get(name))))

    def told(name: str) -> str:
        return joined(*map(text_of, _texts(properties.get(name))), by="\n")

    return PhotoMetadata(
        title=said(f"{_PHOTOSHOP}Headline") or said(f"{_DC}title"),
        caption=told(f"{_DC}description"),
        description=said(f"{_CORE}AltTextAccessibility"),
        credit=said(f"{_PHOTOSHOP}Credit") or joined(said(f"{_DC}creator"), said(f"{_PHOTOSHOP}Source")),
        agency=said(f"{_PHOTOSHOP}Source"),
        city=said(f"{_PHOTOSHOP}City"),
        rights_holder=said(f"{_DC}rights"),
        usage_terms=joined(told(f"{_RIGHTS}UsageTerms"), told(f"{_PHOTOSHOP}Instructions"), by="\n"),
        taken_on=day(said(f"{_PHOTOSHOP}DateCreated")),
    )


def _properties(packet: Any) -> dict[str, Any]:
    """The properties of all descriptions in a packet, the first of each name."""
    found: dict[str, Any] = {}
    for rdf in _named(packet, f"{_RDF}RDF"):
        for description in _named(rdf, f"{_RDF}Description"):
            if isinstance(description, Mapping):
                found = {**description, **found}
    return found


def _named(value: Any, name: str) -> Iterator[Any]:
    """What stands under a name in a packet, in it or in its one outer element."""
    if not isinstance(value, Mapping):
        return
    if name in value:
        inner = value[name]
        yield from inner if isinstance(inner, list) else [inner]
    else:
        for one in value.values():
            if isinstance(one, Mapping) and name in one:
                yield from _named(one, name)


def _texts(value: Any) -> Iterable[str]:
    """The texts of a property: of alternatives the Arabic, or else the default one; of a list all."""
    if not isinstance(value, Mapping):
        return [value] if isinstance(value, str) else []
    if f"{_RDF}Alt" in value:
        chosen = sorted(_items(value[f"{_RDF}Alt"]), key=_preference)
        return [text for item in chosen[:1] for text in _texts(item)]
    for kind in (f"{_RDF}Seq", f"{_RDF}Bag"):
        if kind in value:
            return [text for item in _items(value[kind])[:_MOST_VALUES] for text in _texts(item)]
    return [value["text"]] if isinstance(value.get("text"), str) else []


def _items(container: Any) -> list[Any]:
    items = container.get(f"{_RDF}li") if isinstance(container, Mapping) else None
    return items if isinstance(items, list) else [items]


def _preference(item: Any) -> int:
    language = str(item.get(_LANGUAGE, "")).lower() if isinstance(item, Mapping) else ""
    return 0 if language.partition("-")[0] == "ar" else 1 if language == "x-default" else 2
