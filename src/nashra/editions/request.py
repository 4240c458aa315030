"""Requests whose edition is known."""

from __future__ import annotations

from django.http import HttpRequest

from nashra.editions.models import Edition


class EditionRequest(HttpRequest):
    """What views get once HostMiddleware has seen a request."""

    edition: Edition | None  # None in the newsroom, and where there is no edition yet
    is_newsroom: bool  # whether it came to the newsroom's host
