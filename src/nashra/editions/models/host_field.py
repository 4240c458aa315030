"""A model field for the host of a site: kept in ASCII, typed and shown in its own letters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from nashra.edge.hosts import canonical_host, shown_host

LONGEST = 200


def _checked(typed: Any) -> Any:
    """A typed host in the form in which hosts are compared. Raises ValidationError."""
    if not isinstance(typed, str) or not typed.strip():
        return typed
    if not (host := canonical_host(typed)):
        raise ValidationError(_("A host such as maghrib.example.org."))
    return host


class HostFormField(forms.CharField):
    """Shows a host in its own letters, and takes it in them or in punycode."""

    def to_python(self, value: Any) -> Any:
        return _checked(super().to_python(value))

    def prepare_value(self, value: Any) -> Any:
        return shown_host(value) if isinstance(value, str) else value


class HostField(models.CharField):  # type: ignore[type-arg]  # Django's own takes none when it runs
    """A host in the form in which hosts are compared, whatever sets it or asks for it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": LONGEST, **kwargs})

    def to_python(self, value: Any) -> Any:
        return _checked(super().to_python(value))

    def get_prep_value(self, value: Any) -> Any:
        prepared = models.Field.get_prep_value(self, value)
        return (
            canonical_host(prepared) or prepared if isinstance(prepared, str) else prepared
        )  # none is asked for too

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": HostFormField, **kwargs})

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
