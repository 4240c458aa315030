"""Topics by what somebody types: any of their names, in any language, however it is spelt."""

from __future__ import annotations

from django.db.models import Case, IntegerField, QuerySet, Value, When

from nashra.arabic.analysis.fold import fold
from nashra.newsroom.models import Topic

_ARTICLE = "ال"


def with_name(topics: QuerySet[Topic], words: str) -> QuerySet[Topic]:
    """Topics of which a name has the words, those with just that name first, then those with a name that begins so.

    With or without an article before the first word.
    """
    typed = " ".join(fold(words).split())
    if not typed:
        return topics
    bare = typed.removeprefix(_ARTICLE) if len(typed) > 4 else typed
    spellings = dict.fromkeys((typed, bare, _ARTICLE + bare))
    exact = [When(folded__contains=f"\n{one}\n", then=Value(0)) for one in spellings]
    beginning = [When(folded__contains=f"\n{one}", then=Value(1)) for one in spellings]
    rank = Case(*exact, *beginning, default=Value(2), output_field=IntegerField())
    return topics.filter(folded__contains=bare).order_by(rank, "name", "pk")
