from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "nashra.newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import pre_delete
        from wagtail.permissions import register_permission_policy

        from nashra.editions.models import Edition, Section
        from nashra.newsroom.actions import delete, memberships
        from nashra.newsroom.admin import edition_policy, photo_policy, policy
        from nashra.newsroom.models import Article, Membership, Photo

        register_permission_policy(Article, policy.stories)
        register_permission_policy(Edition, edition_policy.editions)
        register_permission_policy(Membership, edition_policy.members)
        register_permission_policy(Photo, photo_policy.photos, exact_class=True)

        pre_delete.connect(delete.on_article_delete, sender=Article, dispatch_uid="article-deletion")
        pre_delete.connect(delete.on_photo_delete, sender=Photo, dispatch_uid="photo-deletion")
        pre_delete.connect(memberships.on_section_delete, sender=Section, dispatch_uid="section-deletion")
