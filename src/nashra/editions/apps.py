from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditionsConfig(AppConfig):
    name = "nashra.editions"
    label = "editions"
    verbose_name = _("Editions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import pre_delete

        from nashra.editions.actions import registry

        for model in registry.MODELS:
            pre_delete.connect(registry.on_delete, sender=model, dispatch_uid=f"network-{model.__name__}")
