from django.apps import AppConfig


class AudienceConfig(AppConfig):
    name = "nashra.audience"
    label = "nashra_audience"
    default_auto_field = "django.db.models.BigAutoField"
