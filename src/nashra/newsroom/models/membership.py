"""Who has which role in an edition."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel

from nashra.editions.models import Edition, Section
from nashra.newsroom.roles import Role


class Membership(ClusterableModel):
    """A person's role in an edition; nobody has two there."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("person"),
    )
    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("edition")
    )
    role = models.CharField(pgettext_lazy("of a member", "role"), max_length=8, choices=Role.choices)
    sections = ParentalManyToManyField(
        Section,
        blank=True,
        related_name="+",
        verbose_name=_("sections"),
        help_text=_("Of a desk editor or reporter; none chosen means all of the edition."),
    )

    class Meta:
        verbose_name = _("member of the newsroom")
        verbose_name_plural = _("members of the newsroom")
        ordering = ["edition", "role", "user"]
        constraints = [models.UniqueConstraint(fields=["user", "edition"], name="one_role_an_edition")]

    def __str__(self) -> str:
        return str(_(", ")).join([self.person(), str(self.get_role_display()), str(self.edition)])

    def person(self) -> str:
        return self.user.get_full_name() or self.user.get_username()

    person.short_description = _("Person")  # type: ignore[attr-defined]  # its column's heading
