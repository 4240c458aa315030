"""The folder in which an installation keeps its data, and what it remembers there of itself."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from nashra.edge.hosts import bare_host, canonical_host

THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Public:
    """How readers reach the editions: https without a port behind a proxy, or http on the server's own port."""

    scheme: str = "http"
    port: int = 8000

    @property
    def suffix(self) -> str:
        """What follows a host in an address: ":8000", or nothing for the scheme's own port."""
        return "" if (self.scheme, self.port) in {("http", 80), ("https", 443)} else f":{self.port}"

    def origin(self, host: str) -> str:
        """Scheme, host and port, without a slash at the end."""
        return f"{self.scheme}://{host}{self.suffix}"


class SettingError(ValueError):
    """A NASHRA_… variable says what cannot be; the message is a sentence for whoever set it."""


def folder() -> Path:
    """NASHRA_DATA, or var/ in the current folder."""
    return Path(os.environ.get("NASHRA_DATA") or "var").resolve()


def is_offline_reading_on() -> bool:
    """Whether readers' browsers keep stories for when there is no connection: unless NASHRA_OFFLINE is "off"."""
    return os.environ.get("NASHRA_OFFLINE", "").strip().lower() != "off"


def newsroom_hosts() -> tuple[str, ...]:
    """The newsroom's hosts, the one for addresses first: NASHRA_NEWSROOM_HOST, or all names of this machine.

    Raises SettingError.
    """
    given = os.environ.get("NASHRA_NEWSROOM_HOST")
    if not given:
        return THIS_MACHINE
    host = bare_host(given) or canonical_host(given)
    if not host:
        raise SettingError(f"NASHRA_NEWSROOM_HOST is {given!r}: write a host such as newsroom.example.org.")
    return (host,)


def secret_key(data: Path) -> str:
    """The installation's secret; empty where there is none yet, with which Django signs nothing."""
    try:
        return (data / "secret-key").read_text()
    except OSError:
        return ""


def make_secret_key(data: Path) -> str:
    """The installation's secret, made at its first start and readable by its owner alone."""
    file = data / "secret-key"
    if not file.exists():
        draft = _draft(file, secrets.token_urlsafe(50))
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text()


def is_demo(data: Path) -> bool:
    """Whether the folder holds the demo network, as `nashra demo` wrote it down there."""
    return os.path.exists(data / "demo")  # which a folder that cannot be read does not fail


def remember_demo(data: Path) -> None:
    """Write down that the folder holds the demo network."""
    (data / "demo").touch()


def public(data: Path) -> Public:
    """How readers reach this installation, as `nashra serve` last wrote it down."""
    try:
        return Public(**json.loads((data / "public.json").read_text()))
    except OSError:
        return Public()


def remember_public(data: Path, public: Public) -> None:
    """Write down how readers reach this installation, for every command to come."""
    data.mkdir(parents=True, exist_ok=True)
    file = data / "public.json"
    _draft(file, json.dumps({"scheme": public.scheme, "port": public.port})).replace(file)


def _draft(file: Path, text: str) -> Path:
    """The text in a file beside another, under a name that nobody else uses; its owner alone reads it."""
    number, name = tempfile.mkstemp(prefix=f"{file.name}.", dir=file.parent)
    with os.fdopen(number, "w", encoding="utf-8") as opened:
        opened.write(text)
    return Path(name)


_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
_LEAST, _MOST = 64 << 20, 64 << 30
_DEFAULT_MOST = 8 << 30
_SHARE = 4  # the default is this part of what the disk has left


def fragment_store_bytes(store: Path) -> int:
    """How many bytes the fragment store may take: NASHRA_FRAGMENT_STORE_BYTES, or a share of the disk.

    The share is a quarter of what is free or the store's already, from 64 MiB to 8 GiB. Raises SettingError.
    """
    given = os.environ.get("NASHRA_FRAGMENT_STORE_BYTES", "").strip()
    if not given:
        return min(max(_room(store) // _SHARE, _LEAST), _DEFAULT_MOST)
    found = re.fullmatch(r"(\d+)([KMG]?)", given.upper(), re.ASCII)
    size = int(found[1]) * _UNITS[found[2]] if found else 0
    if not _LEAST <= size <= _MOST:
        raise SettingError(
            f"NASHRA_FRAGMENT_STORE_BYTES is {given!r}: "
            "write a number of bytes from 64M to 64G, such as 2G or 2147483648."
        )
    return size


def _room(store: Path) -> int:
    """Bytes that are free where the store is, and those that it takes now."""
    there = next(place for place in (store, *store.parents) if place.exists())
    taken = sum(file.stat().st_blocks * 512 for file in store.rglob("data.mdb")) if store.is_dir() else 0
    return shutil.disk_usage(there).free + taken
