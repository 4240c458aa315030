"""Which reports of views are a reader's, by the heads of the request: not robots', not who asks not to be counted."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ROBOT = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|headless|lighthouse|externalhit|whatsapp/|curl/|wget/|python|java/|httpclient",
    re.IGNORECASE,
)

_BEFOREHAND = re.compile(r"prefetch|prerender|preview", re.IGNORECASE)


def is_counted(headers: Mapping[str, str]) -> bool:
    """Whether a view that is reported with these heads counts.

    Not with Do Not Track or Global Privacy Control, not from a page of another site, not beforehand, not a robot's.
    """
    if headers.get("DNT") == "1" or headers.get("Sec-GPC") == "1":
        return False
    if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    if _BEFOREHAND.search(
        headers.get("Sec-Purpose", "") + headers.get("Purpose", "") + headers.get("X-Moz", "")
    ):
        return False
    agent = headers.get("User-Agent", "")
    return bool(agent) and not _ROBOT.search(agent)
