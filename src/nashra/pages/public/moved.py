"""A redirect for good that no browser keeps: what an address leads to may change again."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponsePermanentRedirect


def moved(address: str) -> HttpResponse:
    """301 to an address, percent-encoded."""
    response = HttpResponsePermanentRedirect(address)
    response["Cache-Control"] = "no-cache"
    return response
