"""What publishing asks and writes of Wagtail's rows about a story, as statements."""

from __future__ import annotations

from dataclasses import dataclass

from nashra.changes.ask import ask, run
from nashra.newsroom.models import Article

_UNSCHEDULE = """
    UPDATE wagtailcore_revision SET approved_go_live_at = NULL
    WHERE base_content_type_id = %s AND object_id = %s AND approved_go_live_at IS NOT NULL
        AND id NOT IN (SELECT revision_id FROM newsroom_scheduledchange WHERE article_id = %s)
"""

_BESIDE = """
    SELECT
        EXISTS (SELECT 1 FROM wagtailcore_revision
            WHERE base_content_type_id = %s AND object_id = %s AND approved_go_live_at IS NOT NULL),
        EXISTS (SELECT 1 FROM wagtailcore_workflowstate
            WHERE base_content_type_id = %s AND object_id = %s AND status IN ('in_progress', 'needs_changes')),
        EXISTS (SELECT 1 FROM newsroom_assignment WHERE story_id = %s AND state IN ('open', 'in_work'))
"""

_FILE_ASSIGNMENT = """
    UPDATE newsroom_assignment SET state = 'filed' WHERE story_id = %s AND state IN ('open', 'in_work')
"""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a story that most have not."""

    waits: bool
    """A revision of it has a time to go live."""
    is_in_workflow: bool
    """A workflow of it has begun and not ended."""
    is_awaited: bool
    """An assignment waits for it."""


def beside(article: Article) -> Beside:
    """What stands beside the story, asked in one statement."""
    kind, number = article.get_base_content_type().pk, str(article.pk)
    ((waits, is_in_workflow, is_awaited),) = ask(_BESIDE, (kind, number, kind, number, article.pk))
    return Beside(bool(waits), bool(is_in_workflow), bool(is_awaited))


def unschedule(article: Article) -> None:
    """Let no revision of the story go live by itself any more, but for a change that is joined at its time."""
    run(_UNSCHEDULE, (article.get_base_content_type().pk, str(article.pk), article.pk))


def file_assignment(story: int) -> None:
    """Note that a story was submitted or published, or waits for its time. A dropped assignment stays so."""
    run(_FILE_ASSIGNMENT, (story,))
