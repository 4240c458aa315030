"""Every address under /newsroom/, ours and Wagtail's, with who may open it."""

from __future__ import annotations

from tests.newsroom.roles import (
    EDITOR,
    MANAGER,
    PHOTO_EDITOR,
    REPORTER,
    RIGHTS,
    ROLES,
    SUPERUSER,
    VIEWER,
)

ANYONE = frozenset(ROLES)
INSIDE = frozenset([*RIGHTS, SUPERUSER])
OUTSIDE = ANYONE - INSIDE
WRITERS = frozenset([REPORTER, EDITOR, SUPERUSER])
READERS_OF_DRAFTS = WRITERS | {VIEWER}
PUBLISHERS = frozenset([EDITOR, SUPERUSER])
PHOTO_EDITORS = frozenset([PHOTO_EDITOR, SUPERUSER])
PHOTO_CHOOSERS = WRITERS | PHOTO_EDITORS
MANAGERS = frozenset([MANAGER, SUPERUSER])
SUPERUSERS = frozenset([SUPERUSER])
NO_ONE: frozenset[str] = frozenset()

MAY_OPEN: tuple[tuple[frozenset[str], str], ...] = (
    (
        ANYONE,
        """
        jsi18n/
        login/inactive/
        sprite/
        """,
    ),
    (OUTSIDE, "login/"),
    (
        INSIDE,  # nothing here names a story that readers do not see
        """
        .
        account/
        account/second-step/
        account/second-step/passkeys/
        account/sessions/
        api/main/^documents/
        api/main/^documents/<int:pk>/
        api/main/^images/
        api/main/^images/<int:pk>/
        api/main/^pages/
        choose-anchor-link/
        choose-email-link/
        choose-external-link/
        choose-page/
        choose-page/<int:parent_page_id>/
        choose-page/chosen-multiple/
        choose-page/search/
        choose-phone-link/
        desk/
        dismissibles/
        documents/chooser/
        documents/chooser/chosen-multiple/
        documents/chooser/results/
        embeds/chooser/
        embeds/chooser/upload/
        login/confirm/
        images/chooser/
        images/chooser/chosen-multiple/
        images/chooser/results/
        notices/
        notices/count/
        pages/<int:page_id>/revisions/
        pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/
        pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/
        pages/workflow/collect_action_data/<int:page_id>/<slug:action_name>/<int:task_state_id>/
        pages/workflow/confirm_cancellation/<int:page_id>/
        reports/site-history/
        reports/site-history/results/
        snippets/choose/editions/edition/
        snippets/choose/editions/edition/chosen-multiple/
        snippets/choose/editions/edition/chosen/<str:pk>/
        snippets/choose/editions/edition/results/
        snippets/choose/editions/section/
        snippets/choose/editions/section/chosen-multiple/
        snippets/choose/editions/section/chosen/<str:pk>/
        snippets/choose/editions/section/results/
        snippets/choose/newsroom/author/
        snippets/choose/newsroom/author/chosen-multiple/
        snippets/choose/newsroom/author/chosen/<str:pk>/
        snippets/choose/newsroom/author/results/
        stories/workflow/confirm_cancellation/<int:pk>/
        tag-autocomplete/
        test404/
        session/
        session/logged-in/
        typed-time/
        workflows/task_chooser/
        workflows/task_chooser/<int:task_id>/
        workflows/task_chooser/create/
        workflows/task_chooser/results/
        """,
    ),
    (
        READERS_OF_DRAFTS,
        """
        authors/
        authors/results/
        desk/<slug:name>
        snippets/choose/newsroom/article/
        snippets/choose/newsroom/article/chosen-multiple/
        snippets/choose/newsroom/article/chosen/<str:pk>/
        snippets/choose/newsroom/article/results/
        stories/
        stories/results/
        planning/
        planning/<int:pk>/
        """,
    ),
    (
        WRITERS,
        """
        authors/add/
        authors/edit/<int:pk>/
        authors/history-results/<int:pk>/
        authors/history/<int:pk>/
        authors/usage/<int:pk>/
        related/<int:story>/
        snippets/choose/newsroom/article/create/
        snippets/choose/newsroom/author/create/
        stories/add/
        stories/comments/<int:pk>/
        stories/copy-to/<int:pk>/
        stories/edit/<int:pk>/
        stories/history-results/<int:pk>/
        stories/history/(?P<pk>.+)/revisions/compare/(?P<revision_id_a>live|earliest|\\d+)\\.\\.\\.(?P<revision_id_b>live|latest|\\d+)/$
        stories/history/<int:pk>/
        stories/history/<int:pk>/revisions/<int:revision_id>/revert/
        stories/history/<int:pk>/revisions/<int:revision_id>/view/
        stories/preview/
        stories/preview/<int:pk>/
        stories/usage/<int:pk>/
        stories/workflow_history/<int:pk>/
        stories/workflow_history/<int:pk>/detail/<int:workflow_state_id>/
        """,
    ),
    (
        PUBLISHERS,  # who may approve is the workflow's own decision: the editors' group
        """
        authors/delete/<int:pk>/
        bulk/<str:app_label>/<str:model_name>/<str:action>/
        duplicates/<int:story>/place/
        stories/delete/<int:pk>/
        stories/history/<int:pk>/revisions/<int:revision_id>/unschedule/
        stories/kill/<int:pk>/
        stories/scheduled-change/<int:pk>/
        stories/unkill/<int:pk>/
        stories/unpublish/<int:pk>/
        stories/workflow/action/<int:pk>/<slug:action_name>/<int:task_state_id>/
        stories/workflow/collect_action_data/<int:pk>/<slug:action_name>/<int:task_state_id>/
        stories/workflow/preview/<int:pk>/<int:task_id>/
        """,
    ),
    (
        PHOTO_CHOOSERS,
        """
        images/chooser/<int:image_id>/select_format/
        images/chooser/chosen/<str:pk>/
        originals/<path:name>
        """,
    ),
    (
        PHOTO_EDITORS,
        """
        images/
        images/<int:image_id>/
        images/<int:image_id>/delete/
        images/<int:image_id>/preview/<str:filter_spec>/
        images/add/
        images/chooser/create/
        images/multiple/add/
        images/results/
        images/usage/<int:image_id>/
        """,
    ),
    (
        MANAGERS,
        """
        editions/
        editions/add/
        editions/delete/<int:pk>/
        editions/edit/<int:pk>/
        editions/history-results/<int:pk>/
        editions/history/<int:pk>/
        editions/results/
        editions/usage/<int:pk>/
        sections/
        sections/add/
        sections/delete/<int:pk>/
        sections/edit/<int:pk>/
        sections/history-results/<int:pk>/
        sections/history/<int:pk>/
        sections/results/
        sections/usage/<int:pk>/
        snippets/choose/editions/edition/create/
        snippets/choose/editions/section/create/
        """,
    ),
    (
        SUPERUSERS,
        """
        audit/
        audit/results/
        breaking/
        breaking/clear/<int:pk>/
        fronts/
        fronts/<int:edition>/<int:section>/
        fronts/<int:edition>/<int:section>/document/
        fronts/<int:edition>/stories/
        collections/
        collections/<int:collection_id>/privacy/
        collections/<int:pk>/
        collections/<int:pk>/delete/
        collections/add/
        documents/
        documents/add/
        documents/chooser/chosen/<str:pk>/
        documents/chooser/create/
        documents/delete/<int:document_id>/
        documents/edit/<int:document_id>/
        documents/multiple/add/
        documents/results/
        documents/usage/<int:document_id>/
        members/
        members/new/
        members/delete/<int:pk>/
        members/edit/<int:pk>/
        members/history-results/<int:pk>/
        members/history/<int:pk>/
        members/results/
        members/usage/<int:pk>/
        groups/
        groups/delete/<int:pk>/
        groups/edit/<int:pk>/
        groups/history-results/<int:pk>/
        groups/history/<int:pk>/
        groups/new/
        groups/results/
        groups/usage/<int:pk>/
        pages/
        pages/<int:parent_page_id>/
        pages/<int:parent_page_id>/results/
        pages/search/
        pages/search/results/
        pages/usage/<slug:content_type_app_name>/<slug:content_type_model_name>/
        pages/usage/<slug:content_type_app_name>/<slug:content_type_model_name>/results/
        reports/aging-pages/
        reports/aging-pages/results/
        reports/locked/
        reports/locked/results/
        reports/page-types-usage/
        reports/page-types-usage/results/
        reports/workflow/
        reports/workflow/results/
        reports/workflow_tasks/
        reports/workflow_tasks/results/
        sites/
        sites/copy/<int:pk>/
        sites/delete/<int:pk>/
        sites/edit/<int:pk>/
        sites/history-results/<int:pk>/
        sites/history/<int:pk>/
        sites/new/
        sites/results/
        sites/usage/<int:pk>/
        users/
        users/copy/<int:pk>/
        users/delete/<int:pk>/
        users/edit/<int:pk>/
        users/history-results/<int:pk>/
        users/history/<int:pk>/
        users/new/
        users/results/
        users/usage/<int:pk>/
        workflows/add/
        workflows/disable/<int:pk>/
        workflows/edit/<int:pk>/
        workflows/list/
        workflows/list/results/
        workflows/tasks/add/<str:app_label>/<str:model_name>/
        workflows/tasks/disable/<int:pk>/
        workflows/tasks/edit/<int:pk>/
        workflows/tasks/index/
        workflows/tasks/index/results/
        workflows/tasks/select_type/
        workflows/usage/<int:pk>/
        workflows/usage/<int:pk>/results/
        """,
    ),
    (
        NO_ONE,  # there are no pages, and no address at all where the last one stands
        """
        account/second-step/app/remove/
        account/second-step/codes/
        account/second-step/codes/file/
        ^.*/$
        api/main/^documents/find/
        api/main/^images/find/
        api/main/^pages/<int:pk>/
        api/main/^pages/find/
        block-preview/
        documents/^(\\d+)/(.*)$
        documents/authenticate_with_password/<int:restriction_id>/
        images/<int:image_id>/generate_url/
        images/<int:image_id>/generate_url/output/
        pages/<int:page_id>/convert_alias/
        pages/<int:page_id>/copy/
        pages/<int:page_id>/delete/
        pages/<int:page_id>/edit/
        pages/<int:page_id>/edit/preview/
        pages/<int:page_id>/history/
        pages/<int:page_id>/history/results/
        pages/<int:page_id>/privacy/
        pages/<int:page_id>/revisions/<int:revision_id>/revert/
        pages/<int:page_id>/revisions/<int:revision_id>/unschedule/
        pages/<int:page_id>/revisions/<int:revision_id>/view/
        pages/<int:page_id>/unpublish/
        pages/<int:page_id>/usage/
        pages/<int:page_id>/view_draft/
        pages/<int:page_id>/workflow_history/
        pages/<int:page_id>/workflow_history/detail/<int:workflow_state_id>/
        pages/<int:page_to_move_id>/move/
        pages/<int:parent_page_id>/add_subpage/
        pages/^(?P<pk>\\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\\d+)\\.\\.\\.(?P<revision_id_b>live|latest|\\d+)/$
        pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/
        pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/preview/
        pages/create/<slug:app_label>/<slug:model_name>
        pages/workflow/preview/<int:page_id>/<int:task_id>/
        ^password_reset/confirm/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[\\w-]+)/$
        password_reset/
        password_reset/complete/
        password_reset/confirm/<uidb64>/<token>/
        password_reset/done/
        snippets/
        tag-autocomplete/<slug:app_name>/<slug:model_name>/
        """,
    ),
)
"""Who may open each address, by its route; all others are kept out. `.` is the newsroom's own front page."""

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
    "fronts/<int:edition>/<int:section>/preview/",
    "fronts/<int:edition>/<int:section>/restore/",
    "images/multiple/<int:image_id>/",
    "images/multiple/<int:image_id>/delete/",
    "images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/",
    "images/multiple/delete_upload/<int:uploaded_file_id>/",
    "planning/<int:pk>/<slug:verb>/",
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
