"""What a single line of a page can be, told from the line alone."""

from __future__ import annotations

import re

from nashra.arabic.analysis.fold import fold
from nashra.arabic.letters import TATWEEL, count
from nashra.wires.page_text.model import ModuleKind

_PARAGRAPH_LETTERS = 160  # no headline is as long; most paragraphs are longer
_HEADING_LETTERS = 40
_HEADING_WORDS = 3
_LABEL_LETTERS = 80
_CRUMB_LETTERS = 60

_SEE_ALSO = frozenset(
    map(fold, ("قد يهمك أيضا", "وقد يهمك أيضا", "قد يهمك", "قد يعجبك أيضا", "اقرأ أيضا", "إقرأ أيضا"))
)
_MODULES: tuple[tuple[ModuleKind, tuple[str, ...]], ...] = (
    ("related", ("أخبار ذات صلة", "مواضيع ذات صلة", "موضوعات ذات صلة", "ذات صلة", "أخبار متعلقة")),
    ("latest", ("آخر الأخبار", "أحدث الأخبار", "آخر المستجدات")),
    ("most_read", ("الأخبار الأكثر قراءة", "الأكثر قراءة", "المقالات الأكثر قراءة", "الأكثر مشاهدة")),
)
_HEADINGS = {fold(heading): kind for kind, headings in _MODULES for heading in headings}

_CRUMBS = re.compile(r"\s*»\s*")
# A space on one side of a dash is enough («القاهرة- مصر اليوم»), so that no compound word is taken apart.
_DASH = re.compile(rf"\s*{TATWEEL}+\s+|\s*[-–—−‐‑―]\s+|\s+[-–—−‐‑―]\s*")
_HOST = re.compile(r"(?<![@\w.-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?![\w@])", re.IGNORECASE)
_SENTENCE_ENDS = ".!؟?،؛,;"
_COLONS = " :：" + "\N{ARABIC LETTER MARK}\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT MARK}"


def breadcrumb_of(text: str) -> tuple[str, ...]:
    """The crumbs of «home » section», or nothing for any other line."""
    crumbs = tuple(_CRUMBS.split(text))
    if "«" in text or len(crumbs) < 2 or not all(0 < count(crumb) <= _CRUMB_LETTERS for crumb in crumbs):
        return ()
    return crumbs


def dateline_of(text: str) -> tuple[str, str] | None:
    """City and edition of a line «city ـ edition»: the last dash or lone tatweel parts them."""
    if count(text) > _LABEL_LETTERS or text.endswith(tuple(_SENTENCE_ENDS)):
        return None
    label = text.rstrip(_COLONS)
    dashes = list(_DASH.finditer(label))
    if not dashes:
        return None
    city, edition = label[: dashes[-1].start()], label[dashes[-1].end() :]
    return (city, edition) if city and edition else None


def is_paragraph(text: str) -> bool:
    """Whether the line is too long for anything but a paragraph. A shorter one may be one still."""
    return count(text) >= _PARAGRAPH_LETTERS


def is_see_also(text: str) -> bool:
    """Whether the line heads the stories that an editor picked by hand."""
    return _folded(text) in _SEE_ALSO


def module_kind(text: str) -> ModuleKind | None:
    """The kind of a module by its well-known heading. Any other heading may be a section's."""
    return _HEADINGS.get(_folded(text))


def is_known_heading(text: str) -> bool:
    """Whether the line heads a list by a well-known name."""
    return is_see_also(text) or module_kind(text) is not None


def is_view_on(text: str) -> bool:
    """Whether the line is the canonical one by its first words."""
    return text.lower().startswith("view on ") and is_canonical(text)


def is_canonical(text: str) -> bool:
    """Whether the line is a label that names a host, as «View on Example.net»."""
    is_label = count(text) <= _LABEL_LETTERS and not text.endswith(tuple(_SENTENCE_ENDS))
    return is_label and _HOST.search(text) is not None


def may_head(text: str) -> bool:
    """Whether the line is short and unfinished enough to head a section's headlines."""
    return count(text) <= _HEADING_LETTERS and not text.endswith((*_SENTENCE_ENDS, ":", "…"))


def is_heading_word(text: str) -> bool:
    """Whether the line is so short that it heads a list even where blank lines don't say so."""
    return may_head(text) and len(text.split()) <= _HEADING_WORDS


def may_be_headline(text: str) -> bool:
    """Whether the line is short enough for a headline."""
    return not is_paragraph(text)


def _folded(text: str) -> str:
    return " ".join(fold(text.strip(_COLONS)).split())
