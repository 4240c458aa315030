"""The demo loads whole or not at all."""

from __future__ import annotations

import tomllib
from argparse import ArgumentTypeError
from collections import Counter
from pathlib import Path

import pytest

from nashra.cli.arguments import _ten_or_more
from nashra.demo import day, network, photos
from nashra.demo import load as loading
from nashra.demo.pictures.draw import draw
from nashra.editions.models import Edition
from nashra.newsroom.models import Article, Photo


@pytest.fixture
def media(db, settings, tmp_path) -> Path:
    settings.MEDIA_ROOT, settings.ORIGINALS = tmp_path / "media", tmp_path / "originals"
    stored = settings.STORAGES
    settings.STORAGES = {
        **stored,
        "default": {**stored["default"], "OPTIONS": {"location": settings.ORIGINALS}},
        "renditions": {**stored["renditions"], "OPTIONS": {"location": settings.MEDIA_ROOT}},
    }
    return tmp_path


@pytest.fixture
def quick(monkeypatch) -> None:
    """One small picture for all, since drawing takes a while."""

    def make(stories, say) -> dict[str, Photo]:
        jpeg = draw("sea-day", 0)
        photo = photos._photo((stories[0]["picture"], 0), "البحر", jpeg, [jpeg] * len(photos.SIZES))
        return {story["key"]: photo for story in stories}

    monkeypatch.setattr(loading, "make_photos", make)


def files(media: Path) -> list[Path]:
    return [file for file in media.rglob("*") if file.is_file()]


@pytest.mark.parametrize("broken_off", [KeyboardInterrupt, OSError])
def test_load_that_is_broken_off_leaves_nothing(media, quick, monkeypatch, broken_off) -> None:
    def publish(**_: object) -> None:
        assert files(media)
        raise broken_off

    monkeypatch.setattr(loading, "publish", publish)
    with pytest.raises(broken_off):
        loading.load(lambda text: None, per_section=1)
    assert (Edition.objects.exists(), Article.objects.exists(), Photo.objects.exists()) == (
        False,
        False,
        False,
    )
    assert files(media) == []


def test_ten_of_each_section_are_the_small_network_that_names_all_its_own() -> None:
    small = list(loading.read(10))
    keys = {story["key"] for story in small}
    arabic = [story for story in small if story["canonical"] != "fr"]
    assert set(Counter(story["section"] for story in arabic).values()) == {10}
    assert network.BREAKING[1] in keys
    drafts = tomllib.loads(day.FILE.read_text(encoding="utf-8"))["draft"]
    assert {given["picture"] for given in drafts if "picture" in given} <= keys
    assert [story["key"] for story in loading.read()][:10] == [story["key"] for story in small][:10]


@pytest.mark.parametrize("said", ["9", "0", "-1", "all"])
def test_network_smaller_than_what_its_front_names_is_refused(said: str) -> None:
    with pytest.raises(ArgumentTypeError):
        _ten_or_more(said)
    assert _ten_or_more("10") == 10


def test_pictures_of_a_killed_load_are_removed_and_other_files_are_not(media) -> None:
    folder = media / "originals" / "original_images"
    folder.mkdir(parents=True)
    scene = next(iter(loading.read()))["picture"]
    stray, own = folder / f"{scene}-1.jpg", folder / "own.jpg"
    stray.touch()
    own.touch()
    assert len(files(media)) == 2
    loading._remove_stray_pictures()
    assert files(media) == [own]
