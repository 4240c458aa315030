"""Copying a story into another edition: what goes along, and what does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone
from tests.network import Network
from tests.newsroom.posts.post import story_url

from nashra.newsroom.actions.copy_to import copy_to
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.kill import kill
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.models import Article, Author, Photo
from nashra.newsroom.roles import Role

Write = Callable[..., Article]


@pytest.fixture
def story(publish: Write, author: Author, photo: Photo) -> Article:
    other = publish("انظر أيضًا")
    made = publish(
        "هدنة", kicker="حرب", summary="ملخص", city="طنجة", agency="و م ع", authors=[author], lead_photo=photo,
        caption="شرح", credit="وكالة", see_also=[other],
    )  # fmt: skip
    return correct(article=made, note="صُحّح.")


def member(network: Network, role: Role, sections: tuple[object, ...] = ()) -> object:
    user = get_user_model().objects.create_user("سعاد", password="-")
    give_role(user=user, edition=network.misr, role=role, sections=sections)
    return user


def test_copy_says_what_the_story_says(network: Network, story: Article) -> None:
    made = Article.objects.get(pk=copy_to(article=story, edition=network.misr).pk)
    for name in ("headline", "kicker", "summary", "city", "agency", "lead_photo", "caption", "credit"):
        assert getattr(made, name) == getattr(story, name), name
    assert made.body.raw_data[0]["value"] == story.body.raw_data[0]["value"]
    assert [row.author for row in made.bylines.all()] == [row.author for row in story.bylines.all()]
    assert [row.target for row in made.see_also.all()] == [row.target for row in story.see_also.all()]
    assert (made.origin, list(story.copies.all())) == (story, [made])


def test_copy_is_a_draft_that_readers_have_never_seen(network: Network, story: Article) -> None:
    Article.objects.filter(pk=story.pk).update(locked=True, expire_at=timezone.now() + timedelta(days=1))
    story.placements.update(slug="عنوان", headline="هنا", embargo_at=timezone.now() + timedelta(days=1))
    made = Article.objects.get(pk=copy_to(article=Article.objects.get(pk=story.pk), edition=network.misr).pk)
    state = (
        "live",
        "locked",
        "killed",
        "live_revision",
        "first_published_at",
        "last_published_at",
        "go_live_at",
        "expire_at",
    )
    assert [getattr(made, name) or None for name in state] == [None] * len(state)
    place = made.placements.get()
    assert (place.edition, place.section, place.live) == (network.misr, network.world, False)
    assert (place.slug, place.headline, place.embargo_at, place.published_at) == ("", "", None, None)
    assert not made.corrections.exists()
    assert made.workflow_states.count() == 0


def test_copy_and_story_change_apart(network: Network, story: Article) -> None:
    made = copy_to(article=story, edition=network.misr)
    made.headline = "Trêve"
    made.save_revision()
    publish_now(article=made)
    assert Article.objects.get(pk=story.pk).headline == "هدنة"
    assert Article.objects.get(pk=made.pk).origin_id == story.pk
    number = made.pk
    delete(article=Article.objects.get(pk=story.pk))
    assert Article.objects.get(pk=number).origin is None


def test_copy_has_no_section_where_the_edition_has_not_the_storys(network: Network, write: Write) -> None:
    culture = write(placements=[PlacementDraft(network.maghrib, network.culture)])
    assert copy_to(article=culture, edition=network.misr).placements.get().section is None
    with pytest.raises(ValidationError):
        copy_to(article=culture, edition=network.misr, section=network.culture)


def test_who_may_not_change_the_story_copies_what_readers_see(network: Network, story: Article) -> None:
    story.headline = "سر"
    story.save_revision()
    visitor = member(network, Role.REPORTER)
    assert (
        copy_to(article=Article.objects.get(pk=story.pk), edition=network.misr, by=visitor).headline == "هدنة"
    )
    assert copy_to(article=Article.objects.get(pk=story.pk), edition=network.misr).headline == "سر"


def test_nobody_copies_a_killed_story_or_one_that_is_not_shown_or_elsewhere_than_allowed(
    network: Network, story: Article, write: Write
) -> None:
    visitor = member(network, Role.REPORTER, (network.sport,))
    made = copy_to(article=story, edition=network.misr, by=visitor)
    assert made.placements.get().section is None
    for article, edition, section in (
        (write(), network.misr, None),
        (story, network.maghrib, None),
        (story, network.misr, network.world),
    ):
        with pytest.raises(PermissionDenied):
            copy_to(article=article, edition=edition, section=section, by=visitor)
    kill(article=story, reason="legal")
    with pytest.raises(ValidationError):
        copy_to(article=Article.objects.get(pk=story.pk), edition=network.misr)


def test_form_opens_the_copy_which_leads_back(desk: Client, network: Network, story: Article) -> None:
    asked = desk.get(story_url("copy-to", story.pk))
    assert str(network.misr) in asked.content.decode()
    answer = desk.post(story_url("copy-to", story.pk), {"edition": network.misr.pk}, follow=True)
    made = Article.objects.get(origin=story)
    assert answer.redirect_chain[-1][0] == story_url("edit", made.pk)
    assert story_url("edit", story.pk) in answer.content.decode()
    assert story_url("edit", made.pk) in desk.get(story_url("edit", story.pk)).content.decode()
