"""Browsers of people who have logged in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.test import Client
from tests.written_rows import written_once


def browser_of(name: str, person: Callable[[], Any]) -> Client:
    """The browser of somebody, who is made and logs in where a process's earlier test has not; None stays outside.

    name: of the person, and of all that the person is made with.
    """
    session = written_once(name, lambda: _session_of(person()))
    browser = Client()
    if session:
        browser.cookies[settings.SESSION_COOKIE_NAME] = session
    return browser


def _session_of(person: Any) -> str:
    browser = Client()
    if person is None:
        return ""
    browser.force_login(person)
    return browser.cookies[settings.SESSION_COOKIE_NAME].value
