"""nashra story: what it does, and what it says when it will not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.conf import settings

from nashra.changes.models import ChangeSequence
from nashra.newsroom.models import Article, AuditEntry, Placement, ScheduledChange, Withdrawal
from nashra.newsroom.origin import COMMAND_LINE
from nashra.site.data import Public

PUBLISH = ("story", "publish", "--edition", "maghrib", "--section", "عالم", "--body-file", "-")


@pytest.fixture
def untouched(network):
    """Sees to it that a refused command left nothing behind."""
    number = ChangeSequence.objects.get().number
    yield
    assert not Article.objects.exists()
    assert ChangeSequence.objects.get().number == number


def test_publish_prints_the_storys_address_as_people_read_it(nashra, monkeypatch) -> None:
    monkeypatch.setattr(settings, "PUBLIC", Public("http", 8123))
    done = nashra(*PUBLISH, "--headline", "هدنة في الجنوب", text="نص الخبر.\n\n## عنوان\n\n> قول — قائله")
    story = Article.objects.get()
    assert done.out == f"http://maghrib.localhost:8123/عالم/{story.pk}/هدنة-في-الجنوب\n"
    assert (done.code, done.err, story.live) == (0, "", True)
    assert [block.block_type for block in story.body] == ["paragraph", "subheading", "quotation"]


def test_story_in_two_editions_has_its_first_edition_as_its_own(nashra) -> None:
    done = nashra(*PUBLISH, "--edition", "misr", "--headline", "هدنة", text="نص.")
    assert [line.split("/")[2].split(":")[0] for line in done.out.splitlines()] == [
        "maghrib.localhost",
        "misr.localhost",
    ]
    assert list(Placement.objects.order_by("sort_order").values_list("canonical", flat=True)) == [True, False]


def test_scheduled_story_is_printed_with_its_time_in_the_editions_zone(nashra) -> None:
    done = nashra(*PUBLISH, "--headline", "بموعد", "--at", "2031-06-01T18:30", text="نص.")
    story = Article.objects.get()
    assert (done.code, story.live) == (0, False)
    assert done.out.startswith(f"{story.pk}: 2031-06-01 18:30")
    assert story.go_live_at == datetime(2031, 6, 1, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize("at", ["٥/٦/٢٠٣١ ١٧:٣٠", "5 juin 2031, 17:30", "2031-06-05T12:30-04:00"])
def test_time_is_read_as_in_the_newsroom(nashra, at: str) -> None:
    done = nashra(*PUBLISH, "--headline", "بموعد", "--at", at, text="نص.")
    assert done.out.startswith(f"{Article.objects.get().pk}: 2031-06-05 17:30 +01")


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("given", "text", "said"),
    [
        (
            ("--headline", "ع", "--edition", "tunis"),
            "نص.",
            "There is no edition “tunis”. There is: maghrib, misr.",
        ),
        (("--headline", "ع", "--section", "طقس"), "نص.", "has no section “طقس”. It has: عالم, رياضة, ثقافة."),
        (("--headline", "ع" * 300), "نص.", "headline: "),
        (("--headline", "  "), "نص.", "headline: "),
        (("--headline", "ع", "--kicker", "ع" * 81), "نص.", "kicker: "),
        (("--headline", "مقلوب \N{RIGHT-TO-LEFT OVERRIDE}عنوان"), "نص.", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        (("--headline", "جرس \a"), "نص.", "U+0007"),
        (("--headline", "نصف حرف \udce1"), "نص.", "U+DCE1"),
        (("--headline", "ع"), "", "is empty"),
        (("--headline", "ع"), "نص\0", "binary"),
        (("--headline", "ع"), "نص \N{RIGHT-TO-LEFT ISOLATE}معزول", "U+2067"),
        (("--headline", "ع"), b"\xff\xfe\x00", "not text in UTF-8"),
        (("--headline", "ع"), "ن" * 1_100_000, "larger than"),
        (("--headline", "ع"), "نص\n\n[[key]]", "[[…]]"),
        (("--headline", "ع", "--body-file", "/none.txt"), "", "/none.txt cannot be read: No such file"),
        (("--headline", "ع", "--body-file", "/"), "", "/ cannot be read: Is a directory"),
        (("--headline", "ع", "--at", "0001-01-01T00:00"), "نص.", "no time to publish at"),
        (("--headline", "ع", "--at", "9999-12-31T23:59"), "نص.", "no time to publish at"),
    ],
)
def test_publish_that_cannot_be_is_refused_in_a_sentence(nashra, given, text, said) -> None:
    done = nashra(*PUBLISH, *given, text=text)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert "Traceback" not in done.err


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("tomorrow", "Which hour?"),
        ("", "Which hour?"),
        ("25:00", "no such hour"),
        ("2026-02-30T10:00", "no such day"),
        ("5/12/26 18:30", "four digits"),
        ("18.30", "not understood"),
        ("22/3/2026 2:30", "the clock goes from 2:00 to 3:00"),
        ("15/2/2026 2:30", "the first or the second?"),
        ("2001-01-01 10:00", "has passed"),
        ("9999-12-31T23:59", "no time to publish at"),
    ],
)
def test_time_that_cannot_be_taken_is_refused_in_a_sentence(nashra, at: str, said: str) -> None:
    done = nashra(*PUBLISH, "--headline", "ع", "--at", at, text="نص.")
    assert (done.code, done.out) == (1, "")
    assert said in done.err


@pytest.mark.usefixtures("untouched")
def test_publishing_that_fails_leaves_no_draft(nashra, monkeypatch) -> None:
    from django.db import DatabaseError

    from nashra.cli import story

    def failing(**_: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(story, "publish_story", failing)
    done = nashra(*PUBLISH, "--headline", "ع", text="نص.")
    assert (done.code, "disk full" in done.err) == (1, True)


def test_markup_is_shown_and_not_obeyed(nashra) -> None:
    from nashra.pages.context.render_context import RenderContext
    from nashra.pages.renderers.story import story as fragment

    hostile = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    assert nashra(*PUBLISH, "--headline", hostile, "--kicker", hostile, text=hostile).code == 0
    story = Article.objects.get()
    context = RenderContext(story.main_edition)
    html = fragment(context, context.story(story.pk)).decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_correct_changes_what_is_given_and_tells_readers(nashra, publish) -> None:
    story = publish("العنوان الأول", city="طنجة")
    began = str(story.latest_revision_id)
    given = ("--headline", "العنوان الثاني", "--note", "صُحّح العنوان.")
    done = nashra("story", "correct", str(story.pk), "--revision", began, *given)
    story.refresh_from_db()
    assert (done.code, story.headline, story.city) == (0, "العنوان الثاني", "طنجة")
    assert [one.text for one in story.corrections.all()] == ["صُحّح العنوان."]
    assert "العنوان-الثاني" in done.out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "Say what to correct"),
        (("--revision", "1", "--headline", "ع" * 300), "headline: "),
        (("--headline", "عنوان"), "--revision"),
        (("--revision", "999", "--headline", "عنوان"), "no revision 999"),
        (("--note", "\N{POP DIRECTIONAL FORMATTING}"), "U+202C"),
    ],
)
def test_correction_that_cannot_be_changes_nothing(nashra, publish, given, said) -> None:
    story = publish("العنوان الأول")
    number = ChangeSequence.objects.get().number
    done = nashra("story", "correct", str(story.pk), *given)
    story.refresh_from_db()
    assert (done.code, said in done.err, story.headline) == (1, True, "العنوان الأول")
    assert ChangeSequence.objects.get().number == number


def test_correction_that_began_before_another_overwrites_nothing_of_it(nashra, publish) -> None:
    story = publish("العنوان الأول", city="طنجة")
    began = nashra("story", "show", str(story.pk)).out.partition("revision ")[2].split()[0]
    correct = ("story", "correct", str(story.pk), "--revision", began)
    assert nashra(*correct, "--headline", "العنوان الثاني").code == 0
    refused = nashra(*correct, "--headline", "العنوان الثالث", "--city", "أصيلة")
    assert (refused.code, refused.err) == (
        1,
        f"Changed since revision {began}: headline. Look at the story again, then correct it.\n",
    )
    assert nashra(*correct, "--city", "أصيلة").code == 0
    story.refresh_from_db()
    assert (story.headline, story.city) == ("العنوان الثاني", "أصيلة")


def test_unpublish_takes_the_story_down_once(nashra, publish) -> None:
    story = publish()
    assert nashra("story", "unpublish", str(story.pk), "--reason", "early", "--note", "نعود إليه.").code == 0
    assert not Placement.objects.filter(live=True).exists()
    assert Withdrawal.objects.values_list("number", "reason", "note").get() == (
        story.pk,
        "early",
        "نعود إليه.",
    )
    again = nashra("story", "unpublish", str(story.pk), "--reason", "early")
    assert (again.code, again.err) == (1, f"Story {story.pk} is not published.\n")


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ((), 2, "--reason"),
        (("--reason", "boredom"), 2, "boredom"),
        (("--reason", "other"), 1, "details"),
        (("--reason", "error", "--note", "\N{POP DIRECTIONAL FORMATTING}"), 1, "U+202C"),
    ],
)
@pytest.mark.parametrize("command", ["unpublish", "kill"])
def test_story_is_taken_down_for_a_reason_alone(nashra, publish, command, given, code, said) -> None:
    story = publish()
    done = nashra("story", command, str(story.pk), *given)
    story.refresh_from_db()
    assert (done.code, said in done.err, story.live, story.killed) == (code, True, True, False)


def test_killed_story_says_so_until_it_is_allowed_again(nashra, publish) -> None:
    number = str(publish().pk)
    assert nashra("story", "kill", number, "--reason", "legal").code == 0
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.actor, entry.data) == ("nashra.kill", COMMAND_LINE, {"reason": "legal"})
    assert nashra("story", "show", number).out.startswith(f"{number}\tkilled\t")
    assert nashra("story", "unkill", number).code == 0
    assert "killed" not in nashra("story", "show", number).out
    again = nashra("story", "unkill", number)
    assert (again.code, again.err) == (1, f"Story {number} is not killed.\n")


def test_copy_is_a_draft_of_the_other_edition(nashra, publish) -> None:
    story = publish()
    done = nashra("story", "copy", str(story.pk), "--edition", "misr", "--section", "رياضة")
    made = Article.objects.get(origin=story)
    assert (done.code, done.out) == (0, f"{made.pk}: {story.headline}\n")
    assert (made.main_edition.slug, made.main_section.slug, made.live) == ("misr", "رياضة", False)


def test_show_says_what_is_known_of_a_story(nashra, publish) -> None:
    story = publish("هدنة في الجنوب")
    shown = nashra("story", "show", str(story.pk))
    assert shown.code == 0
    assert "هدنة في الجنوب" in shown.out
    assert "maghrib\tعالم\tlive" in shown.out
    assert f"/عالم/{story.pk}/هدنة-في-الجنوب" in shown.out


@pytest.mark.parametrize("command", ["show", "unpublish"])
def test_story_that_is_not_there_is_said_to_be_none(nashra, command) -> None:
    reason = ("--reason", "error") if command == "unpublish" else ()
    done = nashra("story", command, "999", *reason)
    assert (done.code, done.err) == (1, "There is no story 999.\n")


@pytest.mark.parametrize("number", ["0", "-1", "عشرة", str(2**70)])
def test_number_that_is_none_is_refused(nashra, number) -> None:
    assert nashra("story", "show", number).code == 2


def test_change_is_scheduled_in_the_editions_zone_shown_and_cancelled(nashra) -> None:
    nashra(*PUBLISH, "--headline", "الرسم أربعون", text="نص.")
    story = Article.objects.get()
    at = (
        "--revision",
        str(story.latest_revision_id),
        "--headline",
        "الرسم خمسون",
        "--at",
        "2031-06-01T18:30",
    )
    done = nashra("story", "correct", str(story.pk), *at)
    change = ScheduledChange.objects.get()
    assert (done.code, Article.objects.get().headline) == (0, "الرسم أربعون")
    assert change.due_at == datetime(2031, 6, 1, 17, 30, tzinfo=UTC)
    line = f"\tchange\trevision {change.revision_id}\t2031-06-01 18:30 +01\tscheduled"
    assert line in done.out.splitlines()
    assert line in nashra("story", "show", str(story.pk)).out.splitlines()
    fixed = nashra(
        "story", "correct", str(story.pk), "--revision", str(story.latest_revision_id), "--city", "طنجة"
    )
    assert (fixed.code, Article.objects.get().city) == (0, "طنجة")
    assert nashra("story", "unschedule", str(story.pk)).code == 0
    assert not ScheduledChange.objects.exists()
    assert nashra("story", "unschedule", str(story.pk)).code == 1


def test_scheduled_change_takes_no_note(nashra) -> None:
    nashra(*PUBLISH, "--headline", "الرسم أربعون", text="نص.")
    done = nashra(
        "story", "correct", str(Article.objects.get().pk), "--note", "خطأ.", "--at", "2031-06-01T18:30"
    )
    assert done.code == 1
    assert not ScheduledChange.objects.exists()
