"""What is due: stories that go live or end, and placements with times of their own.

Each is one transaction of its own; one that fails is logged and does not hold up the next.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Revision

from nashra.newsroom.actions.release import release
from nashra.newsroom.models import Article, Placement

logger = logging.getLogger(__name__)


def due(now: datetime) -> Iterator[tuple[str, Callable[[], object]]]:
    """What must happen by now, in the order of its times: what it is, and the call that does it."""
    for article in Article.objects.filter(live=True, expire_at__lte=now).order_by("expire_at"):
        end = partial(article.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled")
        yield f"end of story {article.pk}", end
    kind = Article.get_content_type()
    for revision in Revision.objects.filter(approved_go_live_at__lte=now, content_type=kind).order_by(
        "approved_go_live_at"
    ):
        yield (
            f"story {revision.object_id} going live",
            partial(revision.publish, log_action="wagtail.publish.scheduled"),
        )
    begun = Q(live=False, embargo_at__lte=now, article__live=True) & (
        Q(expires_at__isnull=True) | Q(expires_at__gt=now)
    )
    ended = Q(live=True, expires_at__lte=now)
    for placement in Placement.objects.filter(begun | ended):
        yield f"placement {placement.pk} of story {placement.article_id}", partial(release, placement=placement)


def run_due(now: datetime | None = None) -> int:
    """Do all that is due; gives how many were done."""
    done = 0
    for what, act in due(now or timezone.now()):
        try:
            act()
            done += 1
        except Exception:
            logger.exception("The %s failed; it is tried again.", what)
    return done
