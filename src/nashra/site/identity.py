"""The provider of identities that people may log in with: NASHRA_OIDC_… name one, and without them there is none."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from nashra.site.data import SettingError

PROVIDER = "oidc"
"""In its address of return: …/newsroom/login/oidc/callback/."""

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """An OpenID Connect provider, and what it knows this installation by."""

    issuer: str  # its address, without a slash at the end
    client_id: str
    secret: str
    label: str  # on the button

    def as_apps(self) -> dict[str, Any]:
        """The same as django-allauth takes it."""
        app = {
            "provider_id": PROVIDER,
            "name": self.label,
            "client_id": self.client_id,
            "secret": self.secret,
            "settings": {"server_url": self.issuer},
        }
        return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def identity_provider() -> IdentityProvider | None:
    """The provider that the installation names; None where it names none. Raises SettingError."""
    issuer = os.environ.get("NASHRA_OIDC_ISSUER", "").strip().rstrip("/")
    if not issuer:
        return None
    parts = urlsplit(issuer)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if not is_safe or not parts.hostname:
        raise SettingError("NASHRA_OIDC_ISSUER is no address of a provider: write https://id.example.org.")
    client_id = os.environ.get("NASHRA_OIDC_CLIENT_ID", "")
    secret = os.environ.get("NASHRA_OIDC_CLIENT_SECRET", "")
    if not client_id or not secret:
        raise SettingError("NASHRA_OIDC_ISSUER needs NASHRA_OIDC_CLIENT_ID and NASHRA_OIDC_CLIENT_SECRET.")
    return IdentityProvider(issuer, client_id, secret, os.environ.get("NASHRA_OIDC_LABEL") or parts.hostname)
