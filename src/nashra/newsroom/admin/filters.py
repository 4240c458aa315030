"""What the list of stories is filtered by: only what an index carries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.active_filters import ActiveFilter, BaseFilterAdapter, register_filter_adapter_class
from wagtail.admin.filters import WagtailFilterSet

from nashra.arabic.cleaning import clean_line
from nashra.editions.models import Edition, Section
from nashra.newsroom.admin import status
from nashra.newsroom.admin.placed import placed_in, with_any
from nashra.newsroom.admin.row_number import row_number
from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import all_clocks, first_clock
from nashra.newsroom.admin.times.field import MomentField, MomentInput
from nashra.newsroom.admin.times.purpose import SINCE, UNTIL
from nashra.newsroom.models import Article, Author, Byline, StoryTopic, Topic
from nashra.newsroom.topic_search import with_name


class ClockedForm(forms.Form):
    """A form of filters with times."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = row_number(str(self["main_edition"].value() or ""))
        clock = (all_clocks().get(chosen) if chosen is not None else None) or first_clock()
        for field in self.fields.values():
            if isinstance(field, MomentField):
                field.widget.clock = clock


class MomentFilter(django_filters.Filter):
    """Filters by a time as it is typed in the newsroom."""

    field_class = MomentField


class MomentFilterAdapter(BaseFilterAdapter):
    """How a time stands above a list that is filtered by it: written out."""

    def get_active_filters(self) -> Iterator[ActiveFilter]:
        field = self.bound_field
        text = wording.in_words(self.value, field.field.widget.own_clock())
        address = self.get_url_without_filter_param([self.name, f"{self.name}-zone"])
        yield ActiveFilter(field.auto_id, self.filter.label, text, address)


register_filter_adapter_class(MomentFilter, MomentFilterAdapter)


class ClockedFilterSet(WagtailFilterSet):
    """Filters by times, of what a list has."""

    def get_form_class(self) -> Any:
        """The form, whose times are read on the clock of the edition that is chosen, or the first's."""
        return type("ClockedFilterForm", (ClockedForm, super().get_form_class()), {})

    def is_valid(self) -> bool:
        """Valid where anything is asked: what is refused lists nothing, so that no list passes for a filtered one."""
        return self.is_bound

    def filter_queryset(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.none() if self.form.errors else self.filter_rows(rows)

    def filter_rows(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """What is asked of the rows, where nothing of it is refused."""
        return super().filter_queryset(rows)


class ArticleFilterSet(ClockedFilterSet):
    """Edition, section, state, author, and when a story was published first and changed last."""

    main_edition = django_filters.ModelChoiceFilter(
        queryset=Edition.objects.all(), label=_("Edition"), empty_label=_("All editions"), method="in_place"
    )
    main_section = django_filters.ModelChoiceFilter(
        queryset=Section.objects.all(), label=_("Section"), empty_label=_("All sections"), method="in_place"
    )
    state = django_filters.ChoiceFilter(
        choices=list(status.FILTERS.items()), label=_("State"), empty_label=_("All states"), method="in_state"
    )
    author = django_filters.CharFilter(label=_("Author"), method="by_author")
    topic = django_filters.CharFilter(label=_("Topic"), method="by_topic")
    published_since = MomentFilter(
        field_name="first_published_at",
        lookup_expr="gte",
        widget=MomentInput(SINCE),
        label=_("Published since"),
    )
    published_until = MomentFilter(
        field_name="first_published_at",
        lookup_expr="lte",
        widget=MomentInput(UNTIL),
        label=_("Published until"),
    )
    changed_since = MomentFilter(
        field_name="updated_at", lookup_expr="gte", widget=MomentInput(SINCE), label=_("Changed since")
    )
    changed_until = MomentFilter(
        field_name="updated_at", lookup_expr="lte", widget=MomentInput(UNTIL), label=_("Changed until")
    )

    class Meta:
        model = Article
        fields = (
            "main_edition",
            "main_section",
            "state",
            "author",
            "topic",
            "published_since",
            "published_until",
            "changed_since",
            "changed_until",
        )

    def filter_rows(self, stories: QuerySet[Article]) -> QuerySet[Article]:
        chosen = self.form.cleaned_data
        found = super().filter_rows(placed_in(stories, chosen["main_edition"], chosen["main_section"]))
        is_by_time = chosen["published_since"] or chosen["published_until"]
        if not is_by_time or "ordering" in self.data:
            return found
        return found.order_by("-first_published_at", "-pk")  # the index has no other order of that time

    def in_place(self, stories: QuerySet[Article], name: str, value: Any) -> QuerySet[Article]:
        """Leave the stories as they are: edition and section are asked for together, in one placement."""
        return stories

    def by_author(self, stories: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        """Stories of the authors whose names have these letters, deleted authors too."""
        authors = Author._base_manager.filter(name__icontains=clean_line(value)).values("pk")
        return with_any(stories, Byline.objects.all(), "author", authors)

    def by_topic(self, stories: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        """Stories about topics of which a name has these letters, or about what belongs to them."""
        named = Topic.objects.filter(pk__in=with_name(Topic.objects.all(), value).values("pk"))
        topics = Topic.objects.filter(Q(pk__in=named) | Q(parent__in=named)).values("pk")
        return with_any(stories, StoryTopic.objects.all(), "topic", topics)

    def in_state(self, stories: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        return status.in_state(stories, value)
