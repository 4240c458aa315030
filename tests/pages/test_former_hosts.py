"""An edition's old hosts lead to its new one at the next request, as long as nothing else has them."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from wagtail.actions import action_registry

from nashra.editions.actions.add_edition import add_edition
from nashra.editions.models import Edition

OLD, NEW = "misr.localhost", "نشرة.مصر"
NEW_ORIGIN = "http://xn--ogbpi5e.xn--wgbh1c:8000"


def move(edition: Edition, host: str) -> None:
    """As the edition's form does it."""
    changed = Edition.objects.get(pk=edition.pk)
    changed.host = host
    changed.full_clean()
    action_registry.get_action_class(Edition, "edit")(changed).execute(skip_permission_checks=True)


@pytest.fixture
def moved(network, reader) -> Edition:
    """The second edition, which a reader has seen on its old host."""
    assert reader.get("/عالم", host=OLD).status == 200
    move(network.misr, NEW)
    return network.misr


def test_every_address_on_an_old_host_leads_to_the_new_one(moved, reader) -> None:
    for path in ("/", "/عالم", "/عالم/", "/عالم/12/خبر", "/nothing", "/search", "/search.rss", "/robots.txt"):
        assert reader.get(path, "q=1&a=%C2%A0", host=OLD) == (
            301,
            f"{NEW_ORIGIN}{path}?q=1&a=\N{NO-BREAK SPACE}",
        ), path
    for host in ("MISR.localhost.", "misr.localhost:8000", " misr.localhost"):
        assert reader.get("/", host=host) == (301, f"{NEW_ORIGIN}/")
    assert reader.get("//evil.example/x", host=OLD).location.startswith(f"{NEW_ORIGIN}/")
    assert reader.get("/عالم", host="xn--ogbpi5e.xn--wgbh1c").status == 200
    assert reader.get("/عالم", host="XN--OGBPI5E.xn--wgbh1c.:8000").status == 200


def test_redirect_from_an_old_host_is_asked_for_again(moved, reader) -> None:
    answer = Client(headers={"host": OLD}).head(quote("/search?q=خبر"))
    assert answer.headers["Cache-Control"] == "no-cache"


def test_what_a_page_on_an_old_host_reports_is_taken(moved, reader) -> None:
    old = Client(headers={"host": OLD})
    assert old.post("/-/view", "{}", content_type="application/json").status_code == 400
    assert old.get("/-/health").status_code == 200


def test_each_of_several_old_hosts_leads_to_the_newest(moved, reader) -> None:
    assert reader.get("/", host=OLD) == (301, f"{NEW_ORIGIN}/")
    move(moved, "cairo.localhost")
    for host in (OLD, "xn--ogbpi5e.xn--wgbh1c"):
        assert reader.get("/", host=host) == (301, "http://cairo.localhost:8000/")
    move(moved, OLD)
    assert reader.get("/عالم", host=OLD).status == 200
    assert reader.get("/عالم", host="cairo.localhost") == (301, f"http://{OLD}:8000/عالم")


def test_edition_that_takes_a_host_given_up_has_it_and_keeps_it_when_it_moves(moved, reader) -> None:
    assert reader.get("/", host=OLD) == (301, f"{NEW_ORIGIN}/")
    moved.former_hosts.all().delete()
    new = add_edition(name="القاهرة", slug="cairo", host=OLD, country="EG")
    assert reader.get("/", host=OLD).status == 200
    assert reader.get("/nothing", host=OLD).status == 404
    assert reader.get("/search", host=OLD).status == 200
    move(new, "cairo.localhost")
    assert reader.get("/", host=OLD) == (301, "http://cairo.localhost:8000/")
    assert reader.get("/search", host=OLD) == (301, "http://cairo.localhost:8000/search")


def test_old_host_of_a_deleted_edition_is_nobodys(moved, reader) -> None:
    moved.shown_sections.all().delete()
    moved.delete()
    assert reader.get("/ثقافة", host=OLD).status == 200, "as on any host: the first edition"


def test_newsrooms_host_stays_the_newsrooms(moved, reader, settings) -> None:
    settings.NEWSROOM_HOSTS = (OLD,)
    assert Client(headers={"host": OLD}).get("/newsroom/login/").status_code == 200
