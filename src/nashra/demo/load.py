"""Loading the demo network: all or nothing, by the same actions as any other story."""

from __future__ import annotations

import hashlib
import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from nashra.audience.actions.add_views import add_views
from nashra.audience.actions.rank import rank
from nashra.demo import clock, day, front, live, network, pages, topics
from nashra.demo.photos import make as make_photos
from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.show_section import show_section
from nashra.editions.models import Edition, Section
from nashra.newsroom import plain_body
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.make_sizes import path_of
from nashra.newsroom.actions.publish import publish
from nashra.newsroom.actions.set_breaking import set_breaking
from nashra.newsroom.models import Article, Author, Photo, Topic, Video
from nashra.newsroom.models.video import FOLDER as VIDEO_FILES
from nashra.newsroom.photo_names import FOLDER, folder
from nashra.newsroom.story_kinds import StoryKind

STORIES = Path(__file__).parent / "stories"
VIDEOS = Path(__file__).parent / "videos"

Say = Callable[[str], None]


def load(say: Say, per_section: int | None = None) -> None:
    """Load editions, sections, authors, pictures and stories into an empty installation.

    per_section: how many stories of each section's file, the first ones; all where it isn't given. Broken off, it
    leaves nothing: no row, and no picture's file. After a kill the next one tidies up.
    """
    _remove_stray_pictures()
    try:
        _load(say, per_section)
    except BaseException:
        _remove_stray_pictures()
        raise


def _remove_stray_pictures() -> None:
    """Remove the files of the demo's pictures that no photo of the library has."""
    photos = dict(Photo.objects.values_list("file", "pk"))
    originals, media = Path(settings.ORIGINALS), Path(settings.MEDIA_ROOT)
    drawn = [
        file
        for scene in {one["picture"] for story in read() for one in _pictured(story)}
        for file in originals.rglob(f"{scene}-*")
    ]
    videos = {name for row in Video.objects.values_list("file", "captions") for name in row}
    for root, files, known in ((originals, drawn, photos), (media, media.glob(f"{VIDEO_FILES}*"), videos)):
        for file in files:
            if str(file.relative_to(root)) not in known:
                file.unlink()
    kept = {path_of(folder(number)) for number in photos.values()}
    for sizes in path_of(FOLDER).glob("*/*/"):
        if sizes not in kept:
            shutil.rmtree(sizes)


def _pictured(story: dict[str, Any]) -> list[dict[str, Any]]:
    """The story, if it has a picture, and its gallery's."""
    return [one for one in (story, *gallery(story)) if "picture" in one]


@transaction.atomic
def _load(say: Say, per_section: int | None) -> None:
    editions = _editions()
    editor = get_user_model().objects.create_superuser(network.LOGIN[0], password=network.LOGIN[1])
    now = timezone.now()
    stories = _stories(editions, now, per_section)
    say(f"{len(stories)} stories")
    covered = live.read()
    photos = make_photos([one for story in (*stories, *covered) for one in _pictured(story)], say)
    authors = topics.load_authors(name for story in stories for name in story["authors"])
    subjects = topics.load_topics(name for story in stories for name in story.get("topics", ()))
    made: dict[str, Article] = {}
    for story in stories:
        article = publish(article=_draft(story, editions, photos, authors, subjects, made))
        if "correction" in story:
            article = correct(article=article, note=story["correction"])
        made[story["key"]] = article
    pages.load(editions.values())
    _views(stories, made, editions, now)
    front.lay_out(editions[front.EDITION], made, now, editor)
    day.load(day.Desk(editions, authors, photos, now))
    for coverage in covered:
        live.load(coverage, editions, photos[coverage["key"]], now)
    _breaking(editions, made, now)


def read(per_section: int | None = None) -> Iterator[dict[str, Any]]:
    """The demo's stories as their files have them, each with its section's slug; all, or the first of each file.

    The first ten of a file are those that front.py, day.toml and network.py name, and that the tests load.
    """
    for file in sorted(STORIES.rglob("*.toml")):
        for story in tomllib.loads(file.read_text(encoding="utf-8"))["story"][:per_section]:
            yield story | {"section": file.stem}


def _stories(editions: Mapping[str, Edition], now: datetime, per_section: int | None) -> list[dict[str, Any]]:
    """The stories with their moments and the days that they name, the oldest first."""
    given = list(read(per_section))
    moments = clock.published(given, {slug: edition.time_zone for slug, edition in editions.items()}, now)
    dated = [
        clock.dated(story, moments[story["key"]], editions[story["canonical"]].country)
        | {"published_at": moments[story["key"]]}
        for story in given
    ]
    return sorted(dated, key=lambda story: story["published_at"])


