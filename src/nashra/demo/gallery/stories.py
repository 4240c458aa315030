"""Sample stories for the gallery: with everything, with little, with a headline only, and in French."""

from __future__ import annotations

from dataclasses import replace

from nashra.demo.gallery.samples import (
    FRENCH_HEADLINES,
    FRENCH_SECTIONS,
    FRENCH_SUMMARY,
    HEADLINES,
    SEA,
    SECTIONS,
    SUMMARY,
    moment,
    picture,
    teaser,
)
from nashra.pages.context.share_links import share_links
from nashra.pages.values import Block, Byline, CorrectionNote, Film, Original, StoryPage

BODY = (
    Block(
        "paragraph",
        html="<p>قال المتحدث باسم الهيئة العامة للمياه، سامر الخطيب، إن «المرحلة الأولى من "
        "المشروع ستكتمل قبل نهاية عام 2026»، "
        "وإن الكلفة بلغت 3.4 مليار درهم، بزيادة 12% عمّا أُعلن في آذار/مارس الماضي. وأضاف أن "
        "الأشغال ستُستأنف الأسبوع "
        "المقبل بعد توقفها إثر الأمطار التي ضربت المنطقة.</p>",
    ),
    Block(
        "paragraph",
        html="<p>وأوضح المصدر نفسه لوكالة «الأفق» أن الشركة المنفّذة تعهّدت بتسليم المحطات "
        "الثلاث في موعدها، وأن العقد يتضمن "
        'غرامات تصل إلى <b>2%</b> عن كل شهر تأخير، وفق <a href="/economy/1009/story">ما '
        "نشرته الهيئة</a> في "
        "وقت سابق.</p>",
    ),
    Block(
        "quotation",
        text="لن يدفع المواطن درهمًا واحدًا قبل أن تصل المياه إلى بيته.",
        speaker="وزير الري، في مؤتمر صحافي",
    ),
    Block("subheading", text="جفاف للعام الثالث"),
    Block(
        "paragraph",
        html="<p>ويأتي القرار بعد عامين من الجفاف خفضا مخزون السدود إلى 28%، وهو أدنى مستوى "
        "مسجل في البلاد منذ بدء القياس. "
        "وكانت ثلاث بلدات ساحلية قد شهدت في الصيف انقطاعات امتدت أسبوعين.</p>",
    ),
    Block(
        "photo",
        picture=picture(
            "hills", "تلال يغطيها الضباب", "التلال المحيطة بسدّ الوادي الكبير في الصباح", "أرشيف الهيئة"
        ),
    ),
    Block("read_more", teaser=teaser(10)),
    Block(
        "paragraph",
        html="<p>ويقول مزارعون في سهل الريحان إنهم لم يُستشاروا. ويرى خبراء أن كلفة المتر "
        "المكعب ستكون العامل الحاسم في السنوات "
        "الخمس الأولى، وأن نجاح المشروع رهن بخفض فاقد الشبكة الذي يبلغ الثلث.</p>",
    ),
    Block(
        "embed",
        html='<iframe src="https://video.example.org/embed/7" title="فيديو" width="560" '
        'height="315"></iframe>',
        address="https://video.example.org/watch/7",
    ),
)
FRENCH_BODY = (
    Block(
        "paragraph",
        html="<p>«\N{NO-BREAK SPACE}La première tranche sera achevée avant la fin de "
        "2026\N{NO-BREAK SPACE}», a déclaré le porte-parole de l’Office des eaux, "
        "Samer Khatib. Le coût atteint 3,4 milliards de dirhams, soit 12\N{NO-BREAK SPACE}% "
        "de plus que le montant annoncé en mars.</p>",
    ),
    Block(
        "quotation",
        text="Personne ne paiera avant que l’eau arrive au robinet.",
        speaker="Le ministre de l’Irrigation",
    ),
    Block(
        "paragraph",
        html="<p>La décision intervient après deux années de sécheresse qui ont ramené les "
        "réserves à 28\N{NO-BREAK SPACE}%, leur plus bas niveau "
        "depuis le début des mesures.</p>",
    ),
)

