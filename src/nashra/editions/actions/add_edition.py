"""Adding an edition to the network."""

from __future__ import annotations

from django.db import transaction
from wagtail.log_actions import log

from nashra.changes import outbox
from nashra.changes.change import Kind
from nashra.editions.models import Edition


@transaction.atomic
def add_edition(
    *, name: str, slug: str, host: str, country: str, language: str = "ar", **wording: str
) -> Edition:
    """Add an empty edition behind the others. Raises ValidationError with a message for each wrong field."""
    position = Edition.objects.count()
    edition = Edition(
        name=name,
        slug=slug,
        host=host,
        country=country,
        language=language,
        position=position,
        **wording,
    )
    edition.full_clean()
    edition.save()
    log(edition, "wagtail.create")
    outbox.record(Kind.NETWORK)
    return edition
