"""Whom something concerns that is done with a story, by their numbers."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import GroupApprovalTask, Revision, Task, WorkflowState

from nashra.newsroom.models import Article, Comment, Membership
from nashra.newsroom.roles import Role


def writers(story: Article) -> set[int]:
    """Who began the story and who submitted it last."""
    content_type = ContentType.objects.get_for_model(Article)
    states = WorkflowState.objects.filter(base_content_type=content_type, object_id=str(story.pk))
    last = states.order_by("-pk").values_list("requested_by", flat=True).first()
    return {number for number in (story.owner_id, last) if number}


def schedulers(story: Article) -> set[int]:
    """Who saved the versions of the story that wait for their time."""
    waiting = Revision.objects.for_instance(story).filter(approved_go_live_at__isnull=False)
    return set(waiting.filter(user__isnull=False).values_list("user", flat=True))


def desk(story: Article) -> set[int]:
    """The desk editors of the section where the story stands first; without one, the chief editors of its edition."""
    here = Q(sections=story.main_section_id) | Q(sections__isnull=True)
    there = Membership.objects.filter(edition=story.main_edition_id, user__is_active=True)
    editors = there.filter(here if story.main_section_id else Q(), role=Role.DESK_EDITOR)
    found = set(editors.values_list("user", flat=True))
    return found or set(there.filter(role=Role.CHIEF_EDITOR).values_list("user", flat=True))


def reviewers(task: Task, story: Article) -> set[int]:
    """Who approves a step of a workflow: the members of its groups, or else the story's desk."""
    if not isinstance(task, GroupApprovalTask):
        return desk(story)
    people = get_user_model()._default_manager.filter(is_active=True, groups__in=task.groups.all())
    return set(people.values_list("pk", flat=True))


def speakers(comment: int) -> set[int]:
    """Who wrote a comment or an answer to it."""
    said = Comment.objects.filter(Q(pk=comment) | Q(parent=comment), author__isnull=False)
    return set(said.values_list("author", flat=True))
