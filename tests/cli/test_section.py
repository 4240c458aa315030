"""Adding sections from the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.network import Network

from nashra.editions.models import Edition, EditionSection, Section


def test_new_edition_is_given_sections_and_a_story(
    nashra: Callable[..., Any], network: Network, tmp_path: Any
) -> None:
    added = nashra("edition", "add", "oman", "--name", "عُمان", "--host", "oman.localhost", "--country", "om")
    assert "nashra section add --edition oman" in added.err
    done = nashra(
        "section", "add", "صحة", "--edition", "oman", "--edition", "misr", "--name", "الصحة", "--block"
    )
    assert done.out.split("\n")[0] == "عُمان: http://oman.localhost:8000/صحة"
    assert Section.objects.get(slug="صحة").name == "الصحة"
    assert [row.block_on_stories for row in EditionSection.objects.filter(section__slug="صحة")] == [
        True,
        True,
    ]
    body = tmp_path / "body.txt"
    body.write_text("نص الخبر.")
    story = ("--edition", "oman", "--section", "صحة", "--headline", "لقاح", "--body-file", str(body))
    assert nashra("story", "publish", *story).code == 0


def test_section_that_is_there_keeps_its_name(nashra: Callable[..., Any], network: Network) -> None:
    assert nashra("section", "add", "ثقافة", "--edition", "misr").code == 0
    assert str(network.misr.shown_sections.get(section=network.culture)) == "ثقافة"
    assert nashra("section", "add", "ثقافة", "--edition", "misr", "--name", "فنون").code == 0
    assert str(network.misr.shown_sections.get(section=network.culture)) == "فنون"
    assert network.culture.name == Section.objects.get(slug="ثقافة").name


def test_section_added_again_keeps_what_is_not_said_again(
    nashra: Callable[..., Any], network: Network
) -> None:
    add = ("section", "add", "ثقافة", "--edition", "misr")
    assert nashra(*add, "--name", "فنون", "--block").code == 0
    assert nashra(*add).code == 0
    row = network.misr.shown_sections.get(section=network.culture)
    assert (row.name, row.block_on_stories) == ("فنون", True)
    assert nashra(*add, "--no-block").code == 0
    row.refresh_from_db()
    assert (row.name, row.block_on_stories) == ("فنون", False)


def test_wrong_section_is_refused_with_a_sentence_and_nothing_is_made(
    nashra: Callable[..., Any], network: Network
) -> None:
    before = Section.objects.count()
    for slug, edition in (("search", "misr"), ("a b", "misr"), ("صحة", "tunis")):
        refused = nashra("section", "add", slug, "--edition", edition)
        assert (refused.code, refused.out) == (1, "")
        assert refused.err.strip()
    assert Section.objects.count() == before
    assert Edition.objects.count() == 2
