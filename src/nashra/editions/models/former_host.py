"""Hosts that editions once had, so that addresses from then lead to the edition."""

from __future__ import annotations

from django.db import models

from nashra.editions.models.edition import Edition
from nashra.editions.models.host_field import HostField


class FormerHost(models.Model):
    """A host that leads to an edition's: one that it had, or that was given to it as an old one."""

    host = HostField(unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="former_hosts")
    edition.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    def __str__(self) -> str:
        return self.host
