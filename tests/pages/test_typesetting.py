"""Headlines and texts as the edition sets them, wherever its readers see them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.network import Network
from tests.pages.visitor import Visitor

from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.models import Article

pytestmark = pytest.mark.django_db

HEADLINE = 'فاز 3-2 وقال "نعم" لـ40 ألفًا'
SET = "فاز <bdi>3</bdi>-<bdi>2</bdi> وقال «نعم» لـ40\N{NO-BREAK SPACE}ألفًا"
EGYPTIAN = "فاز ٣-٢ وقال «نعم» لـ٤٠\N{NO-BREAK SPACE}ألفًا"


def _page(reader: Visitor, article: Article) -> str:
    return reader.html(reader.get(f"/عالم/{article.pk}").location)


def test_headline_is_set_alike_on_its_page_and_in_lists(
    network: Network, publish: Callable[..., Article], reader: Visitor
) -> None:
    article = publish(HEADLINE)
    assert f">{SET}</a>" in reader.html("/")
    page = _page(reader, article)
    assert f">{SET}</h1>" in page


def test_no_markup_gets_into_titles(
    network: Network, publish: Callable[..., Article], reader: Visitor
) -> None:
    article = publish(HEADLINE)
    page = _page(reader, article)
    assert "<title>فاز 3-2 وقال «نعم» لـ40" in page
    assert "&lt;bdi" not in page


def test_edition_that_sets_digits_shows_its_own_and_the_other_what_was_written(
    network: Network, publish: Callable[..., Article], reader: Visitor
) -> None:
    network.misr.sets_digits = True
    network.misr.save()
    publish(
        HEADLINE,
        placements=[
            PlacementDraft(network.maghrib, network.world),
            PlacementDraft(network.misr, network.world),
        ],
    )
    assert EGYPTIAN in reader.html("/", host="misr.localhost")
    assert SET in reader.html("/")
