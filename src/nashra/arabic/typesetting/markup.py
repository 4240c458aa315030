"""A text as HTML, set, with `<bdi>` around what would turn its neighbours around."""

from __future__ import annotations

import re
from html import escape, unescape

from nashra.arabic.typesetting.isolates import runs
from nashra.arabic.typesetting.plain import TAG, set_text
from nashra.arabic.typesetting.style import TextStyle

_TAG = re.compile("<[^>]*>")
_BDI = {"ltr": '<bdi dir="ltr">', "auto": "<bdi>"}


def isolated(text: str, *, is_rtl: bool) -> str:
    """A plain text as HTML.

    >>> isolated("فاز 3-2 & تأهل", is_rtl=True)
    'فاز <bdi>3</bdi>-<bdi>2</bdi> &amp; تأهل'
    """
    return "".join(
        f"{_BDI[run.isolate]}{escape(run.text)}</bdi>" if run.isolate else escape(run.text)
        for run in runs(text, is_rtl=is_rtl)
    )


def set_html(html: str, style: TextStyle) -> str:
    """Clean HTML with its text set. No run reaches over a tag; quotation marks are paired across tags.

    >>> set_html('<p>قال "<b>نعم</b>"</p>', TextStyle("ar", True))
    '<p>قال «<b>نعم</b>»</p>'
    """
    tags = _TAG.findall(html)
    text = set_text(unescape(_TAG.sub(TAG, html.replace(TAG, ""))), style)
    pieces = [isolated(piece, is_rtl=style.is_rtl) for piece in text.split(TAG)]
    return pieces[0] + "".join(tag + piece for tag, piece in zip(tags, pieces[1:], strict=True))
