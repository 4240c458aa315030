"""What a user may do with stories: one policy, which Wagtail's views and ours ask alike."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from nashra.newsroom.models import Article

WRITE = ("add", "change")
READ_DRAFTS = (*WRITE, "delete", "publish", "view")
"""A user with any of these rights over stories is shown what readers do not see yet."""


class StoryPolicy(ModelPermissionPolicy):
    """Rights over all stories, as groups have them; a story's own lock holds back what readers would see at once."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Article) -> bool:
        """Whether the user may do this to a story; nobody whom its lock keeps out may publish it or take it down."""
        if not super().user_has_permission_for_instance(user, action, instance):
            return False
        lock = instance.get_lock() if action == "publish" else None
        return not (lock and lock.for_user(user))


stories = StoryPolicy(Article)
