"""The form field of a time, and its widget."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.urls import reverse
from django.utils import timezone

from nashra.arabic.times.write import write
from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import Clock, first_clock
from nashra.newsroom.admin.times.purpose import Purpose
from nashra.newsroom.admin.times.reading import Typed, check_side, is_as_shown, moment_of


class MomentInput(forms.TextInput):
    """A text with its zone beside it, choices to press, and what it means under it."""

    template_name = "newsroom/typed_time.html"
    clock: Clock | None = None

    def __init__(self, purpose: Purpose, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.purpose = purpose

    @property
    def media(self) -> forms.Media:
        return forms.Media(js=[Script("newsroom/typed-time.js", type="module")])  # type: ignore[list-item]  # the stubs know paths alone

    def own_clock(self) -> Clock:
        """The clock that the form gave, or the first edition's in a form that knows no edition."""
        return self.clock or first_clock()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Typed | None:
        text = data.get(name)
        return None if text is None else Typed(str(text), str(data.get(f"{name}-zone") or ""))

    def format_value(self, value: Any) -> str:
        if isinstance(value, Typed):
            return value.text
        return write(value, self.own_clock().conventions) if isinstance(value, datetime) else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        clock = self.own_clock().in_zone(value.zone) if isinstance(value, Typed) else self.own_clock()
        own = context["widget"]["attrs"]
        ids = [own.get("aria-describedby"), f"{own.get('id', name)}-zone", f"{own.get('id', name)}-meaning"]
        own["aria-describedby"] = " ".join(filter(None, ids))
        now = timezone.now()
        is_shown = isinstance(value, datetime)
        context["typed_time"] = {
            "clock": clock,
            "purpose": self.purpose.name,
            "url": reverse("typed_time"),
            "choices": [
                text for text in map(str, self.purpose.choices) if self._is_offered(text, clock, now)
            ],
            "meaning": wording.meaning(value, clock, now, self.purpose) if is_shown else "",
        }
        return context

    def _is_offered(self, text: str, clock: Clock, now: datetime) -> bool:
        try:
            moment_of(Typed(text), clock, self.purpose, now)
        except ValidationError:
            return False
        return True


class MomentField(forms.Field):
    """A time of a purpose, read in an edition's zone. The form that holds it gives its clock and what it showed."""

    widget: MomentInput  # given as an instance, which knows the purpose
    shown: datetime | None = None
    """The value with which the form was filled."""
    may_have_passed = False
    """Whether the value that was shown may stay as it is though its time has passed."""

    def __init__(self, **options: Any) -> None:
        options.pop("show_hidden_initial", None)  # Django's for defaults that are computed
        super().__init__(**options)

    def clean(self, value: Typed | None) -> datetime | None:
        typed = value or Typed("")
        if not typed.text.strip():
            self.validate(None)
            return None
        clock, purpose, now = self.widget.own_clock(), self.widget.purpose, timezone.now()
        if self.shown is None or not is_as_shown(typed, self.shown, clock):
            return moment_of(typed, clock, purpose, now)
        if not self.may_have_passed:
            check_side(self.shown, clock.in_zone(typed.zone), purpose, now)
        return self.shown

    def has_changed(self, initial: datetime | None, data: Typed | None) -> bool:
        return not is_as_shown(data or Typed(""), initial, self.widget.own_clock())
