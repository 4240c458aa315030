"""The audit: who did what and when, for chief editors what was done in their editions, for who runs the network all."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import NoReverseMatch, reverse
from django.utils.encoding import force_str
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.log_actions import registry

from nashra.editions.models import Edition
from nashra.newsroom.admin.edition_policy import editions_led_by
from nashra.newsroom.admin.export import AT_ONCE, Exports, as_cell
from nashra.newsroom.admin.filters import ClockedFilterSet, MomentFilter
from nashra.newsroom.admin.list_search import LIMIT, CappedPaginator, number_of
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import Clock, all_clocks, first_clock
from nashra.newsroom.admin.times.field import MomentInput
from nashra.newsroom.admin.times.purpose import SINCE, UNTIL
from nashra.newsroom.models import Article, AuditEntry, Membership
from nashra.newsroom.models.audit_entry import NAMES

HEADINGS = {
    "when": _("When"),
    "who": _("Who"),
    "what": _("What was done"),
    "details": _("Reasons and details"),
    "kind": _("Kind"),
    "number": _("Number"),
    "name": _("Of what"),
    "edition": _("Edition"),
}
OF_PAGES = ("wagtail.move", "wagtail.reorder", "wagtail.copy", "wagtail.create_alias", "wagtail.update_alias")
"""What nobody does here: there are no pages."""


def may_see(user: Any) -> bool:
    """Whether the user has anything to see in the audit."""
    return bool(user.is_active and (user.is_superuser or editions_led_by(user)))


def action_choices(_request: Any = None) -> list[tuple[str, str]]:
    """What can be done, by its name; one name of two actions stands once."""
    return sorted(
        (
            (name, force_str(label))
            for name, label in registry.get_choices()
            if name not in OF_PAGES and not name.startswith(("wagtail.view_restriction", "wagtail.convert"))
        ),
        key=lambda choice: choice[1],
    )


class AuditFilterSet(ClockedFilterSet):
    """Who, what, which story, which edition, when."""

    main_edition = django_filters.ModelChoiceFilter(
        field_name="edition",
        queryset=lambda request: _editions(request.user),
        label=_("Edition"),
        empty_label=_("All editions"),
    )
    who = django_filters.ChoiceFilter(label=_("Who"), method="by_actor", empty_label=_("Everybody"))
    what = django_filters.ChoiceFilter(
        field_name="action", choices=action_choices, label=_("What was done"), empty_label=_("Everything")
    )
    story = django_filters.CharFilter(label=_("Story's number or address"), method="of_story")
    since = MomentFilter(
        field_name="timestamp", lookup_expr="gte", widget=MomentInput(SINCE), label=_("Since")
    )
    until = MomentFilter(
        field_name="timestamp", lookup_expr="lte", widget=MomentInput(UNTIL), label=_("Until")
    )

    class Meta:
        model = AuditEntry
        fields = ("main_edition", "who", "what", "story", "since", "until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["who"].extra["choices"] = _people(self.request.user)

    def by_actor(self, entries: QuerySet[AuditEntry], name: str, value: str) -> QuerySet[AuditEntry]:
        return entries.filter(actor=value)

    def of_story(self, entries: QuerySet[AuditEntry], name: str, value: str) -> QuerySet[AuditEntry]:
        kind = ContentType.objects.get_for_model(Article)
        return entries.filter(content_type=kind, object_id=str(number_of(value) or ""))


def _editions(user: Any) -> QuerySet[Edition]:
    return (
        Edition.objects.all() if user.is_superuser else Edition.objects.filter(pk__in=editions_led_by(user))
    )


def _people(user: Any) -> list[tuple[str, Any]]:
    """Those of whom the user may find entries: the members of the editions that they lead, or all; and what runs."""
    people = get_user_model().objects.order_by("first_name", "username")
    if not user.is_superuser:
        led = Membership.objects.filter(edition__in=editions_led_by(user))
        people = people.filter(pk__in=led.values("user")) | people.filter(is_superuser=True)
    named = [(str(one.pk), one.get_full_name() or one.get_username()) for one in people]
    return [*named, *NAMES.items()]


class EntriesPaginator(CappedPaginator):
    """Counts no further than the limit."""

    @cached_property
    def items_count_label(self) -> str:
        if self.count == LIMIT:
            return _("The newest %(count)d entries") % {"count": LIMIT}
        return _("Entries: %(count)d") % {"count": self.count}


class AuditView(Exports, ReportView):
    """The list; the same costs with a thousand entries and a million."""

    model = AuditEntry
    page_title = _("Audit")
    header_icon = "history"
    index_url_name = "audit"
    index_results_url_name = "audit_results"
    filterset_class = AuditFilterSet
    paginator_class = EntriesPaginator
    default_ordering = None
    is_searchable = False
    list_export = list(HEADINGS)
    export_headings = HEADINGS
    export_filename = "audit"
    results_template_name = "wagtailadmin/generic/listing_results.html"

    def user_has_permission(self, permission: str) -> bool:
        return may_see(self.request.user)

    permission_required = "view"

    def get_base_queryset(self) -> QuerySet[AuditEntry]:
        return _in_order(_viewable(self.request.user).newest_of_each_sitting())

    def get_queryset(self) -> QuerySet[AuditEntry]:
        return self.get_base_queryset()

    def get_filtered_queryset(self) -> QuerySet[AuditEntry]:
        """What is filtered; of several editions no more than is counted, for no index has them in one order."""
        found, user = super().get_filtered_queryset(), self.request.user
        led = () if user.is_superuser else sorted(editions_led_by(user))
        return found if self.is_export or len(led) < 2 else _newest_of_each(found, led)

    def exported(self) -> QuerySet[AuditEntry]:
        return self.get_filtered_queryset()

    @cached_property
    def columns(self) -> list[Column]:
        clocks, first = all_clocks(), first_clock()
        return [
            Column("when", label=HEADINGS["when"], accessor=lambda entry: _when(entry, clocks, first)),
            Column("who", label=HEADINGS["who"], accessor="user_display_name"),
            Column("what", label=HEADINGS["what"], accessor=_what),
            TitleColumn(
                "name",
                label=HEADINGS["name"],
                accessor=_name,
                get_url=_address,
                classname="audit__name title",
            ),
            Column("edition", label=HEADINGS["edition"], accessor="edition", classname="desk-wide"),
        ]

    def as_spreadsheet(self, queryset: QuerySet[AuditEntry], spreadsheet_format: str) -> HttpResponseBase:
        response: HttpResponseBase = super().as_spreadsheet(
            queryset.iterator(chunk_size=AT_ONCE), spreadsheet_format
        )
        return response

    def to_row_dict(self, entry: AuditEntry) -> OrderedDict[str, Any]:
        cells = {
            "when": entry.timestamp,
            "who": as_cell(entry.user_display_name),
            "what": as_cell(entry.message),
            "details": as_cell(entry.comment),
            "kind": as_cell(_kind(entry)),
            "number": as_cell(entry.object_id),
            "name": as_cell(entry.label),
            "edition": as_cell(entry.edition or ""),
        }
        return OrderedDict((name, cells[name]) for name in HEADINGS)


def _viewable(user: Any) -> Any:
    """As the manager has it, with the editions as numbers: an index is asked for each."""
    if user.is_superuser:
        return AuditEntry.objects.all()
    return AuditEntry.objects.filter(edition__in=sorted(editions_led_by(user)))


def _newest_of_each(entries: QuerySet[AuditEntry], editions: Sequence[int]) -> QuerySet[AuditEntry]:
    """The newest of these entries, found in each edition by itself."""
    found = [
        one
        for edition in editions
        for one in entries.filter(edition=edition).values_list("timestamp", "pk")[:LIMIT]
    ]
    newest = [pk for _timestamp, pk in sorted(found, reverse=True)[:LIMIT]]
    return _in_order(AuditEntry.objects.filter(pk__in=newest))


def _in_order(entries: Any) -> QuerySet[AuditEntry]:
    """Entries with what their rows show, the newest first."""
    found: QuerySet[AuditEntry] = entries.select_related("edition", "content_type").order_by(
        "-timestamp", "-pk"
    )
    return found


def _when(entry: AuditEntry, clocks: dict[int, Clock], first: Clock) -> SafeString:
    """The time in the edition's zone, which is said where one points at it."""
    clock = clocks.get(entry.edition_id or 0, first)
    return format_html(
        '<time class="audit__time" dir="ltr" title="{}">{}</time>',
        wording.in_words(entry.timestamp, clock),
        entry.timestamp.astimezone(clock.zone).strftime("%Y-%m-%d %H:%M"),
    )


def _what(entry: AuditEntry) -> SafeString:
    return format_html(
        '<strong>{}</strong> <span class="audit__details">{}</span>', entry.message, entry.comment
    )


def _kind(entry: AuditEntry) -> str:
    model = entry.content_type.model_class() if entry.content_type else None
    return force_str(model._meta.verbose_name) if model else ""


def _name(entry: AuditEntry) -> str:
    """What it was done to, with its kind where that is no story."""
    kind = _kind(entry)
    if not kind or (entry.content_type and entry.content_type.model == "article"):
        return entry.label
    return f"{kind}: {entry.label}"


def _address(entry: AuditEntry) -> str | None:
    """A story's form. The view itself asks who may open it, and says where it is deleted."""
    if not entry.content_type or entry.content_type.model != "article" or entry.deleted:
        return None
    try:
        return story_view("edit", entry.object_id)
    except NoReverseMatch:
        return None


class AuditMenuItem(MenuItem):
    """The audit among the reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


def menu_item() -> AuditMenuItem:
    return AuditMenuItem(_("Audit"), reverse("audit"), name="audit", icon_name="history", order=10)
