"""Addresses under /newsroom/ that are not opened as others are: posted to, steps of a login, broken on purpose."""

from __future__ import annotations

POSTED_TO = (
    "api/main/^pages/<int:pk>/action/<str:action_name>/",
    "documents/multiple/<int:doc_id>/",
    "documents/multiple/<int:doc_id>/delete/",
    "documents/multiple/create_from_uploaded_document/<int:uploaded_file_id>/",
    "documents/multiple/delete_upload/<int:uploaded_file_id>/",
    "duplicates/",
    "duplicates/<int:story>/",
    "editing-sessions/ping/<str:app_label>/<str:model_name>/<str:object_id>/<int:session_id>/",
    "editing-sessions/release/<int:session_id>/",
    "fronts/<int:edition>/<int:section>/filling/",
    "fronts/<int:edition>/<int:section>/presence/",
    "fronts/<int:edition>/<int:section>/preview/",
    "fronts/<int:edition>/<int:section>/restore/",
    "images/multiple/<int:image_id>/",
    "images/multiple/<int:image_id>/delete/",
    "images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/",
    "images/multiple/delete_upload/<int:uploaded_file_id>/",
    "planning/<int:pk>/<slug:verb>/",
    "live/<int:pk>/act/",
    "planning/<int:pk>/move/",
    "pages/<int:page_id>/lock/",
    "pages/<int:page_id>/unlock/",
    "pages/<int:page_to_move_id>/set_position/",
    "workflows/enable/<int:pk>/",
    "workflows/remove/<int:page_pk>/",
    "workflows/remove/<int:page_pk>/<int:workflow_pk>/",
    "workflows/tasks/enable/<int:pk>/",
    "logout/",
)
"""Addresses that cannot be opened: something is posted to them. Wagtail logs out whoever tries it all the same."""

LOCKS = ("stories/lock/<int:pk>/", "stories/unlock/<int:pk>/")
"""Addresses to post to, of which Wagtail tells those alone who may."""

BROKEN_ON_PURPOSE = "failwhale/"
"""Wagtail's way to try out the page that says that something broke."""

LOG_IN_AGAIN = (
    "account/second-step/app/",
    "account/second-step/codes/new/",
    "account/second-step/confirm/",
    "account/second-step/passkeys/<int:pk>/",
    "account/second-step/passkeys/<int:pk>/remove/",
    "account/second-step/passkeys/add/",
    "account/second-step/passkeys/confirm/",
)
"""What one sees after giving the password once more."""

STEPS_OF_LOGIN = ("login/passkey/", "login/second-step/")
"""For who is on the way in; the others are led to the login or into the newsroom."""
