"""A deleted author is offered no more, and every byline keeps the name: on pages, in drafts, in the index."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from tests.network import Network
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url
from wagtail.models import Revision

from nashra.changes.models import OutboxRow
from nashra.fragments.key import KeyBuilder, prefix_of
from nashra.fragments.model import Recipe
from nashra.newsroom.models import Article, Author, Byline
from nashra.pages import render
from nashra.search.indexing import published_stories

Write = Callable[..., Article]


def page(story: Article, network: Network) -> str:
    """The story's own fragment, with what search engines are told of it."""
    (entry,) = render.render([KeyBuilder(prefix_of("g", network.maghrib.pk)).key("story-page", story.pk)])
    assert isinstance(entry.fragment, Recipe)
    return b"".join(entry.fragment.pieces).decode()


def delete_in_form(desk: Client, author: Author) -> None:
    address = reverse("wagtailsnippets_newsroom_author:delete", args=[author.pk])
    assert desk.post(address).status_code == 302


def delete_ticked(desk: Client, author: Author) -> None:
    address = reverse("wagtail_bulk_action", args=["newsroom", "author", "delete"])
    assert desk.post(f"{address}?id={author.pk}").status_code == 302


WAYS = [delete_in_form, delete_ticked]


@pytest.mark.parametrize("delete", WAYS)
def test_published_story_keeps_the_name_of_its_deleted_author(
    desk: Client, network: Network, publish: Write, author: Author, delete: Callable[..., None]
) -> None:
    story = publish(authors=[author])
    assert (
        page(story, network).count("سلمى الدرقاوي") >= 2
    )  # in the byline, and in what search engines are told
    delete(desk, author)
    assert not Author.objects.exists()
    assert page(story, network).count("سلمى الدرقاوي") >= 2
    assert "/author/" not in page(story, network)
    (text,) = published_stories.of_numbers([story.pk])
    assert text.authors == "سلمى الدرقاوي"


@pytest.mark.parametrize("delete", WAYS)
def test_deletion_is_one_change_of_the_bylines_which_lose_their_link(
    desk: Client, publish: Write, author: Author, delete: Callable[..., None]
) -> None:
    publish(authors=[author])
    before = set(OutboxRow.objects.values_list("pk", flat=True))
    delete(desk, author)
    (row,) = OutboxRow.objects.exclude(pk__in=before)
    assert (row.kind, row.subject["author"]) == ("author", author.pk)


@pytest.mark.parametrize("delete", WAYS)
def test_draft_of_a_deleted_author_opens_saves_and_publishes_with_the_name(
    desk: Client, network: Network, write: Write, author: Author, delete: Callable[..., None]
) -> None:
    story = write(authors=[author])
    delete(desk, author)
    address = story_url("edit", story.pk)
    assert "سلمى الدرقاوي (حُذف)" in desk.get(address).content.decode()
    assert desk.post(address, filled(desk, address)).status_code == 302
    form = filled(desk, address, **{"action-publish": "action-publish"})
    assert desk.post(address, form).status_code == 302
    published = Article.objects.get(pk=story.pk)
    assert published.live
    assert [byline.author.name for byline in published.bylines.all()] == ["سلمى الدرقاوي"]
    assert "سلمى الدرقاوي" in page(published, network)


def test_form_that_was_open_when_the_author_was_deleted_is_saved_with_the_name(
    desk: Client, write: Write, author: Author
) -> None:
    story = write()
    row = {"bylines__TOTAL_FORMS": "1", "bylines__0__author": str(author.pk), "bylines__0__ORDER": "1"}
    address = story_url("edit", story.pk)
    form = filled(desk, address, **row)
    author.delete()
    assert desk.post(address, form).status_code == 302
    draft = Revision.objects.filter(object_id=str(story.pk)).latest("pk").as_object()
    assert [byline.author for byline in draft.bylines.all()] == [author]


def test_deleted_author_is_in_no_list_and_no_dialogue_and_has_no_form(desk: Client, author: Author) -> None:
    author.delete()
    for name in ("wagtailsnippets_newsroom_author:list", "wagtailsnippetchoosers_newsroom_author:choose"):
        assert "سلمى" not in desk.get(reverse(name)).content.decode()
    address = reverse("wagtailsnippets_newsroom_author:edit", args=[author.pk])
    assert desk.get(address).status_code == 404


def test_stories_are_listed_by_the_name_of_a_deleted_author(
    desk: Client, publish: Write, author: Author
) -> None:
    publish("هدنة", authors=[author])
    publish("قمة")
    author.delete()
    listed = desk.get(story_url("list"), {"author": "سلمى"}).content.decode()
    assert "هدنة" in listed
    assert "قمة" not in listed


def test_name_of_a_deleted_author_is_free_and_that_of_another_is_not(desk: Client, author: Author) -> None:
    add = reverse("wagtailsnippets_newsroom_author:add")
    new = {"name": author.name, "role": ""}
    assert "name" in desk.post(add, new).context["form"].errors
    with pytest.raises(IntegrityError), transaction.atomic():
        Author.objects.create(name=author.name)
    author.delete()
    assert desk.post(add, new).status_code == 302
    assert Author.objects.get().pk != author.pk


def test_nothing_takes_an_author_away_whom_a_byline_names(publish: Write, author: Author) -> None:
    publish(authors=[author])
    with pytest.raises(ProtectedError):
        Author._base_manager.filter(pk=author.pk).delete()
    assert Byline.objects.count() == 1
