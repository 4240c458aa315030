"""Adding views to the scores of the stories that were read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import connection, transaction

from nashra.audience.decay import score_of

Views = Mapping[tuple[int, int], int]
"""Numbers of views, each one or more, by the numbers of edition and story."""

# The sum of two logarithms: the larger one, and what the smaller adds to it.
_ADD = """
    INSERT INTO nashra_audience_storyscore AS known (edition_id, article_id, score)
    SELECT edition_id, article_id, CAST(%s AS double precision)
    FROM newsroom_placement WHERE edition_id = %s AND article_id = %s AND live
    ON CONFLICT (edition_id, article_id) DO UPDATE SET score =
        CASE WHEN excluded.score > known.score THEN excluded.score ELSE known.score END
        + LN(1 + EXP(-ABS(excluded.score - known.score)))
"""


@transaction.atomic
def add_views(views: Views, at: datetime) -> None:
    """Add views of the hour that `at` (aware) is in; those of stories that an edition does not show are dropped.

    One statement, however many stories.
    """
    hour = at.replace(minute=0, second=0, microsecond=0)
    rows = [(score_of(count, hour), *story) for story, count in sorted(views.items())]
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, rows)
