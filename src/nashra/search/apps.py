from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "nashra.search"
    label = "nashra_search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import pre_delete

        from nashra.newsroom.models import Article
        from nashra.search import related

        pre_delete.connect(related.on_article_delete, sender=Article, dispatch_uid="related-door")
