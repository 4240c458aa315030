"""The wrong keyboard: Arabic typed while the Latin layout was on, and the reverse.

Source: the Arabic (101) layout against US QWERTY, and against AZERTY as sold in the Maghreb, where
Arabic letters sit on the same keys of the board.
"""

_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`"
_AZERTY = "azertyuiop^$qsdfghjklmùwxcvbn,;:!²"
_TOP = ("ض", "ص", "ث", "ق", "ف", "غ", "ع", "ه", "خ", "ح", "ج", "د", "ش", "س", "ي", "ب", "ل", "ا", "ت", "ن")
_BOTTOM = ("م", "ك", "ط", "ئ", "ء", "ؤ", "ر", "لا", "ى", "ة", "و", "ز", "ظ", "ذ")
_ARABIC = _TOP + _BOTTOM
_SHIFTED = {"H": "أ", "Y": "إ", "N": "آ", "G": "لأ", "T": "لإ", "B": "لآ"}


def as_if_arabic(text: str) -> tuple[str, ...]:
    """What Latin ``text`` would be had the Arabic layout been on, for each Latin layout.

    >>> as_if_arabic("hglyvf")[0]
    'المغرب'
    """
    tables = [
        str.maketrans(dict(zip(layout, _ARABIC, strict=True)) | _SHIFTED) for layout in (_QWERTY, _AZERTY)
    ]
    texts = [text.translate(table) for table in tables]
    return tuple(dict.fromkeys(other.translate(table) for other, table in zip(texts, tables, strict=True)))


def as_if_latin(text: str) -> tuple[str, ...]:
    """What Arabic ``text`` would be had a Latin layout been on, for each Latin layout.

    >>> as_if_latin("ىشفخ")[0]
    'nato'
    """
    return tuple(dict.fromkeys(_typed(text, layout) for layout in (_QWERTY, _AZERTY)))


def _typed(text: str, layout: str) -> str:
    for arabic, key in sorted(zip(_ARABIC, layout, strict=True), key=lambda pair: -len(pair[0])):
        text = text.replace(arabic, key)
    return text
