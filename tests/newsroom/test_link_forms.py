"""The dialogues for a link in a text, in Arabic."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client


@pytest.mark.parametrize("kind", ["external", "anchor", "email", "phone"])
def test_fields_of_a_link_are_labelled_in_arabic(client: Client, db: None, kind: str) -> None:
    client.force_login(get_user_model().objects.create_superuser("huda", password="-"))
    page = client.get(f"/newsroom/choose-{kind}-link/").json()["html"]
    labels = re.findall(r"<label[^>]*>\s*([^<]*\S)", page)
    assert labels
    assert not [label for label in labels if re.search("[A-Za-z]{3,}", label.replace("URL", ""))]
