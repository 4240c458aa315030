"""Videos are taken for what their bytes are, and lose what tells place and device."""

from __future__ import annotations

from io import BytesIO

import pytest
from tests.newsroom.video_file.made import CAPTIONS, box, element, mp4, track, webm

from nashra.newsroom.video_file.captions import BadCaptionsError, read_captions
from nashra.newsroom.video_file.facts import UnplayableVideoError, UnreadableVideoError
from nashra.newsroom.video_file.read import clean_copy, read_video

PLACE = b"+33.5731-007.5898/ Canon"


def cleaned(data: bytes) -> bytes:
    with clean_copy(BytesIO(data), read_video(BytesIO(data)).told) as copy:
        return copy.read()


@pytest.mark.parametrize(("data", "ending"), [(mp4(), "mp4"), (webm(), "webm")])
def test_video_says_its_size_and_length(data: bytes, ending: str) -> None:
    facts = read_video(BytesIO(data))
    assert (facts.ending, facts.width, facts.height, facts.seconds) == (ending, 640, 360, 90)


def test_film_of_an_upright_phone_is_higher_than_wide() -> None:
    facts = read_video(BytesIO(mp4(movie=(track(is_turned=True),))))
    assert (facts.width, facts.height) == (360, 640)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<!doctype html><script>alert(1)</script>",
        b"\xff\xd8\xff\xe0" + bytes(200),
        box(b"ftyp", b"isom") + b"<script>alert(1)</script>",
        mp4()[:-2],
        mp4() + b"<script>",
        mp4(movie=()),
        mp4(movie=(track(handler=b"soun"),)),
        box(b"ftyp", b"isom") + box(b"mdat", b"film"),
        webm()[:-2],
        webm(kind=b"matroska"),
        webm(coding=b"V_MPEG4/ISO/AVC"),
        b"\x1a\x45\xdf\xa3" + bytes(64),
        b"\x00\x00\x00\x01ftyp" + b"\xff" * 8,
    ],
)
def test_what_is_no_video_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableVideoError):
        read_video(BytesIO(data))


def test_coding_that_few_browsers_play_is_named() -> None:
    with pytest.raises(UnplayableVideoError, match="hvc1"):
        read_video(BytesIO(mp4(movie=(track(b"hvc1"),))))


@pytest.mark.parametrize(
    "data",
    [
        mp4(box(b"udta", PLACE)),
        mp4(box(b"meta", PLACE)),
        mp4(more=box(b"uuid", PLACE)),
        mp4(track(b"gpmd", b"meta") + box(b"udta", PLACE)),
        webm(element(0x1254C367, PLACE)),
        webm(element(0x1941A469, PLACE)),
    ],
)
def test_place_and_device_are_taken_out_and_nothing_moves(data: bytes) -> None:
    clean = cleaned(data)
    assert PLACE not in clean
    assert len(clean) == len(data)
    assert clean.index(b"film") == data.index(b"film")
    assert read_video(BytesIO(clean)).told == () or b"free" in clean


def test_timed_notes_of_a_camera_are_no_track_any_more() -> None:
    assert b"gpmd" not in cleaned(mp4(track(b"gpmd", b"meta")))


def test_captions_are_taken_with_their_line_ends_put_right() -> None:
    assert read_captions(b"\xef\xbb\xbf" + CAPTIONS.replace("\n", "\r\n").encode()) == CAPTIONS


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1\n00:01,000 --> 00:04,000\nSRT", 1),
        ("<html>", 1),
        ("WEBVTT\n", 2),
        ("WEBVTT\n\n00:01.000 --> 4\nنعم", 3),
        ("WEBVTT\n\n00:04.000 --> 00:01.000\nنعم", 3),
        ("WEBVTT\n\n00:01.000 --> 00:75.000\nنعم", 3),
    ],
)
def test_what_is_no_webvtt_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(BadCaptionsError) as refused:
        read_captions(text.encode())
    assert refused.value.line == line


def test_captions_in_another_encoding_are_refused() -> None:
    with pytest.raises(BadCaptionsError):
        read_captions(CAPTIONS.encode("cp1256"))
