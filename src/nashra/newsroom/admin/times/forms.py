"""What forms with times share: their fields' clock, and what an autosave does with a time that is half typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms.models import WagtailAdminModelForm

from nashra.newsroom.admin.times.clock import Clock
from nashra.newsroom.admin.times.field import MomentField


class MomentForm(WagtailAdminModelForm):
    """A form with times.

    An autosave saves all but the times that are refused: they stay as they were saved last, and in the browser
    stays what was typed. Saving by hand refuses them, at their fields.
    """

    is_autosave = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self._moments():
            field.shown = self.get_initial_for_field(field, name)

    def set_clock(self, clock: Clock) -> None:
        """Read and show all times on a clock."""
        for _name, field in self._moments():
            field.widget.clock = clock

    def is_published(self) -> bool:
        """Whether readers have seen it: its times that have passed then stay as they are."""
        return False

    def may_have_passed(self, name: str) -> bool:
        """Whether a time that was there already may stay as it is though it has passed."""
        return self.is_deferred_validation or self.is_published()

    def full_clean(self) -> None:
        for name, field in self._moments():
            field.may_have_passed = self.may_have_passed(name)
        super().full_clean()
        if self.is_autosave and self._errors:
            self._keep_what_was_saved()

    def _keep_what_was_saved(self) -> None:
        for name, field in self._moments():
            if self._errors.pop(name, None):
                self.cleaned_data[name] = field.shown
                setattr(self.instance, name, field.shown)

    def _moments(self) -> Iterator[tuple[str, MomentField]]:
        return ((name, field) for name, field in self.fields.items() if isinstance(field, MomentField))


class MomentFormSet(BaseChildFormSet):
    """Rows with times; a row that a script adds has the clock that the others were given."""

    clock: Clock | None = None

    @property
    def empty_form(self) -> Any:
        form = super().empty_form
        if self.clock:
            form.set_clock(self.clock)
        return form
