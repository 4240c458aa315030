"""Why a story is taken down, and keeping it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from nashra.newsroom.models import Article, Withdrawal


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a story is taken down, for the desk, and what readers are told of it."""

    reason: str  # of models.Reason
    details: str = ""  # for the desk
    note: str = ""  # for readers

    def as_data(self) -> dict[str, str]:
        """What the history of the story keeps."""
        return {name: text for name, text in asdict(self).items() if text}


def keep(article: Article, grounds: Grounds | None, by: Any = None) -> Grounds | None:
    """Remember why the story is down, in place of why it was before; None: for nothing but its time.

    Returns the grounds as they are kept, cleaned. Raises ValidationError.
    """
    if grounds is None:
        Withdrawal.objects.filter(number=article.pk).delete()
        return None
    withdrawal = Withdrawal(number=article.pk, by=by, **asdict(grounds))
    withdrawal.full_clean(exclude=["number", "by"], validate_unique=False)
    withdrawal.save()
    return Grounds(withdrawal.reason, withdrawal.details, withdrawal.note)
