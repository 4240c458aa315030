"""nashra search relate: all related lists anew."""

from __future__ import annotations

from nashra.newsroom.models import Article
from nashra.search import related
from nashra.search.models import RelatedStory
from nashra.search.opened import engine, folder
from nashra.search.stories import of_numbers

AFFAIR = (
    "السيول تغرق قرى وادي السرو",
    "سكان وادي السرو يعودون بعد السيول",
    "جسر وادي السرو ينهار أمام السيول",
)


def _stories(publish) -> list[Article]:
    stories = [publish(headline) for headline in AFFAIR]
    engine().write(of_numbers(story.pk for story in stories))
    return stories


def test_all_lists_are_computed_and_what_editors_decided_stays(nashra, publish) -> None:
    flood, home, bridge = _stories(publish)
    far = publish("افتتاح معرض الكتاب", body=[("paragraph", "<p>كتب وندوات</p>")])
    RelatedStory.objects.create(article=flood, related=far, score=0.9)
    related.strike(article=flood, story=home)
    related.pin(article=home, stories=[far])
    done = nashra("search", "relate")
    assert (done.code, done.out.split(" in ")[0]) == (0, "The related lists of 4 stories computed")
    assert "4 of 4 stories" in done.err
    assert related.numbers(flood.pk, 9) == [bridge.pk]
    assert related.numbers(home.pk, 9)[0] == far.pk
    assert {flood.pk, bridge.pk} <= set(related.numbers(home.pk, 9))


def test_without_an_index_nothing_is_computed(nashra, publish) -> None:
    stories = _stories(publish)
    for file in folder().glob("v*/meta.json"):
        file.write_text("damaged")
    done = nashra("search", "relate")
    assert (done.code, done.out) == (1, "")
    assert "nashra search rebuild" in done.err
    assert related.numbers(stories[0].pk, 9) == []
