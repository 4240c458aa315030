"""The editor of paragraphs."""

from __future__ import annotations

from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea


class PromptRichTextArea(DraftailRichTextArea):
    """Wagtail's editor, which hands on each letter at once: a form sent right after typing has them all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options["stateSaveInterval"] = 0  # milliseconds; 250 unless told otherwise
