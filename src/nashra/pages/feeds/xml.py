"""Writing XML that any text leaves well-formed."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from nashra.arabic.cleaning import clean_text


def element(name: str, text: str = "", **attributes: str) -> str:
    """An element with a text; one that has neither text nor attributes is left out.

    Characters that XML refuses go. An underscore in an attribute's name stands for a colon.

    >>> element("title", "a < b ]]>\\x00"), element("title")
    ('<title>a &lt; b ]]&gt;</title>\\n', '')
    """
    if not text and not attributes:
        return ""
    written = "".join(
        f" {key.replace('_', ':')}={quoteattr(clean_text(value))}" for key, value in attributes.items()
    )
    return f"<{name}{written}>{escape(clean_text(text))}</{name}>\n" if text else f"<{name}{written}/>\n"
