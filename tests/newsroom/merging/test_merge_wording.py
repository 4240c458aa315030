"""How a conflict names what stands in its place."""

from __future__ import annotations

from collections.abc import Callable

from nashra.newsroom.admin.merge_wording import Wording
from nashra.newsroom.models import Article


def test_story_to_read_more_is_named(write: Callable[..., Article]) -> None:
    story = write("حادث على الطريق")
    wording = Wording({"body": []}, {"body": []})
    assert wording.value(("body", "a1", "value"), story.pk) == "حادث على الطريق"
    row = {"id": "a1", "type": "read_more", "value": story.pk}
    assert wording.value(("body", "a1"), row) == "حادث على الطريق"
