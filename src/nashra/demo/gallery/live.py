"""A sample live coverage, as its story's page shows it."""

from __future__ import annotations

from nashra.demo.gallery import samples
from nashra.pages.renderers.live import live_list
from nashra.pages.values import Coverage, EditionHeader, Update

_TEXTS = {
    "ar": (
        (
            "إغلاق المطار حتى إشعار آخر",
            "أعلنت سلطة الطيران وقف الرحلات بعد أن بلغت الرياح 140 كيلومترًا في الساعة.",
        ),
        ("", "قوارب الصيادين كلها في الميناء، بحسب قبطانية بورت لينا."),
        ("الإعصار يقترب من الساحل", "يُتوقع أن تبلغ عينه الجزر الشرقية قبل منتصف الليل."),
    ),
    "fr": (
        ("L’aéroport ferme", "Les vols sont suspendus : le vent souffle à 140 kilomètres à l’heure."),
        ("", "Tous les bateaux de pêche sont rentrés, selon la capitainerie."),
        ("L’ouragan approche", "Son œil doit atteindre les îles avant minuit."),
    ),
}


def coverage(edition: EditionHeader, *, is_live: bool) -> str:
    """A coverage that goes on or has ended, the first of its updates a key moment."""
    author, times = {"ar": "سلمى العطار", "fr": "Salma Attar"}[edition.language], ("18:40", "17:05", "16:20")
    updates = tuple(
        Update(number, headline, (f"<p>{text}</p>",), "", "", author, number == 3, samples.moment(time), None)
        for number, ((headline, text), time) in zip(
            (3, 2, 1), zip(_TEXTS[edition.language], times, strict=True), strict=True
        )
    )
    shown = live_list(edition, Coverage(1, f"{edition.origin}/live/1", is_live, updates[:1]), updates, 1)
    return b"".join([shown.opening, *(item.html for item in shown.items), shown.closing]).decode()
