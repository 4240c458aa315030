"""Where a reader passes a story on: addresses of services, of which no script is loaded."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from django.utils.translation import gettext

from nashra.pages.values import Link


def share_links(headline: str, address: str) -> tuple[Link, ...]:
    """Links that open a service with a story's headline and address. In the language in force."""
    text = {"text": f"{headline} {address}"}
    both = {"text": headline, "url": address}
    return (
        Link(gettext("WhatsApp"), f"https://wa.me/?{_query(text)}"),
        Link(gettext("X"), f"https://x.com/intent/post?{_query(both)}"),
        Link(gettext("Telegram"), f"https://t.me/share/url?{_query(both)}"),
    )


def _query(said: dict[str, str]) -> str:
    return urlencode(said, quote_via=quote)
