"""Pages that an edition's chief editor writes: who we are, how to reach us, the law."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from nashra.editions.admin.bound_policy import AsksOfEachObject
from nashra.newsroom.admin import edition_policy
from nashra.newsroom.models import EditionPage


class EditionPageForm(WagtailAdminModelForm):
    """A page of an edition that the user leads; it stays in its edition, for its address is there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        editions = edition_policy.pages.editions_for(self.for_user)
        field = self.fields["edition"]
        if self.instance.pk:
            field.disabled = True
            return
        field.queryset = editions
        if len(editions) == 1:
            field.initial = editions[0].pk


class EditionPagesView(IndexView):
    """The pages of the editions that the user leads, or of all."""

    def get_base_queryset(self) -> QuerySet[EditionPage]:
        pages = edition_policy.pages.instances_user_has_any_permission_for(self.request.user, ["change"])
        return pages.select_related("edition").defer("body")


class EditionPageViewSet(AsksOfEachObject, ModelViewSet):
    """Pages that are no stories."""

    model = EditionPage
    icon = "doc-empty"
    menu_label = _("Pages")
    menu_order = 47
    add_to_admin_menu = True
    copy_view_enabled = False
    url_prefix = "edition-pages"
    name = "edition_pages"
    index_view_class = EditionPagesView
    list_display = (
        "title",
        "edition",
        "position",
        BooleanColumn("in_footer", label=_("At the foot of pages")),
    )

    def get_edit_handler(self) -> ObjectList:
        return ObjectList(
            [
                FieldPanel("edition", widget=forms.Select),
                FieldPanel("title"),
                FieldPanel("body"),
                FieldRowPanel([FieldPanel("in_footer"), FieldPanel("position")]),
                FieldPanel("slug"),
            ],
            base_form_class=EditionPageForm,
        ).bind_to_model(EditionPage)
