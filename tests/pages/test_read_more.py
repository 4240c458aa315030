"""What a story's page shows beside its text: nothing that the text shows, and where another edition's story stands."""

from __future__ import annotations

from collections.abc import Callable

from tests.network import Network
from tests.pages.visitor import Visitor

from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.models import Article


def test_story_that_the_text_shows_is_in_no_list_of_the_page(
    reader: Visitor, publish: Callable[..., Article]
) -> None:
    shown, picked = publish("خبر في النص"), publish("خبر مختار")
    body = [("paragraph", "<p>نص.</p>"), ("read_more", shown)]
    story = publish("خبر", body=body, see_also=[shown, picked])
    html = reader.html(f"/عالم/{story.pk}/خبر")
    assert html.count(f"/{shown.pk}/") == 1
    assert f"/{picked.pk}/" in html.partition('<aside class="see-also">')[2].partition("</aside>")[0]


def test_see_also_is_not_there_where_the_text_shows_all_of_it(
    reader: Visitor, publish: Callable[..., Article]
) -> None:
    shown = publish("خبر في النص")
    story = publish("خبر", body=[("paragraph", "<p>نص.</p>"), ("read_more", shown)], see_also=[shown])
    assert "see-also" not in reader.html(f"/عالم/{story.pk}/خبر")


def test_story_of_another_edition_is_marked_with_its_name_and_language(
    reader: Visitor, publish: Callable[..., Article], network: Network
) -> None:
    elsewhere = publish("خبر هناك", placements=[PlacementDraft(network.misr, network.world)])
    here = publish("خبر هنا")
    story = publish("خبر", see_also=[elsewhere, here])
    listed = (
        reader.html(f"/عالم/{story.pk}/خبر").partition('<aside class="see-also">')[2].partition("</aside>")[0]
    )
    assert listed.count('lang="ar" hreflang="ar"') == 1
    assert listed.count(network.misr.name) == 1
