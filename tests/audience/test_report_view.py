"""The address that browsers report views to."""

from __future__ import annotations

import pytest
from tests.audience.test_count_view import nothing_waits as nothing_waits

from nashra.audience import bounds
from nashra.audience.actions import count_view as counting

ADDRESS = "/-/view"
READER = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36"
)


@pytest.fixture
def report(client, network):
    def report(body: str, host: str = "maghrib.localhost", address: str = "127.0.0.1", **heads: str) -> int:
        headers = {"host": host, "user-agent": READER} | {
            name.replace("_", "-"): one for name, one in heads.items()
        }
        answer = client.post(
            ADDRESS, body, content_type="application/json", headers=headers, REMOTE_ADDR=address
        )
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


@pytest.mark.parametrize(
    "heads",
    [
        {"dnt": "1"},
        {"sec_gpc": "1"},
        {"sec_purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"sec_fetch_site": "cross-site"},
        {"user_agent": ""},
        *({"user_agent": f"{READER} {one}"} for one in ("(compatible; Googlebot/2.1)", "HeadlessChrome/131")),
        *(
            {"user_agent": one}
            for one in ("facebookexternalhit/1.1", "WhatsApp/2.23", "curl/8.5", "python-requests/2")
        ),
    ],
    ids=str,
)
def test_who_is_no_reader_or_asks_not_to_be_counted_gets_the_same_answer_and_counts_nothing(
    report, heads
) -> None:
    assert report('{"number": 12}', **heads) == 204
    assert not counting._waiting


def test_readers_view_from_the_editions_own_page_counts(report, network) -> None:
    assert report('{"number": 12}', sec_fetch_site="same-origin", dnt="0") == 204
    assert dict(counting._waiting) == {(network.maghrib.pk, 12): 1}


def test_one_address_cannot_read_a_story_to_the_top(report, network, monkeypatch) -> None:
    monkeypatch.setattr(counting, "_bounds", bounds.Bounds())
    for _ in range(bounds.OF_A_STORY + 30):
        assert report('{"number": 12}', address="203.0.113.7") == 204
    report('{"number": 12}', address="203.0.113.8")
    assert counting._waiting[network.maghrib.pk, 12] == bounds.OF_A_STORY + 1