def _editions() -> dict[str, Edition]:
    editions = {}
    for given in network.EDITIONS:
        edition = add_edition(**given)
        for slug, name, colour in network.OWN_SECTIONS.get(edition.slug, network.SECTIONS):
            show_section(
                edition,
                name=name,
                slug=slug,
                colour=colour,
                block_on_stories=slug in network.BLOCKS_ON_STORIES,
            )
        editions[edition.slug] = edition
    return editions


def _draft(
    story: dict[str, Any],
    editions: dict[str, Edition],
    photos: dict[str, Photo],
    authors: dict[str, Author],
    subjects: dict[str, Topic],
    made: dict[str, Article],
) -> Article:
    section = Section.objects.get(slug=story["section"])
    published_at = story["published_at"]
    placements = [
        PlacementDraft(
            edition=editions[slug],
            section=section,
            canonical=slug == story["canonical"],
            headline=story.get(slug, {}).get("headline", ""),
            published_at=published_at,
        )
        for slug in story["editions"]
    ]
    return draft(
        story=StoryDraft(
            headline=story["headline"],
            kind=StoryKind(story.get("kind", "news")),
            kicker=story["kicker"],
            summary=story["summary"],
            city=story["city"],
            agency=story["agency"],
            authors=[authors[name] for name in story["authors"]],
            topics=[subjects[name] for name in story.get("topics", ())],
            lead_photo=photos.get(story["key"]),
            caption=story.get("caption", ""),
            credit=story.get("credit", ""),
            see_also=[made[key] for key in story["see_also"] if key in made],
            placements=placements,
            body=[*_film(story), *_body(story["body"], made), *_gallery(story, photos)],
            first_published_at=published_at,
        )
    )


def _body(text: str, made: dict[str, Article]) -> list[tuple[str, Any]]:
    """The blocks of a story; a read-more to a story that is younger than it is left out."""
    blocks = plain_body.parse_body(text)
    return [
        (kind, made[value] if kind == "read_more" else value)
        for kind, value in blocks
        if kind != "read_more" or value in made
    ]


def gallery(story: dict[str, Any]) -> list[dict[str, Any]]:
    """A gallery's pictures as `photos` takes them, each under a key of its own."""
    return [
        {**one, "key": f"{story['key']}-{number}", "days_ago": story["days_ago"]}
        for number, one in enumerate(story.get("gallery", ()), start=1)
    ]


def _gallery(story: dict[str, Any], photos: dict[str, Photo]) -> list[tuple[str, Any]]:
    """A block for each picture of a gallery."""
    return [
        (
            "photo",
            {"photo": photos[one["key"]], "caption": one["caption"], "credit": one.get("credit", "")},
        )
        for one in gallery(story)
    ]


def _film(story: dict[str, Any]) -> list[tuple[str, Any]]:
    """The block of a story's video, which is saved with its captions; none where it has none."""
    given = story.get("video")
    if given is None:
        return []
    video = Video(title=given["title"], description=given.get("description", ""))
    with ExitStack() as opened:
        for name in ("file", "captions"):
            if name in given:
                file = opened.enter_context((VIDEOS / given[name]).open("rb"))
                setattr(video, name, File(file, name=given[name]))
        video.save()
    return [("video", {"video": video, "caption": given.get("caption", "")})]


def _views(
    stories: list[dict[str, Any]], made: dict[str, Article], editions: dict[str, Edition], now: datetime
) -> None:
    """Views that the demo's readers might have made, the same at every load."""
    counted = {
        (editions[slug].pk, made[story["key"]].pk): views
        for story in stories
        for slug in story["editions"]
        if (views := _views_of(story, slug))
    }
    add_views(counted, now - timedelta(hours=3))
    for edition in editions.values():
        rank(edition.pk)


def _views_of(story: dict[str, Any], edition: str) -> int:
    """New stories are read more than old ones, but for the one in six that goes on being passed around."""
    digest = hashlib.blake2b(f"{edition}{story['key']}".encode(), digest_size=4).digest()
    interest, chance = int.from_bytes(digest[:2]) % 900, digest[2] % 6
    return interest if chance == 0 else interest // (1 + int(story["days_ago"]))


def _breaking(editions: dict[str, Edition], made: dict[str, Article], now: datetime) -> None:
    """Breaking news of one edition for a day; the other shows how pages are without."""
    edition, story, text = network.BREAKING
    set_breaking(editions=[editions[edition]], text=text, story=made[story], until=now + timedelta(days=1))
