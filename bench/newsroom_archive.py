"""An archive of any size as a newsroom has it: what stands around stories, much of it made in the database at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from bench.invented_archive import archive, stories_copied
from bench.newsroom_desk import desk_of_years
from bench.site_of_fragments import words
from nashra.changes.ask import run
from nashra.editions.models import Edition
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.models import Article, Author, Byline, Photo, Placement, ScheduledChange, StoryFault
from nashra.newsroom.roles import Role

AUTHORS = 300
PARAGRAPHS = 7
"""Of a story, which then has 2.6 KB of its own text."""
BUSY_AUTHOR = 20
"""The first author signed one story of so many."""
WITH_REVISIONS = 3_000
"""The newest stories, at most; nothing that the newsroom lists asks for older ones'."""
IN_WORK = 500
WAITING = 200
PHOTOS_FOR_STORIES = 10
"""One photo for so many stories."""

_MAIN = """
    UPDATE newsroom_article SET
        main_edition_id = (SELECT edition_id FROM newsroom_placement place
            WHERE place.article_id = newsroom_article.id AND place.canonical),
        main_section_id = (SELECT section_id FROM newsroom_placement place
            WHERE place.article_id = newsroom_article.id AND place.canonical),
        updated_at = first_published_at
"""
_THIN = "DELETE FROM newsroom_placement WHERE NOT canonical AND article_id % 2"
_REFERENCES = """
    INSERT INTO wagtailcore_referenceindex (base_content_type_id, content_type_id, object_id, to_content_type_id,
        to_object_id, model_path, content_path, content_path_hash)
    SELECT %s, %s, CAST(id AS TEXT), %s, CAST(lead_photo_id AS TEXT), 'lead_photo', 'lead_photo',
        '00000000000000000000000000000001'
    FROM newsroom_article WHERE lead_photo_id IS NOT NULL
"""
_AUDIT = """
    INSERT INTO newsroom_auditentry (content_type_id, object_id, label, action, data, timestamp, uuid, user_id,
        content_changed, deleted, edition_id, actor, actor_name)
    SELECT %s, CAST(id AS TEXT), headline,
        done.action, '{{}}', strftime('%%Y-%%m-%%d %%H:%%M:%%f000', updated_at, done.minutes), NULL, %s + id %% %s,
        id %% 2, 0, main_edition_id, CAST(%s + id %% %s AS TEXT), 'محرر'
    FROM newsroom_article, (SELECT column1 AS action, column2 AS minutes FROM (VALUES {entries})) AS done
"""
_ENTRIES = (("wagtail.create", -60), ("wagtail.edit", -30), ("wagtail.publish", 0))
"""Of each story: what was done, and so many minutes before it was published."""
_PHOTOS = """
    INSERT INTO newsroom_photo ({columns})
    SELECT {values} FROM newsroom_photo WHERE id <= %s LIMIT %s
"""


def newsroom_archive(count: int) -> dict[str, Any]:
    """So many stories, one and a half placements each, with all that the newsroom shows of them; people by role."""
    first = min(count, 5_000)
    editions = archive(first, PARAGRAPHS)
    with transaction.atomic():
        run(_MAIN)
        run(_THIN)
        _authors(first)
    _photos(count // PHOTOS_FOR_STORIES)
    people = _people(editions)
    stories_copied(first, count, (Article, Placement, Byline))
    with transaction.atomic():
        run("UPDATE newsroom_article SET lead_photo_id = 1 + id % (SELECT COUNT(*) FROM newsroom_photo)")
        _index_and_audit(people)
    _in_work(people)
    desk_of_years(count, list(people.values()), editions)
    return people


def _authors(stories: int) -> None:
    authors = Author.objects.bulk_create(
        Author(name=f"{words(3)} {number}", slug=f"a-{number}") for number in range(AUTHORS)
    )
    numbers = Article.objects.order_by("pk").values_list("pk", flat=True)[:stories]
    Byline.objects.bulk_create(
        Byline(article_id=one, author=authors[0 if one % BUSY_AUTHOR == 0 else one % AUTHORS])
        for one in numbers
    )


def _photos(count: int) -> None:
    """More rows of photos: copies of the first, by the hundred thousand."""
    there = Photo.objects.count()
    columns = [str(field.column) for field in Photo._meta.local_concrete_fields if field.column != "id"]
    values = ["title || ' ' || random()" if one == "title" else one for one in columns]
    while there < count:
        made = min(there, count - there)
        run(_PHOTOS.format(columns=", ".join(columns), values=", ".join(values)), [there, made])
        there = Photo.objects.count()


def _people(editions: Sequence[Edition]) -> dict[str, Any]:
    """Somebody of each role; the desk editor has one section."""
    users = get_user_model().objects
    people = {"administrator": users.create_superuser("administrator", "a@example.org", "-")}
    section = editions[0].shown_sections.first().section
    for role, sections in (
        (Role.CHIEF_EDITOR, ()),
        (Role.DESK_EDITOR, (section,)),
        (Role.REPORTER, ()),
        (Role.PHOTO_EDITOR, ()),
    ):
        user = users.create_user(role, f"{role}@example.org", "-")
        give_role(user=user, edition=editions[0], role=role, sections=sections)
        people[role] = user
    return people


def _index_and_audit(people: dict[str, Any]) -> None:
    kind, photo = Article.get_content_type().pk, _content_type(Photo)
    run(_REFERENCES, [kind, kind, photo])
    first = min(user.pk for user in people.values())
    entries = ", ".join(f"('{action}', '{minutes} minutes')" for action, minutes in _ENTRIES)
    run(_AUDIT.format(entries=entries), [kind, first, len(people), first, len(people)])


def _content_type(model: Any) -> int:
    return ContentType.objects.get_for_model(model).pk


def _in_work(people: dict[str, Any]) -> None:
    """Revisions of the newest stories; of some, drafts, times to come, changes, and what failed."""
    users, now = list(people.values()), timezone.now()
    newest = list(Article.objects.order_by("-updated_at", "-pk")[:WITH_REVISIONS])
    for place, story in enumerate(newest):
        with transaction.atomic():
            _revise(story, users[place % len(users)], place, now)


def _revise(story: Article, user: Any, place: int, now: Any) -> None:
    content = story.serializable_data()
    revision = Revision.objects.create(
        content_object=story,
        base_content_type=story.get_base_content_type(),
        user=user,
        content=content,
        object_str=story.headline,
    )
    changed: dict[str, Any] = {"latest_revision": revision, "live_revision": revision, "owner": user}
    later = now + timedelta(minutes=10 + place)
    if place < WAITING:
        kind = place % 4
        if kind == 0:
            ScheduledChange.objects.create(
                article=story, revision=revision, base=content, due_at=later, by=user
            )
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=later)
        elif kind == 1:
            story.placements.update(live=False, embargo_at=later)
        elif kind == 2:
            changed |= {"expire_at": later}
        else:
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=later)
            changed |= {"live": False, "last_published_at": None, "live_revision": None}
            story.placements.update(live=False)
    elif place < WAITING + IN_WORK:
        changed |= {"has_unpublished_changes": True}
        if place % 2:
            changed |= {"live": False, "last_published_at": None, "live_revision": None}
            story.placements.update(live=False, published_at=None)
    elif place < WAITING + IN_WORK + 20:
        StoryFault.objects.create(article=story, piece="body", error="ValueError: ?")
    Article.objects.filter(pk=story.pk).update(**changed)
