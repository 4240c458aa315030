"""Django's permissions by the roles that somebody has in the editions."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from nashra.newsroom.queries.memberships import scopes_of
from nashra.newsroom.roles import MODEL_RIGHTS


class RoleBackend(BaseBackend):
    """Gives what a role may do somewhere; a policy says where. It logs nobody in."""

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if obj is not None:
            return set()
        return {right for scope in scopes_of(user_obj) for right in MODEL_RIGHTS[scope.role]}

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return perm in self.get_user_permissions(user_obj, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        rights = self.get_user_permissions(user_obj)
        return any(right.startswith(f"{app_label}.") for right in rights)
