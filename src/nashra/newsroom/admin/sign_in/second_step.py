"""The second step of logging in, which an edition can demand of all who work on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin import messages

from nashra.editions.models import Edition
from nashra.newsroom.queries.memberships import scopes_of

_FREE = frozenset(
    [
        *("wagtailadmin_logout", "account_logout", "account_reauthenticate", "account_login"),
        *("wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "logged_in"),
    ]
)
_OF_THE_SECOND_STEP = "mfa_"


def is_demanded(user: Any) -> bool:
    """Whether an edition demands it of the user; of those whom no role binds, any edition's demand."""
    demanding = Edition.objects.filter(demands_second_step=True)
    scopes = scopes_of(user)
    if scopes:
        demanding = demanding.filter(pk__in=[scope.edition for scope in scopes])
    return demanding.exists()


def was_taken(request: HttpRequest) -> bool:
    """Whether it was taken in this session."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


class SecondStepMiddleware:
    """Opens nothing of the newsroom to who owes a second step, but the pages on which it is set up or taken."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if (
            not getattr(request, "is_newsroom", False)
            or name in _FREE
            or name.startswith(_OF_THE_SECOND_STEP)
        ):
            return None
        if not request.user.is_authenticated or was_taken(request) or not is_demanded(request.user):
            return None
        if request.headers.get("X-Requested-With") == "XMLHttpRequest" or request.method not in (
            "GET",
            "HEAD",
        ):
            raise PermissionDenied
        if is_mfa_enabled(request.user):
            with_app = is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
            step = reverse("mfa_reauthenticate" if with_app else "mfa_reauthenticate_webauthn")
            return HttpResponseRedirect(f"{step}?{urlencode({'next': request.get_full_path()})}")
        messages.warning(request, _("Your edition asks for a second step at login. Set it up to go on."))
        return HttpResponseRedirect(reverse("mfa_index"))
