"""The workflow that an installation begins with."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Workflow, WorkflowContentType, WorkflowTask

from nashra.newsroom.models import Article, DeskReview


@transaction.atomic
def set_up_review() -> None:
    """Let a story's own desk review it, unless the installation has had such a step before.

    A newsroom that turned it off keeps it off.
    """
    if DeskReview.objects.exists():
        return
    workflow = Workflow.objects.create(name=_("Review before publication"))
    task = DeskReview.objects.create(name=_("The section's desk"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    stories = Article.get_content_type()
    WorkflowContentType.objects.get_or_create(content_type=stories, defaults={"workflow": workflow})
