"""Logging in, as somebody of the demo's desk."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext
from tests.processes.running import Installation

_sessions: dict[tuple[int, str], list[Any]] = {}
"""Cookies of who has logged in before, by the site's port and the name."""


def log_in(chromium: Browser, site: Installation, name: str, password: str = "nashra-demo") -> BrowserContext:
    """A browser at a desk, with the newsroom's first page open; logs in where no earlier session holds."""
    context = chromium.new_context(viewport={"width": 1440, "height": 1000}, locale="ar")
    context.add_cookies(_sessions.get((site.port, name), []))
    page = context.new_page()
    page.goto(f"http://localhost:{site.port}/newsroom/")
    if "/login/" in page.url:
        page.fill("input[name=login]", name)
        page.fill("input[name=password]", password)
        page.click("button[type=submit]")
        page.wait_for_url("**/newsroom/")
        _sessions[site.port, name] = context.cookies()
    return context
