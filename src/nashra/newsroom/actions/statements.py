"""What publishing asks and writes of Wagtail's rows about a story, as statements."""

from __future__ import annotations

from nashra.changes.ask import ask, run
from nashra.newsroom.models import Article

_UNSCHEDULE = """
    UPDATE wagtailcore_revision SET approved_go_live_at = NULL
    WHERE base_content_type_id = %s AND object_id = %s AND approved_go_live_at IS NOT NULL
        AND id NOT IN (SELECT revision_id FROM newsroom_scheduledchange WHERE article_id = %s)
"""

_IN_WORKFLOW = """
    SELECT 1 FROM wagtailcore_workflowstate
    WHERE base_content_type_id = %s AND object_id = %s AND status IN ('in_progress', 'needs_changes') LIMIT 1
"""

_FILE_ASSIGNMENT = """
    UPDATE newsroom_assignment SET state = 'filed' WHERE story_id = %s AND state IN ('open', 'in_work')
"""


def unschedule(article: Article) -> None:
    """Let no revision of the story go live by itself any more, but for a change that is joined at its time."""
    run(_UNSCHEDULE, (article.get_base_content_type().pk, str(article.pk), article.pk))


def is_in_workflow(article: Article) -> bool:
    """Whether a workflow of the story has begun and not ended."""
    return bool(ask(_IN_WORKFLOW, (article.get_base_content_type().pk, str(article.pk))))


def file_assignment(story: int) -> None:
    """Note that a story was submitted or published, or waits for its time. A dropped assignment stays so."""
    run(_FILE_ASSIGNMENT, (story,))
