"""Signatures are in step with stories, drafts too."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from nashra.duplicates import band_store, consumer
from nashra.duplicates.compared_text import ComparedText, of_passages
from nashra.duplicates.lookup import find_matches
from nashra.duplicates.models import SignatureBand, StorySignature
from nashra.duplicates.signature import KEPT, signature
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.models import Article

HARBOUR = (
    "أغلقت سلطات الميناء القديم أرصفته الثلاثة فجر الأحد بعد أن رفعت الرياح أمواجًا تجاوزت أربعة أمتار، "
    "وعادت قوارب الصيد إلى حوضها الداخلي، فيما بقيت سفينتا شحن تنتظران خارج الحاجز الصخري."
)
SCHOOL = (
    "يفتتح وزير التعليم الأسبوع المقبل عشرين مدرسة ريفية بنيت بالحجر المحلي، ويقول المهندسون إن صفوفها "
    "تبقى باردة صيفًا من غير مكيفات، وإن كلفتها نصف كلفة المباني الخرسانية المعتادة."
)


def body(*passages: str) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{passage}</p>") for passage in passages]


def numbers(text: str) -> list[int]:
    return [one.story for one in find_matches(of_passages("", [text]))]


def test_draft_is_found_as_soon_as_it_is_saved(write: Callable[..., Article]) -> None:
    story = write(body=body(HARBOUR))
    assert numbers(HARBOUR) == [story.pk]


def test_newer_draft_is_found_in_place_of_the_older(write: Callable[..., Article]) -> None:
    story = write(body=body(HARBOUR))
    story.body = body(SCHOOL)
    story.save_revision()
    assert numbers(SCHOOL) == [story.pk]
    assert numbers(HARBOUR) == []


def test_live_story_is_found_by_what_readers_have_and_by_its_draft(publish: Callable[..., Article]) -> None:
    story = publish(body=body(HARBOUR))
    story.body = body(SCHOOL)
    story.save_revision()
    assert numbers(HARBOUR) == [story.pk]
    assert numbers(SCHOOL) == [story.pk]


def test_corrected_story_is_found_by_its_new_text(publish: Callable[..., Article]) -> None:
    story = correct(article=publish(body=body(HARBOUR)), body=body(SCHOOL))
    consumer.keep(story.pk)
    assert numbers(HARBOUR) == []
    assert numbers(SCHOOL) == [story.pk]


def test_deleted_story_leaves_nothing(publish: Callable[..., Article]) -> None:
    story = publish(body=body(HARBOUR))
    assert SignatureBand.objects.exists()
    delete(article=story)
    assert not SignatureBand.objects.exists()
    assert not StorySignature.objects.exists()


def test_draft_that_is_not_saved_leaves_no_signature(write: Callable[..., Article]) -> None:
    with transaction.atomic():
        write(body=body(HARBOUR))
        assert SignatureBand.objects.exists()
        transaction.set_rollback(True)
    assert not SignatureBand.objects.exists()


def test_story_has_at_most_sixty_bands_a_version() -> None:
    text = of_passages(" ".join(f"كلمة{n}" for n in range(30)), [" ".join(f"لفظ{n}" for n in range(900))])
    found = signature(text)
    assert len(found.text) == KEPT
    assert len(found.headline) == 28


def test_story_itself_is_not_shown(write: Callable[..., Article]) -> None:
    story = write(body=body(HARBOUR))
    assert find_matches(of_passages("", [HARBOUR]), without=story.pk) == []


def test_headline_of_an_edition_finds_the_story(publish: Callable[..., Article]) -> None:
    story = publish(body=body(HARBOUR))
    placement = story.placements.get()
    placement.headline = "أمواج عالية تغلق أرصفة الميناء القديم"
    placement.save()
    consumer.keep(story.pk)
    found = find_matches(ComparedText("الميناء القديم يغلق أرصفته أمام أمواج عالية"))
    assert [one.story for one in found] == [story.pk]
    assert not found[0].has_same_text


def test_asking_takes_one_statement_for_the_bands(
    write: Callable[..., Article], django_assert_num_queries: Callable[[int], object]
) -> None:
    write(body=body(HARBOUR))
    with django_assert_num_queries(1):
        band_store.stories_with(signature(of_passages("", [HARBOUR])).bands)


def test_stories_without_a_signature_are_caught_up(publish: Callable[..., Article]) -> None:
    story = publish(body=body(HARBOUR))
    StorySignature.objects.all().delete()
    assert consumer.catch_up() == 1
    assert numbers(HARBOUR) == [story.pk]
    assert consumer.catch_up() == 0
