from django.apps import AppConfig


class WiresConfig(AppConfig):
    name = "nashra.wires"
    label = "nashra_wires"
    default_auto_field = "django.db.models.BigAutoField"
