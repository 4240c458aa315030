"""Breaking news in the newsroom: two clicks from a story, an end, several editions at once, and who may."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.network import BrokenOffError, Network, Outbox
from tests.newsroom.posts.post import story_url
from wagtail.test.utils.form_data import querydict_from_html

from nashra.arabic.letters import count
from nashra.changes.change import Kind
from nashra.newsroom import schedule
from nashra.newsroom.actions.clear_breaking import clear_breaking
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.actions.set_breaking import set_breaking
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, AuditEntry, BreakingNews, Placement
from nashra.newsroom.origin import WORKER, acting_as
from nashra.newsroom.roles import Role

TEXT = "هزة أرضية قبالة الساحل الشرقي"
HOUR = timedelta(hours=1)
HOME = "/newsroom/"

Publish = Callable[..., Article]


def later() -> Any:
    return timezone.now() + HOUR


@pytest.fixture
def chief(network: Network) -> Client:
    """The browser of the first edition's chief editor."""
    user = get_user_model().objects.create_user("سعاد", "souad@example.org", "-")
    give_role(user=user, edition=network.maghrib, role=Role.CHIEF_EDITOR)
    browser = Client()
    browser.force_login(user)
    return browser


def confirmed(browser: Client, address: str, **changes: Any) -> Any:
    """The form at an address, sent as it stands but for changes."""
    page = browser.get(address)
    assert page.status_code == 200
    data = querydict_from_html(page.content.decode(), form_id="breaking-form")
    for name, value in changes.items():
        data.setlist(name, value) if isinstance(value, list) else data.update({name: value})
    return browser.post(address, dict(data.lists()))


# Two clicks


def test_story_becomes_breaking_news_by_two_clicks(chief: Client, network: Network, publish: Publish) -> None:
    story = publish("هدنة في الجنوب")
    address = f"{reverse('set_breaking')}?story={story.pk}"
    assert address in chief.get(story_url("edit", story.pk)).content.decode()
    assert address in chief.get(story_url("list")).content.decode()
    before = timezone.now()
    assert confirmed(chief, address).headers["Location"] == HOME
    news = BreakingNews.objects.get()
    assert (news.edition, news.text, news.story) == (network.maghrib, story.headline, story.pk)
    assert before + HOUR <= news.until <= timezone.now() + HOUR + timedelta(minutes=1)


def test_news_is_cleared_by_two_clicks_from_the_first_page(chief: Client, network: Network) -> None:
    set_breaking(editions=[network.maghrib], text=TEXT, until=later())
    address = reverse("clear_breaking", args=[network.maghrib.pk])
    home = chief.get(HOME).content.decode()
    assert TEXT in home
    assert address in home
    assert TEXT in chief.get(address).content.decode()
    chief.post(address)
    assert not BreakingNews.objects.exists()
    assert address not in chief.get(HOME).content.decode()


def test_second_click_clears_nothing(chief: Client, network: Network) -> None:
    set_breaking(editions=[network.maghrib], text=TEXT, until=later())
    for _ in range(2):
        assert chief.post(reverse("clear_breaking", args=[network.maghrib.pk])).status_code == 302
    assert AuditEntry.objects.filter(action="nashra.clear_breaking").count() == 1


def test_draft_has_no_button_and_cannot_become_breaking_news(chief: Client, write: Publish) -> None:
    story = write("مسودة سرية")
    address = f"{reverse('set_breaking')}?story={story.pk}"
    assert address not in chief.get(story_url("edit", story.pk)).content.decode()
    assert chief.get(address).status_code == 404
    for nonsense in ("x", "²", "9" * 40):
        assert chief.get(f"{reverse('set_breaking')}?story={nonsense}").status_code == 404


def test_several_editions_are_set_at_once(desk: Client, network: Network, publish: Publish) -> None:
    places = [PlacementDraft(one, network.world) for one in (network.maghrib, network.misr)]
    story = publish("هدنة", placements=places)
    confirmed(desk, f"{reverse('set_breaking')}?story={story.pk}")
    assert BreakingNews.objects.filter(story=story.pk).count() == 2


