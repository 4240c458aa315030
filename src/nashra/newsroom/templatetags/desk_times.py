"""Times on the desk's first page: as short as they can be, by the page's clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nashra.arabic.dates import moment
from nashra.newsroom.admin.desk.panel import Desk

register = template.Library()


@register.filter
def desk_time(when: datetime, desk: Desk) -> SafeString:
    """The hour alone today, the day's name beside it yesterday and tomorrow, and the date on other days."""
    clock = desk.clock
    told = moment(when, clock.conventions)
    days = (when.astimezone(clock.zone).date() - desk.now.astimezone(clock.zone).date()) // timedelta(days=1)
    forms = {0: "%(clock)s", -1: _("yesterday %(clock)s"), 1: _("tomorrow %(clock)s")}
    said = forms.get(days, _("%(day)s, %(clock)s")) % {"clock": told.clock, "day": told.day}
    return format_html('<time datetime="{}" title="{}">{}</time>', told.iso, told.full, said)


@register.filter
def desk_clock(when: datetime, desk: Desk) -> SafeString:
    """The hour alone, where the day is told already."""
    told = moment(when, desk.clock.conventions)
    return format_html('<time datetime="{}" title="{}">{}</time>', told.iso, told.full, told.clock)
