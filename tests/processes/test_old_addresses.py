"""What had another address until a moment ago is found there too, whichever process answers."""

from __future__ import annotations

from urllib.parse import quote

from tests.processes.running import Installation

CHANGES = """
from wagtail.actions import action_registry
from nashra.editions.models import Edition, Section
from nashra.newsroom.actions.publish import publish
from nashra.newsroom.models import Article

maghrib, misr = Edition.objects.get(slug="maghrib"), Edition.objects.get(slug="misr")
sport = Section.objects.get(slug="sport")
story = Article.objects.get(pk=2)
[row] = story.placements = [row for row in story.placements.all() if row.edition_id == maghrib.pk]
row.section, story.headline = sport, "خبر بقي في المغرب"
story.save_revision()
publish(article=story)
sport.slug, misr.host = "ملاعب", "نشرة.مصر"
for changed in (sport, misr):
    action_registry.get_action_class(type(changed), "edit")(changed).execute(skip_permission_checks=True)
"""

ADDRESSES = [
    ("maghrib.localhost", "/sport"),
    ("misr.localhost", "/sport?a=1"),
    ("misr.localhost", "/search?q=1"),
    ("xn--ogbpi5e.xn--wgbh1c", "/sport"),
    ("xn--ogbpi5e.xn--wgbh1c", "/x/2"),
]


def through_all_workers(site: Installation) -> list[list[tuple[int, str]]]:
    """Status and location of the addresses, as each process gives them at its first requests since."""
    seen: dict[int, list[tuple[int, str]]] = {}
    for _ in range(200):
        with site.reader() as reader:
            process = reader.process()
            if process in seen:
                continue
            answers = [reader.get(path, Host=host) for host, path in ADDRESSES]
            seen[process] = [(one.status, one.headers.get("location", "")) for one in answers]
        if len(seen) == 2:
            return list(seen.values())
    raise AssertionError("one process answered all requests")


def test_old_addresses_lead_on_at_the_next_request_in_every_process(site: Installation) -> None:
    maghrib, misr = (f"http://{host}:{site.port}" for host in ("maghrib.localhost", "xn--ogbpi5e.xn--wgbh1c"))
    for answers in through_all_workers(site):
        assert [status for status, _location in answers[:2]] == [200, 200]
    changing = site.start_python(CHANGES)
    said, _ = changing.communicate(timeout=120)
    assert changing.returncode == 0, said
    renamed = quote("/ملاعب")
    for answers in through_all_workers(site):
        assert answers[:4] == [
            (301, renamed),
            (301, f"{misr}/sport?a=1"),
            (301, f"{misr}/search?q=1"),
            (301, renamed),
        ]
        assert answers[4] == (301, f"{maghrib}{renamed}/2/{quote('خبر-بقي-في-المغرب')}")
