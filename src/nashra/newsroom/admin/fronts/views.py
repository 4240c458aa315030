"""What the screen asks of the server: a front, to publish it, and to go back to a version."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.utils import get_user_display_name

from nashra.editions.models import Edition, Section
from nashra.newsroom.actions.edit_front import FrontMovedOnError, NotNewestError, edit_front, restore_front
from nashra.newsroom.admin.fronts import posted, state, wording
from nashra.newsroom.admin.fronts.access import front_for, row_of
from nashra.newsroom.admin.row_number import row_number
from nashra.newsroom.admin.times.clock import clock_of
from nashra.newsroom.fronts.document import InvalidFrontError, parse, readable, to_json
from nashra.newsroom.fronts.merge import merge
from nashra.newsroom.fronts.slot import Document
from nashra.newsroom.models import FrontVersion
from nashra.newsroom.queries.fronts import begun_from, photos_of


@never_cache
@require_http_methods(["GET", "POST"])
def document(request: HttpRequest, edition: int, section: int) -> HttpResponse:
    """A front; nothing where it is `since` the version that the page has; a `version`; or after what is posted."""
    place = front_for(request, edition, section)
    if request.method == "POST":
        return _published(request, *place)
    if version := request.GET.get("version", ""):
        return _version(request, *place, row_number(version))
    front = row_of(*place)
    if request.GET.get("since") == str(front.number if front else 0):
        return HttpResponse(status=204)
    return JsonResponse(state.state_of(*place, request.user))


@never_cache
@require_POST
def restore(request: HttpRequest, edition: int, section: int) -> HttpResponse:
    """Go back to the version `number`, if the newest is still `newest`, which the user saw last."""
    place = front_for(request, edition, section)
    front = row_of(*place)
    try:
        number, newest = (int(request.POST[name]) for name in ("number", "newest"))
        if front is None:
            raise Http404
        restore_front(front=front, number=number, user=request.user, newest=newest)
    except (KeyError, ValueError):
        return _unreadable()
    except FrontVersion.DoesNotExist as error:
        raise Http404 from error
    except NotNewestError:
        said = _("Somebody has published this page meanwhile. Look at it, then go back if you still want to.")
        return JsonResponse({"said": said, "front": state.state_of(*place, request.user)}, status=409)
    return JsonResponse(state.state_of(*place, request.user))


def _version(
    request: HttpRequest, edition: Edition, section: Section | None, number: int | None
) -> HttpResponse:
    front = row_of(edition, section)
    try:
        if front is None or number is None:
            raise Http404
        return JsonResponse(state.version_shown(front, number, request.user))
    except FrontVersion.DoesNotExist as error:
        raise Http404 from error


def _published(request: HttpRequest, edition: Edition, section: Section | None) -> HttpResponse:
    try:
        sent = posted.read(request, clock_of(edition))
    except posted.UnreadableError:
        return _unreadable()
    if sent.faults:
        return _refused_ends(request, edition, sent)
    try:
        mine, began_from = parse(sent.slots), sent.began_from
        if sent.chosen_at is not None:
            mine, began_from = _chosen(edition, section, sent, mine), sent.chosen_at
        version = edit_front(
            edition=edition, section=section, began_from=began_from, slots=mine, user=request.user
        )
    except InvalidFrontError as error:
        names = state.names_of(edition, sent.slots, request.user)
        return JsonResponse({"faults": state.faults_told(error.faults, names)}, status=422)
    except FrontMovedOnError as moved:
        return _conflicts(request, edition, section, sent, moved)
    except FrontVersion.DoesNotExist:
        return _unreadable()
    was_joined = sent.chosen_at is not None or version.what == FrontVersion.What.MERGED
    return JsonResponse({**state.state_of(edition, section, request.user), "was_joined": was_joined})


def _chosen(edition: Edition, section: Section | None, sent: posted.Posted, mine: Document) -> Document:
    """What the editor sent, joined with what the others had saved, as was chosen. Raises FrontMovedOnError."""
    front, chosen_at = row_of(edition, section), sent.chosen_at or 0
    if front is None:
        raise FrontVersion.DoesNotExist
    base, theirs = (begun_from(front, number) for number in (sent.began_from, chosen_at))
    merged = merge(base, mine, theirs, sent.choices)
    if merged.conflicts:
        raise FrontMovedOnError(chosen_at, theirs, merged)
    return merged.slots


def _conflicts(
    request: HttpRequest,
    edition: Edition,
    section: Section | None,
    sent: posted.Posted,
    moved: FrontMovedOnError,
) -> HttpResponse:
    both = (*readable(sent.slots)[0], *moved.theirs)
    names = state.names_of(edition, to_json(both), request.user, photos_of(both))
    version = FrontVersion.objects.select_related("user").get(
        front=row_of(edition, section), number=moved.number
    )
    told = [
        {
            "path": conflict.path,
            "place": wording.place(conflict, names),
            "mine": wording.side(conflict, conflict.mine, names),
            "theirs": wording.side(conflict, conflict.theirs, names),
        }
        for conflict in moved.merged.conflicts
    ]
    who = get_user_display_name(version.user) if version.user else _("the system")
    return JsonResponse({"number": moved.number, "who": who, "conflicts": told}, status=409)


def _refused_ends(request: HttpRequest, edition: Edition, sent: posted.Posted) -> HttpResponse:
    names = state.names_of(edition, sent.slots, request.user)
    told: list[dict[str, Any]] = [
        {
            "slot": wrong.slot,
            "story": wrong.story,
            "said": f"{names.slot(wrong.slot)} › {names.story(wrong.story)}: {wrong.said}",
        }
        for wrong in sent.faults
    ]
    return JsonResponse({"faults": told}, status=422)


def _unreadable() -> HttpResponse:
    said = _("What was sent could not be understood. Load the page anew; what you made is kept.")
    return JsonResponse({"said": said}, status=400)