STORY = StoryPage(
    number=1000,
    path="/world/1000/خطة-لتحلية-مياه-البحر",
    address="https://maghrib.example.org/world/1000/%D8%AE%D8%B7%D8%A9",
    kicker="أمن مائي",
    headline="الحكومة تُقرّ خطة لتحلية مياه البحر على الساحل الشرقي بكلفة 3.4 مليار درهم",
    summary=SUMMARY,
    description=SUMMARY,
    dateline="مرفأ السلام ـ المغرب اليوم",
    section=SECTIONS[0],
    authors=(Byline("سلمى العطار", "مرفأ السلام"), Byline("كريم الناصر", "")),
    agency="الأفق",
    lead_photo=SEA,
    caption=SEA.caption,
    credit=SEA.credit,
    body=BODY,
    corrections=(
        CorrectionNote(
            "ذكرت نسخة سابقة أن المرحلة الأولى تكفي 600 ألف نسمة، والصحيح 900 ألف.", moment("11:05")
        ),
    ),
    published=moment("9:40"),
    updated=moment("11:05"),
    minutes="3 دقائق قراءة",
    headline_only=False,
    share=share_links("خبر", "https://maghrib.example.org/world/7/story"),
    original=Original("اقرأ الخبر في موقع misr.example.org", "misr.example.org/world/7"),
)
BARE_STORY = StoryPage(
    number=1001,
    path="/arab-world/1001/هدنة",
    address="https://maghrib.example.org/arab-world/1001/%D9%87%D8%AF%D9%86%D8%A9",
    kicker="",
    headline=HEADLINES[1],
    summary="",
    description="",
    dateline="الوادي ـ المغرب اليوم",
    section=SECTIONS[1],
    authors=(),
    agency="",
    lead_photo=None,
    caption="وسيط أممي يغادر مقر المحادثات",
    credit="",
    body=BODY[:1],
    corrections=(),
    published=moment("8:15"),
    updated=None,
    minutes="",
    headline_only=False,
)
HEADLINE_ONLY_STORY = StoryPage(
    number=1002,
    path="/politics/1002/هدنة",
    address="https://maghrib.example.org/politics/1002/%D9%87%D8%AF%D9%86%D8%A9",
    kicker="",
    headline=HEADLINES[13],
    summary="",
    description="",
    dateline="",
    section=SECTIONS[6],
    authors=(),
    agency="",
    lead_photo=None,
    caption="",
    credit="",
    body=(),
    corrections=(),
    published=moment("7:30"),
    updated=None,
    minutes="",
    headline_only=True,
)
FRENCH_STORY = StoryPage(
    number=1003,
    path="/world/1003/dessalement",
    address="https://plage.example.org/world/1003/dessalement",
    kicker="Eau",
    headline=FRENCH_HEADLINES[0],
    summary=FRENCH_SUMMARY,
    description=FRENCH_SUMMARY,
    dateline="Port-Salam — La Plage",
    section=FRENCH_SECTIONS[0],
    authors=(Byline("Salma Attar", "à Port-Salam"),),
    agency="Horizon",
    lead_photo=picture(
        "sea", "Voiliers au couchant", "Des voiliers au large de la station pilote", "Office des eaux"
    ),
    caption="Des voiliers au large de la station pilote",
    credit="Office des eaux",
    body=FRENCH_BODY,
    corrections=(),
    published=moment("9:40", "24 novembre 2026"),
    updated=None,
    minutes="3 minutes de lecture",
    headline_only=False,
    share=share_links("Article", "https://plage.example.org/world/7/story"),
    original=Original("Lire sur sud.example.org", "sud.example.org/world/7"),
)
OPINION_STORY = replace(
    STORY,
    number=1004,
    kind="opinion",
    mark="رأي",
    authors=(Byline("سلمى العطار", "كاتبة", "/author/سلمى-العطار", SEA),),
)
GALLERY_STORY = replace(
    STORY,
    number=1005,
    kind="gallery",
    mark="صور",
    pictures=2,
    body=tuple(Block("photo", picture=SEA, number=place, place=f"{place} من 2") for place in (1, 2)),
)
VIDEO_STORY = replace(
    STORY,
    number=1006,
    kind="video",
    mark="فيديو",
    film=Film(
        src="/media/videos/sample.webm",
        type="video/webm",
        size=90_386,
        seconds=6,
        width=640,
        height=360,
        name="وصول العبّارة",
        description="عبّارة تدخل المرفأ",
        duration="PT0M6S",
        length="0:06",
        captions="/media/videos/sample.vtt",
        caption="عبّارة تدخل المرفأ عند الفجر",
        credit="نشرة",
        poster=SEA,
    ),
)
STORIES = (
    *(STORY, BARE_STORY, HEADLINE_ONLY_STORY, OPINION_STORY, GALLERY_STORY, VIDEO_STORY, FRENCH_STORY),
)
