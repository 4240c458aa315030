from django.apps import AppConfig


class RelatedConfig(AppConfig):
    name = "nashra.related"
    label = "nashra_related"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import pre_delete

        from nashra.newsroom.models import Article
        from nashra.related.actions import delete

        pre_delete.connect(delete.on_article_delete, sender=Article, dispatch_uid="related-lists")
