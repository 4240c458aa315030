"""What Django sends of the public sites."""

from __future__ import annotations

from django.http import HttpResponse

from nashra.edge.policy import PUBLIC_POLICY


def answer(body: bytes, status: int) -> HttpResponse:
    """A page, asked for anew each time, under the policy of all public pages."""
    response = HttpResponse(body, status=status)
    response["Cache-Control"] = "no-cache"
    response["Content-Security-Policy"] = PUBLIC_POLICY
    return response
