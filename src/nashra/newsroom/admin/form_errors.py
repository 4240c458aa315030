"""What is wrong in a story's form, as a list above it whose lines lead to their fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.blocks import StreamBlockValidationError


@dataclass(frozen=True, slots=True)
class FormError:
    """What is wrong, of which field, and where that is on the page: an id; empty for the form as a whole."""

    label: str
    said: str
    target: str


CHIPS = {"edition": "where-edition", "section": "where-section"}
"""Where the fields of the first placement are chosen."""


def errors_of(form: Any) -> Iterator[FormError]:
    """All that is wrong in a form and in its rows, in the form's order."""
    yield from _of_fields(form)
    for name, rows in form.formsets.items():
        target = "where" if name == "placements" else f"id_{rows.prefix}-FORMS"
        for said in rows.non_form_errors():
            yield FormError("", str(said), target)
        for place, row in enumerate(rows.forms):
            on_chips = CHIPS if name == "placements" and place == 0 else {}
            yield from _of_fields(row, of=str(rows.model._meta.verbose_name), elsewhere=on_chips)


def rendered_errors(form: Any, said: str) -> SafeString:
    """A sentence, and the list."""
    return render_to_string("newsroom/form_errors.html", {"said": said, "errors": list(errors_of(form))})


def _of_fields(
    form: forms.BaseForm, of: str = "", elsewhere: Mapping[str, str] = MappingProxyType({})
) -> Iterator[FormError]:
    for name, errors in form.errors.as_data().items():
        if name == NON_FIELD_ERRORS:
            yield from (FormError(of, str(said), "") for said in form.errors[name])
            continue
        field = form[name]
        label = f"{of}: {field.label}" if of else str(field.label)
        for error, said in zip(errors, form.errors[name], strict=True):
            if isinstance(error, StreamBlockValidationError):
                yield from _of_blocks(error, label, name)
            else:
                yield FormError(capfirst(label), str(said), elsewhere.get(name, field.id_for_label))


def _of_blocks(error: StreamBlockValidationError, label: str, name: str) -> Iterator[FormError]:
    for said in error.non_block_errors:
        yield FormError(capfirst(label), str(said), f"panel-child-{name}-section")
    for place, wrong in sorted(error.block_errors.items()):
        said = " ".join(_sentences(wrong)) or _("Look at this part again.")
        yield FormError(f"{capfirst(label)}, {place + 1}", said, f"block:{name}-{place}")


def _sentences(error: Any) -> list[str]:
    """All messages of an error of a block, however deep they lie."""
    inner = getattr(error, "block_errors", None)
    if isinstance(inner, dict):
        return [said for one in inner.values() for said in _sentences(one)]
    return [str(said) for said in getattr(error, "messages", [])]


class ListsErrors:
    """Says above the form what is wrong, each with a link to its field."""

    def form_invalid(self, form: Any) -> HttpResponseBase:
        view: Any = self
        is_listed = getattr(view, "produced_error_code", "") == "validation_error"
        if is_listed and not view.expects_json_response and view.action != "cancel-workflow":
            messages.error(view.request, rendered_errors(form, view.produced_error_message))
            view.produced_error_message = None
        response: HttpResponseBase = super().form_invalid(form)  # type: ignore[misc]  # of the view it is mixed into
        return response
