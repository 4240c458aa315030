"""Filling in the newsroom's forms as a browser would: from the page that the desk gives."""

from __future__ import annotations

import json
from typing import Any

from django.http import QueryDict
from django.test import Client
from wagtail.test.utils.form_data import querydict_from_html


def filled(desk: Client, address: str, body: str = "نص جديد.", **changes: Any) -> QueryDict:
    """The form at an address as it stands, with changes by the fields' names.

    Scripts draw the body in a browser, so it is added here: one paragraph, where the form has one.
    """
    page = desk.get(address)
    assert page.status_code == 200, address
    data = querydict_from_html(page.content.decode(), form_id="w-editor-form")
    if "headline" in data or "in_footer" in data:
        data.update(paragraph(body))
    for name, value in changes.items():
        data[name.replace("__", "-")] = value
    return data


def paragraph(text: str) -> dict[str, str]:
    """The fields of a body of one paragraph."""
    state = {
        "entityMap": {},
        "blocks": [
            {
                "key": "aaaaa",
                "text": text,
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [],
            }
        ],
    }
    return {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-value": json.dumps(state),
    }
