"""The demo's stories as their files have them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from nashra.demo import network, topics
from nashra.demo.load import read
from nashra.demo.photos import variants
from nashra.demo.pictures.scenes import SCENES

STORIES = list(read())
BY_KEY = {story["key"]: story for story in STORIES}
EDITIONS = {edition["slug"] for edition in network.EDITIONS}
TOPICS = {topic["name"] for topic in topics.read()["topic"]}
MARKS = re.compile("[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}]")
ROW = 8
"""So many words in a row stand in one story alone."""
HOURS = {"فجر اليوم": 4, "صباح اليوم": 7, "ظهر اليوم": 12, "مساء اليوم": 17}
"""A story that says this is not published before that hour."""


def words(story: dict[str, Any]) -> int:
    return len(re.findall(r"\w+", MARKS.sub("", story["body"])))


def is_whole(story: dict[str, Any]) -> bool:
    return 150 <= words(story) <= 600


def has_quotations(story: dict[str, Any]) -> bool:
    return "«" in story["body"] and bool(re.search(r"^> .+ — .+$", story["body"], re.MULTILINE))


def test_there_are_three_hundred_over_six_months() -> None:
    days = [story["days_ago"] for story in STORIES]
    assert len(STORIES) >= 300
    assert min(days) < 1
    assert 150 < max(days) < 185


def test_sixty_are_whole_and_a_third_of_them_have_quotations_and_an_agency() -> None:
    whole = [story for story in STORIES if is_whole(story)]
    assert len(whole) >= 60
    assert len([story for story in whole if has_quotations(story) and story["agency"]]) >= 20


def test_there_are_stories_of_every_form() -> None:
    forms = Counter(story["form"] for story in STORIES if "form" in story)
    assert set(forms) == {"explainer", "interview", "results"}
    kinds = {story["kind"] for story in STORIES if "kind" in story}
    assert kinds == {"gallery", "opinion", "video"}
    assert any("correction" in story for story in STORIES)


def test_no_row_of_words_stands_in_two_stories() -> None:
    found: dict[tuple[str, ...], str] = {}
    for story in STORIES:
        words_of = " ".join(story[field] for field in ("headline", "summary", "body"))
        text = re.findall(r"\w+", MARKS.sub("", words_of))
        for start in range(len(text) - ROW + 1):
            row = tuple(text[start : start + ROW])
            assert found.setdefault(row, story["key"]) == story["key"], " ".join(row)


def test_story_that_speaks_of_an_hour_of_its_day_is_published_after_it() -> None:
    for story in STORIES:
        for said, first in HOURS.items():
            if said in story["body"]:
                assert int(story["at"][:2]) >= first, (story["key"], said)


def test_a_dozen_french_stories_are_whole_and_all_are_set_as_french_is() -> None:
    french = [story for story in STORIES if story["canonical"] == "fr"]
    assert len([story for story in french if is_whole(story)]) >= 12
    for story in french:
        text = " ".join((story["headline"], story["summary"], story["body"]))
        assert not re.findall(r"'|\w [:;!?]|« | »", text), story["key"]


def test_every_section_of_the_network_has_stories() -> None:
    counts = Counter(story["section"] for story in STORIES if story["canonical"] != "fr")
    assert set(counts) == {slug for slug, _name, _colour in network.SECTIONS}
    assert len(counts) == 10
    french = Counter(story["section"] for story in STORIES if story["canonical"] == "fr")
    assert set(french) == {slug for slug, _name, _colour in network.OWN_SECTIONS["fr"]}
    assert min(french.values()) >= 4
    assert min(counts.values()) >= 25


def test_keys_and_headlines_are_unique() -> None:
    assert len(BY_KEY) == len(STORIES)
    assert len({story["headline"] for story in STORIES}) == len(STORIES)


def test_editions_share_stories() -> None:
    shared = [story for story in STORIES if len(story["editions"]) > 1]
    assert len(shared) >= 60
    for edition, least in {"maghrib": 150, "misr": 150, "fr": 30}.items():
        assert len([story for story in STORIES if edition in story["editions"]]) >= least


def test_story_names_what_exists() -> None:
    for story in STORIES:
        assert set(story["editions"]) <= EDITIONS, story["key"]
        assert story["canonical"] in story["editions"]
        pictures = [one["picture"] for one in (story, *story.get("gallery", ())) if "picture" in one]
        assert set(pictures) <= set(SCENES), story["key"]
        assert set(story["see_also"]) | set(
            re.findall(r"^\[\[(.+)\]\]$", story["body"], re.MULTILINE)
        ) <= set(BY_KEY)
        assert story["key"] not in story["see_also"]


def test_story_has_a_text_a_city_and_a_caption() -> None:
    for story in STORIES:
        assert words(story) >= 40, story["key"]
        pictured = ("caption", "credit") if "picture" in story else ()
        for field in ("headline", "summary", "city", *pictured):
            assert story[field].strip() == story[field] != "", story["key"]


def test_some_stories_have_no_picture_and_none_of_those_a_caption() -> None:
    bare = [story for story in STORIES if "picture" not in story]
    assert 8 <= len(bare) <= 40
    assert not [story["key"] for story in bare if "caption" in story or "credit" in story]


def test_most_scenes_are_in_use_and_none_stands_for_a_twentieth_of_all_stories() -> None:
    used = Counter(story["picture"] for story in STORIES if "picture" in story)
    assert len(used) >= 60
    assert max(used.values()) < len(STORIES) / 20


def test_no_two_fresh_stories_share_a_picture() -> None:
    pictured = [story for story in STORIES if "picture" in story]
    chosen = variants(pictured)
    fresh = [chosen[story["key"]] for story in pictured if story["days_ago"] < 14]
    assert len(set(fresh)) == len(fresh) > 30


def test_topics_are_some_that_the_demo_has() -> None:
    for story in STORIES:
        named = story.get("topics", [])
        assert set(named) <= TOPICS, story["key"]
        assert len(set(named)) == len(named) <= 5


def test_every_author_has_a_role_and_a_biography_and_every_topic_stories() -> None:
    told = {author["name"] for author in topics.read()["author"] if author["role"] and author["biography"]}
    assert {name for story in STORIES for name in story["authors"]} <= told
    named = {name for story in STORIES for name in story.get("topics", [])}
    parents = {topic.get("parent") for topic in topics.read()["topic"]}
    assert named | parents >= TOPICS
