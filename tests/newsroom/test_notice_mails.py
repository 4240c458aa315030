"""Notices by mail, to a real SMTP server."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Iterator
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail import get_connection
from django.test import Client
from django.utils import timezone
from tests.newsroom.posts.post import story_url
from tests.newsroom.reviewing import act, user_of
from tests.processes.running import free_port
from wagtail.test.utils.form_data import querydict_from_html
from wagtail.users.models import UserProfile

from nashra.newsroom.actions.choose_mails import choose_mails
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.actions.notify import notify
from nashra.newsroom.actions.send_notice_mails import MOST_ATTEMPTS, _try, send_notice_mails
from nashra.newsroom.admin.notice_mail import compose
from nashra.newsroom.models import Article, Membership, NoticeMail
from nashra.newsroom.notice_kinds import ASSIGNED, COMMENTED, KILLED, RETURNED
from nashra.newsroom.queries.mail_choices import mailed_kinds
from nashra.newsroom.roles import Role
from nashra.site.mail import MailServer

pytestmark = pytest.mark.usefixtures("one_connection")
ACCOUNT = "/newsroom/account/"


class Mailbox:
    """What a mail server has taken, and which addresses it refuses."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.refused: dict[str, str] = {}

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.original_content
        assert content is not None
        message = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)
        return "250 OK"

    def to(self) -> list[str]:
        return [str(message["To"]) for message in self.taken]


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.MAIL = MailServer("127.0.0.1", server.port, "smtp", "desk@example.org")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.DEFAULT_FROM_EMAIL = "desk@example.org"
    yield box
    server.stop()


def send(after: timedelta = timedelta()) -> int:
    return send_notice_mails(compose, timezone.now() + after)


def person(name: str, **fields: Any) -> Any:
    users = get_user_model().objects
    return users.create_superuser(name, f"{name}@example.org", "-", **fields)


def parts(message: EmailMessage) -> tuple[str, str]:
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    return plain.get_content(), html.get_content()


@pytest.fixture
def salma(db: None) -> Any:
    return person("salma")


def test_returned_story_is_mailed_with_its_headline_and_a_link_and_nothing_else_of_it(
    mailbox: Mailbox, submitted: Article, reporter: Client, browse: Callable[..., Client], settings: Any
) -> None:
    get_user_model().objects.filter(pk=user_of(reporter).pk).update(email="laila@example.org")
    act(browse("سعاد", Role.DESK_EDITOR), submitted, "reject", "أين المصدر؟")
    assert send() == 1
    (message,) = mailbox.taken
    assert (message["To"], message["From"]) == ("laila@example.org", "desk@example.org")
    assert message["Subject"] == "قمة: أُعيد إليك (سعاد)"
    assert message["Auto-Submitted"] == "auto-generated"
    plain, html = parts(message)
    address = settings.WAGTAILADMIN_BASE_URL + story_url("edit", submitted.pk)
    for text in (plain, html):
        assert ("قمة" in text, "سعاد" in text, address in text) == (True, True, True)
        assert ("المصدر" in text, "نص جديد" in text) == (False, False)
    assert 'dir="rtl"' in html
    assert send() == 0


@pytest.mark.parametrize(("language", "said"), [("fr", "a annulé"), ("en", "killed")])
def test_mail_is_in_the_persons_language(
    language: str, said: str, mailbox: Mailbox, salma: Any, write: Callable[..., Article]
) -> None:
    UserProfile.objects.create(user=salma, preferred_language=language)
    notify(KILLED, [salma.pk], story=write(), by=person("amal"))
    send()
    plain, html = parts(mailbox.taken[0])
    assert said in plain
    assert f'lang="{language}" dir="ltr"' in html


def test_each_has_the_kinds_that_they_chose(mailbox: Mailbox, salma: Any) -> None:
    amal = person("amal")
    choose_mails(by=amal, kinds=["commented", "no such kind"])
    for kind in (ASSIGNED, COMMENTED):
        notify(kind, [salma.pk, amal.pk], label="قمة")
    assert send() == 2
    assert mailbox.to() == ["salma@example.org", "amal@example.org"]


def test_one_bad_address_stops_no_other_and_is_given_up(mailbox: Mailbox, salma: Any) -> None:
    gone, last = person("gone"), person("last")
    mailbox.refused["gone@example.org"] = "550 No such user"
    notify(ASSIGNED, [salma.pk, gone.pk, last.pk], label="قمة")
    assert send() == 2
    assert mailbox.to() == ["salma@example.org", "last@example.org"]
    assert not NoticeMail.objects.exists()


def test_address_that_is_none_at_all_stops_no_other(mailbox: Mailbox, salma: Any) -> None:
    broken = person("broken")
    get_user_model().objects.filter(pk=broken.pk).update(email="a\nBcc: all@example.org")
    notify(ASSIGNED, [broken.pk, salma.pk], label="قمة")
    assert send() == 1
    assert mailbox.to() == ["salma@example.org"]


