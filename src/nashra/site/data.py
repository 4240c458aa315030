"""The folder in which an installation keeps its data, and what it remembers there of itself."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Public:
    """How readers reach the editions: https without a port behind a proxy, or http on the server's own port."""

    scheme: str = "http"
    port: int = 8000

    @property
    def suffix(self) -> str:
        """What follows a host in an address: ":8000", or nothing for the scheme's own port."""
        return "" if (self.scheme, self.port) in {("http", 80), ("https", 443)} else f":{self.port}"


def folder() -> Path:
    """NASHRA_DATA, or var/ in the current folder."""
    return Path(os.environ.get("NASHRA_DATA") or "var").resolve()


def secret_key(data: Path) -> str:
    """The installation's secret, made at its first start and readable by its owner alone."""
    file = data / "secret-key"
    if not file.exists():
        data.mkdir(parents=True, exist_ok=True)
        scratch = data / f"secret-key.{os.getpid()}"
        scratch.touch(mode=0o600)
        scratch.write_text(secrets.token_urlsafe(50))
        try:
            os.link(scratch, file)
        except FileExistsError:
            pass
        finally:
            scratch.unlink()
    return file.read_text()


def public(data: Path) -> Public:
    """How readers reach this installation, as `nashra serve` last wrote it down."""
    try:
        return Public(**json.loads((data / "public.json").read_text()))
    except FileNotFoundError:
        return Public()


def remember_public(data: Path, public: Public) -> None:
    """Write down how readers reach this installation, for every command to come."""
    data.mkdir(parents=True, exist_ok=True)
    scratch = data / "public.json.new"
    scratch.write_text(json.dumps({"scheme": public.scheme, "port": public.port}))
    scratch.replace(data / "public.json")
