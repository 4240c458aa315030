"""What a notice says by mail, and the part of one's account that chooses which do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.account import BaseSettingsPanel, NotificationsSettingsPanel, notifications_tab
from wagtail.users.models import UserProfile

from nashra.arabic.cleaning import clean_line
from nashra.newsroom.actions.choose_mails import choose_mails
from nashra.newsroom.admin.notices import linked
from nashra.newsroom.models import Notice
from nashra.newsroom.notice_kinds import BY_NAME, KINDS
from nashra.newsroom.queries.mail_choices import mailed_kinds
from nashra.newsroom.queries.notices import shown
from nashra.newsroom.request_language import language_of_user


def compose(notice: Notice) -> EmailMultiAlternatives | None:
    """The mail of a notice, in its recipient's language, of what they may see now; None where they may not enter."""
    user = notice.recipient
    is_known = notice.kind in BY_NAME and user.is_active and user.email
    if not is_known or not user.has_perm("wagtailadmin.access_admin"):
        return None
    language = language_of_user(user)
    with translation.override(language):
        return _written(notice, language)


def _written(notice: Notice, language: str) -> EmailMultiAlternatives:
    ((found, address),) = linked(shown(notice.recipient, [notice]))
    home = settings.WAGTAILADMIN_BASE_URL
    context = {
        "about": found.name,
        "said": found.said,
        "link": address if "://" in address else f"{home}{address or reverse('wagtailadmin_home')}",
        "account": f"{home}{reverse('wagtailadmin_account')}",
        "language": language,
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
    }
    message = EmailMultiAlternatives(
        subject=clean_line(f"{context['about']}: {found.said}"),
        body=render_to_string("newsroom/notice_mail.txt", context),
        to=[notice.recipient.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(render_to_string("newsroom/notice_mail.html", context), "text/html")
    return message


class MailChoicesForm(forms.Form):
    """Which notices come by mail."""

    kinds = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(kind.name, kind.label) for kind in KINDS],
        label=gettext_lazy("Send me a mail when"),
    )

    def __init__(self, *args: Any, instance: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = instance
        self.fields["kinds"].initial = mailed_kinds(instance)
        if not instance.email:
            self.fields["kinds"].help_text = _("No address of yours is known yet, so no mail can reach you.")

    def save(self) -> None:
        choose_mails(by=self.user, kinds=self.cleaned_data["kinds"])


class MailChoicesPanel(BaseSettingsPanel):
    """Shown only where mail can go."""

    name = "notice_mails"
    title = gettext_lazy("Notices by mail")
    tab = notifications_tab
    order = 100
    form_class = MailChoicesForm

    def is_active(self) -> bool:
        return settings.MAIL is not None


def panel(request: HttpRequest, user: Any, profile: UserProfile) -> MailChoicesPanel:
    return MailChoicesPanel(request, user, profile)


def hide_wagtails_choices() -> None:
    """Wagtail's own mails are not sent, so nobody is asked about them."""
    NotificationsSettingsPanel.is_active = lambda self: False
