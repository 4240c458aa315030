"""axe on a page in Chromium, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from tools.audit.pages import AuditedPage

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
_SOURCE = Path(__file__).parent / "node_modules/axe-core/axe.js"
_LIGATURE = "function _isIconLigature(textVNode) {"
_RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.flatMap(
  (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`))"""


def check(pages: list[AuditedPage], browser: Browser) -> dict[tuple[AuditedPage, str], list[str]]:
    """Violations of each page in each colour scheme, best practices included."""
    source = patched_source()
    found: dict[tuple[AuditedPage, str], list[str]] = {}
    for scheme in SCHEMES:
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, color_scheme=scheme, bypass_csp=True
        )
        for page in pages:
            tab = context.new_page()
            tab.goto(page.address, wait_until="load")
            tab.add_script_tag(content=source)
            found[page, scheme] = tab.evaluate(_RUN)
            tab.close()
        context.close()
    return found


def patched_source() -> str:
    """axe without its guess that joined letters are an icon: it leaves out the contrast of most Arabic text."""
    source = _SOURCE.read_text(encoding="utf-8")
    if source.count(_LIGATURE) != 1:
        raise ValueError("axe has another _isIconLigature: read it anew before contrast is trusted")
    return source.replace(_LIGATURE, f"{_LIGATURE} return false;")
