"""What is to be done before anything can be published: an edition, and sections that it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.coreutils import cautious_slugify

from nashra.editions.models import Edition, EditionSection, Section
from nashra.newsroom.admin import edition_policy
from nashra.newsroom.admin.desk.panel import Desk, Panel
from nashra.newsroom.queries.memberships import scopes_of


@dataclass(frozen=True, slots=True)
class Step:
    """What is missing, and where the user can do something about it; without an address others have to."""

    text: str
    label: str = ""
    address: str = ""


def first_steps(user: Any) -> tuple[Step, ...]:
    """What the user's editions still need before anything can be published in them; nothing where all is there."""
    shown = EditionSection.objects.filter(edition=OuterRef("pk"))
    editions = list(Edition.objects.annotate(is_bare=~Exists(shown)))
    if not editions:
        return (_edition(user),)
    own = {scope.edition for scope in scopes_of(user)} or {edition.pk for edition in editions}
    return tuple(_sections_of(one, user) for one in editions if one.is_bare and one.pk in own)


def _edition(user: Any) -> Step:
    text = _("There is no edition yet. An edition is a site of the network, on a host of its own.")
    if user.has_perm("editions.add_edition"):
        return Step(text, _("Add the first edition"), reverse("wagtailsnippets_editions_edition:add"))
    by_whom = _("A network administrator adds it.")
    return Step(f"{text} {by_whom}")


def _sections_of(edition: Edition, user: Any) -> Step:
    text = _("“%(edition)s” shows no sections yet, so nothing can be published in it.") % {"edition": edition}
    if not edition_policy.editions.user_has_permission_for_instance(user, "change", edition):
        by_whom = _("Its chief editor chooses them.")
        return Step(f"{text} {by_whom}")
    if not Section.objects.exists() and user.has_perm("editions.add_section"):
        return Step(text, _("Add the first section"), reverse("wagtailsnippets_editions_section:add"))
    form = reverse("wagtailsnippets_editions_edition:edit", args=[edition.pk])
    return Step(text, _("Choose its sections"), f"{form}#tab-{cautious_slugify(_('Sections'))}")


class FirstStepsPanel(Panel):
    """The steps on the first page, until they are done."""

    name = "first_steps"
    heading = gettext_lazy("First steps")
    template_name = "newsroom/first_steps.html"
    width = "whole"

    def is_for(self, user: Any) -> bool:
        return True

    def context(self, desk: Desk) -> Mapping[str, Any] | None:
        steps = first_steps(desk.user)
        return {"steps": steps} if steps else None
