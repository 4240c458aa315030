"""Sample values for every fragment in every state, and the order of the pieces that make each kind of page.

The gallery, the tests of the templates and screenshots show these; stories are in `stories`, searches in `searches`.
All texts, people and places are invented.

A page is its pieces joined in order. A name in `frame.CUTS` is a piece of a frame; a name in LISTINGS is a list
(`list.html` in its folder, cut where the stories stand, `item.html` for each, `lead.html` for the first where there
is one); any other name is one template (`story` is `story.html`).

What the pieces are given is what their templates name: `edition` always; `style`, `script`, `fonts`
and `icon` (addresses) for `document`; `today` for `masthead`; `breaking` for the piece of that name; `story`, with
`json_ld` and `alternates`, for a story's pieces; `section` for `breadcrumb`, `section_title` and `block`; `teaser`
for an item; `older` (an address, or nothing) for the closing of `section`; `title`, `description` and `address` for
`page_head`; `page` for `listing_title`; NEW_STORIES for `new_stories`; `code`, `title` and `text` for `message`;
`search` for what lies in `search/`.
"""

from __future__ import annotations

from nashra.newsroom.photo_names import widths
from nashra.pages import frame
from nashra.pages.values import (
    Breaking,
    Calendar,
    CalendarDay,
    DayTitle,
    EditionHeader,
    HeaderDate,
    Link,
    Moment,
    Picture,
    SectionLink,
    Teaser,
)

LISTINGS = (
    *("see_also", "related", "latest", "block", "most_read", "lead", "section", "pair", "story_list"),
    *("timeline", "ranking", "listing", "opinions", "galleries", "live_now"),
)

STORY_PAGE = frame.page(
    str,
    head=["story_head"],
    column=["breadcrumb", "story", "story_topics", "see_also", "canonical"],
    # "block" stands for one block for each section that the edition shows there
    beside=["related", "latest", *frame.blocks(str, sections=["block"]), "most_read"],
)
HOME_PAGE = frame.home(
    str,
    head=["page_head"],
    above=["new_stories"],
    main=["lead", "latest", "most_read", *frame.blocks(str, sections=["block"])],
)
FRONT_PAGE = frame.home(
    str,
    head=["page_head"],
    main=[
        "lead",
        "front_text",
        "pair",
        "latest",
        *frame.blocks(str, sections=["block"]),
        "story_list",
        "most_read",
    ],
    around="front",
)
SECTION_FRONT = frame.page(
    str,
    head=["page_head"],
    column=["section_title", *frame.slots(str, ["lead", "pair"]), "section"],
    beside=["latest", "most_read"],
)
SECTION_PAGE = frame.page(
    str, head=["page_head"], column=["section_title", "section"], beside=["latest", "most_read"]
)
LATEST_PAGE = frame.page(str, head=["page_head"], column=["timeline"], beside=["most_read"])
MOST_READ_PAGE = frame.page(str, head=["page_head"], column=["ranking"], beside=["latest"])
LISTING_PAGE = frame.page(
    str,
    head=["page_head"],
    column=["listing_title", "topic_parts", "listing"],
    beside=["latest", "most_read"],
)
SAVED_PAGE = frame.page(str, head=["page_head"], column=["saved"], beside=["latest", "most_read"])
ARCHIVE_PAGE = frame.page(
    str, head=["page_head"], column=["archive/title", "archive/links"], beside=["archive/calendar"]
)
DAY_PAGE = frame.page(
    str, head=["page_head"], column=["archive/day_title", "timeline"], beside=["archive/calendar"]
)
SEARCH_PAGE = frame.page(str, head=["search/head"], column=["search/results"], beside=["latest", "most_read"])
MESSAGE_PAGE = frame.page(str, head=["page_head"], column=["message"], beside=["latest"])

