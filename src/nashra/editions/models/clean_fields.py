"""Model fields for text that comes from outside: cleaned on every way in, whatever sets them.

Forms and actions clean through `to_python` (by `full_clean`), everything else when it is saved. The
database's columns are those of Django's own fields, and so are they to migrations.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from nashra.arabic.cleaning import clean_line, clean_text


class LineField(models.CharField):  # type: ignore[type-arg]  # Django's own takes none when it runs
    """One line of text; empty where a reader would see nothing of it."""

    def to_python(self, value: Any) -> Any:
        return clean_line(value) if isinstance(value, str) else super().to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        return clean_line(value) if isinstance(value, str) else super().get_prep_value(value)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class LinesField(models.TextField):  # type: ignore[type-arg]  # likewise
    """Text of several lines."""

    def to_python(self, value: Any) -> Any:
        return clean_text(value).strip() if isinstance(value, str) else super().to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        return clean_text(value).strip() if isinstance(value, str) else super().get_prep_value(value)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
