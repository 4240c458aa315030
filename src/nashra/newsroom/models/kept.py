"""What is deleted for everybody and kept in the database, for the stories and versions that name it by its number."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nashra.arabic.slugs import slug

M = TypeVar("M", bound=models.Model)


class KeptQuerySet(models.QuerySet[M]):
    """Rows that are deleted by a mark, each with a change of its own, for pages name them."""

    def delete(self) -> tuple[int, dict[str, int]]:
        kept: Any = self.model
        with transaction.atomic():
            numbers = list(self.values_list("pk", flat=True))
            count = kept._base_manager.filter(pk__in=numbers).update(deleted_at=timezone.now())
            for number in numbers:
                kept.record_change(number)
        return count, {kept._meta.label: count}

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


def slug_field(help_text: Any) -> models.SlugField[str, str]:
    """The end of the address of what is kept; a unique constraint over present rows is its index."""
    return models.SlugField(
        _("slug"), max_length=80, allow_unicode=True, blank=True, db_index=False, help_text=help_text
    )


def free_slug(row: Any, name: str, **among: Any) -> str:
    """A slug made of a name that no present row of the model has, or none of those that it is looked for among."""
    wanted = slug(name)[:70] or "-"
    others = type(row).objects.filter(slug__startswith=wanted, **among).exclude(pk=row.pk)
    taken = set(others.values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(one for one in numbered if one not in taken)
