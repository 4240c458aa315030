"""The breaking bar on readers' pages: on all of an edition's at the next request, by one fragment, never too late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.network import Network, Outbox
from tests.pages.visitor import Visitor

from nashra.editions.models import Edition
from nashra.fragments.key import KeyBuilder, kind_of
from nashra.fragments.model import Piece
from nashra.newsroom import schedule
from nashra.newsroom.actions.clear_breaking import clear_breaking
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.kill import kill
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.set_breaking import set_breaking
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, BreakingNews, Placement
from nashra.pages import generation
from nashra.pages.invalidation import invalidated_by
from nashra.pages.render import render, rendered
from nashra.publication import deliver

TEXT = "هزة أرضية قبالة الساحل الشرقي"
HEADLINE = "هدنة في الجنوب"
HOUR = timedelta(hours=1)


def bar(edition: Edition) -> str:
    """The edition's breaking fragment as it would be rendered now."""
    key = KeyBuilder(generation.prefix_in_force(edition.pk, generation.current())).key("breaking")
    (entry,) = render([key])
    assert isinstance(entry.fragment, Piece)
    return entry.fragment.html.decode()


def page(reader: Visitor, path: str, host: str = "maghrib.localhost") -> str:
    """What a reader gets at an address."""
    assert reader.get(path, host=host).status in (200, 404, 410)
    return reader.html(path, host)


def place(story: Article, edition: Edition, section: object, **times: object) -> None:
    """Publish the story with one more placement."""
    here = Article.objects.get(pk=story.pk)
    placement = Placement(edition=edition, section=section, sort_order=1, **times)
    here.placements = [*here.placements.all(), placement]
    here.save_revision()
    publish_now(article=here)


@pytest.fixture
def story(publish: Callable[..., Article], reader: Visitor) -> Article:
    return publish(HEADLINE)


def test_edition_without_breaking_news_has_an_empty_fragment(reader: Visitor, network: Network) -> None:
    assert bar(network.maghrib) == ""
    assert 'class="breaking"' not in page(reader, "/")


def test_every_page_of_the_edition_has_the_bar_at_the_next_request(
    reader: Visitor, network: Network, story: Article
) -> None:
    paths = ["/", "/عالم", f"/عالم/{story.pk}/هدنة-في-الجنوب"]
    for path in paths:
        assert TEXT not in page(reader, path)
    set_breaking(editions=[network.maghrib], text=TEXT, until=timezone.now() + HOUR, story=story)
    for path in paths:
        html = page(reader, path)
        assert html.count(TEXT) == 1
        assert (
            html.index("</header>")
            < html.index('class="breaking"')
            < html.index('class="page"' if path != "/" else 'class="home"')
        )
    assert TEXT not in page(reader, "/", "misr.localhost")
    clear_breaking(edition=network.maghrib)
    for path in paths:
        assert 'class="breaking"' not in page(reader, path)


def test_pages_that_django_answers_have_the_bar_too(
    client: Client, network: Network, reader: Visitor, story: Article
) -> None:
    set_breaking(editions=[network.maghrib], text=TEXT, until=timezone.now() + HOUR)
    reader.get("/")
    for path in ("/search?q=هدنة", "/nowhere", f"/عالم?before={timezone.now():%Y%m%d%H%M%S}000000-9"):
        answer = Client(headers={"host": "maghrib.localhost"}).get(path)
        assert TEXT in answer.content.decode(), path


def test_setting_and_clearing_render_one_fragment_and_touch_no_other(
    network: Network, reader: Visitor, story: Article, outbox: Outbox
) -> None:
    for path in ("/", "/عالم", f"/عالم/{story.pk}/هدنة-في-الجنوب"):
        reader.get(path)
    for act in (
        lambda: set_breaking(editions=[network.maghrib], text=TEXT, until=timezone.now() + HOUR),
        lambda: clear_breaking(edition=network.maghrib),
    ):
        act()
        changes = outbox.changes()
        touched = invalidated_by(changes, generation.current())
        assert [kind_of(key) for key in touched] == [b"breaking"]
        before = Counter(rendered)
        deliver.deliver(changes)
        assert rendered - before == Counter(["breaking"])


def test_news_leads_to_the_story_where_the_edition_has_it_or_else_where_it_stands(
    network: Network, story: Article
) -> None:
    both = [network.maghrib, network.misr]
    set_breaking(editions=both, text=TEXT, until=timezone.now() + HOUR, story=story)
    here, there = bar(network.maghrib), bar(network.misr)
    assert 'href="/%D8%B9%D8%A7%D9%84%D9%85/' in here
    assert 'href="http://maghrib.localhost:8000/' in there
    place(story, network.misr, network.sport)
    assert 'href="/%D8%B1' in bar(network.misr)


