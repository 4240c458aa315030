"""What the views of a form with times add."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils import timezone

from nashra.newsroom.admin.times.clock import clock_of, first_clock


class TimesView:
    """Shows a story's times in its main edition's zone, as its fields do, and tells its form of an autosave."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # Wagtail's view
        edition = self.object.main_edition if self.object else None  # type: ignore[attr-defined]
        timezone.activate((clock_of(edition) if edition else first_clock()).zone)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Render here: Wagtail goes back to the user's zone before a response renders itself."""
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response.render() if isinstance(response, SimpleTemplateResponse) else response

    def is_valid(self, form: Any) -> bool:
        if self.expects_json_response:  # type: ignore[attr-defined]
            form.save_by_itself()
        return super().is_valid(form)  # type: ignore[misc]
