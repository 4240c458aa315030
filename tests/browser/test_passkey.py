"""A passkey, of an authenticator that Chromium makes up: added once, it lets in without a password."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from tests.browser.log_in import log_in
from tests.processes.running import Installation

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def editor(chromium: Browser, site: Installation) -> Iterator[BrowserContext]:
    """Somebody of the desk as whom no other test logs in: the password alone lets in no longer."""
    context = log_in(chromium, site, "rana")
    yield context
    context.close()


def test_passkey_lets_in_without_a_password(editor: BrowserContext, site: Installation) -> None:
    page = editor.new_page()
    devices = editor.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    newsroom = f"http://localhost:{site.port}/newsroom/"
    page.goto(f"{newsroom}account/second-step/passkeys/add/")
    page.fill("[name=password]", "nashra-demo")
    page.click("button[type=submit]")
    page.fill("[name=name]", "هاتفي")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/second-step/codes/")
    editor.clear_cookies()
    page.goto(newsroom)
    page.click("#passkey_login")
    page.wait_for_url(newsroom)
    expect(page.locator("#wagtail-sidebar")).to_be_attached()
