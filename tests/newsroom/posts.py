"""What is posted in the newsroom: each prepared, with how one sees that it was done, and who may do it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.network import Network
from tests.newsroom.addresses import (
    MANAGERS,
    NO_ONE,
    PHOTO_EDITORS,
    PUBLISHERS,
    SUPERUSERS,
    WRITERS,
)
from tests.newsroom.deskforms import filled
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from nashra.editions.models import Edition, Section
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.models import Article, Author, Photo, Placement
from nashra.related.models import RelatedStory

TEXT = "أغلقت سلطات الميناء أرصفته الشرقية بعد أن بلغت سرعة الرياح ستين كيلومترا في الساعة وارتفع الموج."


@dataclass(frozen=True, slots=True)
class Desk:
    """What a post is prepared with; the form's fields are read in a superuser's browser."""

    network: Network
    write: Callable[..., Article]
    publish: Callable[..., Article]
    author: Author
    photo: Photo
    browser: Client
    people: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Post:
    """What is posted where, and how one sees that it was done: by the answer and by the database."""

    address: str
    data: Any
    done: Callable[[HttpResponse], bool]


def story_url(name: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_newsroom_article:{name}", args=args)


def _there(**conditions: Any) -> Callable[[HttpResponse], bool]:
    return lambda _answer: Article.objects.filter(**conditions).exists()


def _gone(thing: Any) -> Callable[[HttpResponse], bool]:
    return lambda _answer: not type(thing)._default_manager.filter(pk=thing.pk).exists()


def _form(desk: Desk, address: str, done: Callable[[HttpResponse], bool], **fields: Any) -> Post:
    return Post(address, filled(desk.browser, address, **fields), done)


# Related stories


def _related(
    desk: Desk, what: str, done: Callable[[RelatedStory | None], bool], locked: bool = False
) -> Post:
    story, one, two = desk.publish("الأصل"), desk.publish("الأول"), desk.publish("الثاني")
    pinned = 0 if what in ("unpin", "raise") else None
    struck = what == "restore"
    if what == "raise":
        _list(story, two, score=0.1, pinned=0)
        pinned = 1
    row = _list(story, one, score=0.2, pinned=pinned, struck=struck)
    if locked:
        _lock(story)
    address = reverse("related-panel", args=[story.pk])
    seen = lambda _answer: done(RelatedStory.objects.filter(pk=row.pk).first())  # noqa: E731
    return Post(address, {"do": what, "story": one.pk}, seen)


def _list(story: Article, other: Article, **fields: Any) -> RelatedStory:
    return RelatedStory.objects.update_or_create(article=story, related=other, defaults=fields)[0]


def _lock(story: Article) -> None:
    Article.objects.filter(pk=story.pk).update(locked=True, locked_at=timezone.now(), locked_by=None)


def pin(desk: Desk) -> Post:
    return _related(desk, "pin", lambda row: row.pinned == 0)


def unpin(desk: Desk) -> Post:
    return _related(desk, "unpin", lambda row: row.pinned is None)


def raise_pinned(desk: Desk) -> Post:
    return _related(desk, "raise", lambda row: row.pinned == 0)


def strike(desk: Desk) -> Post:
    return _related(desk, "strike", lambda row: row.struck)


def restore(desk: Desk) -> Post:
    return _related(desk, "restore", lambda row: not row.struck)


def pin_in_locked_story(desk: Desk) -> Post:
    return _related(desk, "pin", lambda row: row.pinned == 0, locked=True)


# Duplicates and placing


def ask_for_duplicates(desk: Desk) -> Post:
    desk.write("الرياح تغلق الميناء", body=[("paragraph", f"<p>{TEXT}</p>")])
    data = {"headline": "الرياح تغلق الميناء", "passage": TEXT}
    return Post(reverse("duplicates"), data, lambda answer: answer.status_code in (200, 204))


def read_duplicate_beside(desk: Desk) -> Post:
    story = desk.publish("الرياح تغلق الميناء", body=[("paragraph", f"<p>{TEXT}</p>")])
    address = reverse("duplicates-beside", args=[story.pk])
    return Post(address, {"passage": TEXT}, lambda answer: TEXT[:20] in answer.content.decode())


def _place(desk: Desk, locked: bool) -> Post:
    story = desk.publish()
    if locked:
        _lock(story)
    where = desk.network.misr.shown_sections.get(section=desk.network.sport)
    address = reverse("duplicates-place", args=[story.pk])
    done = lambda _answer: Placement.objects.filter(article=story, edition=desk.network.misr).exists()  # noqa: E731
    return Post(address, {"shown": where.pk}, done)


def place(desk: Desk) -> Post:
    return _place(desk, locked=False)


def place_locked_story(desk: Desk) -> Post:
    return _place(desk, locked=True)


# Stories


def add_draft(desk: Desk) -> Post:
    return _form(desk, story_url("add"), _there(headline="قمة"), headline="قمة")


def add_and_publish(desk: Desk) -> Post:
    section = str(desk.network.world.pk)
    fields = {"headline": "قمة", "placements__0__section": section, "action-publish": "1"}
    return _form(desk, story_url("add"), _there(headline="قمة", live=True), **fields)


def save_draft(desk: Desk) -> Post:
    story = desk.write()
    done = lambda _answer: "قمة" in str(Article.objects.get(pk=story.pk).latest_revision.content)  # noqa: E731
    return _form(desk, story_url("edit", story.pk), done, headline="قمة")


def publish(desk: Desk) -> Post:
    story = desk.write()
    done = _there(pk=story.pk, live=True)
    return _form(desk, story_url("edit", story.pk), done, **{"action-publish": "1"})


def publish_locked_story(desk: Desk) -> Post:
    story = desk.write()
    post = _form(desk, story_url("edit", story.pk), _there(pk=story.pk, live=True), **{"action-publish": "1"})
    _lock(story)
    return post


def schedule(desk: Desk) -> Post:
    story = desk.write()
    there = ZoneInfo("Africa/Casablanca")  # the edition's
    later = (timezone.now() + timedelta(hours=1)).astimezone(there).strftime("%Y-%m-%d %H:%M")
    done = lambda _answer: Article.objects.get(pk=story.pk).scheduled_revision is not None  # noqa: E731
    return _form(desk, story_url("edit", story.pk), done, go_live_at=later, **{"action-publish": "1"})


def _with_two_versions(desk: Desk) -> tuple[Article, Any]:
    story = desk.publish("العنوان الأول")
    first = story.latest_revision
    story.headline = "العنوان الثاني"
    story.save_revision()
    return publish_now(article=story), first


def go_back_to_version(desk: Desk) -> Post:
    story, first = _with_two_versions(desk)
    before = Article.objects.get(pk=story.pk).latest_revision_id
    done = lambda _answer: Article.objects.get(pk=story.pk).latest_revision_id != before  # noqa: E731
    return _form(desk, story_url("revisions_revert", story.pk, first.pk), done)


def publish_version(desk: Desk) -> Post:
    story, first = _with_two_versions(desk)
    done = _there(pk=story.pk, headline="العنوان الأول")
    return _form(desk, story_url("revisions_revert", story.pk, first.pk), done, **{"action-publish": "1"})


def unpublish(desk: Desk) -> Post:
    story = desk.publish()
    return Post(story_url("unpublish", story.pk), {}, _there(pk=story.pk, live=False))


def unpublish_locked_story(desk: Desk) -> Post:
    story = desk.publish()
    _lock(story)
    return Post(story_url("unpublish", story.pk), {}, _there(pk=story.pk, live=False))


def unschedule(desk: Desk) -> Post:
    story = desk.write(go_live_at=timezone.now() + timedelta(hours=1))
    publish_now(article=story)
    done = lambda _answer: Article.objects.get(pk=story.pk).scheduled_revision is None  # noqa: E731
    return Post(story_url("revisions_unschedule", story.pk, story.latest_revision.pk), {}, done)


def delete_story(desk: Desk) -> Post:
    story = desk.publish()
    return Post(story_url("delete", story.pk), {}, _gone(story))


def delete_ticked_stories(desk: Desk) -> Post:
    story = desk.publish()
    address = reverse("wagtail_bulk_action", args=("newsroom", "article", "delete"))
    return Post(f"{address}?id={story.pk}", {}, _gone(story))


def lock_story(desk: Desk) -> Post:
    story = desk.write()
    return Post(story_url("lock", story.pk), {}, _there(pk=story.pk, locked=True))


def unlock_story(desk: Desk) -> Post:
    story = desk.write()
    _lock(story)
    return Post(story_url("unlock", story.pk), {}, _there(pk=story.pk, locked=False))


def preview_story(desk: Desk) -> Post:
    story = desk.write()
    done = lambda answer: answer.status_code == 200 and json.loads(answer.content)["is_valid"]  # noqa: E731
    data = filled(desk.browser, story_url("edit", story.pk))
    return Post(story_url("preview_on_edit", story.pk), data, done)


def preview_new_story(desk: Desk) -> Post:
    done = lambda answer: answer.status_code == 200 and json.loads(answer.content)["is_valid"]  # noqa: E731
    fields = {"headline": "قمة", "placements__0__section": str(desk.network.world.pk)}
    return Post(story_url("preview_on_add"), filled(desk.browser, story_url("add"), **fields), done)


def _workflow() -> Workflow:
    workflow, is_new = Workflow.objects.get_or_create(name="مراجعة التحرير")
    if not is_new:
        return workflow
    task = GroupApprovalTask.objects.create(name="رئيس التحرير")
    task.groups.add(Group.objects.get(name="editor"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.create(content_type=Article.get_content_type(), workflow=workflow)
    return workflow


def submit_to_workflow(desk: Desk) -> Post:
    _workflow()
    story = desk.write()
    done = lambda _answer: Article.objects.get(pk=story.pk).workflow_in_progress  # noqa: E731
    return _form(desk, story_url("edit", story.pk), done, **{"action-submit": "1"})


def approve_in_workflow(desk: Desk) -> Post:
    workflow, story = _workflow(), desk.write()
    state = workflow.start(story, desk.people["superuser"])
    address = story_url("workflow_action", story.pk, "approve", state.current_task_state.pk)
    return Post(address, {"comment": ""}, _there(pk=story.pk, live=True))


# Authors, photos, the network, people


def _snippet(app: str, model: str, verb: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_{app}_{model}:{verb}", args=args)


def add_author(desk: Desk) -> Post:
    done = lambda _answer: Author.objects.filter(name="هدى").exists()  # noqa: E731
    return Post(_snippet("newsroom", "author", "add"), {"name": "هدى", "role": ""}, done)


def add_author_in_chooser(desk: Desk) -> Post:
    done = lambda _answer: Author.objects.filter(name="هدى").exists()  # noqa: E731
    address = reverse("wagtailsnippetchoosers_newsroom_author:create")
    return Post(address, {"author-chooser-form-name": "هدى", "name": "هدى", "role": ""}, done)


def edit_author(desk: Desk) -> Post:
    done = lambda _answer: Author.objects.filter(name="هدى").exists()  # noqa: E731
    address = _snippet("newsroom", "author", "edit", desk.author.pk)
    return Post(address, {"name": "هدى", "role": ""}, done)


def delete_author(desk: Desk) -> Post:
    return Post(_snippet("newsroom", "author", "delete", desk.author.pk), {}, _gone(desk.author))


def add_photo(desk: Desk) -> Post:
    with desk.photo.file.open() as file:
        upload = SimpleUploadedFile("new.png", file.read(), "image/png")
    fields = {"title": "جديدة", "collection": desk.photo.collection_id}
    data = {**fields, "file": upload, "credit": "", "description": "", "tags": ""}

    def done(_answer: HttpResponse) -> bool:
        upload.seek(0)  # whoever posts next reads it from its start again
        return Photo.objects.filter(title="جديدة").exists()

    return Post(reverse("wagtailimages:add"), data, done)


def edit_photo(desk: Desk) -> Post:
    data = {"title": "جديدة", "credit": "", "description": "", "tags": ""}
    done = lambda _answer: Photo.objects.filter(title="جديدة").exists()  # noqa: E731
    return Post(reverse("wagtailimages:edit", args=[desk.photo.pk]), data, done)


def delete_photo(desk: Desk) -> Post:
    return Post(reverse("wagtailimages:delete", args=[desk.photo.pk]), {}, _gone(desk.photo))


def delete_ticked_photos(desk: Desk) -> Post:
    address = reverse("wagtail_bulk_action", args=("newsroom", "photo", "delete"))
    return Post(f"{address}?id={desk.photo.pk}", {}, _gone(desk.photo))


def add_edition(desk: Desk) -> Post:
    fields = {"name": "تونس اليوم", "slug": "tunis", "host": "tunis.localhost", "country": "TN"}
    done = lambda _answer: Edition.objects.filter(slug="tunis").exists()  # noqa: E731
    return _form(desk, _snippet("editions", "edition", "add"), done, **fields)


def edit_edition(desk: Desk) -> Post:
    done = lambda _answer: Edition.objects.filter(name="مصر الآن").exists()  # noqa: E731
    return _form(desk, _snippet("editions", "edition", "edit", desk.network.misr.pk), done, name="مصر الآن")


def delete_edition(desk: Desk) -> Post:
    misr = desk.network.misr
    return Post(_snippet("editions", "edition", "delete", misr.pk), {}, _gone(misr))


def delete_ticked_editions(desk: Desk) -> Post:
    misr = desk.network.misr
    address = reverse("wagtail_bulk_action", args=("editions", "edition", "delete"))
    return Post(f"{address}?id={misr.pk}", {}, _gone(misr))


def add_section(desk: Desk) -> Post:
    done = lambda _answer: Section.objects.filter(slug="صحة").exists()  # noqa: E731
    return _form(desk, _snippet("editions", "section", "add"), done, name="صحة", slug="صحة")


def edit_section(desk: Desk) -> Post:
    done = lambda _answer: Section.objects.filter(name="العالم").exists()  # noqa: E731
    return _form(desk, _snippet("editions", "section", "edit", desk.network.world.pk), done, name="العالم")


def delete_section(desk: Desk) -> Post:
    section = Section.objects.create(name="بلا طبعة", slug="بلا-طبعة")
    return Post(_snippet("editions", "section", "delete", section.pk), {}, _gone(section))


def delete_user(desk: Desk) -> Post:
    user = desk.people["viewer"]
    return Post(reverse("wagtailusers_users:delete", args=[user.pk]), {}, _gone(user))


def delete_group(desk: Desk) -> Post:
    group = Group.objects.get(name="viewer")
    return Post(reverse("wagtailusers_groups:delete", args=[group.pk]), {}, _gone(group))


@dataclass(frozen=True, slots=True)
class Row:
    """Who may do what is posted, and who may leave something else of it behind: a draft instead of a publication."""

    prepare: Callable[[Desk], Post]
    who: frozenset[str]
    saves: frozenset[str] = NO_ONE


POSTS: tuple[Row, ...] = (
    Row(pin, PUBLISHERS),
    Row(unpin, PUBLISHERS),
    Row(raise_pinned, PUBLISHERS),
    Row(strike, PUBLISHERS),
    Row(restore, PUBLISHERS),
    Row(pin_in_locked_story, NO_ONE),
    Row(ask_for_duplicates, WRITERS),
    Row(read_duplicate_beside, WRITERS),
    Row(place, PUBLISHERS),
    Row(place_locked_story, NO_ONE),
    Row(add_draft, WRITERS),
    Row(add_and_publish, PUBLISHERS, saves=WRITERS),
    Row(save_draft, WRITERS),
    Row(publish, PUBLISHERS, saves=WRITERS),
    Row(publish_locked_story, NO_ONE),
    Row(schedule, PUBLISHERS, saves=WRITERS),
    Row(go_back_to_version, WRITERS),
    Row(publish_version, PUBLISHERS, saves=WRITERS),
    Row(unpublish, PUBLISHERS),
    Row(unpublish_locked_story, NO_ONE),
    Row(unschedule, PUBLISHERS),
    Row(delete_story, PUBLISHERS),
    Row(delete_ticked_stories, PUBLISHERS),
    Row(lock_story, PUBLISHERS),
    Row(unlock_story, PUBLISHERS),
    Row(preview_story, WRITERS),
    Row(preview_new_story, WRITERS),
    Row(submit_to_workflow, WRITERS),
    Row(approve_in_workflow, PUBLISHERS),
    Row(add_author, WRITERS),
    Row(add_author_in_chooser, WRITERS),
    Row(edit_author, WRITERS),
    Row(delete_author, PUBLISHERS),
    Row(add_photo, PHOTO_EDITORS),
    Row(edit_photo, PHOTO_EDITORS),
    Row(delete_photo, PHOTO_EDITORS),
    Row(delete_ticked_photos, PHOTO_EDITORS),
    Row(add_edition, MANAGERS),
    Row(edit_edition, MANAGERS),
    Row(delete_edition, MANAGERS),
    Row(delete_ticked_editions, MANAGERS),
    Row(add_section, MANAGERS),
    Row(edit_section, MANAGERS),
    Row(delete_section, MANAGERS),
    Row(delete_user, SUPERUSERS),
    Row(delete_group, SUPERUSERS),
)
