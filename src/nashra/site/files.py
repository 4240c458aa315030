"""Static and media files: sent by the server itself, compressed beforehand, kept by browsers for good."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Awaitable, Callable, MutableMapping
from os.path import normpath
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from nashra.edge.negotiation import BROTLI, GZIP, accepted_codings
from nashra.newsroom import wanted_sizes
from nashra.newsroom.photo_names import SizeName, meanwhile, read_name

Application = Callable[[MutableMapping[str, Any], Any, Any], Awaitable[None]]

STATIC = "/static/"
MEDIA = "/media/"

_COMPRESSED = ((BROTLI, ".br", "br"), (GZIP, ".gz", "gzip"))
_HASHED = re.compile(r"\.[0-9a-f]{12}\.")
_FOREVER = "public, max-age=31536000, immutable"
_NOT_READERS = "documents/"  # Wagtail gives these to those who may have them, below /newsroom/

for _type, _ending in (("font/woff2", ".woff2"), ("image/webp", ".webp"), ("image/avif", ".avif")):
    mimetypes.add_type(_type, _ending)  # which not every machine's list has


class Files:
    """An ASGI application that answers for two folders, and leaves all else, and what is not there, to another."""

    def __init__(self, application: Application, *, static: Path, media: Path, wanted: Path) -> None:
        """wanted: the folder in which sizes of photos are asked for that are not made yet."""
        self._application = application
        self._wanted = wanted
        self._static = StaticFiles(directory=static, check_dir=False)
        self._media = StaticFiles(directory=media, check_dir=False)

    async def __call__(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        """Answer, as ASGI has it."""
        response = None
        if scope["type"] == "http":
            response = await self._response(scope)
        if response is None:
            await self._application(scope, receive, send)
        else:
            # From 2.4 on nobody has to listen for a client that goes while a file is sent.
            await response({**scope, "asgi": {"version": "3.0", "spec_version": "2.4"}}, receive, send)

    async def _response(self, scope: MutableMapping[str, Any]) -> Response | None:
        path: str = scope["path"]
        if path.startswith(STATIC):
            return await self._static_response(path.removeprefix(STATIC), scope)
        if path.startswith(MEDIA):
            return await self._media_response(path.removeprefix(MEDIA), scope)
        return None

    async def _static_response(self, path: str, scope: MutableMapping[str, Any]) -> Response | None:
        accepted = accepted_codings(Headers(scope=scope).get("accept-encoding"))
        for bit, ending, coding in _COMPRESSED:
            if accepted & bit and (response := await _found(self._static, path + ending, scope)):
                response.headers["content-encoding"] = coding
                break
        else:
            response = await _found(self._static, path, scope)
        if response is not None:
            response.headers["vary"] = "Accept-Encoding"
            response.headers["cache-control"] = _FOREVER if _HASHED.search(path) else "no-cache"
        return response

    async def _media_response(self, path: str, scope: MutableMapping[str, Any]) -> Response | None:
        if normpath(path).startswith(_NOT_READERS):
            return None
        response, kept = await _found(self._media, path, scope), _FOREVER  # its name changes with its content
        if response is None and (name := read_name(path)):
            response, kept = await self._another_size(name, scope), "no-cache"
        if response is not None:
            response.headers["cache-control"] = kept
            response.headers["content-security-policy"] = "sandbox; default-src 'none'"
        return response

    async def _another_size(self, name: SizeName, scope: MutableMapping[str, Any]) -> Response | None:
        """What is there of a photo in the place of a size that nobody asked for yet; the worker is asked for that.

        Nothing is asked of a photo that has no size: then the name was guessed, or the photo is gone.
        """
        for other in meanwhile(name):
            if response := await _found(self._media, other, scope):
                await run_in_threadpool(wanted_sizes.put, self._wanted, name)
                return response
        return None


async def _found(files: StaticFiles, path: str, scope: MutableMapping[str, Any]) -> Response | None:
    try:
        response = await files.get_response(path, scope)
    except (HTTPException, OSError):  # not there, outside the folder, no name at all, or not to be read
        return None
    response.headers["x-content-type-options"] = "nosniff"
    return response
