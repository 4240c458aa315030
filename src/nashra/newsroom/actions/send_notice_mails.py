"""Sending notices by mail, after what they tell of is committed: by the worker, each until it is sent or given up."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone

from nashra.newsroom.models import Notice, NoticeMail

logger = logging.getLogger(__name__)

AT_ONCE = 50
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=2)
MOST_ATTEMPTS = 12
"""After half a day a notice by mail is of no use."""

Compose = Callable[[Notice], EmailMultiAlternatives | None]
"""Writes the mail of a notice; None where it must not be sent any more."""


def send_notice_mails(compose: Compose, now: datetime | None = None) -> int:
    """Send the mails that are due, one by one, by one connection; returns how many were sent.

    A mail that cannot be sent is tried again after twice the time, one that its address's server will never take is
    not, and neither holds up the others. Raises OSError or SMTPException where the server cannot be reached or refuses
    to talk: then all wait, and none has been tried.
    """
    now = now or timezone.now()
    rows = NoticeMail.objects.filter(due_at__lte=now).order_by("due_at", "pk")
    if settings.MAIL is None or not (due := list(rows[:AT_ONCE])):
        return 0
    connection = get_connection()
    connection.open()
    try:
        return sum(_try(mail, compose, connection, now) for mail in due)
    finally:
        connection.close()


def _try(mail: NoticeMail, compose: Compose, connection: Any, now: datetime) -> int:
    """Send a mail, unless another worker has it; returns whether it was sent."""
    wait = min(FIRST_WAIT * 2**mail.attempts, LONGEST_WAIT)
    own = NoticeMail.objects.filter(pk=mail.pk, due_at=mail.due_at)
    if not own.update(due_at=now + wait, attempts=mail.attempts + 1):
        return 0
    try:
        is_sent = _send(mail, compose, connection)
    except SMTPServerDisconnected:
        raise
    except Exception as error:
        _note(mail, error)
        return 0
    NoticeMail.objects.filter(pk=mail.pk).delete()
    return is_sent


def _send(mail: NoticeMail, compose: Compose, connection: Any) -> int:
    notice = Notice.objects.select_related("recipient", "by").filter(pk=mail.pk).first()
    message = compose(notice) if notice else None
    if message is None:
        return 0
    message.connection = connection
    return message.send()


def _note(mail: NoticeMail, error: Exception) -> None:
    """Log why a mail was not sent; the address stays out of the log."""
    is_last = mail.attempts + 1 >= MOST_ATTEMPTS or _is_for_good(error)
    told = f"{type(error).__name__} {_codes(error)}".strip()
    if is_last:
        NoticeMail.objects.filter(pk=mail.pk).delete()
        logger.error("Notice %s is not sent by mail and given up: %s", mail.pk, told)
    else:
        logger.warning("Notice %s was not sent by mail; it is tried again: %s", mail.pk, told)


def _codes(error: Exception) -> str:
    if isinstance(error, SMTPRecipientsRefused):
        return ", ".join(str(code) for code, _said in error.recipients.values())
    return str(getattr(error, "smtp_code", ""))


def _is_for_good(error: Exception) -> bool:
    """Whether the server has said that it will never take the mail (RFC 5321, 4.2.1: codes of 500 and above)."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _said in error.recipients.values())
    return isinstance(error, SMTPDataError) and error.smtp_code >= 500
