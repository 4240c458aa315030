from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "nashra.search"
    label = "nashra_search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save, pre_delete

        from nashra.newsroom import searching
        from nashra.newsroom.models import Article
        from nashra.search import for_the_desk, related
        from nashra.search.duplicates import keeping
        from nashra.search.models import StorySignature

        searching.find = for_the_desk.numbers
        pre_delete.connect(related.on_article_delete, sender=Article, dispatch_uid="related-door")
        post_save.connect(keeping.on_article_save, sender=Article, dispatch_uid="signature-of-draft")
        post_delete.connect(
            keeping.on_signature_delete, sender=StorySignature, dispatch_uid="bands-of-signature"
        )
