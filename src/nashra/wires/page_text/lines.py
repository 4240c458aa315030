"""From a page's text to clean lines in groups, as blank lines part them."""

from __future__ import annotations

import re
from itertools import groupby

from nashra.wires.page_text.model import Line, NotAPage

MOST_LETTERS = 20_000  # a paragraph of a story has a thousand at the most

Group = tuple[Line, ...]

_ENDS = re.compile("\r\n|[\n\r\v\f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")
_SPACES = re.compile("[ \t]+")
# Controls show nothing. Embeddings, overrides and isolates can show what the text doesn't say, or turn the
# rest of a page; single direction marks and joiners are part of good Arabic and Persian spelling.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{INTERLINEAR ANNOTATION ANCHOR}-\N{INTERLINEAR ANNOTATION TERMINATOR}]"
)


def grouped(text: str) -> tuple[Group, ...]:
    """The text's lines, cleaned and trimmed, in groups of lines that no blank line parts.

    Raises NotAPage for a line longer than MOST_LETTERS.
    """
    numbered = [Line(number, _clean(raw)) for number, raw in enumerate(_ENDS.split(text), start=1)]
    for line in numbered:
        if len(line.text) > MOST_LETTERS:
            raise NotAPage(
                f"Line {line.number} has {len(line.text):,} letters, which no paragraph of a story has. "
                "Save the page's text with its line breaks."
            )
    return tuple(tuple(lines) for some, lines in groupby(numbered, key=lambda line: bool(line.text)) if some)


def _clean(raw: str) -> str:
    return _SPACES.sub(" ", _UNWANTED.sub("", raw)).strip()
