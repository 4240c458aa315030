"""Whether somebody is still logged in, as a form asks before it is sent; and the page on which one is again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache


@never_cache
def session_state(request: HttpRequest) -> JsonResponse:
    """Who is logged in, and the token that forms need now: logging in makes a new one.

    Wagtail leads whoever is not logged in to its login instead.
    """
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})


@never_cache
def logged_in(request: HttpRequest) -> HttpResponse:
    """Where a login in a window of its own ends."""
    return render(request, "newsroom/logged_in.html")
