"""Who else has a front open, as its screen asks every two seconds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_user_display_name

from nashra.newsroom.actions.attend_front import attend_front, leave_front
from nashra.newsroom.admin.fronts.access import front_for
from nashra.newsroom.admin.row_number import row_number
from nashra.newsroom.queries.attendance import others_at


@never_cache
@require_POST
def presence(request: HttpRequest, edition: int, section: int) -> HttpResponse:
    """Note that the page `session` is there, or `left`; says who else is."""
    place, now = front_for(request, edition, section), timezone.now()
    session = row_number(request.POST.get("session", ""))
    if "left" in request.POST:
        leave_front(session=session, user=request.user)
        return HttpResponse(status=204)
    is_editing = request.POST.get("editing") == "true"
    own = attend_front(
        edition=place[0], section=place[1], session=session, user=request.user, is_editing=is_editing, now=now
    )
    others = [
        {
            "name": _("another window of yours")
            if one.user.pk == request.user.pk
            else get_user_display_name(one.user),
            "editing": one.is_editing,
        }
        for one in others_at(*place, own, now)
    ]
    return JsonResponse({"session": own, "others": others})
