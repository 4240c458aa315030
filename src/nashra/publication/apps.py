from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "nashra.publication"
    label = "nashra_publication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nashra.changes import outbox
        from nashra.publication import deliver

        outbox.committed.connect(deliver.on_commit, dispatch_uid="publication")
