"""Stories that readers could once open."""

from __future__ import annotations

from nashra.newsroom.models import GoneStory, Placement


def is_gone(edition: int, number: int) -> bool:
    """Whether readers could once open the story in the edition and now cannot."""
    if GoneStory.objects.filter(number=number).exists():
        return True
    gone = Placement.objects.filter(edition=edition, article=number, live=False, published_at__isnull=False)
    return gone.filter(article__last_published_at__isnull=False).exists()
