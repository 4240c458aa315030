"""The form of an edition, with the hosts that it had before."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from nashra.edge.hosts import canonical_host, shown_host
from nashra.editions.models import Edition
from nashra.editions.models.host_field import LONGEST
from nashra.editions.queries import edition_that_has


class EditionForm(WagtailAdminModelForm):
    """Takes the old hosts one a line, in their own letters or in punycode."""

    old_hosts = forms.CharField(
        label=gettext_lazy("old hosts"),
        required=False,
        widget=AdminAutoHeightTextInput(attrs={"dir": "ltr"}),
        help_text=gettext_lazy(
            "One a line. Whoever asks there is led to the same address on the edition's host. "
            "A host that you change joins them by itself."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            hosts = self.instance.former_hosts.order_by("host").values_list("host", flat=True)
            self.initial["old_hosts"] = "\n".join(map(shown_host, hosts))

    def clean_old_hosts(self) -> tuple[str, ...]:
        lines = [line for line in self.cleaned_data["old_hosts"].splitlines() if line.strip()]
        return tuple(dict.fromkeys(self._checked(line) for line in lines))

    def _checked(self, typed: str) -> str:
        """A typed host as hosts are compared. Raises ValidationError where it is none, or not the edition's."""
        host = canonical_host(typed)
        if not host or len(host) > LONGEST:
            raise ValidationError(
                _("“%(typed)s” is no host such as maghrib.example.org."), params={"typed": typed.strip()}
            )
        if host in settings.NEWSROOM_HOSTS:
            raise ValidationError(_("“%(host)s” is the newsroom's own host."), params={"host": host})
        other = edition_that_has(host)
        if isinstance(other, Edition) and other != self.instance:
            raise ValidationError(
                _("“%(host)s” is a host of “%(edition)s”."),
                params={"host": shown_host(host), "edition": other.name},
            )
        return host
