"""Whoever comes to an installation without editions or sections is told what to do next, where they come first."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from tests.network import Network
from tests.newsroom.posts.post import story_url

from nashra.editions.actions.add_edition import add_edition
from nashra.editions.models import Edition, EditionSection, Section
from nashra.newsroom.admin.first_steps import first_steps
from nashra.newsroom.roles import Role


def steps(user: Any) -> list[tuple[str, str]]:
    return [(step.text, step.address) for step in first_steps(user)]


@pytest.fixture
def boss(db: None) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("boss", password="-"))
    return client


def test_empty_installation_leads_from_edition_to_section_to_the_editions_sections(boss: Client) -> None:
    user = get_user_model().objects.get()
    add = reverse("wagtailsnippets_editions_edition:add")
    for page in (reverse("wagtailadmin_home"), story_url("add"), reverse("planning")):
        assert f'href="{add}"' in boss.get(page).content.decode(), page
    edition = add_edition(name="عُمان", slug="oman", host="oman.localhost", country="OM")
    assert [address for _, address in steps(user)] == [reverse("wagtailsnippets_editions_section:add")]
    section = Section.objects.create(name="صحة", slug="صحة")
    (choose,) = [address for _, address in steps(user)]
    form, tab = choose.split("#")
    assert f'id="{tab}"' in boss.get(form).content.decode()
    for page in (reverse("wagtailadmin_home"), story_url("add"), reverse("planning")):
        assert choose in unescape(boss.get(page).content.decode()), page
    EditionSection.objects.create(edition=edition, section=section)
    assert steps(user) == []
    assert "first-steps" not in boss.get(reverse("wagtailadmin_home")).content.decode()


def test_each_is_told_of_their_own_edition_and_what_they_may_do(
    network: Network, browse: Callable[..., Client]
) -> None:
    network.misr.shown_sections.all().delete()
    for name, role, edition in (
        ("رئيس", Role.CHIEF_EDITOR, network.misr),
        ("مراسل", Role.REPORTER, network.misr),
        ("غيرهما", Role.CHIEF_EDITOR, network.maghrib),
    ):
        browse(name, role, edition)
    users = get_user_model().objects
    ((text, address),) = steps(users.get(username="رئيس"))
    assert "مصر اليوم" in text
    assert address.startswith(reverse("wagtailsnippets_editions_edition:edit", args=[network.misr.pk]))
    ((text, address),) = steps(users.get(username="مراسل"))
    assert ("يختارها رئيس تحريرها" in text, address) == (True, "")
    assert steps(users.get(username="غيرهما")) == []


def test_who_may_not_add_editions_is_told_who_does(boss: Client) -> None:
    assert not Edition.objects.exists()
    ((text, address),) = steps(get_user_model().objects.create_user("somebody"))
    assert ("مدير الشبكة" in text, address) == (True, "")
