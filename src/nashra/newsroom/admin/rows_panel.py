"""Panels of rows that are not there where the form has no such rows for its user."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import InlinePanel, MultipleChooserPanel


class ShownWithItsRows:
    """A bound panel of rows; without them it shows nothing."""

    panel: Any

    def __init__(self, **options: Any) -> None:
        form = options["form"]
        self.has_rows = form is None or options["panel"].relation_name in form.formsets
        super().__init__(**(options if self.has_rows else {**options, "form": None}))

    def is_shown(self) -> bool:
        return self.has_rows and bool(super().is_shown())  # type: ignore[misc]  # of the panel it is mixed into


class RowsPanel(InlinePanel):
    class BoundPanel(ShownWithItsRows, InlinePanel.BoundPanel):
        pass


class ChosenRowsPanel(MultipleChooserPanel):
    class BoundPanel(ShownWithItsRows, MultipleChooserPanel.BoundPanel):
        pass
