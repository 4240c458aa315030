from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "nashra.demo"
    label = "nashra_demo"
    default_auto_field = "django.db.models.BigAutoField"
