"""nashra search relate: all related lists anew."""

from __future__ import annotations

from nashra.related import queries
from nashra.related.actions import edit
from nashra.related.models import RelatedStory

AFFAIR = (
    "السيول تغرق قرى وادي السرو",
    "سكان وادي السرو يعودون بعد السيول",
    "جسر وادي السرو ينهار أمام السيول",
)


def test_all_lists_are_computed_and_what_editors_decided_stays(nashra, publish) -> None:
    flood, home, bridge = (publish(headline) for headline in AFFAIR)
    far = publish("افتتاح معرض الكتاب", body=[("paragraph", "<p>كتب وندوات</p>")])
    RelatedStory.objects.create(article=flood, related=far, score=0.9)
    edit.strike(article=flood, story=home)
    edit.pin(article=home, stories=[far])
    nashra("search", "rebuild")
    done = nashra("search", "relate")
    assert (done.code, done.out.split(" in ")[0]) == (0, "The related lists of 4 stories computed")
    assert "4/4 [" in done.err
    assert queries.numbers(flood.pk, 9) == [bridge.pk]
    assert queries.numbers(home.pk, 9)[0] == far.pk
    assert {flood.pk, bridge.pk} <= set(queries.numbers(home.pk, 9))


def test_without_an_index_nothing_is_computed(nashra, publish) -> None:
    stories = [publish(headline) for headline in AFFAIR]
    done = nashra("search", "relate")
    assert (done.code, done.out) == (1, "")
    assert "nashra search rebuild" in done.err
    assert queries.numbers(stories[0].pk, 9) == []
