"""Topics: what they are called and found by, and in which lists the stories about them stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from tests.network import Network, Outbox
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url

from nashra.changes.change import Kind
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.edit_topic import add_topic
from nashra.newsroom.actions.publish import publish as publish_story
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Author, FormerAddress, StoryTopic, Topic
from nashra.newsroom.queries import listings
from nashra.newsroom.queries.listings import ListOf
from nashra.newsroom.topic_search import with_name

Write = Callable[..., Article]

pytestmark = pytest.mark.django_db


@pytest.fixture
def rabat() -> Topic:
    return add_topic(name="الرباط", kind="place", aliases="رباط الفتح\nRabat")


def listed(network: Network, topic: Topic) -> tuple[int, ...]:
    wanted: ListOf = (network.maghrib.pk, "topic", topic.pk)
    return listings.newest([wanted], 30).get(wanted, ())


@pytest.mark.parametrize("typed", ["الرباط", "رباط", "رِباطُ الفتح", "rabat", "RABAT"])
def test_topic_is_found_by_any_name_however_it_is_spelt(rabat: Topic, typed: str) -> None:
    add_topic(name="القاهرة", kind="place")
    assert list(with_name(Topic.objects.all(), typed)) == [rabat]


def test_topic_with_just_the_name_comes_first() -> None:
    longer, exact = add_topic(name="أمن الحدود"), add_topic(name="الأمن")
    assert list(with_name(Topic.objects.all(), "امن")) == [exact, longer]


def test_slug_is_made_of_the_name_and_is_not_anothers(rabat: Topic) -> None:
    other = add_topic(name="الرباط", kind="event")
    assert (rabat.slug, other.slug) == ("الرباط", "الرباط-2")
    with pytest.raises(ValidationError):
        add_topic(name="الرباط", kind="event")


def test_topic_belongs_to_no_topic_that_belongs_to_it(rabat: Topic) -> None:
    part = add_topic(name="حسان", kind="place", parent=rabat)
    rabat.parent = part
    with pytest.raises(ValidationError):
        rabat.full_clean()


def test_renamed_topic_keeps_the_address_that_it_had(desk: Client, rabat: Topic, outbox: Outbox) -> None:
    address = reverse("wagtailsnippets_newsroom_topic:edit", args=[rabat.pk])
    form = filled(desk, address, name="مدينة الرباط", slug="مدينة-الرباط")
    outbox.forget()
    assert desk.post(address, form).status_code == 302
    (kept,) = FormerAddress.objects.all()
    assert (kept.kind, kept.slug, kept.target) == ("topic", "الرباط", rabat.pk)
    assert [(one.kind, one.subject.topics) for one in outbox.changes()] == [(Kind.TOPIC, (rabat.pk,))]


def test_story_stands_in_the_lists_of_its_topics_and_authors_while_readers_see_it(
    network: Network, publish: Write, rabat: Topic, outbox: Outbox
) -> None:
    author = Author.objects.create(name="سلمى")
    story, other = publish(topics=[rabat], authors=[author]), publish(topics=[rabat])
    assert listed(network, rabat) == (other.pk, story.pk)
    outbox.forget()
    unpublish(article=story, reason="legal")
    assert listed(network, rabat) == (other.pk,)
    (change,) = outbox.changes()
    assert (change.subject.topics, change.subject.authors) == ((rabat.pk,), (author.pk,))


def test_change_that_leaves_its_lists_as_they_were_names_them(
    network: Network, publish: Write, rabat: Topic, outbox: Outbox
) -> None:
    author = Author.objects.create(name="سلمى")
    story = publish(topics=[rabat], authors=[author])
    outbox.forget()
    correct(article=story, headline="عنوان آخر", note="صُحّح العنوان.")
    assert listed(network, rabat) == (story.pk,)
    (change,) = outbox.changes()
    assert (change.subject.topics, change.subject.authors) == ((rabat.pk,), (author.pk,))


def test_story_is_listed_again_where_it_is_published_again(
    network: Network, publish: Write, rabat: Topic
) -> None:
    story = publish(topics=[rabat])
    unpublish(article=story, reason="legal")
    publish_story(article=Article.objects.get(pk=story.pk))
    assert listed(network, rabat) == (story.pk,)


def test_story_leaves_the_list_of_an_edition_where_it_is_placed_no_longer(
    network: Network, write: Write, rabat: Topic
) -> None:
    places = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.world)]
    story = publish_story(article=write(topics=[rabat], placements=places))
    assert listed(network, rabat) == (story.pk,)
    story.placements = [one for one in story.placements.all() if one.edition_id == network.misr.pk]
    story.save_revision()
    publish_story(article=story)
    assert listed(network, rabat) == ()


def test_story_leaves_the_list_of_a_topic_that_was_taken_from_it(
    network: Network, publish: Write, rabat: Topic, outbox: Outbox
) -> None:
    story, cairo = publish(topics=[rabat]), add_topic(name="القاهرة")
    draft = story.get_latest_revision_as_object()
    draft.topics = [StoryTopic(topic=cairo)]
    draft.save_revision()
    outbox.forget()
    publish_story(article=Article.objects.get(pk=story.pk))
    assert (listed(network, rabat), listed(network, cairo)) == ((), (story.pk,))
    (change,) = outbox.changes()
    assert change.subject.topics == tuple(sorted([rabat.pk, cairo.pk]))


def test_deleted_story_leaves_its_lists(
    network: Network, publish: Write, rabat: Topic, outbox: Outbox
) -> None:
    story = publish(topics=[rabat])
    outbox.forget()
    story.delete()
    assert listed(network, rabat) == ()
    assert outbox.changes()[-1].subject.topics == (rabat.pk,)


def test_older_stories_of_a_list_follow_by_their_key(network: Network, publish: Write, rabat: Topic) -> None:
    stories = [publish(f"خبر {number}", topics=[rabat]).pk for number in range(4)]
    place = Article.objects.get(pk=stories[2]).placements.get(edition=network.maghrib)
    assert place.published_at is not None
    wanted = (network.maghrib.pk, "topic", rabat.pk)
    assert listings.before(wanted, 5, (place.published_at, stories[2])) == (stories[1], stories[0])


def test_story_is_in_the_list_of_each_edition_where_it_stands(
    network: Network, write: Write, rabat: Topic
) -> None:
    story = publish_story(
        article=write(topics=[rabat], placements=[PlacementDraft(network.misr, network.world)])
    )
    assert listed(network, rabat) == ()
    wanted = (network.misr.pk, "topic", rabat.pk)
    assert listings.newest([wanted], 3) == {wanted: (story.pk,)}


def test_topic_is_chosen_in_the_form_of_a_story_and_kept_in_its_revision(
    desk: Client, write: Write, rabat: Topic
) -> None:
    story = write()
    row = {"topics__TOTAL_FORMS": "1", "topics__0__topic": str(rabat.pk), "topics__0__ORDER": "1"}
    address = story_url("edit", story.pk)
    assert desk.post(address, filled(desk, address, **row)).status_code == 302
    draft = Article.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert [row.topic for row in draft.topics.all()] == [rabat]


def test_topic_is_chosen_by_an_alias(desk: Client, rabat: Topic) -> None:
    address = reverse("wagtailsnippetchoosers_newsroom_topic:choose")
    assert "الرباط" in desk.get(address, {"q": "rabat"}).json()["html"]
    assert "الرباط" not in desk.get(address, {"q": "القاهرة"}).json()["html"]


def test_stories_are_listed_by_topic_and_what_belongs_to_it(
    desk: Client, publish: Write, rabat: Topic
) -> None:
    part = add_topic(name="حسان", parent=rabat)
    publish("عن الرباط", topics=[rabat])
    publish("عن حسان", topics=[part])
    publish("عن غيرها")
    said = desk.get(story_url("list"), {"topic": "رباط الفتح"}).content.decode()
    assert "عن الرباط" in said
    assert "عن حسان" in said
    assert "عن غيرها" not in said


def test_deletion_of_a_topic_says_where_it_stands(
    desk: Client, publish: Write, write: Write, rabat: Topic
) -> None:
    publish("منشور", topics=[rabat])
    write("مسودة", topics=[rabat])
    add_topic(name="حسان", parent=rabat)
    said = desk.get(reverse("wagtailsnippets_newsroom_topic:delete", args=[rabat.pk])).content.decode()
    assert "الموضوع مذكور في خبر واحد منشور ومسودة واحدة." in said
    assert "تتبعه: حسان" in said


def test_story_keeps_a_deleted_topic_and_can_be_saved(desk: Client, write: Write, rabat: Topic) -> None:
    story = write(topics=[rabat])
    rabat.delete()
    address = story_url("edit", story.pk)
    assert "الرباط (حُذف)" in desk.get(address).content.decode()
    assert desk.post(address, filled(desk, address)).status_code == 302
    assert not Topic.objects.exists()
    assert StoryTopic.objects.filter(article=story).exists()
