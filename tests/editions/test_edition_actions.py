"""Adding editions and sections past the forms."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from nashra.editions import queries
from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.show_section import show_section
from nashra.editions.models import Edition


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
