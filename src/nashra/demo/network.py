"""The demo's editions and sections: two in Arabic, and one in French that has its own."""

from __future__ import annotations

EDITIONS = (
    {
        "slug": "maghrib",
        "name": "المغرب اليوم",
        "host": "maghrib.localhost",
        "country": "MA",
        "tagline": "أخبار المغرب والعالم على مدار الساعة",
    },
    {
        "slug": "misr",
        "name": "مصر اليوم",
        "host": "misr.localhost",
        "country": "EG",
        "tagline": "من القاهرة إلى العالم، خبرًا بخبر",
    },
    {
        "slug": "fr",
        "name": "Rives du Sud",
        "host": "fr.localhost",
        "country": "FR",
        "language": "fr",
        "calendar": "gregorian",
        "tagline": "L’actualité des deux rives, en français",
    },
)

SECTIONS = (
    ("world", "العالم", "blue"),
    ("arab-world", "العالم العربي", "teal"),
    ("politics", "سياسة", "crimson"),
    ("economy", "اقتصاد", "olive"),
    ("sport", "رياضة", "green"),
    ("arts", "فن وموسيقى", "purple"),
    ("stars", "أخبار النجوم", "magenta"),
    ("health", "صحة وتغذية", "amber"),
    ("technology", "تكنولوجيا", "slate"),
    ("culture", "ثقافة", "brown"),
)
"""Slug, name and colour, in the order of the navigation of editions that have no sections of their own."""

OWN_SECTIONS = {
    "fr": (
        ("world", "Monde", "blue"),
        ("politics", "Politique", "crimson"),
        ("economy", "Économie", "olive"),
        ("society", "Société", "teal"),
        ("culture", "Culture", "brown"),
        ("sport", "Sport", "green"),
        ("health", "Santé", "amber"),
        ("technology", "Sciences et numérique", "slate"),
    )
}
"""An edition's own, as SECTIONS; a section that two editions have is one, under two names."""

BLOCKS_ON_STORIES = ("arts", "stars", "society", "sport", "health")

LOGIN = ("editor", "nashra-demo")
"""Name and password of the demo's administrator, which a demo may say aloud; its desk has the same password."""

BREAKING = (
    "maghrib",
    "marfal-storm-evacuation",
    "الإعصار «إيلما» يبلغ الساحل الشرقي لجزر مارفال، والمطار مغلق حتى إشعار آخر",
)
"""An edition, the key of a story there, and what its breaking bar says of it."""
