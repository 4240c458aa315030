"""Lists of an archive of any size: what is counted, and in which of it is searched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.db.models import Case, F, QuerySet, TextField, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.paginator import WagtailPaginator

from nashra.arabic.digits import to_latin
from nashra.newsroom.draft_search import search_texts
from nashra.newsroom.models import Article

LIMIT = 2_000
"""How many stories a list counts and a search of drafts reads; older ones are found by filters."""

FOUND = 200
"""How many published stories a search gives."""

_NUMBER = re.compile(r"#?(\d{1,18})|https?://\S+?/(\d{1,18})(?:/\S*)?", re.ASCII)


class CappedPaginator(WagtailPaginator):
    """Counts no further than the limit, so that a list costs the same whatever lies behind it."""

    @cached_property
    def count(self) -> int:
        return self.object_list.values("pk")[:LIMIT].count()  # nothing is asked that a row would show

    @cached_property
    def items_count_label(self) -> str:
        if self.count == LIMIT:
            return _("The newest %(count)d stories") % {"count": LIMIT}
        return ngettext("%(count)d story", "%(count)d stories", self.count) % {"count": self.count}


def by_words(
    stories: QuerySet[Article], words: str, found: Sequence[int] | None, *, likeliest_first: bool = True
) -> QuerySet[Article]:
    """Published stories that the index found by the words, and those in work whose newest draft has them.

    found: numbers of published stories, the likeliest first; None where the index cannot be used. The index
    knows what is published alone, so of what is in work the newest drafts are read, and those come first;
    without an index, those of all stories are.
    """
    words = words.strip()
    if (number := number_of(words)) and (named := stories.filter(pk=number)).exists():
        return named
    read = Article.objects.all() if found is None else Article.objects.filter(has_unpublished_changes=True)
    in_work = set(search_texts(words, _drafts(read)))
    behind = [number for number in found or () if number not in in_work]
    stories = stories.filter(pk__in={*in_work, *behind})
    if not likeliest_first or not behind:
        return stories
    place = Case(*(When(pk=number, then=at) for at, number in enumerate(behind)), default=-1)
    return stories.order_by(place, "-updated_at", "-pk")


def number_of(words: str) -> int | None:
    """The number of the story that somebody looks for by it or by its address; in any digits.

    >>> number_of("١٣٧"), number_of("https://misr.example/world/137/slug"), number_of("137 قتيلا")
    (137, 137, None)
    """
    found = _NUMBER.fullmatch(to_latin(words.strip()))
    return int(found[1] or found[2]) if found else None


def _drafts(stories: QuerySet[Article]) -> Iterator[tuple[int, str]]:
    """What the newest of the stories say at their top, in their latest revision."""
    newest = stories.order_by("-updated_at", "-pk").values_list("pk", _latest("headline"), _latest("summary"))
    for number, headline, summary in newest[:LIMIT]:
        yield number, f"{headline} {summary}"


def _latest(field: str) -> Coalesce:
    return Coalesce(KeyTextTransform(field, "latest_revision__content"), F(field), output_field=TextField())
