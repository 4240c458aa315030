"""nashra demo: the demo network in an empty installation."""

from __future__ import annotations

import argparse
import sys

from django.conf import settings

from nashra.cli.installation import CommandError
from nashra.demo import network
from nashra.demo.load import load as load_demo
from nashra.editions.models import Edition
from nashra.search.indexing.rebuild import rebuild_if_needed
from nashra.site import data


def load(options: argparse.Namespace) -> int:
    """Load the demo network, unless it is there; print the newsroom's login."""
    if not Edition.objects.exists():
        load_demo(lambda text: print(f"Demo: {text}", file=sys.stderr), options.per_section)
        rebuild_if_needed()
    elif not Edition.objects.filter(slug=network.EDITIONS[0]["slug"]).exists():
        raise CommandError(
            "There are editions here already; the demo needs an empty installation (another DATA folder)."
        )
    data.remember_demo(settings.DATA)
    print(f"Login\t{network.LOGIN[0]} / {network.LOGIN[1]}")
    return 0