def test_mail_that_is_refused_for_now_is_tried_again_later_and_not_before(
    mailbox: Mailbox, salma: Any
) -> None:
    mailbox.refused["salma@example.org"] = "451 Try later"
    notify(ASSIGNED, [salma.pk], label="قمة")
    assert send() == 0
    mailbox.refused.clear()
    assert send(timedelta(seconds=50)) == 0
    assert send(timedelta(seconds=61)) == 1
    assert not NoticeMail.objects.exists()


def test_waits_grow_and_end(mailbox: Mailbox, salma: Any) -> None:
    mailbox.refused["salma@example.org"] = "451 Try later"
    notify(ASSIGNED, [salma.pk], label="قمة")
    now, waits = timezone.now(), []
    for _ in range(MOST_ATTEMPTS):
        now = max(now, NoticeMail.objects.get().due_at)
        send_notice_mails(compose, now)
        if row := NoticeMail.objects.first():
            waits.append((row.due_at - now).total_seconds() / 60)
    assert waits == [1, 2, 4, 8, 16, 32, 64, 120, 120, 120, 120]
    assert not NoticeMail.objects.exists()


def test_nothing_is_lost_while_the_server_cannot_be_reached(
    mailbox: Mailbox, salma: Any, settings: Any
) -> None:
    notify(ASSIGNED, [salma.pk], label="قمة")
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    with pytest.raises(OSError):  # noqa: PT011  # whichever the system says
        send()
    assert NoticeMail.objects.get().attempts == 0
    settings.EMAIL_PORT = port
    assert send() == 1


def test_mail_that_another_worker_has_taken_is_left_to_it(mailbox: Mailbox, salma: Any) -> None:
    mailbox.refused["salma@example.org"] = "451 Try later"
    notify(ASSIGNED, [salma.pk], label="قمة")
    read_by_both = NoticeMail.objects.get()
    send()  # by the other, for which the mail waits now
    mailbox.refused.clear()
    with get_connection() as connection:
        assert _try(read_by_both, compose, connection, timezone.now()) == 0
    assert (mailbox.taken, NoticeMail.objects.get().attempts) == ([], 1)


def test_nothing_is_mailed_to_who_may_no_longer_enter_or_has_left(mailbox: Mailbox, network: Any) -> None:
    left, outside = person("left"), get_user_model().objects.create_user("x", "x@example.org", "-")
    give_role(user=outside, edition=network.misr, role=Role.REPORTER)
    notify(ASSIGNED, [left.pk, outside.pk], label="قمة")
    get_user_model().objects.filter(pk=left.pk).update(is_active=False)
    Membership.objects.all().delete()
    assert (send(), mailbox.taken, NoticeMail.objects.count()) == (0, [], 0)


def test_headline_is_not_mailed_to_who_may_not_see_the_story(
    mailbox: Mailbox, network: Any, write: Callable[..., Article]
) -> None:
    reporter = get_user_model().objects.create_user("x", "x@example.org", "-")
    give_role(user=reporter, edition=network.misr, role=Role.REPORTER)
    notify(RETURNED, [reporter.pk], story=write("سر الدولة"), details="سر")
    assert send() == 1
    assert "سر" not in str(mailbox.taken[0]["Subject"]) + "".join(parts(mailbox.taken[0]))


def test_headline_of_many_lines_makes_no_header(mailbox: Mailbox, salma: Any) -> None:
    notify(ASSIGNED, [salma.pk], label="قمة\r\nBcc: all@example.org")
    assert send() == 1
    assert mailbox.taken[0]["Bcc"] is None


@pytest.mark.usefixtures("mailbox")
def test_account_asks_which_kinds_and_keeps_them(salma: Any) -> None:
    browser = Client()
    browser.force_login(salma)
    page = browser.get(ACCOUNT).content.decode()
    assert ('name="notice_mails-kinds"' in page, "submitted_notifications" in page) == (True, False)
    data = querydict_from_html(page, form_index=0)
    data.update({"name_email-first_name": "سلمى", "name_email-last_name": "الدرقاوي"})
    data.setlist("notice_mails-kinds", ["submitted", "commented"])
    browser.post(ACCOUNT, dict(data.lists()))
    assert mailed_kinds(salma) == ["commented", "submitted"]


def test_nothing_is_promised_or_kept_where_no_mail_can_go(salma: Any) -> None:
    notify(ASSIGNED, [salma.pk], label="قمة")
    assert not NoticeMail.objects.exists()
    assert send() == 0
    browser = Client()
    browser.force_login(salma)
    page = browser.get(ACCOUNT).content.decode()
    assert ("notice_mails" in page, "_notifications" in page) == (False, False)


def test_wagtail_sends_no_mails_of_its_own(
    settings: Any, submitted: Article, reporter: Client, browse: Callable[..., Client]
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    get_user_model().objects.update(email="all@example.org")
    desk = browse("سعاد", Role.DESK_EDITOR)
    act(desk, submitted, "reject", "؟")
    Article.objects.get(pk=submitted.pk).current_workflow_state.resume(user_of(reporter))
    act(desk, Article.objects.get(pk=submitted.pk), "approve")
    assert Article.objects.get(pk=submitted.pk).live
    assert mail.outbox == []