def test_bar_follows_a_new_address_of_its_story(network: Network, reader: Visitor, story: Article) -> None:
    set_breaking(editions=[network.maghrib], text=TEXT, until=timezone.now() + HOUR, story=story)
    old = page(reader, "/").split('class="breaking"')[1].split("</section>")[0]
    correct(article=Article.objects.get(pk=story.pk), headline="اتفاق في الجنوب")
    Placement.objects.filter(article=story.pk).update(slug="اتفاق")
    new = page(reader, "/").split('class="breaking"')[1].split("</section>")[0]
    assert old != new


@pytest.mark.parametrize("take_away", [unpublish, kill, delete], ids=lambda act: act.__name__)
def test_bar_goes_with_its_story(
    take_away: Callable[..., None], network: Network, reader: Visitor, story: Article
) -> None:
    set_breaking(editions=[network.maghrib], text=TEXT, until=timezone.now() + HOUR, story=story)
    assert TEXT in page(reader, "/")
    given = {} if take_away is delete else {"reason": "error"}
    take_away(article=Article.objects.get(pk=story.pk), **given)
    assert TEXT not in page(reader, "/")


def test_bar_comes_back_with_its_story(network: Network, reader: Visitor, story: Article) -> None:
    set_breaking(editions=[network.maghrib], text=TEXT, until=timezone.now() + HOUR, story=story)
    unpublish(article=Article.objects.get(pk=story.pk), reason="error")
    assert TEXT not in page(reader, "/")
    publish_now(article=Article.objects.get(pk=story.pk))
    assert TEXT in page(reader, "/")


def test_bar_does_not_show_what_its_edition_holds_back(
    network: Network, reader: Visitor, story: Article
) -> None:
    both = [network.maghrib, network.misr]
    set_breaking(editions=both, text=TEXT, until=timezone.now() + HOUR, story=story)
    assert TEXT in page(reader, "/", "misr.localhost")
    place(story, network.misr, network.world, embargo_at=timezone.now() + HOUR)
    assert TEXT not in page(reader, "/", "misr.localhost")
    assert TEXT in page(reader, "/")


def test_bar_of_another_story_is_left_alone(
    network: Network, story: Article, publish: Callable[..., Article], outbox: Outbox
) -> None:
    set_breaking(editions=[network.maghrib], text=TEXT, until=timezone.now() + HOUR, story=story)
    outbox.forget()
    publish_now(article=publish("خبر آخر"))
    kinds = {kind_of(key) for key in invalidated_by(outbox.changes(), generation.current())}
    assert b"breaking" not in kinds


def test_news_ends_at_its_second(network: Network, reader: Visitor) -> None:
    until = timezone.now() + HOUR
    set_breaking(editions=[network.maghrib], text=TEXT, until=until)
    assert TEXT in page(reader, "/")
    assert schedule.run_due(until - timedelta(seconds=1)) == 0
    assert TEXT in page(reader, "/")
    assert schedule.run_due(until) == 1
    assert not BreakingNews.objects.exists()
    assert TEXT not in page(reader, "/")


def test_end_that_was_moved_meanwhile_is_the_end(network: Network) -> None:
    until = timezone.now() + HOUR
    set_breaking(editions=[network.maghrib], text=TEXT, until=until)
    (due,) = schedule.due(until)
    set_breaking(editions=[network.maghrib], text=TEXT, until=until + HOUR)
    due.act()
    assert BreakingNews.objects.get().until == until + HOUR


def test_news_whose_end_the_worker_missed_is_rendered_nowhere(network: Network, reader: Visitor) -> None:
    set_breaking(editions=[network.maghrib], text=TEXT, until=timezone.now() + HOUR)
    assert f'data-until="{BreakingNews.objects.get().until:%Y-%m-%dT%H:%M:%SZ}"' in bar(network.maghrib)
    BreakingNews.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert bar(network.maghrib) == ""


def test_text_is_shown_and_not_obeyed(network: Network, reader: Visitor) -> None:
    set_breaking(editions=[network.maghrib], text='<script>x</script>"', until=timezone.now() + HOUR)
    assert "&lt;script&gt;" in bar(network.maghrib)
    assert "<script>x" not in page(reader, "/")


def test_latin_text_has_its_own_direction(network: Network, reader: Visitor) -> None:
    set_breaking(editions=[network.maghrib], text="Port of Ras closed.", until=timezone.now() + HOUR)
    assert '<p dir="ltr">' in bar(network.maghrib)
