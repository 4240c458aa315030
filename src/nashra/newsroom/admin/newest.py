"""Lists of an archive of any size: what is counted, and in which of it is searched."""

from __future__ import annotations

from django.db.models import Case, QuerySet, When
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.paginator import WagtailPaginator

from nashra.newsroom import searching
from nashra.newsroom.models import Article

LIMIT = 2_000
"""How many stories a list counts and a search of headlines reads; older ones are found by filters."""

FOUND = 200
"""How many published stories a search gives."""


class CappedPaginator(WagtailPaginator):
    """Counts no further than the limit, so that a list costs the same whatever lies behind it."""

    @cached_property
    def count(self) -> int:
        return self.object_list[:LIMIT].count()

    @cached_property
    def items_count_label(self) -> str:
        if self.count == LIMIT:
            return _("The newest %(count)d stories") % {"count": LIMIT}
        return ngettext("%(count)d story", "%(count)d stories", self.count) % {"count": self.count}


def by_words(stories: QuerySet[Article], words: str, *, likeliest_first: bool = True) -> QuerySet[Article]:
    """Published stories that the index finds by the words, and unpublished ones whose headline holds them.

    The index knows what is published alone, so of what is in work the newest headlines are read, and those
    come first; of all stories, where the index cannot be used.
    """
    words = words.strip()
    found = searching.found(words, FOUND)
    read = Article.objects.all() if found is None else Article.objects.filter(has_unpublished_changes=True)
    newest = read.order_by("-updated_at", "-pk").values("pk")[:LIMIT]
    named = Article.objects.filter(pk__in=newest, headline__icontains=words).values_list("pk", flat=True)
    stories = stories.filter(pk__in={*named, *(found or ())})
    if not likeliest_first or not found:
        return stories
    place = Case(*(When(pk=number, then=at) for at, number in enumerate(found)), default=-1)
    return stories.order_by(place, "-updated_at", "-pk")
