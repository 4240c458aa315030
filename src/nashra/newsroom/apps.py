from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "nashra.newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from allauth.mfa import signals as second_step
        from django.contrib.auth import get_user_model
        from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
        from django.db.models.signals import post_save, pre_delete
        from wagtail.models import TaskState, WorkflowState
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import task_submitted, workflow_approved, workflow_cancelled, workflow_rejected

        from nashra.editions.models import Edition, Section
        from nashra.newsroom.actions import delete, follow_story, memberships, note, notify
        from nashra.newsroom.admin import comment_policy, edition_policy, photo_policy, policy
        from nashra.newsroom.admin.planning.policy import assignments
        from nashra.newsroom.models import (
            Article,
            Assignment,
            Comment,
            EditionPage,
            Front,
            Membership,
            Photo,
            Video,
        )

        register_permission_policy(Article, policy.stories)
        register_permission_policy(Assignment, assignments)
        register_permission_policy(Comment, comment_policy.comments)
        register_permission_policy(Edition, edition_policy.editions)
        register_permission_policy(EditionPage, edition_policy.pages)
        register_permission_policy(Front, edition_policy.fronts)
        register_permission_policy(Membership, edition_policy.members)
        register_permission_policy(Photo, photo_policy.photos, exact_class=True)

        pre_delete.connect(delete.on_article_delete, sender=Article, dispatch_uid="article-deletion")
        pre_delete.connect(delete.on_photo_delete, sender=Photo, dispatch_uid="photo-deletion")
        pre_delete.connect(delete.on_video_delete, sender=Video, dispatch_uid="video-deletion")
        pre_delete.connect(memberships.on_section_delete, sender=Section, dispatch_uid="section-deletion")

        user_logged_in.connect(note.on_login, dispatch_uid="login")
        user_logged_out.connect(note.on_logout, dispatch_uid="logout")
        user_login_failed.connect(note.on_login_failed, dispatch_uid="failed-login")
        second_step.authenticator_added.connect(note.on_second_step_added, dispatch_uid="second-step-added")
        second_step.authenticator_removed.connect(
            note.on_second_step_removed, dispatch_uid="second-step-removed"
        )
        post_save.connect(note.on_user_save, sender=get_user_model(), dispatch_uid="password-changed")
        post_save.connect(note.on_photo_save, sender=Photo, dispatch_uid="photo-saved")
        task_submitted.connect(follow_story.on_submit, dispatch_uid="assignment-filed")
        for returned in (workflow_rejected, workflow_cancelled):
            returned.connect(follow_story.on_return, dispatch_uid="assignment-returned")
        # In the place of Wagtail's mails, which would be sent before the commit: of two with a name the first counts.
        for signal, name, sender, told in (
            (task_submitted, "group_approval_task_submitted", TaskState, notify.on_submit),
            (workflow_rejected, "workflow_state_rejected", WorkflowState, notify.on_return),
            (workflow_approved, "workflow_state_approved", WorkflowState, notify.on_approve),
        ):
            signal.connect(told, sender=sender, dispatch_uid=f"{name}_email_notification")
        for model in note.DELETED:
            pre_delete.connect(note.on_delete, sender=model, dispatch_uid=f"deletion-of-{model.__name__}")
