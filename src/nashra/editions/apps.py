from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditionsConfig(AppConfig):
    name = "nashra.editions"
    label = "editions"
    verbose_name = _("Editions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import pre_delete

        from nashra.editions import doors

        for model in doors.MODELS:
            pre_delete.connect(doors.on_delete, sender=model, dispatch_uid=f"network-{model.__name__}")
