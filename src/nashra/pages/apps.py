from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "nashra.pages"
    label = "nashra_pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nashra.newsroom import preview
        from nashra.pages.public.preview import page

        preview.page = page
