"""What allauth asks of the newsroom."""

from __future__ import annotations

import unicodedata
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth import authenticate
from django.http import HttpRequest

from nashra.newsroom.admin.sign_in.client import client_address


class AccountAdapter(DefaultAccountAdapter):
    """Leaves the counting of wrong passwords to django-axes, which counts for all processes alike."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        name = unicodedata.normalize("NFKC", credentials.pop("username"))  # as names are kept
        return authenticate(request, username=name, **credentials)

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or "::"  # where none is known
