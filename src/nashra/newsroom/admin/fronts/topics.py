"""Topics to fill a slot from, by what somebody types."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from nashra.newsroom.admin.fronts.access import edition_for
from nashra.newsroom.models import Topic
from nashra.newsroom.topic_search import with_name

SHOWN = 12


@never_cache
@require_GET
def topics(request: HttpRequest, edition: int) -> HttpResponse:
    """`q`: some of a name; the likeliest first. For whoever lays out fronts of the edition."""
    edition_for(request, edition)
    found = with_name(Topic.objects.all(), request.GET.get("q", "").strip()[:120])
    rows = found.values_list("pk", "name")[:SHOWN]
    return JsonResponse({"topics": [{"topic": number, "name": name} for number, name in rows]})
