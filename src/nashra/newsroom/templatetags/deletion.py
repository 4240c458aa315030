"""Where something stands that may be deleted, for the pages that ask whether it is to be."""

from __future__ import annotations

from typing import Any

from django import template
from wagtail.admin.admin_url_finder import AdminURLFinder

from nashra.newsroom.admin import deletion
from nashra.newsroom.admin.deletion import Deletion
from nashra.newsroom.models import Article

register = template.Library()


@register.simple_tag
def deletion_of(thing: Any) -> Deletion | None:
    """What is told before a thing is deleted; None where Wagtail knows as much."""
    return deletion.told_of(thing)


@register.simple_tag(takes_context=True)
def stories_of(context: Any, told: Deletion) -> list[tuple[Article, str | None]]:
    """Some of the stories in which it stands, of those that the user may see, with their form's address for who may."""
    user = context["request"].user
    finder = AdminURLFinder(user)
    return [(story, finder.get_edit_url(story)) for story in deletion.visible_stories(user, told.stories)]
