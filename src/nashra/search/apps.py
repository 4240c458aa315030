from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "nashra.search"
    label = "nashra_search"
    default_auto_field = "django.db.models.BigAutoField"
