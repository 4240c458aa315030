"""The address that browsers report views to."""

from __future__ import annotations

import pytest
from tests.audience.test_count_view import nothing_waits as nothing_waits

from nashra.audience.actions import count_view as counting

ADDRESS = "/-/view"


@pytest.fixture
def report(client, network):
    def report(body: str, host: str = "maghrib.localhost") -> int:
        answer = client.post(ADDRESS, body, content_type="application/json", headers={"host": host})
        return answer.status_code

    return report


def test_view_counts_in_the_edition_whose_host_was_asked(report, network) -> None:
    assert report('{"number": 12}') == 204
    assert report('{"number": 12}', host="misr.localhost") == 204
    assert dict(counting._waiting) == {(network.maghrib.pk, 12): 1, (network.misr.pk, 12): 1}


NO_VIEWS = (
    *("", "[]", "12", "[" * 900, '{"other": 1}', '{"number": true}', '{"number": 1.5}', '{"number": "12"}'),
    *('{"number": 0}', '{"number": -3}', '{"number": 9999999999999999999999}', '{"number": 12}' + " " * 1000),
)


@pytest.mark.parametrize("body", NO_VIEWS)
def test_what_is_no_view_is_refused_and_counts_nothing(report, body) -> None:
    assert report(body) == 400
    assert not counting._waiting


def test_address_is_not_read(client, network) -> None:
    assert client.get(ADDRESS, headers={"host": "maghrib.localhost"}).status_code == 405
