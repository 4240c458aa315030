"""What the list of stories is filtered by: only what an index carries."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from nashra.editions.models import Edition, Section
from nashra.newsroom.admin import status
from nashra.newsroom.models import Article


class ArticleFilterSet(WagtailFilterSet):
    """Edition, section and state."""

    main_edition = django_filters.ModelChoiceFilter(
        queryset=Edition.objects.all(), label=_("Edition"), empty_label=_("All editions")
    )
    main_section = django_filters.ModelChoiceFilter(
        queryset=Section.objects.all(), label=_("Section"), empty_label=_("All sections")
    )
    state = django_filters.ChoiceFilter(
        choices=list(status.NAMES.items()), label=_("State"), empty_label=_("All states"), method="in_state"
    )

    class Meta:
        model = Article
        fields = ("main_edition", "main_section", "state")

    def in_state(self, stories: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        return status.in_state(stories, value)
