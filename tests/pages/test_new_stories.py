"""What tells an open page how many stories are new: the newest of its own list, in the edition's words."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.network import Network
from tests.pages.visitor import Visitor

from nashra.fragments.key import KeyBuilder
from nashra.fragments.model import Piece
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article
from nashra.pages import generation
from nashra.pages.render import render


def listed(edition: int, kind: str, arg: object = "") -> list[int]:
    """The stories that a button knows, newest first."""
    key = KeyBuilder(generation.prefix_in_force(edition, generation.current())).key(kind, arg)
    (entry,) = render([key])
    assert isinstance(entry.fragment, Piece)
    found = re.search(r'data-stories="([0-9 ]*)"', entry.fragment.html.decode())
    assert found
    return [int(number) for number in found[1].split()]


def test_home_knows_the_newest_of_the_edition_and_a_section_its_own(
    network: Network, reader: Visitor, publish: Callable[..., Article]
) -> None:
    first, second = publish("هدنة في الجنوب"), publish("قمة في الشمال")
    edition = network.maghrib.pk
    assert listed(edition, "new-stories") == [second.pk, first.pk]
    assert listed(edition, "new-in-section", network.world.pk) == [second.pk, first.pk]
    assert listed(edition, "new-in-section", network.sport.pk) == []
    assert listed(network.misr.pk, "new-stories") == []
    unpublish(article=Article.objects.get(pk=second.pk), reason="error")
    assert listed(edition, "new-stories") == [first.pk]


def test_pages_carry_the_button_hidden_and_in_their_language(reader: Visitor, network: Network) -> None:
    for path, subject in (("/", "new-stories/"), ("/عالم", f"new-in-section/{network.world.pk}")):
        reader.get(path)
        html = reader.html(path, "maghrib.localhost")
        assert f'hidden data-of="{subject}"' in html
        assert 'data-two="خبران جديدان" data-few="{count} أخبار جديدة"' in html
