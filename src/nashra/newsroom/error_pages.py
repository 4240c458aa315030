"""The newsroom's own pages for what went wrong: an address that leads nowhere, a refusal, a fault."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nashra.newsroom.request_language import language_of

SENTENCES = {
    403: _("You may not open this, or not do it. The edition's chief editor can give you a role that may."),
    404: _("There is nothing at this address."),
    500: _("Something went wrong here, and the log has it. Go back and try again in a moment."),
}
EXPIRED_FORM = _(
    "The form is too old, or cookies are off. Go back, load the page again and repeat what you did."
)


def response(request: HttpRequest, status: int, sentence: Promise | None = None) -> HttpResponse:
    """A page in the user's own language, with ways back. It needs no file and no session of the newsroom's."""
    with translation.override(language_of(request)):
        context = {"status": status, "sentence": sentence or SENTENCES[status]}
        return render(request, "newsroom/error.html", context, status=status)
