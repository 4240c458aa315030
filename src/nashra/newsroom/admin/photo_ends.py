"""Telling whoever edits a story which of its photos readers no longer see, or soon will not."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from nashra.newsroom import draft_content
from nashra.newsroom.admin.photo_policy import photos
from nashra.newsroom.queries.photo_rights import ending


class TellsOfEndedPhotos:
    """Gives a story's form the photos of its draft whose rights end."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # of the view
        story = context["form"].instance
        context["ending_photos"] = ending(draft_content.photos(story.serializable_data()), timezone.now())
        context["may_change_photos"] = photos.user_has_permission(self.request.user, "change")  # type: ignore[attr-defined]
        return context
