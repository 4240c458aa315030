"""How the newsroom sends mail: NASHRA_MAIL names a server, and without it nothing is sent or promised."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from nashra.site.data import SettingError

_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
"""By scheme: plain, upgraded by STARTTLS, and TLS from the first byte."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server that takes mail, and the address from which it goes out."""

    host: str
    port: int
    scheme: str
    sender: str
    user: str = ""
    password: str = ""


def mail_server() -> MailServer | None:
    """The server of NASHRA_MAIL, with the sender of NASHRA_MAIL_FROM; None where there is none.

    Raises SettingError.
    """
    given, sender = os.environ.get("NASHRA_MAIL"), os.environ.get("NASHRA_MAIL_FROM", "")
    if not given:
        return None
    try:
        parts = urlsplit(given)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        host, port = "", 0
    if not host or parts.scheme not in _PORTS:
        raise SettingError(
            "NASHRA_MAIL names no mail server: "
            "write smtps://name:password@mail.example.org, smtp+tls://… or smtp://…."
        )
    if "@" not in sender:
        raise SettingError(f"NASHRA_MAIL_FROM is {sender!r}: write the address from which mail goes out.")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(host, port, parts.scheme, sender, user, password)
