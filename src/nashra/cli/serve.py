"""nashra serve: the server's processes and the background worker under one supervisor."""

from __future__ import annotations

import argparse
import resource
import socket
import sys
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections

from nashra.cli.installation import CommandError
from nashra.cli.supervise import Child, supervise
from nashra.editions.models import Edition
from nashra.pages import generation
from nashra.pages.context.edition import shown_origin
from nashra.publication.consumers import INVALIDATION
from nashra.site import data

_CONNECTIONS = 20_000
"""Of each process, open streams included: of the stream's own bound a quarter more."""


def serve(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    _refuse_taken_port(options.host, options.port)
    _refuse_shared_host()
    settings.PUBLIC = _public(options)
    data.remember_public(settings.DATA, settings.PUBLIC)
    generation.ensure(INVALIDATION.name)
    _print_addresses()
    connections.close_all()
    _allow_open_files()
    supervise(
        [
            Child("server", _server(options)),
            Child("background worker", [sys.executable, "-m", "nashra.cli.main", "worker"]),
        ]
    )
    print("Stopped.", file=sys.stderr)
    return 0


def _server(options: argparse.Namespace) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "nashra.site.asgi:application", "--interface", "rsgi"),
        *("--host", options.host, "--port", str(options.port), "--workers", str(options.workers)),
        *("--loop", "uvloop", "--http", "1", "--no-ws", "--respawn-failed-workers", "--backlog", "2048"),
        *("--backpressure", str(_CONNECTIONS), "--workers-kill-timeout", "5", "--log-level", "warning"),
    ]


def _allow_open_files() -> None:
    """As many as the system lets us: each open stream is one."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _public(options: argparse.Namespace) -> data.Public:
    if not options.public:
        return data.Public("http", options.port)
    given = urlsplit(options.public if "//" in options.public else f"{options.public}://")
    if given.scheme not in {"http", "https"}:
        raise CommandError(
            "--public takes https or http, with a port if it is not the usual one: https, http://:8080."
        )
    return data.Public(given.scheme, given.port or {"http": 80, "https": 443}[given.scheme])


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} of {host} cannot be had: {error.strerror}. "
                f"Choose another: nashra serve --port {port + 1}, or make demo PORT={port + 1}."
            ) from error


def _refuse_shared_host() -> None:
    if edition := Edition.objects.filter(host__in=settings.NEWSROOM_HOSTS).first():
        raise CommandError(
            f"{edition.name} has the newsroom's host, {edition.shown_host}. They need one each: "
            "NASHRA_NEWSROOM_HOST names another for the newsroom."
        )


def _print_addresses() -> None:
    for edition in Edition.objects.all():
        print(f"{edition.name}\t{shown_origin(edition)}/")
    print(f"Newsroom\t{settings.PUBLIC.origin(settings.NEWSROOM_HOSTS[0])}/newsroom/")
    if not Edition.objects.exists():
        print("There is no edition yet: nashra edition add --help")
    print(f"Data\t{settings.DATA}\nStop with Ctrl-C.", flush=True)
