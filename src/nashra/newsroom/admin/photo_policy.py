"""What a user may do with photos: as roles say, and groups in their collections."""

from __future__ import annotations

from collections.abc import Collection as Actions
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Collection
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from nashra.newsroom.models import Photo
from nashra.newsroom.queries.memberships import scopes_of
from nashra.newsroom.roles import MODEL_RIGHTS


class PhotoPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's, in which a role's right holds in every collection: editions share their photos."""

    def _check_perm(self, user: Any, actions: Actions[str], collection: Collection | None = None) -> bool:
        return super()._check_perm(user, actions, collection) or self._by_role(user, actions)

    def _collections_with_perm(self, user: Any, actions: Actions[str]) -> QuerySet[Collection]:
        if self._by_role(user, actions):
            return Collection.objects.all()
        return super()._collections_with_perm(user, actions)

    def _by_role(self, user: Any, actions: Actions[str]) -> bool:
        names = {self._get_permission_name(action) for action in actions}
        return any(names & MODEL_RIGHTS[scope.role] for scope in scopes_of(user))


photos = PhotoPolicy(Photo, auth_model="wagtailimages.Image", owner_field_name="uploaded_by_user")
