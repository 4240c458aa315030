from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.network import Network, Outbox

from nashra.changes.change import Kind
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Author
from nashra.related import queries, texts
from nashra.related.actions import edit
from nashra.related.actions.compute import compute
from nashra.related.models import RelatedStory
from nashra.related.similarity.nearest import nearest
from nashra.search.engine import IndexUnusableError
from nashra.search.indexing.published_stories import of_numbers
from nashra.search.instance import engine

Publish = Callable[..., Article]

FLOOD = "<p>ارتفع منسوب النهر في وادي السرو فأغرقت السيول حقول القرى وقطعت الجسر القديم.</p>"
FLOOD_AFTER = "<p>عاد سكان وادي السرو إلى بيوتهم بعد انحسار السيول عن القرى، وبدأ ترميم الجسر.</p>"
MATCH = "<p>سجل المهاجم هدفين في مرمى ضيفه وتصدر الفريق ترتيب الدوري قبل جولة الختام.</p>"


def _index(*stories: Article) -> None:
    engine().write(of_numbers(story.pk for story in stories))


@pytest.fixture
def flood(publish: Publish) -> Article:
    return publish("السيول تغرق قرى وادي السرو", body=[("paragraph", FLOOD)])


@pytest.fixture
def match(publish: Publish, network: Network) -> Article:
    places = [PlacementDraft(network.maghrib, network.sport)]
    return publish("المهاجم يحسم قمة الدوري", body=[("paragraph", MATCH)], placements=places)


@pytest.fixture
def after_flood(publish: Publish, flood: Article, match: Article) -> Article:
    _index(flood, match)
    return publish("سكان وادي السرو يعودون بعد السيول", body=[("paragraph", FLOOD_AFTER)])


def test_a_new_story_is_compared_before_the_index_has_it(after_flood: Article, flood: Article) -> None:
    compute(after_flood.pk)
    assert queries.numbers(after_flood.pk, 5)[0] == flood.pk


def test_it_enters_the_lists_of_older_ones(after_flood: Article, flood: Article) -> None:
    compute(after_flood.pk)
    assert queries.numbers(flood.pk, 5)[0] == after_flood.pk


def test_a_row_says_how_near_it_is_and_by_which_words(after_flood: Article, flood: Article) -> None:
    compute(after_flood.pk)
    row = RelatedStory.objects.get(article=after_flood, related=flood)
    assert row.score > 0
    assert {"السيول", "السرو"} & set(row.words.split("، "))


def test_it_is_as_near_from_both_sides(after_flood: Article, flood: Article) -> None:
    compute(after_flood.pk)
    scores = RelatedStory.objects.filter(article__in=[after_flood, flood], related__in=[after_flood, flood])
    assert len({round(row.score, 9) for row in scores}) == 1


def test_the_lists_that_changed_are_recorded(after_flood: Article, flood: Article, outbox: Outbox) -> None:
    outbox.forget()
    compute(after_flood.pk)
    (change,) = outbox.changes()
    assert change.kind is Kind.RELATED
    assert {after_flood.pk, flood.pk} <= set(change.subject.stories)


def test_computing_again_records_nothing(after_flood: Article, outbox: Outbox) -> None:
    compute(after_flood.pk)
    outbox.forget()
    compute(after_flood.pk)
    assert outbox.changes() == []


def test_a_copy_of_the_story_is_never_in_its_list(publish: Publish, flood: Article) -> None:
    _index(flood)
    copy = publish("السيول في وادي السرو", body=[("paragraph", FLOOD)])
    compute(copy.pk)
    assert queries.numbers(copy.pk, 5) == queries.numbers(flood.pk, 5) == []


def test_of_two_copies_one_is_in_a_list(publish: Publish, after_flood: Article, flood: Article) -> None:
    compute(after_flood.pk)
    copy = publish("مياه السيول تغرق الحقول", body=[("paragraph", FLOOD)])
    compute(copy.pk)
    assert copy.pk not in queries.numbers(after_flood.pk, 9)
    compute(after_flood.pk)
    assert len({flood.pk, copy.pk} & set(queries.numbers(after_flood.pk, 9))) == 1


def test_stories_of_another_language_are_not_related(publish: Publish, network: Network) -> None:
    from nashra.editions.actions.add_edition import add_edition
    from nashra.editions.actions.show_section import show_section

    journal = add_edition(name="Le Journal", slug="journal", host="journal.localhost", country="FR")
    type(journal).objects.filter(pk=journal.pk).update(language="fr")
    world = show_section(journal, name="Monde", slug="monde")
    text = [("paragraph", "<p>Lantoa Marwick Tessaly Corundel</p>")]
    arabic = publish("شركة Lantoa Marwick Tessaly", body=text)
    places = [PlacementDraft(journal, world)]
    french = publish("Lantoa rachète Marwick", body=text, placements=places)
    also_french = publish("Marwick quitte Tessaly avec Lantoa", placements=places)
    _index(arabic, french)
    compute(also_french.pk)
    assert queries.numbers(also_french.pk, 5) == [french.pk]


def test_a_story_that_was_struck_out_does_not_come_back(after_flood: Article, flood: Article) -> None:
    compute(after_flood.pk)
    edit.strike(article=after_flood, story=flood)
    compute(after_flood.pk)
    compute(flood.pk)
    assert flood.pk not in queries.numbers(after_flood.pk, 9)


