from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "nashra.pages"
    label = "nashra_pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nashra.changes import line
        from nashra.newsroom import preview
        from nashra.pages import draft, refresh

        line.committed.connect(refresh.on_commit, dispatch_uid="pages")
        preview.page = draft.page
