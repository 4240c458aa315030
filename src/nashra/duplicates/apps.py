from django.apps import AppConfig


class DuplicatesConfig(AppConfig):
    name = "nashra.duplicates"
    label = "nashra_duplicates"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save

        from nashra.duplicates import consumer
        from nashra.duplicates.models import StorySignature
        from nashra.newsroom.models import Article

        post_save.connect(consumer.on_article_save, sender=Article, dispatch_uid="signature-of-draft")
        post_delete.connect(
            consumer.on_signature_delete, sender=StorySignature, dispatch_uid="bands-of-signature"
        )
