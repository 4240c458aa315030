"""Logging in by an OpenID Connect provider: members alone, found by the e-mail that the provider has verified.

Nothing is kept of it: whoever is to come in no more loses the e-mail, the account, or the provider's word. A second
step is asked for as after a password.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, NoReturn
from urllib.parse import urlencode

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect import views
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nashra.newsroom.actions.note import note_stranger

BACKEND = "django.contrib.auth.backends.ModelBackend"


class IdentityAdapter(DefaultSocialAccountAdapter):
    """Takes a provider's word for who somebody is, and for nothing else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: Any) -> tuple[Any, str] | None:
        """The member with an e-mail that the provider has verified. Nothing else of the account is touched."""
        person = member_with(one.email for one in sociallogin.email_addresses if one.verified)
        return (person, "") if person else None

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Refuse who is no member, and whatever is not a login: nothing is connected to an account."""
        if not sociallogin.is_existing or sociallogin.state.get("process") != "login":
            note_stranger()
            refuse(request, _("Nobody of the newsroom has the e-mail that %(provider)s gave."))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **why: Any) -> NoReturn:
        refuse(request, _("Logging in by %(provider)s did not succeed. Try again, or use your password."))


def member_with(emails: Iterable[str]) -> Any:
    """The one active person of the newsroom with one of these e-mails; None where there is none, or more than one."""
    found = {
        person.pk: person
        for email in emails
        for person in get_user_model().objects.filter(email__iexact=email, is_active=True)
        if _is_same(person.email, email) and person.has_perm("wagtailadmin.access_admin")
    }
    if len(found) != 1:
        return None
    (person,) = found.values()
    person.backend = BACKEND
    return person


def _is_same(one: str, other: str) -> bool:
    """Capitals apart; letters that only look alike are others, whatever a database takes them for."""
    return one == other or (one.isascii() and other.isascii() and one.lower() == other.lower())


def refuse(request: HttpRequest, why: str) -> NoReturn:
    """Lead back to the login and say why. Raises ImmediateHttpResponse."""
    raise ImmediateHttpResponse(_back(request, why))


def _back(request: HttpRequest, why: str) -> Any:
    messages.error(request, why % {"provider": label()})
    to = request.POST.get("next", "")
    return redirect(reverse("account_login") + (f"?{urlencode({'next': to})}" if to else ""))


def label() -> str:
    """What the provider is called; empty where there is none."""
    return settings.IDENTITY_PROVIDER.label if settings.IDENTITY_PROVIDER else ""


def with_provider(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view where there is a provider, and nothing elsewhere. One that does not answer is told of at the login."""

    @wraps(view)
    def guarded(request: HttpRequest, provider_id: str) -> HttpResponseBase:
        if not settings.IDENTITY_PROVIDER:
            raise Http404
        try:
            return view(request, provider_id)
        except (requests.RequestException, KeyError, ValueError):
            told: HttpResponseBase = _back(request, _("%(provider)s does not answer. Use your password."))
            return told

    return guarded


log_in = with_provider(require_POST(views.login))
come_back = with_provider(views.callback)