def test_form_ticks_the_editions_alone_that_have_the_story(
    desk: Client, network: Network, publish: Publish
) -> None:
    story = publish("هدنة")
    confirmed(desk, f"{reverse('set_breaking')}?story={story.pk}")
    assert [news.edition for news in BreakingNews.objects.all()] == [network.maghrib]


def test_form_says_what_it_will_replace_and_change_begins_with_it(chief: Client, network: Network) -> None:
    set_breaking(editions=[network.maghrib], text=TEXT, until=later())
    assert TEXT in chief.get(reverse("set_breaking")).content.decode()
    confirmed(chief, f"{reverse('set_breaking')}?edition={network.maghrib.pk}", text=f"{TEXT}، بلا إصابات")
    assert BreakingNews.objects.get().text == f"{TEXT}، بلا إصابات"


def test_long_headline_is_cut_at_a_word(chief: Client, publish: Publish) -> None:
    story = publish("هزة أرضية " * 20)
    confirmed(chief, f"{reverse('set_breaking')}?story={story.pk}")
    text = BreakingNews.objects.get().text
    assert text.endswith("…")
    assert 100 < count(text) <= 120


# What is refused, and what is kept


@pytest.mark.parametrize(
    "given",
    [
        {"text": ""},
        {"text": "\N{ZERO WIDTH SPACE} ـ"},
        {"text": "ن" * 121},
        {"until": ""},
        {"until": "قبل ساعة"},
        {"until": "هراء"},
        {"editions": []},
    ],
)
def test_form_refuses_and_keeps_what_was_typed(chief: Client, given: dict[str, Any]) -> None:
    answer = confirmed(chief, reverse("set_breaking"), **{"text": TEXT, **given})
    assert answer.status_code == 200
    assert "w-field__errors" in answer.content.decode()
    assert (given.get("until") or "typed-time") in answer.content.decode()
    assert not BreakingNews.objects.exists()


def test_text_is_cleaned_and_marks_are_no_letters(network: Network) -> None:
    vowelled = "نَ" * 120
    (news,) = set_breaking(
        editions=[network.maghrib], text=f"\N{RIGHT-TO-LEFT OVERRIDE}{vowelled}\x00\n", until=later()
    )
    assert BreakingNews.objects.get(pk=news.pk).text == vowelled


def test_end_that_has_passed_is_refused(network: Network) -> None:
    with pytest.raises(ValidationError):
        set_breaking(editions=[network.maghrib], text=TEXT, until=timezone.now())


def test_time_is_the_editions_own(chief: Client, network: Network) -> None:
    page = chief.get(reverse("set_breaking")).content.decode()
    assert 'value="Africa/Casablanca"' in page


@pytest.mark.parametrize("how", ["unpublished", "held back"])
def test_story_that_readers_do_not_see_is_refused(how: str, network: Network, publish: Publish) -> None:
    places = [PlacementDraft(one, network.world) for one in (network.maghrib, network.misr)]
    story = publish("هدنة", placements=places)
    if how == "held back":
        Placement.objects.filter(article=story, edition=network.misr).update(live=False, embargo_at=later())
    if how == "unpublished":
        unpublish(article=story, reason="error")
    with pytest.raises(ValidationError):
        set_breaking(editions=[network.maghrib, network.misr], text=TEXT, until=later(), story=story)
    assert not BreakingNews.objects.exists()


def test_first_page_says_that_readers_do_not_see_the_news(
    chief: Client, network: Network, publish: Publish
) -> None:
    story = publish("هدنة")
    set_breaking(editions=[network.maghrib], text=TEXT, until=later(), story=story)
    said = "لا يراه القراء"
    assert said not in chief.get(HOME).content.decode()
    unpublish(article=story, reason="error")
    assert said in chief.get(HOME).content.decode()


# One transaction, its outbox row and its entry


