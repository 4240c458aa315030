"""The newsroom's screens in a small archive and a large one: ``python -m bench.newsroom [STORIES]``.

For a thousand stories and for so many, an archive is made with one and a half placements a story, a photo for ten, an
entry of the audit for each, and revisions of the newest. Then people of four roles open every screen through the whole
application, in one process and without a network. Printed are, of each screen and role: statements; the processor's
milliseconds, the least of three; the same for the first time in the process with nothing of the database in memory, and
the kilobytes that this then reads from the disk; and how many times as long it takes as with a thousand stories.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import django

if "NASHRA_DATA" not in os.environ:
    _FOLDER = tempfile.TemporaryDirectory(prefix="nashra-bench-", dir=os.environ.get("NASHRA_BENCH_FOLDER"))
    os.environ["NASHRA_DATA"] = _FOLDER.name
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nashra.site.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import NoReverseMatch, reverse  # noqa: E402

from bench.newsroom_archive import newsroom_archive  # noqa: E402
from nashra.editions.models import Edition  # noqa: E402
from nashra.newsroom.admin import status  # noqa: E402
from nashra.newsroom.models import Article, Author, Photo  # noqa: E402
from nashra.newsroom.roles import Role  # noqa: E402
from nashra.pages import assets  # noqa: E402

SMALL = 1_000
ROUNDS = 3
LIMIT = 300
"""Milliseconds."""
PEOPLE = ("administrator", Role.CHIEF_EDITOR, Role.DESK_EDITOR, Role.REPORTER, Role.PHOTO_EDITOR)

Screen = tuple[str, str]
"""A name, and an address."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.newsroom", description=__doc__)
    parser.add_argument("stories", type=int, nargs="?", default=100_000)
    parser.add_argument("--make", action="store_true", help="make the archive in this process's own folder")
    parser.add_argument("--measure", action="store_true", help="measure the archive of that folder, as JSON")
    options = parser.parse_args(arguments)
    if options.make:
        make(options.stories)
    elif options.measure:
        print(json.dumps(measure()))
    else:
        small, large = (_in_a_process(size) for size in (SMALL, options.stories))
        report(small, large)
    return 0


def _in_a_process(stories: int) -> dict[str, Any]:
    """Make and measure an archive in two processes of their own: the second begins with nothing in memory."""
    with tempfile.TemporaryDirectory(
        prefix="nashra-bench-", dir=os.environ.get("NASHRA_BENCH_FOLDER")
    ) as folder:
        run = [sys.executable, "-m", "bench.newsroom"]
        environment = {**os.environ, "NASHRA_DATA": folder}
        subprocess.run([*run, str(stories), "--make"], env=environment, check=True)
        done = subprocess.run([*run, "--measure"], env=environment, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def make(stories: int) -> None:
    """Make an archive of so many stories in this process's data folder."""
    call_command("migrate", verbosity=0)
    assets.collect()
    newsroom_archive(stories)


def measure() -> dict[str, Any]:
    """Of each screen and person: statements, warm and cold processor time, kilobytes from the disk."""
    settings.ALLOWED_HOSTS, settings.SECRET_KEY = ["*"], "measured"
    clients = {person: Client(HTTP_HOST="localhost", raise_request_exception=False) for person in PEOPLE}
    for person, client in clients.items():
        client.force_login(get_user_model().objects.get(username=person))
    found: dict[str, Any] = {}
    for name, address in screens():
        for person, client in clients.items():
            found[f"{name}|{person}"] = _measured(client, address)
    return found


def _measured(client: Client, address: str) -> dict[str, Any]:
    connection.close()
    _forget(Path(str(settings.DATABASES["default"]["NAME"])))
    before = _read_bytes()
    cold, status = _opened(client, address)
    read = _read_bytes() - before
    warm = [_opened(client, address)[0] for _ in range(ROUNDS - 1)]
    with CaptureQueriesContext(connection) as counted:
        warm.append(_opened(client, address)[0])
    return {
        "status": status,
        "statements": len(counted),
        "warm": round(min(warm) * 1000),
        "cold": round(cold * 1000),
        "kilobytes": read // 1024,
    }


def _opened(client: Client, address: str) -> tuple[float, int]:
    """The processor's seconds until the answer is whole; of a stream, until it begins."""
    begun = time.process_time()
    response = client.get(address)
    if response.streaming:
        next(iter(getattr(response, "streaming_content")))  # noqa: B009  # of a client's response
    return time.process_time() - begun, response.status_code


def _forget(database: Path) -> None:
    """Let the system forget what it holds of the database's file."""
    for file in (database, database.with_name(f"{database.name}-wal")):
        if file.exists():
            with file.open("rb") as opened:
                os.fsync(opened.fileno())
                os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _read_bytes() -> int:
    lines = Path("/proc/self/io").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("read_bytes")))


