"""Addresses of the sign-in, below newsroom/; those of Wagtail's that they stand before are never reached."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as sessions
from django.urls import include, path, re_path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import LogoutView
from wagtail.utils.urlpatterns import decorate_urlpatterns

from nashra.newsroom.admin.sign_in.identity import come_back, log_in
from nashra.newsroom.admin.sign_in.views import LoginView, by_mail_only

PROVIDER = "oidc"  # as the setting calls it

_OF_AN_ACCOUNT = [
    path("sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("second-step/", second_step.index, name="mfa_index"),
    path("second-step/confirm/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("second-step/app/", app.activate_totp, name="mfa_activate_totp"),
    path("second-step/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-step/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-step/codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("second-step/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("second-step/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(
        "second-step/passkeys/confirm/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"
    ),
    path("second-step/passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("second-step/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]

urlpatterns = [
    path("account/", include(decorate_urlpatterns(_OF_AN_ACCOUNT, require_admin_access))),
    path("login/second-step/", second_step.authenticate, name="mfa_authenticate"),
    path("login/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("login/oidc/", log_in, {"provider_id": PROVIDER}, name="openid_connect_login"),
    path("login/oidc/callback/", come_back, {"provider_id": PROVIDER}, name="openid_connect_callback"),
    path("login/", LoginView.as_view(), name="account_login"),
    path("logout/", require_admin_access(LogoutView.as_view()), name="account_logout"),
    path("login/inactive/", account.account_inactive, name="account_inactive"),
    path("login/confirm/", require_admin_access(account.reauthenticate), name="account_reauthenticate"),
    path("password_reset/", by_mail_only(account.password_reset), name="account_reset_password"),
    path(
        "password_reset/done/", by_mail_only(account.password_reset_done), name="account_reset_password_done"
    ),
    re_path(
        r"^password_reset/confirm/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[\w-]+)/$",
        by_mail_only(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password_reset/complete/",
        by_mail_only(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]