def test_a_story_that_is_restored_stands_where_it_stood(after_flood: Article, flood: Article) -> None:
    compute(after_flood.pk)
    before = queries.numbers(after_flood.pk, 9)
    edit.strike(article=after_flood, story=flood)
    edit.restore(article=after_flood, story=flood)
    assert queries.numbers(after_flood.pk, 9) == before


def test_pinned_stories_keep_their_order(after_flood: Article, flood: Article, match: Article) -> None:
    edit.pin(article=after_flood, stories=[match, flood])
    compute(after_flood.pk)
    assert queries.numbers(after_flood.pk, 2) == [match.pk, flood.pk]


def test_a_story_no_longer_pinned_is_computed_again(
    after_flood: Article, flood: Article, match: Article
) -> None:
    compute(after_flood.pk)
    before = queries.numbers(after_flood.pk, 9)
    edit.pin(article=after_flood, stories=[match, flood])
    edit.pin(article=after_flood, stories=[])
    assert next(number for number in queries.numbers(after_flood.pk, 9) if number != match.pk) == before[0]


def test_an_edited_list_is_recorded(after_flood: Article, flood: Article, outbox: Outbox) -> None:
    outbox.forget()
    edit.pin(article=after_flood, stories=[flood])
    edit.strike(article=after_flood, story=flood)
    edit.restore(article=after_flood, story=flood)
    assert [change.kind for change in outbox.changes()] == [Kind.RELATED] * 3


def test_a_corrected_story_leaves_the_lists_it_no_longer_belongs_to(
    after_flood: Article, flood: Article
) -> None:
    compute(after_flood.pk)
    other = [("paragraph", "<p>Nothing alike.</p>")]
    correct(article=after_flood, headline="Quarterly results", summary="No flood", body=other)
    compute(after_flood.pk)
    assert after_flood.pk not in queries.numbers(flood.pk, 9)


def test_without_an_index_the_newest_stories_are_compared(
    after_flood: Article, flood: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def snapshot(self) -> Any:
            raise IndexUnusableError("damaged")

    monkeypatch.setattr("nashra.related.neighbourhood.engine", Broken)
    compute(after_flood.pk)
    assert queries.numbers(after_flood.pk, 5)[0] == flood.pk


def test_stories_of_one_batch_meet(publish: Publish, write: Publish) -> None:
    far = [publish(f"خبر {number}") for number in range(3)]
    _index(*far)
    first = publish_now(article=write("السيول تغرق قرى وادي السرو", body=[("paragraph", FLOOD)]))
    text = [("paragraph", FLOOD_AFTER)]
    second = publish_now(article=write("سكان وادي السرو يعودون بعد السيول", body=text))
    for number in (first.pk, second.pk):
        compute(number)
    assert second.pk in queries.numbers(first.pk, 5)
    assert first.pk in queries.numbers(second.pk, 5)


def test_a_story_that_is_not_live_keeps_its_list(after_flood: Article, flood: Article) -> None:
    compute(after_flood.pk)
    before = queries.numbers(after_flood.pk, 5)
    unpublish(article=after_flood, reason="error")
    compute(after_flood.pk)
    assert queries.numbers(after_flood.pk, 5) == before


def test_nothing_is_written_where_the_story_changed_meanwhile(
    after_flood: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*args: Any) -> Any:
        correct(article=after_flood, headline="عنوان آخر")
        return nearest(*args)

    monkeypatch.setattr("nashra.related.actions.compute.nearest", meanwhile)
    compute(after_flood.pk)
    assert queries.numbers(after_flood.pk, 5) == []


def test_publishing_asks_the_database_a_dozen_times(
    after_flood: Article, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(12):  # two of them the savepoint that is a transaction elsewhere
        compute(after_flood.pk)


def test_what_readers_no_longer_see_is_not_listed_although_the_index_has_it(
    after_flood: Article, flood: Article, outbox: Outbox
) -> None:
    unpublish(article=flood, reason="error")
    outbox.forget()
    compute(after_flood.pk)
    assert flood.pk not in queries.numbers(after_flood.pk, 9)


def test_a_story_that_the_index_has_not_followed_is_compared_as_it_is_now(
    after_flood: Article, flood: Article
) -> None:
    other = [("paragraph", "<p>Nothing alike.</p>")]
    correct(article=flood, headline="Quarterly results", summary="No flood", body=other)
    compute(after_flood.pk)
    assert flood.pk not in queries.numbers(after_flood.pk, 9)


def test_the_index_knows_a_story_as_the_database_does(publish: Publish, network: Network) -> None:
    author = Author.objects.create(name="نبيل الصاري")
    places = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.world)]
    body = [("paragraph", FLOOD)]
    story = publish("السيول تغرق قرى", summary="الجسر", body=body, placements=places, authors=[author])
    story.placements.filter(edition=network.maghrib).update(headline="وادي السرو تحت المياه", canonical=True)
    _index(story)
    snapshot = engine().snapshot()
    (told,) = snapshot.indexed_texts(snapshot.first_places([story.pk, 999]))
    (text,) = texts.words_of_stories([story.pk])
    assert told.profile == texts.comparable(text).profile
    assert "سرو" in told.profile.headline
    assert "صاري" not in told.profile.counts
