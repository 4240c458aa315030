"""The page of the screen, and its entry in the menu."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from wagtail.admin.menu import MenuItem
from wagtail.images.widgets import AdminImageChooser

from nashra.editions.models import Edition, Section
from nashra.newsroom.admin import edition_policy
from nashra.newsroom.admin.fronts import state, wording
from nashra.newsroom.admin.fronts.access import front_for
from nashra.newsroom.admin.fronts.words import words
from nashra.newsroom.admin.times.clock import clock_of
from nashra.newsroom.admin.times.field import MomentField, MomentInput
from nashra.newsroom.admin.times.purpose import PIN
from nashra.newsroom.fronts.slot import COUNTS, MOST_PINS, OF_A_SECTION, PINNABLE


class FrontsItem(MenuItem):
    """For those who may lay out some front."""

    def is_shown(self, request: HttpRequest) -> bool:
        return edition_policy.fronts.editions_for(request.user).exists()


def menu_item() -> MenuItem:
    """Under the stories."""
    return FrontsItem(_("Fronts"), reverse("fronts"), name="fronts", icon_name="grid", order=210)


class PinPhoto(AdminImageChooser):
    """Started by the screen's own script, which fills it for one story after the other."""

    def render_js_init(self, *_arguments: Any) -> str:
        return ""


class PinForm(forms.Form):
    """What a slot says of a story in place of the story's own."""

    headline = forms.CharField(
        label=_("Headline here"), required=False, max_length=255, widget=forms.Textarea
    )
    photo = forms.IntegerField(label=_("Photo here"), required=False, widget=PinPhoto(show_edit_link=False))
    until = MomentField(label=_("Until"), required=False, widget=MomentInput(PIN))

    def __init__(self, edition: Edition) -> None:
        super().__init__(auto_id="pin-%s", use_required_attribute=False)
        self.fields["headline"].widget.attrs |= {"rows": 2, "dir": "auto"}
        self.fields["until"].widget.clock = clock_of(edition)


@require_GET
def first(request: HttpRequest) -> HttpResponse:
    """Lead to the home page of the first edition of which the user may lay out the fronts."""
    edition = edition_policy.fronts.editions_for(request.user).first()
    if edition is None:
        raise PermissionDenied
    return redirect("edit_front", edition=edition.pk, section=0)


@never_cache
@require_GET
def screen(request: HttpRequest, edition: int, section: int) -> HttpResponse:
    """The screen of one front; it asks for nothing more to be drawn."""
    own, of = front_for(request, edition, section)
    form = PinForm(own)
    context = {
        "page_title": _("Fronts"),
        "edition": own,
        "section": of,
        "editions": edition_policy.fronts.editions_for(request.user),
        "sections": state.sections_of(own),
        "form": form,
        "media": form.media,
        "kinds": wording.KIND_NAMES,
        "config": _config(request, own, of),
        "front": state.state_of(own, of, request.user),
        "words": words(),
    }
    return render(request, "newsroom/fronts/screen.html", context)


def _config(request: HttpRequest, edition: Edition, section: Section | None) -> dict[str, Any]:
    """What the scripts know beforehand."""
    place = {"edition": edition.pk, "section": section.pk if section else 0}
    addresses = {
        name: reverse(f"front_{name}", kwargs=place)
        for name in ("document", "restore", "filling", "preview", "presence")
    }
    page = settings.PUBLIC.origin(edition.host) + (f"/{section.slug}" if section else "/")
    return {
        **addresses,
        "stories": reverse("front_stories", kwargs={"edition": edition.pk}),
        "topics": reverse("front_topics", kwargs={"edition": edition.pk}),
        "page": page,
        "section": place["section"],
        "key": f"nashra-front-{request.user.pk}-{edition.pk}-{place['section']}",
        "sections": state.sections_of(edition),
        "kinds": {
            kind: {
                "name": str(name),
                "shown": COUNTS[kind][0],
                "most": COUNTS[kind][1],
                "takes": kind in PINNABLE,
                "of_section": kind in OF_A_SECTION,
            }
            for kind, name in wording.KIND_NAMES.items()
        },
        "most_pins": MOST_PINS,
    }