def test_setting_and_clearing_record_a_change_and_an_entry_with_the_text(
    network: Network, outbox: Outbox
) -> None:
    souad = get_user_model().objects.create_superuser("سعاد")
    until = later()
    set_breaking(editions=[network.maghrib, network.misr], text=TEXT, until=until, by=souad)
    clear_breaking(edition=network.maghrib, by=souad)
    assert [(change.kind, change.subject.edition) for change in outbox.changes()] == [
        (Kind.BREAKING, network.maghrib.pk),
        (Kind.BREAKING, network.misr.pk),
        (Kind.BREAKING, network.maghrib.pk),
    ]
    rows = AuditEntry.objects.filter(action__contains="breaking").order_by("pk")
    assert [(row.action, row.edition_id, row.user) for row in rows] == [
        ("nashra.set_breaking", network.maghrib.pk, souad),
        ("nashra.set_breaking", network.misr.pk, souad),
        ("nashra.clear_breaking", network.maghrib.pk, souad),
    ]
    assert {row.comment for row in rows} == {TEXT}
    assert rows[0].data["until"] == until.isoformat()


def test_news_that_ends_by_itself_has_its_entry(network: Network) -> None:
    until = later()
    set_breaking(editions=[network.maghrib], text=TEXT, until=until)
    with acting_as(WORKER):
        schedule.run_due(until)
    assert AuditEntry.objects.get(action="nashra.clear_breaking").actor == WORKER


def test_what_is_broken_off_leaves_nothing(network: Network, outbox: Outbox) -> None:
    with outbox.breaking(), pytest.raises(BrokenOffError):
        set_breaking(editions=[network.maghrib], text=TEXT, until=later())
    assert not BreakingNews.objects.exists()
    assert not AuditEntry.objects.filter(action="nashra.set_breaking").exists()


# Who may


def test_chief_editor_is_offered_the_own_edition_alone(
    chief: Client, network: Network, publish: Publish
) -> None:
    places = [PlacementDraft(one, network.world) for one in (network.maghrib, network.misr)]
    story = publish("هدنة", placements=places)
    address = f"{reverse('set_breaking')}?story={story.pk}"
    page = chief.get(address).content.decode()
    assert network.misr.name not in page.split('name="editions"', 1)[1].split("</form>")[0]
    confirmed(chief, address, editions=[str(network.misr.pk)])
    assert not BreakingNews.objects.exists()
    assert chief.post(reverse("clear_breaking", args=[network.misr.pk])).status_code == 302
    set_breaking(editions=[network.misr], text=TEXT, until=later())
    chief.post(reverse("clear_breaking", args=[network.misr.pk]))
    assert BreakingNews.objects.get().edition == network.misr


@pytest.mark.parametrize("role", [Role.DESK_EDITOR, Role.REPORTER, Role.PHOTO_EDITOR])
def test_others_are_shown_nothing_of_it(role: str, network: Network, publish: Publish) -> None:
    story = publish("هدنة")
    user = get_user_model().objects.create_user("هدى")
    give_role(user=user, edition=network.maghrib, role=role)
    browser = Client()
    browser.force_login(user)
    for address in (HOME, story_url("list"), story_url("edit", story.pk)):
        assert reverse("set_breaking") not in browser.get(address, follow=True).content.decode()


def test_list_of_stories_asks_once_who_may(
    chief: Client, publish: Publish, django_assert_max_num_queries: Any
) -> None:
    def asked() -> int:
        with django_assert_max_num_queries(200) as counted:
            chief.get(story_url("list"))
        return len([one for one in counted if "editions_edition" in one["sql"]])

    publish("أول")
    chief.get(story_url("list"))
    one = asked()
    for number in range(5):
        publish(f"خبر {number}")
    assert asked() == one


def test_first_page_shows_what_was_set_without_reloading(chief: Client, network: Network) -> None:
    def told(tag: str = "") -> tuple[str, str]:
        answer = chief.get("/newsroom/desk/", headers={"If-None-Match": tag})
        return str(answer.json()), answer.headers["ETag"]

    _page, tag = told()
    set_breaking(editions=[network.maghrib], text=TEXT, until=later())
    page, tag = told(tag)
    assert TEXT in page
    clear_breaking(edition=network.maghrib)
    assert TEXT not in told(tag)[0]
