"""Texts of allauth's whose own Arabic is stiff or wrong, so that our catalogue has them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

WORDS = (
    _("The username and/or password you specified are not correct."),
    _("Two-Factor Authentication"),
    _("Your account is protected by two-factor authentication. Please enter an authenticator code:"),
    _("Code"),
    _("Authenticator code"),
    _("Confirm Access"),
    _("Please reauthenticate to safeguard your account."),
    _("Enter your password:"),
    _("Generate"),
    _("Download"),
    _("Deactivate"),
    _("Authenticator secret"),
    _("An authenticator app is not active."),
    _("Authentication using an authenticator app is active."),
    _("Security Keys"),
    _("Use a security key"),
    _("No security keys have been added."),
    _("No recovery codes set up."),
)
