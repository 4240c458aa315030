"""A story's form in the browser of one of two editors, and what became of the story."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url

from nashra.newsroom.models import Article

JSON = {"Accept": "application/json"}
PUBLISH = {"action-publish": "1"}
TEXTS = ["الأولى.", "الثانية: الرسم 40 درهمًا.", "الثالثة.", "الرابعة.", "الخامسة."]


class Form:
    """The form of a story as one editor's browser holds it."""

    def __init__(self, client: Client, story: Article, address: str = "") -> None:
        self.client, self.story = client, story
        self.address = address or story_url("edit", story.pk)
        self.data = filled(client, self.address)
        latest = Article.objects.get(pk=story.pk).get_latest_revision_as_object()
        self.body([(str(block.id), block.value.source) for block in latest.body])

    def body(self, blocks: list[tuple[str, str]]) -> None:
        """Hold these paragraphs, by their ids, as the editor's script writes them."""
        for name in [name for name in self.data if name.startswith("body-")]:
            del self.data[name]
        self.data["body-count"] = str(len(blocks))
        self.blocks = blocks
        for at, (key, html) in enumerate(blocks):
            text = html.replace("<p>", "").replace("</p>", "")
            text = text.partition(">")[2] if text.startswith("<p") else text
            state = {
                "entityMap": {},
                "blocks": [
                    {"key": "aaaaa", "text": text, "type": "unstyled", "depth": 0}
                    | {"inlineStyleRanges": [], "entityRanges": []}
                ],
            }
            fields = {"deleted": "", "order": str(at), "type": "paragraph", "id": key}
            for name, value in {**fields, "value": json.dumps(state)}.items():
                self.data[f"body-{at}-{name}"] = value

    def write(self, number: int, text: str) -> None:
        """Type another text into a paragraph, counted from one."""
        blocks = list(self.blocks)
        blocks[number - 1] = (blocks[number - 1][0], text)
        self.body(blocks)

    def delete(self, number: int) -> None:
        self.body([block for at, block in enumerate(self.blocks, 1) if at != number])

    def autosave(self) -> dict[str, Any]:
        """Save as the form does by itself, and take over what it is told."""
        answer: dict[str, Any] = self.client.post(self.address, self.data, headers=JSON).json()
        for name, value in answer.get("field_updates", {}).items():
            self.data[name] = value
        if "revision_id" in answer:
            self.data["overwrite_revision_id"] = str(answer["revision_id"])
        return answer

    def save(self, **more: str) -> Any:
        return self.client.post(self.address, {**self.data.dict(), **more}, follow=True)

    def publish(self, **more: str) -> Any:
        return self.save(**PUBLISH, **more)


def live_texts() -> list[str]:
    return texts(Article.objects.get())


def draft_texts() -> list[str]:
    return texts(Article.objects.get().get_latest_revision_as_object())


def texts(story: Article) -> list[str]:
    return [block.value.source.partition(">")[2].removesuffix("</p>") for block in story.body]


def choices(response: Any, side: str) -> dict[str, str]:
    """What choosing one side everywhere posts."""
    return {f"merge:{each.mark}": side for each in response.context["conflicts"]}


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])
