"""What is posted where stories pass a workflow."""

from __future__ import annotations

from django.contrib.auth.models import Group
from tests.newsroom.posts.post import Desk, Post, form, story_url, there
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from nashra.newsroom.models import Article


def _workflow() -> Workflow:
    workflow, is_new = Workflow.objects.get_or_create(name="مراجعة التحرير")
    if not is_new:
        return workflow
    task = GroupApprovalTask.objects.create(name="رئيس التحرير")
    task.groups.add(Group.objects.get(name="editor"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.create(content_type=Article.get_content_type(), workflow=workflow)
    return workflow


def submit_to_workflow(desk: Desk) -> Post:
    _workflow()
    story = desk.write()
    done = lambda _answer: Article.objects.get(pk=story.pk).workflow_in_progress  # noqa: E731
    return form(desk, story_url("edit", story.pk), done, **{"action-submit": "1"})


def approve_in_workflow(desk: Desk) -> Post:
    workflow, story = _workflow(), desk.write()
    state = workflow.start(story, desk.people["superuser"])
    address = story_url("workflow_action", story.pk, "approve", state.current_task_state.pk)
    return Post(address, {"comment": ""}, there(pk=story.pk, live=True))
