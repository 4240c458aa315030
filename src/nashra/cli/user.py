"""nashra user add."""

from __future__ import annotations

import argparse
import getpass
import sys

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password

from nashra.cli.installation import CommandError


def add(options: argparse.Namespace) -> int:
    """Add somebody who may do everything in the newsroom."""
    users = get_user_model().objects
    if users.filter(username=options.name).exists():
        raise CommandError(f"There is somebody called “{options.name}” already.")
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    validate_password(password)
    users.create_superuser(options.name, password=password)
    print(f"{options.name} may enter the newsroom.")
    return 0
