from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "nashra.pages"
    label = "nashra_pages"
    default_auto_field = "django.db.models.BigAutoField"
