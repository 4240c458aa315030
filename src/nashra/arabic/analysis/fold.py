"""Folding: one spelling for what readers take for the same letters.

Sources: the compatibility decomposition (NFKD) is Unicode Standard Annex 15; which letters are taken for
one another is the usual normalisation of Arabic retrieval (Larkey, Ballesteros and Connell, "Light
Stemming for Arabic Information Retrieval", 2007: alef, yeh, teh marbuta), and hamza on its seat as in
Darwish and Magdy, "Arabic Information Retrieval", 2014; where countries seat it differently it goes to the seat that
most give it (ours). Letters that other languages write in Arabic
script go to the letter that Arabic newsrooms write in their place (Unicode's chart of U+0600–06FF names
their languages).
"""

import re
import unicodedata

_LETTERS = {
    "ى": "ي",  # alef maqsura
    "ة": "ه",  # teh marbuta
    "ٱ": "ا",  # alef wasla
    "ک": "ك",  # Persian and Urdu kaf
    "ڪ": "ك",  # Sindhi kaf, decorative elsewhere
    "گ": "ك",  # Persian gaf
    "ڭ": "ك",  # gaf as Moroccans write it (أڭادير)
    "ݣ": "ك",  # the same, the newer letter
    "ڨ": "ق",  # gaf as Tunisians and Algerians write it (ڨفصة)
    "ٯ": "ق",  # qaf without its dots
    "ڧ": "ق",  # Maghribi qaf, one dot above
    "ڢ": "ف",  # Maghribi feh, the dot below
    "ڤ": "ف",  # v
    "ڥ": "ف",  # v in the Maghreb
    "پ": "ب",  # p
    "چ": "ج",  # ch
    "ژ": "ز",  # zh
    "ی": "ي",  # Persian yeh
    "ې": "ي",  # Pashto yeh
    "ے": "ي",  # Urdu yeh barree
    "ہ": "ه",  # Urdu heh
    "ھ": "ه",  # Urdu heh doachashmee
    "ە": "ه",  # Kurdish and Uyghur ae
}
_DIGITS = {zero + value: str(value) for zero in (0x0660, 0x06F0) for value in range(10)}

# Marks of Quran and vowels, tatweel, Latin's combining marks; direction marks, joiners and other signs that
# show nothing (Unicode's Default_Ignorable_Code_Point); halves of surrogate pairs, which no encoder takes.
_DROPPED = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff]+"
)
# Presentation forms of lone marks: Unicode decomposes them into a space and the mark, which breaks words.
_LONE_MARKS = re.compile("[\ufc5e-\ufc63\ufe70\ufe72\ufe74\ufe76\ufe78\ufe7a\ufe7c\ufe7e]+")
# Hamza as Cairo seats it before waw (شئون، رءوس; most: شؤون، رؤوس), and Morocco before teh marbuta (هيأة; most: هيئة).
_MARKS = "[\u064b-\u0653\u0655-\u065f]*"
_BEFORE_WAW = re.compile(f"(?:ي{_MARKS}\u0654|ء){_MARKS}(?=و)")
_BEFORE_TEH = re.compile(f"(?<=ي)({_MARKS})ا{_MARKS}\u0654(?={_MARKS}ة)")
_TABLE = str.maketrans(_LETTERS) | _DIGITS


def fold(text: str) -> str:
    """Text in its one spelling: what differs only by seat of hamza, marks, script variant or case is equal.

    Spaces and punctuation stay, so the result has the same words; its offsets are not those of ``text``
    (``tokens`` keeps those). Any string is taken, lone surrogates too.

    >>> fold("الأُمَّة") == fold("الامه")
    True
    >>> fold("إلى") == fold("الي")
    True
    >>> fold("مســـؤول سيئة شيء")
    'مسوول سييه شيء'
    >>> fold("شئون رُءُوس هيأة") == fold("شؤون رؤوس هيئة")
    True
    >>> fold("\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}عب")
    'لاعب'
    >>> fold("٢٠٢٤ و۲۰۲۴")
    '2024 و2024'
    >>> fold("\N{RIGHT-TO-LEFT MARK}گوگل \N{LEFT-TO-RIGHT EMBEDDING}Éric\N{POP DIRECTIONAL FORMATTING}")
    'كوكل eric'
    """
    if text.isascii():
        return text.lower()
    plain = _LONE_MARKS.sub("", text)
    decomposed = unicodedata.normalize("NFKD", plain)
    if "\u0654" in decomposed or "ء" in decomposed:
        decomposed = _BEFORE_TEH.sub(r"\1ي", _BEFORE_WAW.sub("و", decomposed))
    kept = _DROPPED.sub("", decomposed).translate(_TABLE).casefold()
    return unicodedata.normalize("NFC", kept)
