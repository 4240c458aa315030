"""The bell: how much is new, and what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from nashra.newsroom.actions.read_notices import read_notices
from nashra.newsroom.admin.live_links import LiveLink, live_links
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.queries import notices as queries
from nashra.newsroom.queries.notices import ShownNotice


@never_cache
@require_GET
def notice_count(request: HttpRequest) -> HttpResponse:
    """How many notices the user has not read, as a number."""
    return HttpResponse(str(queries.unread(request.user)), content_type="text/plain")


@never_cache
@require_http_methods(["GET", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """The user's last notices, as a piece of a page; a post says until when they have been seen."""
    if request.method == "POST":
        if (seen := _time(request.POST.get("until", ""))) is None:
            return HttpResponseBadRequest()
        read_notices(by=request.user, until=seen)
        return HttpResponse(str(queries.unread(request.user)), content_type="text/plain")
    found = queries.newest(request.user)
    context = {"notices": linked(found), "until": found[0].at.isoformat() if found else ""}
    return render(request, "newsroom/notices.html", context)


def linked(found: Sequence[ShownNotice]) -> list[tuple[ShownNotice, str]]:
    """Notices with where they lead: to the story's form, or else to its page where readers see it."""
    pages = live_links({one.story for one in found if one.story and not one.may_open})
    return [(one, _address(one, pages)) for one in found]


def _address(one: ShownNotice, pages: Mapping[int, Sequence[LiveLink]]) -> str:
    if one.story is None:
        return one.address
    if one.may_open:
        return story_view("edit", one.story)
    links = pages.get(one.story, ())
    return links[0].address if links else ""


def _time(text: str) -> datetime | None:
    try:
        read = parse_datetime(text)
    except ValueError:
        return None
    return read if read and is_aware(read) else None
