"""What is posted in stories' forms and lists."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import Desk, Post, form, gone, lock, story_url, there

from nashra.newsroom.actions.kill import kill
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.models import Article


def add_draft(desk: Desk) -> Post:
    return form(desk, story_url("add"), there(headline="قمة"), headline="قمة")


def add_and_publish(desk: Desk) -> Post:
    section = str(desk.network.world.pk)
    fields = {"headline": "قمة", "placements__0__section": section, "action-publish": "1"}
    return form(desk, story_url("add"), there(headline="قمة", live=True), **fields)


def save_draft(desk: Desk) -> Post:
    story = desk.write()
    done = lambda _answer: "قمة" in str(Article.objects.get(pk=story.pk).latest_revision.content)  # noqa: E731
    return form(desk, story_url("edit", story.pk), done, headline="قمة")


def publish(desk: Desk) -> Post:
    story = desk.write()
    done = there(pk=story.pk, live=True)
    return form(desk, story_url("edit", story.pk), done, **{"action-publish": "1"})


def publish_locked_story(desk: Desk) -> Post:
    story = desk.write()
    post = form(desk, story_url("edit", story.pk), there(pk=story.pk, live=True), **{"action-publish": "1"})
    lock(story)
    return post


def schedule(desk: Desk) -> Post:
    story = desk.write()
    there = ZoneInfo("Africa/Casablanca")  # the edition's
    later = (timezone.now() + timedelta(hours=1)).astimezone(there).strftime("%Y-%m-%d %H:%M")
    done = lambda _answer: Article.objects.get(pk=story.pk).scheduled_revision is not None  # noqa: E731
    return form(desk, story_url("edit", story.pk), done, go_live_at=later, **{"action-publish": "1"})


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
    return form(desk, story_url("revisions_revert", story.pk, first.pk), done)


def publish_version(desk: Desk) -> Post:
    story, first = _with_two_versions(desk)
    done = there(pk=story.pk, headline="العنوان الأول")
    return form(desk, story_url("revisions_revert", story.pk, first.pk), done, **{"action-publish": "1"})


def unpublish(desk: Desk) -> Post:
    story = desk.publish()
    return Post(story_url("unpublish", story.pk), {"reason": "error"}, there(pk=story.pk, live=False))


def unpublish_locked_story(desk: Desk) -> Post:
    story = desk.publish()
    lock(story)
    return Post(story_url("unpublish", story.pk), {"reason": "error"}, there(pk=story.pk, live=False))


def kill_story(desk: Desk) -> Post:
    story = desk.publish()
    return Post(story_url("kill", story.pk), {"reason": "legal"}, there(pk=story.pk, live=False, killed=True))


def kill_locked_story(desk: Desk) -> Post:
    story = desk.publish()
    lock(story)
    return Post(story_url("kill", story.pk), {"reason": "legal"}, there(pk=story.pk, live=False, killed=True))


def unkill_story(desk: Desk) -> Post:
    story = desk.publish()
    kill(article=story, reason="legal")
    return Post(story_url("unkill", story.pk), {}, there(pk=story.pk, killed=False))


def publish_killed_story(desk: Desk) -> Post:
    story = desk.publish()
    post = form(desk, story_url("edit", story.pk), there(pk=story.pk, live=True), **{"action-publish": "1"})
    kill(article=story, reason="legal")
    return post


def copy_story(desk: Desk) -> Post:
    story = desk.publish()
    done = lambda _answer: Article.objects.filter(origin=story.pk).exists()  # noqa: E731
    return Post(story_url("copy-to", story.pk), {"edition": str(desk.network.misr.pk)}, done)


def unschedule(desk: Desk) -> Post:
    story = desk.write(go_live_at=timezone.now() + timedelta(hours=1))
    publish_now(article=story)
    done = lambda _answer: Article.objects.get(pk=story.pk).scheduled_revision is None  # noqa: E731
    return Post(story_url("revisions_unschedule", story.pk, story.latest_revision.pk), {}, done)


def delete_story(desk: Desk) -> Post:
    story = desk.publish()
    return Post(story_url("delete", story.pk), {}, gone(story))


def delete_ticked_stories(desk: Desk) -> Post:
    story = desk.publish()
    address = reverse("wagtail_bulk_action", args=("newsroom", "article", "delete"))
    return Post(f"{address}?id={story.pk}", {}, gone(story))


def lock_story(desk: Desk) -> Post:
    story = desk.write()
    return Post(story_url("lock", story.pk), {}, there(pk=story.pk, locked=True))


def unlock_story(desk: Desk) -> Post:
    story = desk.write()
    lock(story)
    return Post(story_url("unlock", story.pk), {}, there(pk=story.pk, locked=False))


def preview_story(desk: Desk) -> Post:
    story = desk.write()
    done = lambda answer: answer.status_code == 200 and json.loads(answer.content)["is_valid"]  # noqa: E731
    data = filled(desk.browser, story_url("edit", story.pk))
    return Post(story_url("preview_on_edit", story.pk), data, done)


def preview_new_story(desk: Desk) -> Post:
    done = lambda answer: answer.status_code == 200 and json.loads(answer.content)["is_valid"]  # noqa: E731
    fields = {"headline": "قمة", "placements__0__section": str(desk.network.world.pk)}
    return Post(story_url("preview_on_add"), filled(desk.browser, story_url("add"), **fields), done)
