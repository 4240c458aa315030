"""The newsroom's screens and what is done in them, by their names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.test.utils.form_data import querydict_from_html

from nashra.editions.models import Edition
from nashra.newsroom.admin import status
from nashra.newsroom.models import Article, Assignment, Author, Photo, ScheduledChange
from nashra.newsroom.roles import Role
from nashra.site.desk import PANELS

Screen = tuple[str, str]
"""A name, and an address."""

Preparing = Callable[[Client], Callable[[], Any]]
"""Prepares somebody's act, which is then measured."""


def screens() -> Iterator[Screen]:
    """Every screen of the newsroom that shows stories, photos, or what was done with them."""
    story = Article.objects.order_by("-updated_at", "-pk")[1_000:].first() or Article.objects.first()
    old = Article.objects.order_by("pk").last()
    section, edition = story.main_section_id, Edition.objects.order_by("pk").first()
    author, photo = Author.objects.first(), Photo.objects.first()
    word = story.headline.split()[0]
    yield "first page", reverse("wagtailadmin_home")
    yield "first page's changes", reverse("desk_changes")
    for panel in PANELS:
        yield f"panel {panel.name}", reverse("desk_panel", args=[panel.name])
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
        "deleted author": "author=ءءء",
        "since": "published_since=1/1/2024 10:00",
        "old day": "published_since=1/1/2019 10:00&published_until=2/1/2019 10:00",
        "edition, time": f"main_edition={edition.pk}&published_until=1/1/2020 10:00",
        "section, author": f"main_section={section}&author={author.name}",
        "rare words": "q=ضضضض",
        "page 50": "p=50",
        "page 100": "p=100",
        "oldest": "ordering=updated_at",
    }.items():
        yield f"stories by {name}", f"{stories}?{query}"
    for state in status.FILTERS:
        yield f"stories {state}", f"{stories}?state={state}"
        yield f"stories {state} of edition", f"{stories}?state={state}&main_edition={edition.pk}"
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
    yield "photos, page 50", f"{photos}?p=50"
    yield "photos by title", f"{photos}?ordering=title"
    yield "photos by rare words", f"{photos}?q=ضضضض"
    yield "photo chooser, page 50", f"{reverse('wagtailimages_chooser:choose_results')}?p=50"
    yield "photos, many at once", reverse("wagtailimages:add_multiple")
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
        ("newsroom_author", Author.objects.last()),
        ("editions_section", story.main_section),
        ("editions_edition", edition),
    ):
        space = f"wagtailsnippets_{model}"
        yield f"list of {model}", reverse(f"{space}:list")
        yield f"chooser of {model}", reverse(f"wagtailsnippetchoosers_{model}:choose")
        for name in ("edit", "usage", "delete", "history"):
            yield f"{name} of {model} {one.pk}", reverse(f"{space}:{name}", args=[one.pk])
    yield (
        "chooser of authors by words",
        f"{reverse('wagtailsnippetchoosers_newsroom_author:choose_results')}?q={word}",
    )
    yield from _planning(edition)
    yield from _fronts(edition, word)
    member = person.memberships.get().pk
    for name, number in (
        ("wagtailusers_users:edit", person.pk),
        ("wagtailusers_users:delete", person.pk),
        ("wagtailusers_users:history", person.pk),
        ("members:edit", member),
        ("members:delete", member),
        ("members:history", member),
    ):
        yield name, reverse(name, args=[number])
    for name in (
        "notices",
        "notice_count",
        "set_breaking",
        "fronts",
        "usersessions_list",
        "wagtailadmin_account",
        "wagtailusers_users:add",
        "members:add",
        "wagtailsnippets_newsroom_author:add",
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
    for name in ("edit", "history", "usage", "delete", "copy-to", "unpublish", "kill", "comments"):
        yield f"{which}story: {name}", reverse(f"wagtailsnippets_newsroom_article:{name}", args=[story.pk])
    yield f"{which}story: related", reverse("related-panel", args=[story.pk])
    revision = story.latest_revision_id
    if revision:
        space = "wagtailsnippets_newsroom_article"
        yield f"{which}story: a version", reverse(f"{space}:revisions_revert", args=[story.pk, revision])
        compared = [story.pk, "earliest", "latest"]
        yield f"{which}story: versions compared", reverse(f"{space}:revisions_compare", args=compared)
    change = ScheduledChange.objects.first()
    if not which and change:
        name = "wagtailsnippets_newsroom_article:scheduled-change"
        yield "scheduled change", reverse(name, args=[change.article_id])


def _planning(edition: Edition) -> Iterator[Screen]:
    planning, today = reverse("planning"), timezone.localdate()
    reporter = get_user_model().objects.get(username=Role.REPORTER).pk
    for name, query in {
        "week": "",
        "day": "&view=day",
        "last year": f"&date={today - timedelta(days=365)}",
        "reporter": f"&reporter={reporter}",
    }.items():
        yield f"planning, {name}", f"{planning}?edition={edition.pk}{query}"
    assignment = Assignment.objects.filter(edition=edition)[0]
    yield "assignment", reverse("planning_assignment", args=[assignment.pk])


def _fronts(edition: Edition, word: str) -> Iterator[Screen]:
    front = [edition.pk, 0]
    yield "front", reverse("edit_front", args=front)
    yield "front's document", reverse("front_document", args=front)
    yield "front's filling", reverse("front_filling", args=front)
    stories = reverse("front_stories", args=[edition.pk])
    yield "stories for a front", stories
    yield "stories for a front by words", f"{stories}?q={word}"


def _posted(client: Client, **changes: Any) -> tuple[str, Any]:
    """A story's form as a browser sends it, with a new headline."""
    story = Article.objects.filter(live=True, has_unpublished_changes=False).order_by("-updated_at")[100]
    address = reverse("wagtailsnippets_newsroom_article:edit", args=[story.pk])
    page = client.get(address)
    if page.status_code != 200:
        return address, None
    form = querydict_from_html(page.content.decode(), form_id="w-editor-form")
    text = {"key": "aaaaa", "text": "نص جديد.", "type": "unstyled", "depth": 0}
    state = {"entityMap": {}, "blocks": [{**text, "inlineStyleRanges": [], "entityRanges": []}]}
    form.update({"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "paragraph"})
    form["body-0-value"], form["headline"] = json.dumps(state), "عنوان جديد"
    form.update(changes)
    return address, form


def save(client: Client) -> Callable[[], Any]:
    """Save a draft."""
    address, form = _posted(client)
    return lambda: client.post(address, form)


def autosave(client: Client) -> Callable[[], Any]:
    """Save a draft by itself, as the form does while one types."""
    address, form = _posted(client)
    return lambda: client.post(address, form, headers={"accept": "application/json"})


def publish(client: Client) -> Callable[[], Any]:
    """Publish by the form's main button, with all that follows the commit."""
    address, form = _posted(client, **{"action-publish": "1"})
    return lambda: client.post(address, form)


def duplicates(client: Client) -> Callable[[], Any]:
    """Ask while one types whether others say the same."""
    _address, form = _posted(client)
    return lambda: client.post(reverse("duplicates"), form)


ACTS: dict[str, Preparing] = {
    "saving a story": save,
    "autosave": autosave,
    "publishing": publish,
    "duplicates' panel": duplicates,
}
"""What is done with a story's form, which is opened before and not measured."""
