"""What Wagtail's admin takes from the newsroom."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.actions import ActionRegistry
from wagtail.log_actions import LogActionRegistry
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from nashra.newsroom.actions import note, registry
from nashra.newsroom.admin import (
    action_menu,
    audit,
    breaking,
    group_wording,
    link_forms,
    log_actions,
    menu,
    notice_mail,
    notices,
    photo_chooser,
    session,
    story_link,
)
from nashra.newsroom.admin.edition_pages import EditionPageViewSet
from nashra.newsroom.admin.fronts import screen as fronts_screen
from nashra.newsroom.admin.fronts import views as fronts_views
from nashra.newsroom.admin.fronts.presence import presence
from nashra.newsroom.admin.fronts.topics import topics
from nashra.newsroom.admin.live import views as live
from nashra.newsroom.admin.members import MembershipViewSet
from nashra.newsroom.admin.originals import original
from nashra.newsroom.admin.photo_rights import SetRightsOfTickedPhotos
from nashra.newsroom.admin.photo_upload import AddPhotosView
from nashra.newsroom.admin.photo_views import EditPhotoView, PhotosView
from nashra.newsroom.admin.planning import assignment_views, views
from nashra.newsroom.admin.times.view import typed_time
from nashra.newsroom.admin.topics import TopicViewSet
from nashra.newsroom.admin.videos import VideoViewSet
from nashra.newsroom.admin.views import DeleteTickedStories
from nashra.newsroom.admin.viewsets import AuthorViewSet
from nashra.newsroom.crop_operation import SlotOperation

register_snippet(AuthorViewSet)
register_snippet(TopicViewSet)
register_snippet(VideoViewSet)
group_wording.reword()
link_forms.label_link_forms()
notice_mail.hide_wagtails_choices()
photo_chooser.use_own_views()


@hooks.register("register_log_actions", order=100)  # after Wagtail's own, which name another model
def register_log_actions(actions: LogActionRegistry) -> None:
    log_actions.register(actions)


@hooks.register("register_actions")
def register_actions(actions: ActionRegistry) -> None:
    registry.register(actions)


@hooks.register("register_image_operations")
def image_operations() -> list[tuple[str, type[SlotOperation]]]:
    return [("slot", SlotOperation)]


@hooks.register("register_rich_text_features", order=10)
def register_story_link(features: FeatureRegistry) -> None:
    story_link.register(features)
    story_link.register_web_link(features)


hooks.register("register_account_settings_panel", notice_mail.panel)
hooks.register("register_bulk_action", DeleteTickedStories, order=1)  # after Wagtail's own, for all snippets
hooks.register("register_bulk_action", SetRightsOfTickedPhotos)
hooks.register("construct_main_menu", menu.keep_the_desks_items)
hooks.register("construct_reports_menu", menu.keep_the_desks_items)
hooks.register("construct_settings_menu", menu.keep_the_desks_items)
hooks.register("construct_help_menu", menu.keep_the_desks_items)
hooks.register("before_bulk_action", note.on_bulk_delete)
hooks.register("register_reports_menu_item", audit.menu_item)
hooks.register("register_admin_menu_item", views.menu_item)
hooks.register("register_admin_menu_item", fronts_screen.menu_item)
hooks.register("construct_search", menu.search_no_pages)
hooks.register("register_admin_search_area", menu.search_stories)
hooks.register("construct_snippet_action_menu", action_menu.keep_what_one_may)
hooks.register("construct_snippet_action_menu", action_menu.main_button_first)


@hooks.register("register_admin_viewset")
def register_members() -> MembershipViewSet:
    return MembershipViewSet()


@hooks.register("register_admin_viewset")
def register_edition_pages() -> EditionPageViewSet:
    return EditionPageViewSet()


@hooks.register("register_admin_urls")
def own_urls() -> list[URLPattern]:
    return [
        path("audit/", audit.AuditView.as_view(), name="audit"),
        path("audit/results/", audit.AuditView.as_view(results_only=True), name="audit_results"),
        path("planning/", views.PlanningView.as_view(), name="planning"),
        path("planning/changes/", views.changes, name="planning_changes"),
        path("planning/<int:pk>/", assignment_views.AssignmentView.as_view(), name="planning_assignment"),
        path("planning/<int:pk>/move/", assignment_views.move, name="planning_move"),
        path("planning/<int:pk>/<slug:verb>/", assignment_views.act, name="planning_act"),
        path("live/<int:pk>/", live.screen, name="live_screen"),
        path("live/<int:pk>/updates/", live.updates, name="live_updates"),
        path("live/<int:pk>/act/", live.act, name="live_act"),
        path("breaking/", breaking.SetBreakingView.as_view(), name="set_breaking"),
        path("breaking/clear/<int:pk>/", breaking.ClearBreakingView.as_view(), name="clear_breaking"),
        path("fronts/", fronts_screen.first, name="fronts"),
        path("fronts/<int:edition>/topics/", topics, name="front_topics"),
        path("fronts/<int:edition>/<int:section>/", fronts_screen.screen, name="edit_front"),
        path("fronts/<int:edition>/<int:section>/document/", fronts_views.document, name="front_document"),
        path("fronts/<int:edition>/<int:section>/restore/", fronts_views.restore, name="front_restore"),
        path("fronts/<int:edition>/<int:section>/presence/", presence, name="front_presence"),
        path("typed-time/", typed_time, name="typed_time"),
        path("notices/", notices.notices, name="notices"),
        path("notices/count/", notices.notice_count, name="notice_count"),
        path("originals/<path:name>", original, name="original"),
        path("session/", session.session_state, name="session_state"),
        path("session/logged-in/", session.logged_in, name="logged_in"),
    ]


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own of the same addresses
def photo_urls() -> list[URLPattern]:
    return [
        path("images/", PhotosView.as_view()),
        path("images/results/", PhotosView.as_view(results_only=True)),
        path("images/<int:image_id>/", EditPhotoView.as_view()),
        path("images/multiple/add/", AddPhotosView.as_view()),
    ]


@hooks.register("register_account_menu_item")
def second_step_item(request: HttpRequest) -> dict[str, str]:
    told = _("An app's codes or a passkey, beside the password.")
    return {"url": reverse("mfa_index"), "label": _("Second step at login"), "help_text": told}


@hooks.register("register_account_menu_item")
def sessions_item(request: HttpRequest) -> dict[str, str]:
    told = _("Where you are logged in; end what is not yours.")
    return {"url": reverse("usersessions_list"), "label": _("Sessions"), "help_text": told}


@hooks.register("insert_editor_js")
def story_form_js() -> SafeString:
    names = ("session", "autosave", "story-form", "where", "comments")
    scripts = ((static(f"newsroom/{name}.js"),) for name in names)
    return format_html_join("", '<script type="module" src="{}"></script>', scripts)


@hooks.register("insert_global_admin_js")
def global_js() -> SafeString:
    scripts = ((static(f"newsroom/{name}.js"),) for name in ("copy-link", "bell"))
    return format_html_join("", '<script type="module" src="{}"></script>', scripts)


@hooks.register("insert_global_admin_css")
def desk_css() -> SafeString:
    sheets = ((static(f"newsroom/{name}.css"),) for name in ("desk", "photos"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)
