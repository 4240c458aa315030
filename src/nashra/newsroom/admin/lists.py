"""The list of stories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.menus import MenuItem

from nashra.editions.admin.bound_policy import LinksToWhatOneMayDo
from nashra.newsroom.admin import breaking, columns, edition_policy, list_search, policy
from nashra.newsroom.admin.export import ExportsStories
from nashra.newsroom.admin.filters import ArticleFilterSet
from nashra.newsroom.admin.live_links import add_live_links
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.admin.ticking import TickedByWhoMayDelete
from nashra.newsroom.admin.times_to_come import add_times_to_come
from nashra.newsroom.models import Article


class ArticleIndexView(LinksToWhatOneMayDo, ExportsStories, TickedByWhoMayDelete):
    """Newest change first; costs the same with a thousand stories and a million."""

    filterset_class = ArticleFilterSet
    paginator_class = list_search.CappedPaginator
    default_ordering = ("-updated_at", "-pk")

    def get_base_queryset(self) -> QuerySet[Article]:
        return columns.rows(policy.stories.visible(self.request.user, Article.objects.all()))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        if not self.is_export:
            add_live_links(context["object_list"])
            add_times_to_come(context["object_list"])
        return context

    def search_queryset(self, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if not self.is_searching:
            return queryset
        ordered = "ordering" in self.request.GET
        found = self.published_with(self.search_query, list_search.FOUND)
        return list_search.by_words(queryset, self.search_query, found, likeliest_first=not ordered)

    def published_with(self, words: str, limit: int) -> Sequence[int] | None:
        """Numbers of published stories that have the words, the likeliest first; None: no index to ask."""
        return None

    @cached_property
    def may_set_breaking(self) -> bool:
        """Whether the user may set the breaking bar of some edition."""
        return edition_policy.breaking.editions_for(self.request.user).exists()

    def get_list_more_buttons(self, instance: Article) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if instance.live and self.may_set_breaking:
            url = breaking.address_for(instance)
            buttons.append(MenuItem(_("Breaking"), url=url, icon_name="warning", priority=15))
        if not instance.killed and policy.stories.user_has_permission(self.request.user, "add"):
            url = story_view("copy-to", instance.pk)
            buttons.append(MenuItem(_("Copy into an edition"), url=url, icon_name="copy", priority=20))
        return buttons

    def get_valid_orderings(self) -> list[str]:
        return ["updated_at", "-updated_at"]

    def get_table_kwargs(self) -> dict[str, Any]:
        shown = self.ordering if isinstance(self.ordering, str) else self.ordering[0]
        return {**super().get_table_kwargs(), "ordering": shown}
