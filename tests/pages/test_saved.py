"""The page of what the reader's device keeps: the same for all, found by no search engine."""

from __future__ import annotations

from collections.abc import Callable

from tests.pages.visitor import Visitor

from nashra.newsroom.models import Article


def test_page_of_saved_stories_holds_places_that_the_device_fills_and_is_no_search_engines(
    reader: Visitor,
) -> None:
    html = reader.html("/saved")
    assert '<meta name="robots" content="noindex">' in html
    assert html.count('data-kept="saved" hidden') == html.count('data-kept="read" hidden') == 1
    assert "<noscript>" in html


def test_button_that_saves_a_story_is_not_there_without_scripts(
    reader: Visitor, publish: Callable[..., Article]
) -> None:
    story = publish("خبر")
    assert 'class="save" type="button" aria-pressed="false" hidden>' in reader.html(f"/عالم/{story.pk}/خبر")
