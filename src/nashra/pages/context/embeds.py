"""Players of services that need no script of ours; what is not known stays a link."""

from __future__ import annotations

import re

from django.utils.html import format_html

_PLAYERS = (
    (
        re.compile(r"https://(?:www\.|m\.)?(?:youtube\.com/watch\?(?:.*&)?v=|youtu\.be/)([\w-]{6,20})"),
        "https://www.youtube-nocookie.com/embed/{}",
    ),
    (re.compile(r"https://(?:www\.)?vimeo\.com/(\d+)"), "https://player.vimeo.com/video/{}"),
    (
        re.compile(r"https://(?:www\.)?dailymotion\.com/video/(\w+)"),
        "https://www.dailymotion.com/embed/video/{}",
    ),
)


def player(address: str) -> str:
    """The frame that plays what is at an address of a known service; empty for any other."""
    for pattern, frame in _PLAYERS:
        if match := pattern.match(address):
            return format_html(
                '<iframe src="{}" allow="fullscreen" referrerpolicy="no-referrer" loading="lazy"></iframe>',
                frame.format(match[1]),
            )
    return ""
