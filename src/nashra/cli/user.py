"""nashra user add, and removing a second step that was lost."""

from __future__ import annotations

import argparse
import getpass
import sys

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from wagtail.log_actions import log

from nashra.cli import lookup
from nashra.cli.installation import CommandError
from nashra.newsroom.actions.memberships import add_person, give_role
from nashra.newsroom.actions.remove_second_step import remove_second_step


def add(options: argparse.Namespace) -> int:
    """Add somebody to the newsroom: with a role in an edition, or who may do everything."""
    if bool(options.role) != bool(options.edition) or (options.section and not options.role):
        raise CommandError("A role belongs to an edition: give --role and --edition together.")
    users = get_user_model().objects
    if users.filter(username=options.name).exists():
        raise CommandError(f"There is somebody called “{options.name}” already.")
    edition = lookup.edition(options.edition) if options.edition else None
    sections = [lookup.section(edition, slug).section for slug in options.section] if edition else []
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if edition is None:
        validate_password(password)
        with transaction.atomic():
            log(users.create_superuser(options.name, password=password), "wagtail.create")
    else:
        with transaction.atomic():
            person = add_person(name=options.name, password=password)
            give_role(user=person, edition=edition, role=options.role, sections=sections)
    print(f"{options.name} may enter the newsroom.")
    return 0


def drop_second_step(options: argparse.Namespace) -> int:
    """Let somebody who has lost the means of the second step log in with the password alone."""
    person = get_user_model().objects.filter(username=options.name).first()
    if person is None:
        raise CommandError(f"There is nobody called “{options.name}”.")
    if not remove_second_step(person=person):
        raise CommandError(f"{options.name} has no second step.")
    print(
        f"{options.name} logs in with the password alone, and sets a new second step up where an edition asks."
    )
    return 0
