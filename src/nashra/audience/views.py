"""The address that browsers report views to."""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from nashra.audience.actions.count_view import count_view
from nashra.audience.readers import is_counted
from nashra.editions.request import EditionRequest
from nashra.newsroom.admin.sign_in.client import client_address

LARGEST = 1000


@csrf_exempt
@require_POST
def report_view(request: EditionRequest) -> HttpResponse:
    """Count a view: {"number": 12}. Changes nothing but the count, so that it needs no token.

    The answer is the same where it does not count, so that nobody learns what does.
    """
    try:
        if len(request.body) > LARGEST:
            raise ValueError("too long")
        number = json.loads(request.body)["number"]
        if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 2**62:
            raise ValueError("no number of a story")
    except (ValueError, KeyError, TypeError, RecursionError):
        return HttpResponse('A view is reported as {"number": 12}.', status=400, content_type="text/plain")
    if request.edition is not None and is_counted(request.headers):
        count_view(request.edition.pk, number, _bounded(request))
    return HttpResponse(status=204)


def _bounded(request: EditionRequest) -> str | None:
    """The address whose views are bounded; not a proxy's on this machine, through which all readers come."""
    address = client_address(request)
    return None if address in {"127.0.0.1", "::"} else address
