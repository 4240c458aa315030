"""Which stories wait for their time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from nashra.newsroom.actions.publish import publish
from nashra.newsroom.admin import status
from nashra.newsroom.models import Article
from nashra.newsroom.queries import scheduled

SOONER, LATER = (datetime(2099, 1, day, tzinfo=UTC) for day in (1, 2))


def test_stories_that_wait_are_known_by_their_times_the_next_first(write: Callable[..., Article]) -> None:
    write("مسودة")
    last, first = (publish(article=write(str(when), go_live_at=when)) for when in (LATER, SOONER))
    assert [one.approved_go_live_at for one in scheduled.revisions()] == [SOONER, LATER]
    assert set(Article.objects.filter(pk__in=scheduled.stories())) == {first, last}
    known = {story.pk: story.goes_live_at for story in status.with_schedule(Article.objects.all())}
    assert {number: when for number, when in known.items() if when} == {first.pk: SOONER, last.pk: LATER}


def test_filtering_by_state_takes_one_query_however_many_wait(
    write: Callable[..., Article], django_assert_num_queries
) -> None:
    for number in range(3):
        publish(article=write(f"خبر {number}", go_live_at=LATER))
    with django_assert_num_queries(1):
        assert len(status.in_state(Article.objects.all(), status.SCHEDULED)) == 3
