"""What Wagtail's admin takes of what follows a change."""

from __future__ import annotations

from wagtail import hooks

from nashra.publication import admin

hooks.register("construct_homepage_panels", admin.show_late, order=10)
