"""Views written by several processes at once: none is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.processes.running import Installation

pytestmark = pytest.mark.processes

STORY = """
from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.show_section import show_section
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.publish import publish
edition = add_edition(name="المغرب اليوم", slug="maghrib", host="maghrib.localhost", country="MA")
section = show_section(edition, name="العالم", slug="world")
places, body = [PlacementDraft(edition, section)], [("paragraph", "<p>نص.</p>")]
print(publish(article=draft(story=StoryDraft(headline="خبر", placements=places, body=body))).pk)
"""

VIEWS = """
import sys, time
from pathlib import Path
from datetime import UTC, datetime
from nashra.audience.actions.add_views import add_views
from nashra.editions.models import Edition
edition, story = Edition.objects.get().pk, int(sys.argv[1])
print("ready", flush=True)
while not Path(sys.argv[2]).exists():
    time.sleep(0.005)
for _ in range(150):
    add_views({(edition, story): 2}, datetime(2026, 11, 27, 9, tzinfo=UTC))
"""

WEIGHT = """
from datetime import UTC, datetime
from nashra.audience.decay import weight_of
from nashra.audience.models import StoryScore
print(weight_of(StoryScore.objects.get().score, datetime(2026, 11, 27, 9, tzinfo=UTC)))
"""


def test_processes_that_write_at_once_lose_no_view(prepared: Path, tmp_path: Path) -> None:
    site = Installation(shutil.copytree(prepared, tmp_path / "data"))
    story = site.start_python(STORY).communicate(timeout=60)[0].split()[0]
    begin = tmp_path / "begin"
    writers = [site.start_python(VIEWS, story, str(begin)) for _ in range(3)]
    ready = [writer.stdout.readline().strip() for writer in writers if writer.stdout]
    begin.touch()
    said = [writer.communicate(timeout=60)[0] for writer in writers]
    assert (ready, [writer.returncode for writer in writers]) == (["ready"] * 3, [0] * 3), said
    weight = float(site.start_python(WEIGHT).communicate(timeout=60)[0].split()[0])
    assert weight == pytest.approx(3 * 150 * 2, rel=1e-9)
