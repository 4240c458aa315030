"""Sample topics and authors, as their pages show them."""

from __future__ import annotations

from collections.abc import Iterator

from nashra.demo.gallery import samples
from nashra.pages import templates
from nashra.pages.values import EditionHeader, ListingPage, TopicLink

FRAMES = ("story_topics", "topic_parent", "topic_parts")
"""Templates that stand around links to topics."""

_NAMES = {
    "ar": ("تحلية المياه", "الرأس الأخضر الساحلي", "هيئة المياه", "قمة المياه في مرفأ السلام"),
    "fr": ("Dessalement", "Cap-Vert-sur-Mer", "Agence de l’eau", "Sommet de l’eau"),
}
_SAID = {
    "ar": "تحويل مياه البحر إلى مياه عذبة، وما تثيره محطاته الجديدة على الساحل الشرقي من أسئلة عن الكلفة والبيئة.",
    "fr": "Transformer l’eau de mer en eau douce, et ce que les nouvelles stations de la côte coûtent et changent.",
}
_AUTHORS = {
    "ar": ("سلمى العطار", "مراسلة في مرفأ السلام", "كاتب"),
    "fr": ("Salma Attar", "Correspondante à Port-Salam", "Auteur"),
}


def framed(name: str, edition: EditionHeader) -> str:
    """Links to topics, the last in another language, within one of FRAMES."""
    other = "fr" if edition.language == "ar" else "ar"
    links = [TopicLink(topic, "/topic/water", "") for topic in _NAMES[edition.language]]
    links.append(TopicLink(_NAMES[other][0], "/topic/eau", other))
    opening, closing = templates.cut(name)
    return b"".join([opening, *(templates.html("topic_link", topic=one) for one in links), closing]).decode()


def titles(edition: EditionHeader) -> Iterator[tuple[str, ListingPage]]:
    """A topic in the edition's language and in another, an author with and without a photo."""
    language = edition.language
    other = "fr" if language == "ar" else "ar"
    said = (_SAID[language],)
    name, role, author = _AUTHORS[language]
    portrait = samples.picture("city", name)
    page = ListingPage("topic", _NAMES[language][0], "", "", "", said, (), None, "", "Thing")
    yield "topic", page
    yield (
        "in another language",
        ListingPage("topic", _NAMES[other][0], other, "", "", (), (), None, "", "Thing"),
    )
    yield "author", ListingPage("author", name, "", author, role, said, (), portrait, "", "Person")
    yield "without a photo", ListingPage("author", name, "", author, role, said * 2, (), None, "", "Person")
