"""The address that browsers report views to."""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from nashra.audience.actions.count_view import count_view
from nashra.editions.request import EditionRequest

LARGEST = 1000


@csrf_exempt
@require_POST
def report_view(request: EditionRequest) -> HttpResponse:
    """Count a view: {"number": 12}. Changes nothing but the count, so that it needs no token."""
    try:
        if len(request.body) > LARGEST:
            raise ValueError("too long")
        number = json.loads(request.body)["number"]
        if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 2**62:
            raise ValueError("no number of a story")
    except (ValueError, KeyError, TypeError, RecursionError):
        return HttpResponse('A view is reported as {"number": 12}.', status=400, content_type="text/plain")
    if request.edition is not None:
        count_view(request.edition.pk, number)
    return HttpResponse(status=204)
