"""What a user may do with comments: whoever may open a draft comments on it, and words anew only what is their own."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from nashra.newsroom.admin import policy
from nashra.newsroom.models import Comment


class CommentPolicy(ModelPermissionPolicy):
    """Rights over comments: to say ("add"), to word anew ("change"), and to take back ("delete")."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether the user may do this to some comment."""
        return policy.stories.user_has_permission(user, "change")

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Comment) -> bool:
        return action in self.rights(user, instance)

    def rights(self, user: Any, comment: Comment) -> frozenset[str]:
        """All that the user may do: to change is the author's alone; who moderates the story deletes others' too."""
        if not self._may(user, "change", comment):
            return frozenset()
        if comment.deleted_at is not None:
            return frozenset(["add"])
        if comment.author_id == user.pk:
            return frozenset(["add", "change", "delete"])
        return frozenset(["add", "delete"] if self._may(user, "moderate", comment) else ["add"])

    def _may(self, user: Any, action: str, comment: Comment) -> bool:
        return policy.stories.user_has_permission_for_instance(user, action, comment.story)


comments = CommentPolicy(Comment)
