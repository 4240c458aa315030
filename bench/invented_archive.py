"""An invented archive of any size: the first stories one by one, and the others as copies made in the database."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, models, transaction
from django.utils import timezone

from bench.site_of_fragments import words
from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.show_section import show_section
from nashra.editions.models import Edition, Section
from nashra.newsroom.actions.make_sizes import path_of
from nashra.newsroom.models import Article, Byline, Photo, Placement, SeeAlso
from nashra.newsroom.photo_framing import stem
from nashra.newsroom.photo_names import BASES, base_of
from nashra.related.models import RelatedStory

SECTIONS = ("world", "sport", "arts", "health", "economy")
_BATCH = 5_000
_PHOTOS = 200
_BODIES = 500
_MINUTES = 5  # between two stories
_chance = random.Random(11)


def archive(count: int, paragraphs: int = 14) -> list[Edition]:
    """Two editions and so many stories in both of them."""
    editions = [
        add_edition(name="المغرب اليوم", slug="maghrib", host="maghrib.localhost", country="MA"),
        add_edition(name="مصر اليوم", slug="misr", host="misr.localhost", country="EG"),
    ]
    for edition in editions:
        for slug in SECTIONS:
            show_section(edition, name=words(1), slug=slug, block_on_stories=True)
    sections, photos = list(Section.objects.order_by("pk")), _photos()
    bodies = [
        [("paragraph", f"<p>{words(30)} <b>{words(2)}</b>.</p>") for _ in range(paragraphs)]
        for _ in range(_BODIES)
    ]
    now = timezone.now()
    first = min(_BATCH, count)
    with transaction.atomic():
        _stories(range(first), editions, sections, photos, bodies, now)
    stories_copied(first, count, (Article, Placement, RelatedStory, SeeAlso))
    return editions


def stories_copied(first: int, count: int, of: Sequence[type[models.Model]]) -> None:
    """Copies of the first stories until there are so many, with their rows of these models."""
    for made in range(first, count, first):
        with transaction.atomic():
            _copy(min(first, count - made), made, of)


def _copy(stories: int, by: int, of: Sequence[type[models.Model]]) -> None:
    """Copies of so many of the first stories, older than all there are: numbers grow as ``by`` says."""
    earlier = {name: _earlier(name, by) for name in ("first_published_at", "updated_at", "published_at")}
    shifts: dict[type[models.Model], dict[str, str]] = {
        Article: {**earlier, "last_published_at": "NULL"},
        Placement: {"article_id": f"article_id + {by}", **earlier},
        Byline: {"article_id": f"article_id + {by}"},
        RelatedStory: {"article_id": f"article_id + {by}", "related_id": f"1 + abs(random()) % {by}"},
        SeeAlso: {"article_id": f"article_id + {by}", "target_id": f"1 + abs(random()) % {by}"},
    }
    with connection.cursor() as cursor:
        for model in of:
            changed = shifts[model]
            table = model._meta.db_table
            columns = [
                str(field.column) for field in model._meta.local_concrete_fields if field.column != "id"
            ]
            values = [changed.get(column, column) for column in columns]
            story = "id" if model is Article else "article_id"
            if model is Article:
                columns, values = ["id", *columns], [f"id + {by}", *values]
            cursor.execute(
                f"INSERT OR IGNORE INTO {table} ({', '.join(columns)})"
                f" SELECT {', '.join(values)} FROM {table} WHERE {story} <= {stories}"
            )


def _earlier(column: str, stories: int) -> str:
    return f"strftime('%Y-%m-%d %H:%M:%f000', {column}, '-{_MINUTES * stories} minutes')"


def _photos() -> list[int]:
    """Rows of photos and of their sizes, whose files are empty: no page reads one."""
    photos = Photo.objects.bulk_create(
        Photo(
            title=str(number), file=f"original_images/{number}.jpg", width=1600, height=1066, credit=words(2)
        )
        for number in range(_PHOTOS)
    )
    for photo in photos:  # one that is not on the disk would be made again
        for shape in BASES:
            file = path_of(base_of(stem(photo), shape))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
    return [photo.pk for photo in photos]


def _stories(
    wanted: range,
    editions: Sequence[Edition],
    sections: Sequence[Section],
    photos: Sequence[int],
    bodies: Sequence[list[tuple[str, str]]],
    now: datetime,
) -> None:
    """So many stories, the first the newest, with what stands around them."""
    articles = Article.objects.bulk_create(
        Article(
            headline=words(9),
            kicker=words(2),
            summary=words(20),
            city=words(1),
            caption=words(6),
            lead_photo_id=_chance.choice(photos),
            body=_chance.choice(bodies),
            live=True,
            first_published_at=(when := now - timedelta(minutes=_MINUTES * (place + 1))),
            last_published_at=when,
        )
        for place in wanted
    )
    first = articles[0].pk - wanted[0]
    Placement.objects.bulk_create(
        Placement(
            article=article,
            edition=edition,
            section=sections[article.pk % len(sections)],
            live=True,
            canonical=edition is editions[0],
            published_at=article.first_published_at,
        )
        for article in articles
        for edition in editions
    )
    earlier = [range(first, max(article.pk, first + 1)) for article in articles]
    RelatedStory.objects.bulk_create(
        RelatedStory(article=article, related_id=number, score=_chance.random())
        for article, before in zip(articles, earlier, strict=True)
        for number in {_chance.choice(before) for _ in range(12)} - {article.pk}
    )
    SeeAlso.objects.bulk_create(
        SeeAlso(article=article, target_id=number, sort_order=place)
        for article, before in zip(articles, earlier, strict=True)
        if article.pk % 3 == 0
        for place, number in enumerate({_chance.choice(before) for _ in range(2)} - {article.pk})
    )
