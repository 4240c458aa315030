"""nashra story publish, correct, unpublish, kill, unkill, unschedule, copy, show."""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from nashra.cli import lookup, times
from nashra.cli.installation import CommandError
from nashra.editions.models import Edition
from nashra.newsroom import plain_body
from nashra.newsroom.actions.copy_to import copy_to
from nashra.newsroom.actions.correct import correct as correct_story
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.kill import kill as kill_story
from nashra.newsroom.actions.kill import unkill as unkill_story
from nashra.newsroom.actions.publish import publish as publish_story
from nashra.newsroom.actions.unpublish import unpublish as unpublish_story
from nashra.newsroom.actions.unschedule import unschedule as unschedule_revision
from nashra.newsroom.models import Article
from nashra.newsroom.queries import scheduled

LARGEST = 2_000_000
"""Bytes of a body's file: a hundred times a long story."""

# Controls, halves of letters that no text in UTF-8 has, and what turns the direction of all that follows.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}]"
)


def publish(options: argparse.Namespace) -> int:
    """Publish a new story and print its addresses, or when it goes live."""
    _refuse_unseen(
        {name: getattr(options, name) for name in ("headline", "kicker", "summary", "city", "agency")}
    )
    editions = [lookup.edition(slug) for slug in dict.fromkeys(options.edition)]
    placements = [
        PlacementDraft(
            edition=edition, section=lookup.section(edition, options.section).section, canonical=not order
        )
        for order, edition in enumerate(editions)
    ]
    body = _body(options.body_file)
    content = StoryDraft(
        headline=" ".join(options.headline.split()),
        kicker=options.kicker.strip(),
        summary=options.summary.strip(),
        city=options.city.strip(),
        agency=options.agency.strip(),
        placements=placements,
        body=body,
        go_live_at=times.go_live(options.at, editions[0]) if options.at is not None else None,
    )
    with transaction.atomic():
        story = publish_story(article=draft(story=content))
    if not story.live:
        print(f"{story.pk}: {story.go_live_at.astimezone(ZoneInfo(editions[0].time_zone)):%Y-%m-%d %H:%M %Z}")
    _print_addresses(story.pk)
    return 0


def correct(options: argparse.Namespace) -> int:
    """Change what is given of a live story, and print its addresses."""
    given = any([options.headline, options.summary, options.city, options.body_file, options.note])
    if not given:
        raise CommandError("Say what to correct: --headline, --summary, --city, --body-file or --note.")
    if options.revision is None and any([options.headline, options.summary, options.city, options.body_file]):
        raise CommandError(
            "Say which revision the correction began from (--revision), so that nothing newer is overwritten. "
            f"'nashra story show {options.number}' prints the newest."
        )
    if options.at is not None and options.note:
        raise CommandError("A note says what was wrong until now: give it with a correction, not with --at.")
    _refuse_unseen({name: getattr(options, name) for name in ("headline", "summary", "city", "note")})
    story = lookup.story(options.number)
    correct_story(
        article=story,
        note=options.note.strip(),
        headline=" ".join(options.headline.split()),
        summary=options.summary.strip(),
        city=options.city.strip(),
        body=_body(options.body_file) if options.body_file else None,
        revision=options.revision,
        go_live_at=times.go_live(options.at, _edition_of(story)) if options.at is not None else None,
    )
    _print_schedule(story)
    _print_addresses(options.number)
    return 0


def unpublish(options: argparse.Namespace) -> int:
    """Take a story down."""
    story = lookup.story(options.number)
    if not story.live:
        raise CommandError(f"Story {story.pk} is not published.")
    unpublish_story(article=story, **_grounds(options))
    print(f"{story.pk}: {story.headline}")
    return 0


def kill(options: argparse.Namespace) -> int:
    """Kill a story."""
    story = lookup.story(options.number)
    kill_story(article=story, **_grounds(options))
    print(f"{story.pk}: {story.headline}")
    return 0


