"""The members of the newsrooms: who has which role in an edition, for its chief editor to decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from nashra.editions.admin.bound_policy import AsksOfEachObject
from nashra.newsroom.actions.memberships import add_person, new_person
from nashra.newsroom.admin import edition_policy
from nashra.newsroom.admin.ending_sessions import EndSessionsView
from nashra.newsroom.models import Membership

_OF_A_PERSON = ("name", "full_name", "email", "password")
_FIELDS_OF_USERS = {"username": "name", "first_name": "full_name"}
"""Fields of the form by those of users that have other names."""


class MembershipForm(WagtailAdminModelForm):
    """A role in an edition, of somebody who is there already or is added with it."""

    name = forms.CharField(
        label=_("Name to log in with"),
        max_length=150,
        help_text=_("Of somebody who is there already, or of somebody new."),
    )
    full_name = forms.CharField(label=_("Full name"), max_length=150, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("For somebody new."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if edition_policy.is_member(self.for_user):
            led = edition_policy.editions_led_by(self.for_user)
            self.fields["edition"].queryset = self.fields["edition"].queryset.filter(pk__in=led)
            self.fields["edition"].initial = next(iter(led)) if len(led) == 1 else None
        elif not self.fields["edition"].queryset.exists():
            self.fields["edition"].help_text = _("There is no edition yet. Add one first, under “Editions”.")
        if self.instance.pk:
            for name in _OF_A_PERSON:
                del self.fields[name]
            self.fields["edition"].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        edition, sections = cleaned.get("edition"), cleaned.get("sections") or ()
        if edition:
            shown = set(edition.shown_sections.values_list("section", flat=True))
            for section in sections:
                if section.pk not in shown:
                    told = {"edition": edition, "section": section}
                    self.add_error("sections", _("%(edition)s does not show %(section)s.") % told)
        if not self.instance.pk and not self.errors:
            self._find_or_check_person(cleaned)
        return cleaned

    def save(self, commit: bool = True) -> Membership:
        if not self.instance.pk and self.instance.user_id is None:
            self.instance.user = add_person(**{name: self.cleaned_data[name] for name in _OF_A_PERSON})
        membership: Membership = super().save(commit)
        return membership

    def _find_or_check_person(self, cleaned: dict[str, Any]) -> None:
        person = get_user_model().objects.filter(username=cleaned["name"]).first()
        if person is not None:
            if Membership.objects.filter(user=person, edition=cleaned["edition"]).exists():
                self.add_error("name", _("This person has a role in the edition already. Change it there."))
            self.instance.user = person
            return
        if not cleaned.get("password"):
            self.add_error("password", _("There is nobody of this name yet. Give a first password."))
            return
        try:
            new_person(**{name: cleaned[name] for name in _OF_A_PERSON})
        except ValidationError as error:
            for name, wrong in error.error_dict.items():
                self.add_error(_FIELDS_OF_USERS.get(name, name), wrong)


class MembersView(IndexView):
    """The members of the editions that the user leads, or of all."""

    def get_list_more_buttons(self, instance: Membership) -> list[Any]:
        address = reverse("members:end_sessions", args=[instance.pk])
        end = MenuItem(_("End sessions"), url=address, icon_name="logout", priority=25)
        return [*super().get_list_more_buttons(instance), end]

    def get_base_queryset(self) -> QuerySet[Membership]:
        members = edition_policy.members.instances_user_has_any_permission_for(self.request.user, ["change"])
        return members.select_related("user", "edition").prefetch_related("sections")


class MembershipViewSet(AsksOfEachObject, ModelViewSet):
    """Members of the newsrooms: a chief editor's own editions, or all."""

    model = Membership
    icon = "group"
    menu_label = _("Members")
    menu_order = 50
    add_to_admin_menu = True
    copy_view_enabled = False
    url_prefix = "members"
    name = "members"
    index_view_class = MembersView
    list_display = (
        "person",
        Column("role", label=_("Role"), accessor=lambda one: one.get_role_display()),
        "edition",
        Column(
            "sections",
            label=_("Sections"),
            accessor=lambda one: (
                str(_(", ")).join(str(section) for section in one.sections.all()) or _("all")
            ),
        ),
    )

    def get_urlpatterns(self) -> list[Any]:
        view = self.construct_view(EndSessionsView)
        return [*super().get_urlpatterns(), path("end-sessions/<int:pk>/", view, name="end_sessions")]

    def get_edit_handler(self) -> ObjectList:
        person = MultiFieldPanel(
            [FieldPanel(name) for name in _OF_A_PERSON],
            heading=_("Person"),
        )
        return ObjectList(
            [
                person,
                FieldPanel("edition", widget=forms.Select),
                FieldPanel("role"),
                FieldPanel("sections", widget=forms.CheckboxSelectMultiple),
            ],
            base_form_class=MembershipForm,
        ).bind_to_model(Membership)
