from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "nashra.search"
    label = "nashra_search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nashra.newsroom import searching
        from nashra.search.admin import story_search

        searching.find = story_search.numbers