def unkill(options: argparse.Namespace) -> int:
    """Let a killed story be published again."""
    story = lookup.story(options.number)
    if not story.killed:
        raise CommandError(f"Story {story.pk} is not killed.")
    unkill_story(article=story)
    print(f"{story.pk}: {story.headline}")
    return 0


def unschedule(options: argparse.Namespace) -> int:
    """Cancel what is scheduled of a story."""
    story = lookup.story(options.number)
    change, waiting = scheduled.change_of(story), scheduled.revisions().filter(object_id=str(story.pk))
    revision = change.revision if change else waiting.first()
    if revision is None:
        raise CommandError(f"Nothing is scheduled of story {story.pk}.")
    unschedule_revision(revision=revision)
    print(f"{story.pk}: {story.headline}")
    return 0


def _edition_of(story: Article) -> Edition:
    """The edition on whose clock a story's times are read. Raises CommandError for a story that stands nowhere."""
    if story.main_edition is None:
        raise CommandError(f"Story {story.pk} stands in no edition.")
    return story.main_edition


def _print_schedule(story: Article) -> None:
    """Print the change of a story that waits for its time or for an editor, in the zone of its edition."""
    if change := scheduled.change_of(story):
        when = change.due_at.astimezone(ZoneInfo(_edition_of(story).time_zone))
        state = f"not published: {change.stopped_for}" if change.stopped_at else "scheduled"
        print(f"\tchange\trevision {change.revision_id}\t{when:%Y-%m-%d %H:%M %Z}\t{state}")


def copy(options: argparse.Namespace) -> int:
    """Copy a story into an edition."""
    edition = lookup.edition(options.edition)
    section = lookup.section(edition, options.section).section if options.section else None
    made = copy_to(article=lookup.story(options.number), edition=edition, section=section)
    print(f"{made.pk}: {made.headline}")
    return 0


def _grounds(options: argparse.Namespace) -> dict[str, str]:
    texts = {"details": options.details.strip(), "note": options.note.strip()}
    _refuse_unseen(texts)
    return {"reason": options.reason, **texts}


def show(options: argparse.Namespace) -> int:
    """Print a story's state, headline and addresses."""
    story = lookup.story(options.number)
    state = "killed" if story.killed else story.status_string
    print(f"{story.pk}\t{state}\t{story.headline}")
    if story.latest_revision_id:
        print(f"\trevision {story.latest_revision_id}")
    _print_schedule(story)
    for placement in story.placements.select_related("edition", "section"):
        since = f"{placement.published_at:%Y-%m-%d %H:%M} UTC" if placement.published_at else "-"
        print(
            f"\t{placement.edition.slug}\t{placement.section.slug}\t{'live' if placement.live else '-'}\t{since}"
        )
    _print_addresses(story.pk)
    return 0


def _print_addresses(number: int) -> None:
    for address in lookup.addresses(number):
        print(address)


def _refuse_unseen(texts: Mapping[str, str]) -> None:
    """Refuse letters that nobody sees and that break what is shown around them."""
    for name, text in texts.items():
        if found := _UNSEEN.search(text):
            code, known = ord(found[0]), unicodedata.name(found[0], "a control character")
            raise CommandError(
                f"The {name} holds U+{code:04X} ({known}), which readers cannot see. Take it out and try again."
            )


def _body(file: Path) -> list[tuple[str, Any]]:
    """The blocks of a file's text. Raises Refused for what is no text."""
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if str(file) == "-" else _read(file)
        if len(data) > LARGEST:
            raise CommandError(f"{file} is no story's text: it is larger than {LARGEST:,} bytes.")
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{file} is not text in UTF-8. Save it as UTF-8 and try again.") from error
    if "\0" in text:
        raise CommandError(f"{file} is no story's text, but binary.")
    _refuse_unseen({f"text of {file}": text.replace("\r", "\n").replace("\f", "\n")})
    blocks = plain_body.parse_body(text)
    if not blocks:
        raise CommandError(f"{file} is empty. A story needs a text.")
    if any(kind == "read_more" for kind, _value in blocks):
        raise CommandError(f"{file} holds a line [[…]], which only the demo's stories know.")
    return blocks


def _read(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)
