"""Players of services that need no script of ours; what is not known stays a link."""

from __future__ import annotations

import re

from django.utils.html import format_html

_YOUTUBE = re.compile(
    r"https?://(?:(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com/"
    r"(?:watch\?(?:[^#]*&)?v=|shorts/|live/|embed/|v/)|youtu\.be/)([\w-]{6,20})"
)
_START = re.compile(r"[?&#](?:t|start|time_continue)=(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?(?:[&#]|$)")
_PLAYERS = (
    (re.compile(r"https://(?:www\.)?vimeo\.com/(\d+)"), "https://player.vimeo.com/video/{}"),
    (
        re.compile(r"https://(?:www\.)?dailymotion\.com/video/(\w+)"),
        "https://www.dailymotion.com/embed/video/{}",
    ),
)


def player(address: str) -> str:
    """The frame that plays what is at an address of a known service; empty for any other."""
    source = _source(address)
    if not source:
        return ""
    return format_html(
        '<iframe src="{}" allow="fullscreen" referrerpolicy="no-referrer" loading="lazy"></iframe>', source
    )


def _source(address: str) -> str:
    if match := _YOUTUBE.match(address):
        start = _seconds(address)
        begin = f"?start={start}" if start else ""
        return f"https://www.youtube-nocookie.com/embed/{match[1]}{begin}"
    for pattern, frame in _PLAYERS:
        if match := pattern.match(address):
            return frame.format(match[1])
    return ""


def _seconds(address: str) -> int:
    """Where a film is to begin: t=90, t=1m30s, start=90."""
    found = _START.search(address)
    hours, minutes, seconds = (int((part or "0")[:6]) for part in found.groups()) if found else (0, 0, 0)
    return 3600 * hours + 60 * minutes + seconds