def report(small: dict[str, Any], large: dict[str, Any]) -> None:
    """Print a table, the longest first, and how many are above the limit."""
    print("screen, role: statements; ms warm, cold; KB read cold; times the small archive's")
    rows = sorted(large.items(), key=lambda row: -row[1]["cold"])
    for name, row in rows:
        ratio = row["warm"] / max(small[name]["warm"], 1) if name in small else 0
        print(
            f"{name:46} {row['status']} {row['statements']:4} {row['warm']:5} {row['cold']:5}"
            f" {row['kilobytes']:7} {ratio:5.1f}"
        )
    over = sum(row["cold"] > LIMIT for row in large.values())
    print(f"{over} of {len(rows)} above {LIMIT} ms of the processor, cold")


def screens() -> Iterator[Screen]:
    """Every screen of the newsroom that shows stories, photos, or what was done with them."""
    story = Article.objects.order_by("-updated_at", "-pk")[1_000:].first() or Article.objects.first()
    old = Article.objects.order_by("pk").last()
    section, edition = story.main_section_id, Edition.objects.order_by("pk").first()
    author, photo = Author.objects.first(), Photo.objects.first()
    word = story.headline.split()[0]
    yield "first page", reverse("wagtailadmin_home")
    stories = reverse("wagtailsnippets_newsroom_article:list")
    yield "stories", stories
    for name, query in {
        "edition": f"main_edition={edition.pk}",
        "section": f"main_section={section}",
        "both": f"main_edition={edition.pk}&main_section={section}",
        "author": f"author={author.name.split()[0]}",
        "times": "changed_since=1/1/2020 10:00&published_until=1/1/2026 10:00",
        "words": f"q={word}",
        "number": f"q={old.pk}",
        "page 50": "p=50",
        "oldest": "ordering=updated_at",
    }.items():
        yield f"stories by {name}", f"{stories}?{query}"
    for state in status.NAMES:
        yield f"stories {state}", f"{stories}?state={state}"
    yield "export of stories", f"{stories}?export=csv"
    yield from _of_story("old ", old)
    yield from _of_story("", story)
    yield "new story", reverse("wagtailsnippets_newsroom_article:add")
    audit = reverse("audit")
    yield "audit", audit
    person = get_user_model().objects.get(username=Role.CHIEF_EDITOR)
    for name, query in {
        "person": f"who={person.pk}",
        "action": "what=wagtail.publish",
        "rare action": "what=nashra.kill",
        "edition": f"main_edition={edition.pk}",
        "story": f"story={old.pk}",
        "time": "until=1/1/2024 10:00",
        "all": f"who={person.pk}&what=wagtail.publish&main_edition={edition.pk}",
        "page 20": "p=20",
    }.items():
        yield f"audit by {name}", f"{audit}?{query}"
    yield "export of audit", f"{audit}?export=csv"
    photos = reverse("wagtailimages:index")
    yield "photos", photos
    yield "photos by words", f"{photos}?q={photo.title[:5]}"
    yield "photo", reverse("wagtailimages:edit", args=[photo.pk])
    yield "photo's usage", reverse("wagtailimages:image_usage", args=[photo.pk])
    yield "photo's deletion", reverse("wagtailimages:delete", args=[photo.pk])
    yield "photo chooser", reverse("wagtailimages_chooser:choose")
    yield "photo chooser by words", f"{reverse('wagtailimages_chooser:choose_results')}?q={photo.title[:5]}"
    chooser = "wagtailsnippetchoosers_newsroom_article"
    yield "story chooser", reverse(f"{chooser}:choose")
    yield "story chooser by words", f"{reverse(f'{chooser}:choose_results')}?q={word}"
    for model, one in (
        ("newsroom_author", author),
        ("editions_section", story.main_section),
        ("editions_edition", edition),
    ):
        space = f"wagtailsnippets_{model}"
        yield f"list of {model}", reverse(f"{space}:list")
        for name in ("edit", "usage", "delete", "history"):
            yield f"{name} of {model}", reverse(f"{space}:{name}", args=[one.pk])
    for name in (
        "wagtailadmin_reports:site_history",
        "wagtailadmin_reports:locked_pages",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:workflow_tasks",
        "wagtailadmin_reports:aging_pages",
        "wagtailadmin_workflows:index",
        "wagtailadmin_workflows:task_index",
        "wagtailusers_users:index",
        "wagtaildocs:index",
        "wagtailadmin_explore_root",
        "members:index",
    ):
        try:
            yield name, reverse(name)
        except NoReverseMatch:
            continue


def _of_story(which: str, story: Article) -> Iterator[Screen]:
    for name in ("edit", "history", "usage", "delete", "copy-to", "unpublish", "kill"):
        yield f"{which}story: {name}", reverse(f"wagtailsnippets_newsroom_article:{name}", args=[story.pk])


if __name__ == "__main__":
    sys.exit(main())
