"""Lists of an archive of any size: what is counted, and in which of it is searched."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.paginator import WagtailPaginator

from nashra.newsroom.models import Article

LIMIT = 2_000
"""How many stories a list counts and a search of headlines reads; older ones are found by filters."""


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


def by_headline(stories: QuerySet[Article], words: str) -> QuerySet[Article]:
    """Those of the newest stories whose headline holds the words."""
    newest = Article.objects.order_by("-updated_at", "-pk").values("pk")[:LIMIT]
    return stories.filter(pk__in=newest, headline__icontains=words.strip())
