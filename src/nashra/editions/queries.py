"""What others ask about editions."""

from __future__ import annotations

from nashra.editions.models import Edition


def edition_of_host(host: str) -> Edition | None:
    """The edition that answers on a host: its own, or the network's first; None where there is none yet."""
    return Edition.objects.filter(host=host).first() or first_edition()


def first_edition() -> Edition | None:
    """The edition that answers where no other does."""
    return Edition.objects.order_by("position", "id").first()
