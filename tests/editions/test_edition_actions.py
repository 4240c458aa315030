"""Adding editions and sections past the forms."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from tests.newsroom.deskforms import filled

from nashra.changes.change import Kind
from nashra.editions import queries
from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.show_section import show_section
from nashra.editions.models import Edition, FormerHost
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.roles import Role


def test_edition_takes_its_countrys_time_zone(network) -> None:
    assert network.maghrib.time_zone == "Africa/Casablanca"


def test_first_edition_answers_for_hosts_that_nobody_has(network) -> None:
    assert queries.edition_of_host("nobody.example.org") == network.maghrib
    assert queries.edition_of_host("misr.localhost") == network.misr


def test_host_of_another_edition_is_refused(network) -> None:
    with pytest.raises(ValidationError) as refused:
        add_edition(name="أخرى", slug="other", host="MISR.localhost", country="EG")
    assert refused.value.message_dict.keys() == {"host"}
    assert Edition.objects.count() == 2


@pytest.mark.parametrize("slug", ["newsroom", "search", "2024"])
def test_section_cannot_take_an_address_of_the_systems(network, slug: str) -> None:
    from nashra.editions.models import Section

    with pytest.raises(ValidationError, match="محجوز للنظام"):
        Section(name="بحث", slug=slug).full_clean()


def test_known_section_gets_the_editions_own_name(network) -> None:
    section = show_section(network.misr, name="فنون", slug="ثقافة")
    assert section == network.culture
    assert str(network.misr.shown_sections.get(section=section)) == "فنون"


def test_sections_keep_the_order_in_which_they_came(network) -> None:
    assert [str(one) for one in network.maghrib.shown_sections.all()] == ["عالم", "رياضة", "ثقافة"]


@pytest.mark.parametrize("typed", ["نشرة.مصر", "XN--OGBPI5E.XN--WGBH1C", " نشرة.مصر. "])
def test_host_is_typed_in_its_own_letters_and_kept_in_one_form(network, typed: str) -> None:
    added = add_edition(name="نشرة مصر", slug="nashra", host=typed, country="EG")
    assert added.host == "xn--ogbpi5e.xn--wgbh1c"
    assert added.shown_host == "نشرة.مصر"
    assert Edition.objects.get(host="نشرة.مصر") == added
    with pytest.raises(ValidationError) as refused:
        add_edition(name="أخرى", slug="other", host="نشرة.مصر", country="EG")
    assert refused.value.message_dict.keys() == {"host"}


@pytest.mark.parametrize("typed", ["نشـرة.مصر", "http://نشرة.مصر", "a..b", "a_b.example", "نشرة.مصر:80"])
def test_host_that_is_none_is_refused_at_its_field(network, typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        add_edition(name="أخرى", slug="other", host=typed, country="EG")
    assert refused.value.message_dict.keys() == {"host"}


def test_form_shows_a_host_in_its_own_letters(network, desk: Client) -> None:
    add_edition(name="نشرة مصر", slug="nashra", host="نشرة.مصر", country="EG")
    edition = Edition.objects.get(slug="nashra")
    form = reverse("wagtailsnippets_editions_edition:edit", args=(edition.pk,))
    assert 'value="نشرة.مصر"' in desk.get(form).content.decode()
    assert "نشرة.مصر" in desk.get(reverse("wagtailsnippets_editions_edition:list")).content.decode()
    assert desk.post(form, filled(desk, form, tagline="أخبار كل يوم")).status_code == 302
    assert Edition.objects.get(slug="nashra").host == "xn--ogbpi5e.xn--wgbh1c"
    assert not FormerHost.objects.exists()
    assert desk.post(form, filled(desk, form, host="أخبار.مصر")).status_code == 302
    assert Edition.objects.get(slug="nashra").shown_host == "أخبار.مصر"
    assert [one.host for one in FormerHost.objects.all()] == ["xn--ogbpi5e.xn--wgbh1c"]


def edition_form(edition: Edition) -> str:
    return reverse("wagtailsnippets_editions_edition:edit", args=(edition.pk,))


def hosts_of(edition: Edition) -> set[str]:
    return {one.host for one in FormerHost.objects.filter(edition=edition)}


def test_old_hosts_are_added_and_removed_in_the_form_and_a_changed_host_joins_them(
    network, desk: Client, outbox
) -> None:
    form = edition_form(network.misr)
    outbox.forget()
    typed = "Old.Misr.example\n\nنشرة.مصر.\nold.misr.example"
    assert desk.post(form, filled(desk, form, old_hosts=typed, host="new.example")).status_code == 302
    assert hosts_of(network.misr) == {"old.misr.example", "xn--ogbpi5e.xn--wgbh1c", "misr.localhost"}
    assert [change.kind for change in outbox.changes()] == [Kind.NETWORK]
    shown = filled(desk, form)
    assert shown["old_hosts"].split() == ["misr.localhost", "old.misr.example", "نشرة.مصر"]
    assert desk.post(form, filled(desk, form, old_hosts="نشرة.مصر", tagline="خبر")).status_code == 302
    assert hosts_of(network.misr) == {"xn--ogbpi5e.xn--wgbh1c"}


def test_old_hosts_alone_begin_a_new_generation(network, desk: Client, outbox) -> None:
    form = edition_form(network.misr)
    outbox.forget()
    desk.post(form, filled(desk, form, old_hosts="old.example"))
    assert [change.kind for change in outbox.changes()] == [Kind.NETWORK]


def test_edition_takes_an_old_host_of_its_own_back(network, desk: Client) -> None:
    form = edition_form(network.misr)
    desk.post(form, filled(desk, form, host="new.example"))
    assert desk.post(form, filled(desk, form, host="misr.localhost")).status_code == 302
    assert hosts_of(network.misr) == {"new.example"}


@pytest.mark.parametrize(
    "typed", ["maghrib.localhost", "old.maghrib.example", "localhost", "a b", "http://old.example/"]
)
def test_old_host_is_nobody_elses(network, desk: Client, typed: str) -> None:
    FormerHost.objects.create(edition=network.maghrib, host="old.maghrib.example")
    form = edition_form(network.misr)
    page = desk.post(form, filled(desk, form, old_hosts=f"old.example\n{typed}"))
    assert page.status_code == 200
    assert typed in str(page.context["form"].errors["old_hosts"])
    assert not hosts_of(network.misr)


def test_host_is_no_other_editions_old_one(network, desk: Client) -> None:
    FormerHost.objects.create(edition=network.maghrib, host="old.example")
    with pytest.raises(ValidationError, match="المغرب اليوم") as refused:
        add_edition(name="أخرى", slug="other", host="OLD.example", country="EG")
    assert refused.value.message_dict.keys() == {"host"}
    form = edition_form(network.misr)
    assert "host" in desk.post(form, filled(desk, form, host="old.example")).context["form"].errors


def test_chief_editor_neither_sees_nor_removes_old_hosts(network, desk: Client) -> None:
    FormerHost.objects.create(edition=network.misr, host="old.example")
    chief = Client()
    user = get_user_model().objects.create_user("chief", password="-")
    give_role(user=user, edition=network.misr, role=Role.CHIEF_EDITOR)
    chief.force_login(user)
    form = edition_form(network.misr)
    assert "old_hosts" not in chief.get(form).content.decode()
    assert chief.post(form, filled(chief, form, old_hosts="", tagline="خبر")).status_code == 302
    assert hosts_of(network.misr) == {"old.example"}
