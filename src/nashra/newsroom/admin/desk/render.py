"""Panels as HTML."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from django.template.loader import render_to_string

from nashra.newsroom.admin.desk.panel import Desk, Panel

logger = logging.getLogger(__name__)

_FAILED = "newsroom/desk/failed.html"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A panel as a desk sees it. html: empty where the panel is not there."""

    panel: Panel
    html: str

    @property
    def digest(self) -> str:
        """Differs where the HTML does."""
        return blake2b(self.html.encode(), digest_size=8).hexdigest()


def rendered(panels: Iterable[Panel], desk: Desk) -> list[Rendered]:
    """Those of the panels that the desk's user has."""
    return [Rendered(panel, html_of(panel, desk)) for panel in panels if panel.is_for(desk.user)]


def html_of(panel: Panel, desk: Desk) -> str:
    """A panel's HTML. One that fails says so in its place, and leaves the others alone."""
    try:
        shown = panel.context(desk)
        return "" if shown is None else _html(panel, desk, {**shown, "content": panel.template_name})
    except Exception:
        logger.exception("The panel %s of the desk failed.", panel.name)
        return _html(panel, desk, {"content": _FAILED})


def _html(panel: Panel, desk: Desk, shown: dict[str, object]) -> str:
    return render_to_string("newsroom/desk/panel.html", {"panel": panel, "desk": desk, **shown})
