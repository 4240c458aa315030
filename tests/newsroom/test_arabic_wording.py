"""What the newsroom's screens say in Arabic."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.timesince import timesince
from tests.network import Network
from tests.newsroom.posts.post import story_url
from tests.newsroom.reviewing import user_of
from wagtail.users.models import UserProfile

from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.models import Article
from nashra.newsroom.roles import Role

ALLOWED = {"CSV", "XLSX", "JavaScript", "Wagtail", "Ctrl", "Shift", "Alt", "Esc", "localhost", "Actions"}
"""Names, keys and formats, which Arabic writes in Latin letters too, and a label that Wagtail translates nowhere."""

SCREENS = (
    "/newsroom/",
    "/newsroom/stories/",
    "/newsroom/stories/add/",
    "/newsroom/authors/",
    "/newsroom/editions/",
    "/newsroom/sections/",
    "/newsroom/members/add/",
    "/newsroom/images/",
    "/newsroom/collections/",
    "/newsroom/nothing/",
)


class _Said(HTMLParser):
    """The words of a page and of its tooltips, but for scripts and what is typed in code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unread = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in ("script", "style", "svg", "code", "option")
        self.words += [
            value for name, value in attrs if name in ("title", "placeholder", "aria-label") and value
        ]

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in ("script", "style", "svg", "code", "option")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words.append(data)


def latin(html: str) -> set[str]:
    found = re.findall(r"[A-Za-z]{3,}", " ".join(_Said(html).words))
    return set(found) - ALLOWED - {"maghrib", "misr"}  # names of the test's own


@pytest.fixture
def editor(network: Network) -> Client:
    browser = Client()
    browser.force_login(get_user_model().objects.create_superuser("سلمى", password="x"))
    return browser


@pytest.mark.parametrize("screen", SCREENS)
def test_screens_are_in_arabic(screen: str, editor: Client, publish) -> None:
    publish("خبر منشور")
    assert latin(editor.get(screen).content.decode()) == set()


def test_story_form_and_history_are_in_arabic(editor: Client, publish) -> None:
    story = publish("خبر منشور")
    for screen in ("edit", "history", "usage", "delete", "unpublish"):
        assert latin(editor.get(story_url(screen, story.pk)).content.decode()) == set()


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "أقل\xa0من\xa0دقيقة"),
        (1, "دقيقة"),
        (2, "دقيقتين"),
        (3, "3\xa0دقائق"),
        (11, "11\xa0دقيقة"),
        (100, "ساعة و40\xa0دقيقة"),
        (120, "ساعتين"),
        (60 * 24 * 2, "يومين"),
    ],
)
def test_counted_times_have_the_form_that_their_number_asks_for(minutes: int, said: str) -> None:
    now = timezone.now()
    with translation.override("ar"):
        assert timesince(now - timedelta(minutes=minutes), now) in (said, said.replace("\xa0", " "))


def test_deleting_says_what_was_deleted(editor: Client, publish) -> None:
    story = publish("خبر منشور")
    answer = editor.post(story_url("delete", story.pk), follow=True)
    assert "حُذف «خبر منشور»." in answer.content.decode()
    assert not Article.objects.filter(pk=story.pk).exists()


def test_rights_of_groups_are_named_in_the_users_language(editor: Client) -> None:
    form = editor.get(reverse("wagtailusers_groups:add")).content.decode()
    _before, table, _after = re.split(r'<section[^>]*id="(?:object|other)-permissions[^>]*>', form)
    assert latin(table) == set()
    assert "فك الإقفال" in form


def test_screens_of_a_french_editor_are_not_in_arabic(editor: Client, network: Network) -> None:
    profile = UserProfile.get_for_user(get_user_model().objects.get())
    profile.preferred_language = "fr"
    profile.save()
    give_role(user=profile.user, edition=network.maghrib, role="chief")
    said = {
        screen: re.findall(r"[؀-ۿ]+", " ".join(_Said(editor.get(screen).content.decode()).words))
        for screen in (
            reverse("wagtailusers_groups:add"),
            "/newsroom/breaking/",
            reverse("wagtailusers_users:add"),
        )
    }
    names = {"المغرب", "مصر", "اليوم", "سلمى", "نشرة"}
    assert {"المغرب", "اليوم"} <= set(said["/newsroom/breaking/"]), "so that words are found at all"
    assert {screen: set(words) - names for screen, words in said.items()} == {
        screen: set() for screen in said
    }
    assert "سلمى, rédacteur en chef, المغرب اليوم" in editor.get("/newsroom/members/").content.decode()


def test_choosers_speak_the_language_of_whoever_reads_the_form(browse: Callable[..., Client]) -> None:
    english = browse("منى", Role.DESK_EDITOR)
    UserProfile.get_for_user(user_of(english))
    UserProfile.objects.update(preferred_language="en")
    page = english.get(story_url("add")).content.decode()
    assert ("Choose author" in page, "اختيار" in page) == (True, False)
