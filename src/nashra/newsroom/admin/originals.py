"""Original files, for the newsroom alone."""

from __future__ import annotations

import mimetypes
from pathlib import PurePosixPath

from django.core.exceptions import PermissionDenied, SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from nashra.newsroom.models import Photo

PHOTOS = "original_images/"
PORTRAITS = "avatar_images/"


@require_safe
def original(request: HttpRequest, name: str) -> FileResponse:
    """A photo's original, to whoever may choose or change photos; the portrait of a user, to everybody inside."""
    if ".." in PurePosixPath(name).parts or not name.startswith((PHOTOS, PORTRAITS)):
        raise Http404
    policy = policy_registry.get_by_type(Photo)
    if name.startswith(PHOTOS) and not policy.user_has_any_permission(
        request.user, ["choose", "change", "add"]
    ):
        raise PermissionDenied
    try:
        file = default_storage.open(name)
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        raise Http404 from error
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(file, content_type=kind)
    response["Cache-Control"] = "private, no-cache"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
