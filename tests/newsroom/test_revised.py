"""The time that readers see as "updated" moves when what they read has changed, and only then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone
from tests.network import Network

from nashra.editions.models import Section
from nashra.newsroom.actions import place, release
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft, redraft
from nashra.newsroom.actions.publish import publish as publish_story
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Author, Byline, Correction, Photo, Placement, SeeAlso
from nashra.pages.context.json_ld import news_article
from nashra.pages.context.render_context import RenderContext

HOUR = timedelta(hours=1)


@pytest.fixture
def story(publish: Callable[..., Article], network: Network) -> Article:
    """In two editions for an hour; the second says its headline otherwise."""
    placements = [
        PlacementDraft(network.maghrib, network.world),
        PlacementDraft(network.misr, network.world, headline="هدنة عند الجيران"),
    ]
    found = publish(placements=placements, summary="الملخص")
    _age(found)
    return found


def _age(story: Article) -> None:
    then = timezone.now() - HOUR
    Placement.objects.filter(article=story, live=True).update(published_at=then)
    Article.objects.filter(pk=story.pk).update(first_published_at=then, last_published_at=then)


def _revised(story: Article) -> dict[str, datetime | None]:
    return dict(Placement.objects.filter(article=story).values_list("edition__slug", "revised_at"))


def _publish_again(story: Article, change: Callable[[Article], object] = lambda story: None) -> None:
    newest = Article.objects.get(pk=story.pk).get_latest_revision_as_object()
    change(newest)
    newest.save_revision()
    publish_story(article=newest)


def _in_sport(placement: Placement) -> Placement:
    placement.section = Section.objects.get(slug="رياضة")
    return placement


NOT_READ: dict[str, Callable[[Article], object]] = {
    "nothing": lambda story: None,
    "a block's number": lambda story: setattr(story, "body", [("paragraph", "<p>نص الخبر.</p>")]),
    "its end": lambda story: setattr(story, "expire_at", timezone.now() + 5 * HOUR),
    "see also": lambda story: setattr(
        story, "see_also", [SeeAlso(target=Article.objects.create(headline="آخر", live=False))]
    ),
    "the section": lambda story: setattr(story, "placements", list(map(_in_sport, story.placements.all()))),
}

READ: dict[str, Callable[[Article], object]] = {
    "kicker": lambda story: setattr(story, "kicker", "الجنوب"),
    "summary": lambda story: setattr(story, "summary", "ملخص جديد"),
    "body": lambda story: setattr(story, "body", [("paragraph", "<p>نص جديد.</p>")]),
    "photo": lambda story: setattr(story, "lead_photo", Photo.objects.get()),
    "byline": lambda story: setattr(story, "bylines", [Byline(author=Author.objects.create(name="كاتب"))]),
    "correction": lambda story: setattr(story, "corrections", [Correction(text="صُحح.")]),
}


@pytest.mark.parametrize("what", NOT_READ)
def test_publishing_again_what_reads_the_same_is_no_update(what: str, story: Article) -> None:
    _publish_again(story, NOT_READ[what])
    assert _revised(story) == {"maghrib": None, "misr": None}
    assert Article.objects.get(pk=story.pk).last_published_at > timezone.now() - HOUR / 2


@pytest.mark.parametrize("what", READ)
def test_change_of_what_is_read_is_an_update_in_all_editions(what: str, story: Article, photo: Photo) -> None:
    before = timezone.now()
    _publish_again(story, READ[what])
    first, second = _revised(story).values()
    assert first == second
    assert first is not None
    assert first >= before


def test_headline_that_an_edition_says_otherwise_is_an_update_elsewhere_only(story: Article) -> None:
    correct(article=story, headline="هدنة تدخل يومها العاشر")
    revised = _revised(story)
    assert revised["maghrib"] is not None
    assert revised["misr"] is None


def test_edition_that_says_it_otherwise_is_updated_alone(story: Article) -> None:
    def change(newest: Article) -> None:
        here, there = newest.placements.all()
        here.headline = "هدنة هنا"
        newest.placements = [here, there]

    _publish_again(story, change)
    revised = _revised(story)
    assert revised["maghrib"] is not None
    assert revised["misr"] is None


def test_placing_a_story_in_one_more_edition_is_no_update(publish, network: Network) -> None:
    story = publish()
    _age(story)
    place.place(article=story, edition=network.misr, section=network.world)
    assert _revised(story) == {"maghrib": None, "misr": None}


def test_update_stays_when_the_story_is_published_again(story: Article) -> None:
    correct(article=story, summary="ملخص جديد")
    before = _revised(story)
    _publish_again(story)
    assert _revised(story) == before != {"maghrib": None, "misr": None}


def test_change_before_an_edition_shows_the_story_is_no_update_there(
    write: Callable[..., Article], network: Network
) -> None:
    placements = [
        PlacementDraft(network.maghrib, network.world),
        PlacementDraft(network.misr, network.world),
    ]
    story = write(placements=placements)
    waiting = story.placements.get(edition=network.misr)
    waiting.embargo_at = timezone.now() + HOUR
    story.placements = [story.placements.get(edition=network.maghrib), waiting]
    story.save_revision()
    publish_story(article=story)
    correct(article=Article.objects.get(pk=story.pk), summary="ملخص جديد")
    Placement.objects.filter(pk=waiting.pk).update(embargo_at=timezone.now())
    release.release(placement=waiting)
    revised = _revised(story)
    assert revised["maghrib"] is not None
    assert revised["misr"] is None


def test_story_that_comes_back_changed_is_an_update(story: Article) -> None:
    unpublish(article=story, reason="error")
    _publish_again(story)
    assert set(_revised(story).values()) == {None}
    unpublish(article=Article.objects.get(pk=story.pk), reason="error")
    _publish_again(story, READ["body"])
    assert None not in _revised(story).values()


def test_restored_first_version_is_an_update(story: Article) -> None:
    first = story.revisions.order_by("pk").first()
    correct(article=story, summary="ملخص جديد")
    Placement.objects.filter(article=story).update(revised_at=None)
    first.as_object().save_revision()
    publish_story(article=Article.objects.get(pk=story.pk))
    assert None not in _revised(story).values()


def test_first_publish_of_an_older_story_is_no_update(network: Network) -> None:
    then = timezone.now() - 24 * HOUR
    place = PlacementDraft(network.maghrib, network.world, published_at=then)
    imported = StoryDraft("هدنة في الجنوب", [place], first_published_at=then)
    untouched = StoryDraft("هدنة", [place], first_published_at=then)
    story = publish_story(article=redraft(article=draft(story=untouched), story=imported))
    assert _revised(story) == {"maghrib": None}
    again = publish_story(article=redraft(article=story, story=imported))
    assert _revised(again) == {"maghrib": None}
    text = StoryDraft("هدنة في الجنوب", [place], body=[("paragraph", "<p>جاء النص.</p>")])
    assert _revised(publish_story(article=redraft(article=again, story=text)))["maghrib"] is not None


def test_pages_say_the_same_time_to_readers_and_to_machines(story: Article, network: Network) -> None:
    def said(edition: Any) -> tuple[bool, str]:
        context = RenderContext(edition)
        page = context.story(story.pk)
        assert page is not None
        times = news_article(page, context.header).split('"dateModified": "')[1].split('"')[0]
        return page.updated is not None, times

    published = Placement.objects.filter(article=story).first()
    assert published is not None
    as_published = f"{published.published_at:%Y-%m-%dT%H:%M:%SZ}"
    _publish_again(story)
    assert said(network.maghrib) == (False, as_published)
    correct(article=Article.objects.get(pk=story.pk), headline="هدنة تدخل يومها العاشر")
    revised = _revised(story)["maghrib"]
    assert said(network.maghrib) == (True, f"{revised:%Y-%m-%dT%H:%M:%SZ}")
    assert said(network.misr) == (False, as_published)


def test_what_is_put_right_within_a_minute_is_not_shown_as_updated(story: Article, network: Network) -> None:
    Placement.objects.filter(article=story).update(published_at=timezone.now())
    correct(article=story, headline="هدنة في الجنوب.")
    page = RenderContext(network.maghrib).story(story.pk)
    assert page is not None
    assert page.updated is None


@pytest.mark.parametrize(("later", "told"), [(HOUR, True), (timedelta(seconds=30), False)])
def test_older_stories_keep_the_update_that_readers_were_told(
    later: timedelta, told: bool, story: Article
) -> None:
    first = timezone.now() - HOUR
    Placement.objects.filter(article=story).update(published_at=first)
    Article.objects.filter(pk=story.pk).update(first_published_at=first, last_published_at=first + later)
    import_module("nashra.newsroom.migrations.0008_revised_at").keep_what_readers_were_told(apps, None)
    assert set(_revised(story).values()) == ({first + later} if told else {None})
