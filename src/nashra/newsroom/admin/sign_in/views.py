"""The login, and the reset of a password where the installation can send mail."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponseBase

from nashra.newsroom.admin.sign_in.identity import label


class LoginView(account.LoginView):
    """The newsroom's login. Whoever is logged in but may not enter sees it, too, and not a circle of redirects."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            request.user = AnonymousUser()
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        own = {"resets_by_mail": settings.PASSWORD_RESET_BY_MAIL, "provider": label()}
        return {**context, **own, "next": self.request.GET.get("next", "")}


def by_mail_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view where mail can be sent, and nothing elsewhere."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.PASSWORD_RESET_BY_MAIL:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
