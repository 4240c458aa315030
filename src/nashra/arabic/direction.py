"""The direction of a text by its letters, where it runs against the page that it stands on."""

from __future__ import annotations

import re

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LEFT_TO_RIGHT = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u0900-\u1fff\u3040-\u9fff\uac00-\ud7a3]")


def against(text: str, *, is_rtl: bool) -> str:
    """The direction of a text that is wholly in letters of the other direction than its page's; else empty.

    Without it its full stop stands on the wrong side. One Arabic word makes a text Arabic, though a name in Latin
    letters begins it, which HTML's ``dir=auto`` would go by; digits and signs alone have no direction.

    >>> against("It was late.", is_rtl=True), against("FIFA تعلن موعد القرعة", is_rtl=True)
    ('ltr', '')
    """
    with_the_page, other = (_RIGHT_TO_LEFT, _LEFT_TO_RIGHT) if is_rtl else (_LEFT_TO_RIGHT, _RIGHT_TO_LEFT)
    if not other.search(text) or with_the_page.search(text):
        return ""
    return "ltr" if is_rtl else "rtl"
