"""Captions: WebVTT, https://www.w3.org/TR/webvtt1/."""

from __future__ import annotations

import re

from nashra.arabic.cleaning import clean_text

MOST_BYTES = 1 << 20

_TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_TIMES = re.compile(rf"^({_TIME})[ \t]+-->[ \t]+({_TIME})(?:[ \t].*)?$")


class BadCaptionsError(ValueError):
    """What was given is no WebVTT; line: the first that is wrong, from 1."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(f"line {line}")


def read_captions(data: bytes) -> str:
    """The captions as UTF-8 text, cleaned. Raises BadCaptionsError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadCaptionsError(1 + data[: error.start].count(b"\n")) from error
    lines = clean_text(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    if len(data) > MOST_BYTES or not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise BadCaptionsError(1)
    cues = [(number, line) for number, line in enumerate(lines, 1) if "-->" in line]
    for number, line in cues:
        found = _TIMES.match(line)
        if found is None or _seconds(found[1]) >= _seconds(found[2]):
            raise BadCaptionsError(number)
    if not cues:
        raise BadCaptionsError(len(lines))
    return "\n".join(lines).rstrip() + "\n"


def _seconds(time: str) -> float:
    total = 0.0
    for part in time.split(":"):
        total = total * 60 + float(part)
    return total
