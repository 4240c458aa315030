"""What was published is on every page that should show it at the next request, whichever process answers."""

from __future__ import annotations

import json
import os
import random
import re
import signal

import pytest
from tests.processes.desk import Desk
from tests.processes.running import Installation
from tests.waiting import until

ARCHIVE = [f"/x/{number}" for number in range(1, 25)]


@pytest.fixture(scope="module")
def site(shared_site: Installation) -> Installation:
    return shared_site


@pytest.fixture(scope="module")
def desk(site: Installation) -> Desk:
    """An editor's, who is made when the server runs: at its start it would open the newsroom for one."""
    code = """
from django.contrib.auth import get_user_model
get_user_model().objects.create_superuser("editor", password="nashra-demo")
"""
    said, _ = site.start_python(code).communicate(timeout=60)
    assert said == ""
    return Desk(site)


@pytest.fixture(scope="module")
def old_pages(site: Installation) -> list[str]:
    """Addresses of all stories of the archive."""
    with site.reader() as reader:
        return [reader.get(address).headers["location"] for address in ARCHIVE]


def fetch_through_all_workers(site: Installation, pages: list[str]) -> dict[int, dict[str, str]]:
    """The pages' texts as each process gives them at its first request since, over new connections."""
    seen: dict[int, dict[str, str]] = {}
    for _ in range(200):
        with site.reader() as reader:
            texts = {page: reader.get(page, Accept_Encoding="gzip").text for page in pages}
            seen.setdefault(reader.process(), texts)
        if len(seen) == 2:
            return seen
    raise AssertionError("one process answered all requests")


def test_story_published_by_command_is_seen_at_once_through_both_workers(site, old_pages) -> None:
    for turn in range(3):
        headline = f"عاجل من سطر الأوامر: {turn}"
        assert site.publish(headline, section="sport").startswith(
            f"http://maghrib.localhost:{site.port}/sport/"
        )
        pages = ["/", "/sport", *random.sample(old_pages, 6)]
        for texts in fetch_through_all_workers(site, pages).values():
            assert [page for page, text in texts.items() if headline not in text] == []


def test_story_published_in_the_newsroom_is_seen_at_once_through_both_workers(site, desk, old_pages) -> None:
    for turn in range(2):
        headline = f"عاجل من غرفة الأخبار: {turn}"
        assert "/add/" not in desk.publish(headline, section=1)
        pages = ["/", "/world", *random.sample(old_pages, 6)]
        for texts in fetch_through_all_workers(site, pages).values():
            assert [page for page, text in texts.items() if headline not in text] == []


def test_story_taken_down_is_nowhere_at_the_next_request(site, old_pages) -> None:
    headline = "خبر سيُسحب بعد قليل"
    address = site.publish(headline)
    number = re.findall(r"/(\d+)/", address)[0]
    assert all(headline in texts["/"] for texts in fetch_through_all_workers(site, ["/"]).values())
    for note in ("أخطأنا في الاسم.", "أخطأنا في الاسم، ونعتذر."):
        assert site.run("story", "kill", number, "--reason", "error", "--note", note).returncode == 0
        for texts in fetch_through_all_workers(site, [address]).values():
            assert note in texts[address]
    for _ in range(6):
        with site.reader() as reader:
            for page in ["/", "/world", *random.sample(old_pages, 3)]:
                assert headline not in reader.get(page).text


def test_correction_is_in_every_list_at_the_next_request(site, old_pages) -> None:
    number = re.findall(r"/(\d+)/", old_pages[-1])[0]
    began = site.run("story", "show", number).stdout.partition("revision ")[2].split()[0]
    given = ["--headline", "العنوان بعد تصحيحه", "--note", "صُحّح العنوان."]
    done = site.run("story", "correct", number, "--revision", began, *given)
    assert done.returncode == 0, done.stderr
    with site.reader() as reader:
        referring = [page for page in old_pages if "العنوان بعد تصحيحه" in reader.get(page).text]
    assert referring
    for texts in fetch_through_all_workers(site, ["/", *old_pages]).values():
        old_headline = "هدنة قمة لقاح الجنوب 23"
        assert [page for page, text in texts.items() if old_headline in text] == []


def test_front_laid_out_in_the_newsroom_is_seen_at_once_through_both_workers(site, desk) -> None:
    screen = "/newsroom/fronts/1/0/"
    for turn in range(2):
        text = f"ما كتبته المحررة في الواجهة {turn}"
        slots = [{"id": "note", "kind": "text", "text": text}]
        front = json.dumps({"began_from": turn, "slots": slots})
        assert desk.post(f"{screen}document/", {"front": front}, desk.get(screen)).endswith("/document/")
        for texts in fetch_through_all_workers(site, ["/"]).values():
            assert text in texts["/"]
    slots = [{"id": "note", "kind": "text", "text": "واجهة كُتبت ثم قُتل من كتبها"}]
    code = """
import os, signal, sys, json
from nashra.editions.models import Edition
from nashra.newsroom.actions.edit_front import edit_front
from nashra.newsroom.fronts.document import parse
from nashra.publication import deliver
deliver.deliver = lambda changes: os.kill(os.getpid(), signal.SIGKILL)
slots = parse(json.loads(sys.argv[1]))
edit_front(edition=Edition.objects.get(pk=1), section=None, began_from=2, slots=slots, user=None)
"""
    publisher = site.start_python(code, json.dumps(slots))
    said = publisher.communicate(timeout=60)
    assert publisher.returncode == -signal.SIGKILL, said
    assert until(
        lambda: all(
            slots[0]["text"] in texts["/"] for texts in fetch_through_all_workers(site, ["/"]).values()
        )
    ), site.log
    victim = min(site.workers())
    os.kill(victim, signal.SIGKILL)
    assert until(lambda: victim not in site.processes(), 60)
    assert until(site.answers, 60)
    with site.reader() as reader:
        assert slots[0]["text"] in reader.get("/").text


def test_publishers_at_once_are_all_shown_and_meet_no_lock(site) -> None:
    publisher = """
import sys
from nashra.editions.models import Edition, Section
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.publish import publish
edition, section = Edition.objects.get(slug="maghrib"), Section.objects.get(slug="health")
for n in range(8):
    story = StoryDraft(
        headline=f"ناشر {sys.argv[1]} خبر {n}",
        placements=[PlacementDraft(edition, section)], body=[("paragraph", "<p>نص.</p>")],
    )
    print(publish(article=draft(story=story)).pk, flush=True)
"""
    running = [site.start_python(publisher, str(name)) for name in range(4)]
    said = [(one.communicate(timeout=120)[0], one.returncode) for one in running]
    assert [code for _text, code in said] == [0] * 4, said
    numbers = [line for text, _code in said for line in text.splitlines() if line.isdecimal()]
    assert len(set(numbers)) == 32, said
    assert not [text for text, _code in said if "Traceback" in text or "locked" in text]
    with site.reader() as reader:
        for number in numbers:
            answer = reader.get(f"/x/{number}")
            assert answer.status == 301
            assert "ناشر" in reader.get(answer.headers["location"]).text
        older = re.findall(r'href="([^"]+)"[^>]*rel="next"', reader.get("/health").text)
        listed = reader.get("/health").text + reader.get(older[0].replace("&amp;", "&")).text
    assert [n for n in numbers if f"/{n}/" not in listed] == []
    assert "locked" not in site.log


def test_nothing_waits_in_the_outbox(site) -> None:
    code = "from nashra.changes.models import OutboxRow; print(list(OutboxRow.objects.values()))"
    said, _ = site.start_python(code).communicate(timeout=60)
    assert said.strip() == "[]"