NEW_STORIES = {
    "subject": "new-stories/",
    "numbers": "31 30 29",
    "words": (("one", "خبر جديد"), ("two", "خبران جديدان"), ("other", "{count} خبر جديد")),
}

DAY = DayTitle(
    "الثلاثاء 5 مارس 2024",
    "24 شعبان 1445 هـ",
    "2024-03-05",
    Link("مارس 2024", "#month"),
    Link("الاثنين 4 مارس 2024", "#before"),
    Link("الخميس 7 مارس 2024", "#after"),
)
MONTH = Calendar(
    "مارس 2024",
    "#month",
    tuple(
        zip("نثرخجسح", ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"), strict=True)
    ),
    tuple(
        tuple(
            CalendarDay(str(day), f"{day} مارس 2024", "#day" if day % 3 else "") if 1 <= day <= 31 else None
            for day in range(week * 7 - 3, week * 7 + 4)
        )
        for week in range(5)
    ),
    Link("فبراير 2024", "#before"),
    Link("أبريل 2024", "#after"),
)
YEARS = (Link("2026", "#year"), Link("2025", "#year"), Link("2024", ""))
"""The archive's samples are in Arabic in all editions."""

SECTIONS = tuple(
    SectionLink(slug, name, f"/{slug}", colour)
    for slug, name, colour in (
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
)
FRENCH_SECTIONS = tuple(
    SectionLink(arabic.slug, name, arabic.address, arabic.colour)
    for arabic, name in zip(
        SECTIONS,
        (
            "Monde",
            "Monde arabe",
            "Politique",
            "Économie",
            "Sport",
            "Arts et musique",
            "Vedettes",
            "Santé",
            "Technologie",
            "Culture",
        ),
        strict=True,
    )
)

MAGHRIB = EditionHeader(
    slug="maghrib",
    name="المغرب اليوم",
    tagline="أخبار المغرب والعالم على مدار الساعة",
    language="ar",
    direction="rtl",
    origin="https://maghrib.example.org",
    country="MA",
    digits="latn",
    sections=SECTIONS,
    others=(Link("مصر اليوم", "https://misr.example.org/"), Link("La Plage", "https://plage.example.org/")),
    home_label="الرئيسية",
    see_also_heading="قد يهمك أيضًا",
    related_heading="أخبار ذات صلة",
    latest_heading="آخر الأخبار",
    most_read_heading="الأخبار الأكثر قراءة",
)
MISR = EditionHeader(
    slug="misr",
    name="مصر اليوم",
    tagline="",
    language="ar",
    direction="rtl",
    origin="https://misr.example.org",
    country="EG",
    digits="arab",
    sections=SECTIONS,
    others=(Link("المغرب اليوم", "https://maghrib.example.org/"),),
    home_label="الرئيسية",
    see_also_heading="قد يهمك أيضًا",
    related_heading="أخبار ذات صلة",
    latest_heading="آخر الأخبار",
    most_read_heading="الأخبار الأكثر قراءة",
)
PLAGE = EditionHeader(
    slug="plage",
    name="La Plage",
    tagline="Le quotidien des deux rives",
    language="fr",
    direction="ltr",
    origin="https://plage.example.org",
    country="FR",
    digits="latn",
    sections=FRENCH_SECTIONS,
    others=(Link("المغرب اليوم", "https://maghrib.example.org/"),),
    home_label="Accueil",
    see_also_heading="À lire aussi",
    related_heading="Sur le même sujet",
    latest_heading="En continu",
    most_read_heading="Les plus lus",
)
EDITIONS = (MAGHRIB, MISR, PLAGE)

HEADINGS = {"ar": "ملف اليوم", "fr": "Le dossier"}
NOTES = {
    "ar": ("نتابع على مدار الساعة أشغال قمة المياه.", "للتواصل مع غرفة الأخبار: desk@example.org"),
    "fr": ("Nous suivons heure par heure le sommet de l’eau.", "Pour nous écrire\u202f: desk@example.org"),
}
"""A heading and a text that an editor gives a slot."""

BREAKING = {
    "maghrib": "هزة أرضية بقوة 4.8 درجات قبالة الساحل الشرقي ولا أنباء عن إصابات",
    "misr": "إغلاق ميناء الرأس الأخضر أمام الملاحة بسبب الرياح",
    "plage": "Séisme de magnitude 4,8 au large de la côte orientale, aucun blessé signalé",
}
LONG_BREAKING = {
    "ar": "عاصفة رملية كثيفة تغلق مطارات الشمال والموانئ الشرقية كلها"
    " وتعلّق الدراسة غدًا في سبع مدن ساحلية حتى إشعار آخر، ولا إصابات",
    "fr": "Une tempête de sable ferme les trois aéroports du nord et tous les ports de l’est,"
    " et les écoles restent closes demain",
}
"""As long as the newsroom takes them."""

TODAY = HeaderDate("2026-11-24", "الثلاثاء 24 نونبر 2026", "14 جمادى الآخرة 1448\N{NO-BREAK SPACE}هـ")
MISR_TODAY = HeaderDate("2026-11-24", "الثلاثاء ٢٤ نوفمبر ٢٠٢٦", "١٤ جمادى الآخرة ١٤٤٨")
FRENCH_TODAY = HeaderDate("2026-11-24", "mardi 24 novembre 2026", "")
TODAYS = {"maghrib": TODAY, "misr": MISR_TODAY, "plage": FRENCH_TODAY}


FOOTER_PAGES = {
    "ar": (Link("من نحن", "/page/about"), Link("سياسة الخصوصية", "/page/privacy")),
    "fr": (Link("Qui sommes-nous", "/page/about"), Link("Vie privée", "/page/privacy")),
}
"""Pages that an editor writes, at the foot of all pages."""


def moment(clock: str, day: str = "24 نونبر 2026") -> Moment:
    """A moment of the sample day, by its clock in UTC+1 as 9:40."""
    hours, minutes = clock.split(":")
    comma = ", " if day.isascii() else "، "
    return Moment(f"2026-11-24T{int(hours) - 1:02}:{minutes}:00Z", clock, day, f"{day}{comma}{clock}")


def picture(name: str, alt: str = "", caption: str = "", credit: str = "") -> Picture:
    """A picture called `name` in the sample media, 3:2, in the sizes of a photo of 1200 by 800."""
    begin = f"/media/{name}-list"
    webp, avif = (
        ", ".join(f"{begin}-{width}.{kind} {width}w" for width in widths(1200, 720))
        for kind in ("webp", "avif")
    )
    said = (alt or caption, caption, credit)
    return Picture(f"{begin}-720.webp", webp, 720, 480, *said, avif, f"{begin}-720.jpg", "3bI")


SEA = picture(
    "sea",
    "قوارب شراعية عند الغروب قبالة الساحل الشرقي",
    "قوارب الصيادين قبالة موقع المحطة التجريبية في الرأس الأخضر مساء أمس",
    "هيئة المياه",
)
PICTURES = tuple(
    picture(name) for name in ("sea", "city", "hills", "tiles", "pitch", "dunes", "night", "mist")
)


def breaking(edition: EditionHeader, text: str = "", address: str = "/world/9/quake") -> Breaking:
    """Breaking news of an edition, with no end that a browser lives to see."""
    since = moment("9:37", "24 novembre 2026" if edition.language == "fr" else "24 نونبر 2026")
    return Breaking(text or BREAKING[edition.slug], address, since, "2999-01-01T00:00:00Z")


HEADLINES = (
    "الحكومة تُقرّ خطة لتحلية مياه البحر على الساحل الشرقي",
    "هدنة في الجنوب تدخل يومها العاشر والوسطاء يستعدون لجولة ثالثة",
    "البنك المركزي يثبّت سعر الفائدة للمرة الرابعة على التوالي",
    "وزارة التعليم تعتمد منهجًا جديدًا للغة العربية من العام المقبل",
    "اكتشاف مدينة ساحلية عمرها 3,000 عام قرب مرفأ السلام",
    "منتخب الشباب يبلغ النهائي بعد ركلات ترجيح مثيرة",
    "دراسة: المشي نصف ساعة مساءً يحسّن النوم ويخفض ضغط الدم",
    "افتتاح مهرجان الأفق السينمائي بفيلم عن صيادي اللؤلؤ",
    "شركة ناشئة تطوّر روبوتًا يقطف التمور من دون أن يؤذي النخيل",
    "المجلس البلدي يناقش تعرفة المياه الجديدة وسط اعتراض المزارعين",
    "سدّ الوادي الكبير يبلغ أعلى منسوب له منذ عشرين عامًا",
    "مهندسون شباب يبتكرون غشاءً يخفض كلفة التحلية إلى النصف",
    "قمة إقليمية للمياه في مرفأ السلام الأسبوع المقبل",
    "المغنية ليان الحسيني تعود إلى المسرح بعد غياب سبع سنوات…",
)
FRENCH_HEADLINES = (
    "Le gouvernement adopte un plan de dessalement pour la côte orientale",
    "Au sud, la trêve entre dans son dixième jour et les médiateurs préparent un troisième tour",
    "La banque centrale maintient son taux pour la quatrième fois",
    "Une ville côtière vieille de 3\N{NARROW NO-BREAK SPACE}000 ans mise au jour près de Port-Salam",
    "Les espoirs se qualifient pour la finale au bout du suspense",
    "Marcher une demi-heure le soir améliore le sommeil, selon une étude",
    "Le festival de l’Horizon s’ouvre sur un film consacré aux pêcheurs de perles",
    "Une jeune pousse met au point un robot qui cueille les dattes",
)
SUMMARY = (
    "المرحلة الأولى تُسلَّم قبل نهاية 2026 وتكفي 900 ألف نسمة، والمعارضة تطالب بنشر دراسة الأثر البيئي كاملة."
)
FRENCH_SUMMARY = (
    "La première tranche, livrée avant la fin de 2026, alimentera 900"
    "\N{NARROW NO-BREAK SPACE}000 habitants\N{NARROW NO-BREAK SPACE}; l’opposition demande "
    "la publication de l’étude d’impact."
)
KICKERS = ("أمن مائي", "الجنوب", "", "تعليم", "آثار", "")
FRENCH_KICKERS = ("Eau", "Sud", "", "Archéologie", "", "")


def teaser(number: int, edition: EditionHeader = MAGHRIB, *, with_picture: bool = True) -> Teaser:
    """The sample story `number` (from 0) as the edition lists it."""
    french = edition.language == "fr"
    headlines, kickers = (FRENCH_HEADLINES, FRENCH_KICKERS) if french else (HEADLINES, KICKERS)
    section = edition.sections[number % len(edition.sections)]
    return Teaser(
        number=1000 + number,
        address=f"{section.address}/{1000 + number}/story",
        headline=headlines[number % len(headlines)],
        kicker=kickers[number % len(kickers)],
        summary=FRENCH_SUMMARY if french else SUMMARY,
        section=section,
        published=moment(
            f"{18 - number % 12}:{number * 7 % 60:02}", "24 novembre 2026" if french else "24 نونبر 2026"
        ),
        picture=PICTURES[number % len(PICTURES)] if with_picture else None,
    )


def teasers(
    count: int, edition: EditionHeader = MAGHRIB, *, start: int = 0, pictures: str = "all"
) -> tuple[Teaser, ...]:
    """`count` sample stories from `start`. pictures: all, some (every other one) or none."""
    return tuple(
        teaser(n, edition, with_picture=pictures == "all" or (pictures == "some" and n % 2 == 0))
        for n in range(start, start + count)
    )
