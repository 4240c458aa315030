from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "nashra.newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import pre_delete

        from nashra.newsroom.actions import delete
        from nashra.newsroom.models import Article, Author, Photo

        pre_delete.connect(delete.on_article_delete, sender=Article, dispatch_uid="article-deletion")
        pre_delete.connect(delete.on_author_delete, sender=Author, dispatch_uid="author-deletion")
        pre_delete.connect(delete.on_photo_delete, sender=Photo, dispatch_uid="photo-deletion")
