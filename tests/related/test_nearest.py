from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from bench.duplicate_copies import copies as made_copies
from bench.duplicate_copies import stories as demo_stories

from nashra.arabic.analysis.tokens import words
from nashra.related.similarity import nearest as nearness
from nashra.related.similarity.copies import are_copies, are_headline_copies, runs, share_words
from nashra.related.similarity.cosine import rarities, shared_stems, weighed
from nashra.related.similarity.more_like_this import MOST, more_like_this
from nashra.related.similarity.nearest import KEPT, Nearest, Story
from nashra.search.profile import Profile, profile, telling_stem

DAY = 86_400.0


class Few:
    """A collection of these stories."""

    def __init__(self, stories: Sequence[Story], more: int = 1_000) -> None:
        self.stories = len(stories) + more
        self._counts = Counter(stem for story in stories for stem in story.profile.counts)

    def stem_frequency(self, stem: str) -> int:
        return self._counts[stem]


def story(number: int, headline: str, body: str = "", *, section: int = 1, day: float = 0) -> Story:
    its = profiled(f"{headline} {body}", headline)
    text = " ".join(words(f"{headline} {body}"))
    return Story(number, its, text, day * DAY, frozenset([section]), ("ar",))


def profiled(text: str, headline: str = "") -> Profile:
    return profile([telling_stem(word, "ar") for word in words(text)], len(words(headline)))


def nearest(story: Story, others: Sequence[Story], collection: Few, pinned: Sequence[int] = ()) -> Nearest:
    return nearness.nearest(story, others, rarities(story.profile, collection), pinned=pinned)


FINAL = story(1, "شراع المرفأ يتوج بكأس الرابطة بركلات الترجيح", "تصدى الحارس لركلتين في الميناء")
STRIKER = story(2, "هداف شراع المرفأ يرحل بعد نهائي كأس الرابطة", "وقع عقدا لثلاثة مواسم")
STORM = story(3, "الإعصار يصل إلى الميناء فجرا", "أخلت الجزر ساحلها الشرقي", section=2)
ALL = Few([FINAL, STRIKER, STORM])


def numbers(found: Sequence[object]) -> list[int]:
    return [one.story for one in found]  # type: ignore[attr-defined]


def test_an_affair_is_nearer_than_a_harbour_in_common() -> None:
    found = nearest(FINAL, [STORM, STRIKER], ALL)
    assert numbers(found.chosen) == [2, 3]
    assert found.all[2].score > 3 * found.all[3].score


def test_two_stories_are_as_near_from_both_sides() -> None:
    there, back = nearest(FINAL, [STRIKER], ALL), nearest(STRIKER, [FINAL], ALL)
    assert there.all[2].score == pytest.approx(back.all[1].score)


def test_of_two_that_are_as_like_the_one_of_the_section_is_nearer() -> None:
    other = story(4, "الإعصار يصل إلى الميناء فجرا", "أخلت الجزر ساحلها الشرقي", section=1)
    found = nearest(FINAL, [STORM, other], ALL)
    assert found.all[4].score > found.all[3].score


def test_of_two_that_are_as_like_the_one_of_that_time_is_nearer() -> None:
    later = story(4, "هداف شراع المرفأ يرحل بعد نهائي كأس الرابطة", "وقع عقدا لثلاثة مواسم", day=90)
    found = nearest(FINAL, [STRIKER, later], ALL)
    assert found.all[2].score > found.all[4].score


def test_a_story_with_nothing_in_common_is_not_chosen() -> None:
    assert nearest(STORM, [STRIKER], ALL).chosen == ()


def test_a_list_is_no_longer_than_what_is_kept() -> None:
    many = [story(number, f"كأس الرابطة خبر{number}xyz رقم{number}abc") for number in range(10, 40)]
    assert len(nearest(FINAL, many, Few([FINAL, *many])).chosen) == KEPT


def test_no_copy_of_a_pinned_story_is_chosen() -> None:
    text = "وقع عقدا لثلاثة مواسم في صفقة قيمتها ثلاثة ملايين بعد أن خاض النهائي بقميص ناديه القديم"
    one, copy = story(4, "هداف شراع المرفأ يرحل", text), story(5, "شراع المرفأ يودع هدافه", text)
    assert numbers(nearest(FINAL, [one, copy], ALL, pinned=[4]).chosen) == []
    assert len(nearest(FINAL, [one, copy], ALL).chosen) == 1


def test_short_text_is_not_nearer_for_saying_nothing_else() -> None:
    name, much = profiled("شراع"), profiled("شراع المرفأ كأس الرابطة الترجيح الحارس")
    final = weighed(FINAL.profile, rarities(FINAL.profile, ALL))
    assert shared_stems(final, name).likeness < shared_stems(final, much).likeness


def test_words_at_the_start_weigh_more() -> None:
    counts = profiled("الإعصار " + "كلمة اخرى " * 40 + " الميناء").counts
    assert (counts["اعصار"], counts["ميناء"]) == (4, 1)


def test_a_profile_knows_which_stems_are_the_headlines() -> None:
    assert profiled("هدف في الميناء هدف بعد الإعصار", "هدف في الميناء هدف").headline == {"هدف", "ميناء"}


def test_the_engine_is_asked_for_the_most_telling_stems() -> None:
    long = profiled(" ".join(f"اسم{number}نادر" for number in range(60)) + " المرفأ")
    asked = more_like_this(long, rarities(long, ALL))
    assert len(asked.query.words) == MOST
    assert asked.query.content == MOST
    assert more_like_this(profiled(""), {}).is_empty


def test_headlines_of_nearly_the_same_words_are_copies() -> None:
    one, same, other = (
        story(1, text).headline
        for text in (
            "شراع المرفأ يتوج بكأس الرابطة",
            "بكأس الرابطة يتوج شراع المرفأ مجددا",
            "شراع المرفأ يودع هدافه نبيل الصاري",
        )
    )
    assert are_headline_copies(one, same)
    assert not are_headline_copies(one, other)


def test_trimmed_and_reordered_copies_are_found_and_other_stories_are_not() -> None:
    every = demo_stories()
    whole = [runs(words(" ".join(one.text.passages))) for one in every]
    by_key = {one.key: its for one, its in zip(every, whole, strict=True)}
    assert not any(are_copies(one, other) for one in whole for other in whole if one is not other)
    for way, made in made_copies(every).items():
        if "headline" in way and "without" not in way:
            continue
        texts = [" ".join(one.text.passages) for one in made]
        found = [
            are_copies(runs(words(text)), by_key[one.of[0]]) for text, one in zip(texts, made, strict=True)
        ]
        print(way, sum(found), len(found))
        if "third" not in way or way.startswith("first"):
            assert sum(found) >= 0.95 * len(found), way


def test_copies_share_so_many_words_that_their_runs_are_compared() -> None:
    every = demo_stories()
    of = {one.key: story(0, "", " ".join(one.text.passages)) for one in every}
    for made in made_copies(every).values():
        for one in made:
            copy, whole = story(1, "", " ".join(one.text.passages)), of[one.of[0]]
            if are_copies(copy.runs, whole.runs):
                assert share_words(copy.profile.counts.keys(), whole.profile.counts.keys())
