"""The demo's stories as their files have them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from nashra.demo import network, topics
from nashra.demo.load import read
from nashra.demo.photos import variants
from nashra.demo.pictures.scenes import SCENES

STORIES = list(read())
BY_KEY = {story["key"]: story for story in STORIES}
EDITIONS = {edition["slug"] for edition in network.EDITIONS}
TOPICS = {topic["name"] for topic in topics.read()["topic"]}
EACH = pytest.mark.parametrize("story", STORIES, ids=lambda story: story["key"])


def words(story: dict[str, Any]) -> int:
    return len(re.findall(r"\w+", story["body"]))


def is_whole(story: dict[str, Any]) -> bool:
    quotes = "«" in story["body"] and re.search(r"^> .+ — .+$", story["body"], re.MULTILINE)
    return bool(150 <= words(story) <= 400 and quotes and story["agency"])


def test_there_are_at_least_eighty_over_six_months() -> None:
    days = [story["days_ago"] for story in STORIES]
    assert len(STORIES) >= 80
    assert min(days) < 1
    assert 150 < max(days) < 185


def test_twenty_are_whole_with_quotations_and_an_agency() -> None:
    assert len([story for story in STORIES if is_whole(story)]) >= 20


def test_every_section_of_the_network_has_stories() -> None:
    counts = Counter(story["section"] for story in STORIES)
    assert set(counts) == {slug for slug, _name, _colour in network.SECTIONS}
    assert len(counts) == 10
    assert min(counts.values()) >= 8


def test_keys_and_headlines_are_unique() -> None:
    assert len(BY_KEY) == len(STORIES)
    assert len({story["headline"] for story in STORIES}) == len(STORIES)


def test_editions_share_stories() -> None:
    shared = [story for story in STORIES if len(story["editions"]) > 1]
    assert len(shared) >= 20
    for edition in EDITIONS:
        assert len([story for story in STORIES if edition in story["editions"]]) >= 40


@EACH
def test_story_names_what_exists(story: dict[str, Any]) -> None:
    assert set(story["editions"]) <= EDITIONS
    assert story["canonical"] in story["editions"]
    assert story["picture"] in SCENES
    assert set(story["see_also"]) | set(re.findall(r"^\[\[(.+)\]\]$", story["body"], re.MULTILINE)) <= set(
        BY_KEY
    )
    assert story["key"] not in story["see_also"]


@EACH
def test_story_has_a_text_a_city_and_a_caption(story: dict[str, Any]) -> None:
    assert words(story) >= 40
    for field in ("headline", "summary", "city", "caption", "credit"):
        assert story[field].strip() == story[field] != ""


def test_no_two_fresh_stories_share_a_picture() -> None:
    chosen = variants(STORIES)
    fresh = [chosen[story["key"]] for story in STORIES if story["days_ago"] < 14]
    assert len(set(fresh)) == len(fresh) > 30


@EACH
def test_topics_are_some_that_the_demo_has(story: dict[str, Any]) -> None:
    named = story.get("topics", [])
    assert set(named) <= TOPICS
    assert len(set(named)) == len(named) <= 5


def test_every_author_has_a_role_and_a_biography_and_every_topic_stories() -> None:
    told = {author["name"] for author in topics.read()["author"] if author["role"] and author["biography"]}
    assert {name for story in STORIES for name in story["authors"]} <= told
    named = {name for story in STORIES for name in story.get("topics", [])}
    parents = {topic.get("parent") for topic in topics.read()["topic"]}
    assert named | parents >= TOPICS
