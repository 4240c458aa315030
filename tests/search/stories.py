"""Stories for the tests of search."""

from datetime import UTC, datetime, timedelta

from nashra.search.engine import PlacementText, StoryText

NOW = datetime(2024, 3, 5, 12, tzinfo=UTC)


def story(
    number: int,
    headline: str,
    body: str = "",
    *,
    days_old: float = 0,
    edition: int = 1,
    section: int = 1,
    authors: tuple[int, ...] = (),
    language: str = "ar",
) -> StoryText:
    """A story in one edition."""
    published = NOW - timedelta(days=days_old)
    placement = PlacementText(edition, section, published, authors)
    return StoryText(number, headline, body=body, language=language, placements=(placement,))
