"""The blocks of a story's body, and the field that keeps them as readable text."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from nashra.arabic.cleaning import clean_line, clean_text, is_visible
from nashra.newsroom.story_text import without_tags

INLINE = ["bold", "link", "story-link"]
"""What a paragraph may hold; Arabic has no italics."""


class LineBlock(blocks.CharBlock):
    """One line of text, cleaned."""

    canonical_module_path = "wagtail.blocks.CharBlock"  # so that migrations know only Wagtail's own

    def get_prep_value(self, value: Any) -> Any:
        return clean_line(value) if isinstance(value, str) else super().get_prep_value(value)

    def clean(self, value: Any) -> Any:
        return super().clean(clean_line(value) if isinstance(value, str) else value)


class LinesBlock(blocks.TextBlock):
    """Text of several lines, cleaned."""

    canonical_module_path = "wagtail.blocks.TextBlock"  # so that migrations know only Wagtail's own

    def get_prep_value(self, value: Any) -> Any:
        return clean_text(value).strip() if isinstance(value, str) else super().get_prep_value(value)

    def clean(self, value: Any) -> Any:
        return super().clean(clean_text(value).strip() if isinstance(value, str) else value)


class ParagraphBlock(blocks.RichTextBlock):
    """A paragraph's HTML, cleaned of what no reader sees."""

    canonical_module_path = "wagtail.blocks.RichTextBlock"  # so that migrations know only Wagtail's own

    def get_prep_value(self, value: Any) -> Any:
        return clean_text(super().get_prep_value(value))


class QuotationBlock(blocks.StructBlock):
    """What somebody said, and who."""

    text = LinesBlock(label=_("text"), rows=2)
    speaker = LineBlock(label=_("speaker"), required=False)

    class Meta:
        icon = "openquote"
        label = _("quotation")


class PhotoBlock(blocks.StructBlock):
    """A photo between paragraphs."""

    photo = ImageChooserBlock(label=_("photo"))
    caption = LineBlock(label=_("caption"), required=False)
    credit = LineBlock(label=_("credit"), required=False)

    class Meta:
        icon = "image"
        label = _("photo")


class EmbedBlock(blocks.StructBlock):
    """Something from another site, which loads when the reader asks for it."""

    address = blocks.URLBlock(label=_("address"))
    title = LineBlock(label=_("what it shows"))

    class Meta:
        icon = "media"
        label = _("embed")


class VideoBlock(blocks.StructBlock):
    """A video of the newsroom's own."""

    video = SnippetChooserBlock("newsroom.Video", label=_("video"))
    caption = LineBlock(label=_("caption"), required=False)

    class Meta:
        icon = "media"
        label = _("video")


class BodyBlock(blocks.StreamBlock):
    """A story's body, block by block."""

    paragraph = ParagraphBlock(label=_("paragraph"), features=INLINE)
    subheading = LineBlock(label=_("subheading"), icon="title")
    quotation = QuotationBlock()
    photo = PhotoBlock()
    video = VideoBlock()
    embed = EmbedBlock()
    read_more = SnippetChooserBlock("newsroom.Article", label=_("read more"), icon="doc-full")

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        """Leave out blocks in which nothing stands, so that none has to be looked for and removed.

        What is wrong with the others is said of them by their place in the form.
        """
        filled = [
            place for place, child in enumerate(value) if not _is_empty(child.get_prep_value()["value"])
        ]
        try:
            return super().clean(blocks.StreamValue(self, [value[place]._as_tuple() for place in filled]))
        except blocks.StreamBlockValidationError as error:
            wrong = {filled[place]: said for place, said in error.block_errors.items()}
            raise blocks.StreamBlockValidationError(wrong, error.non_block_errors) from None


class PageBlock(BodyBlock):
    """The text of a page that is no story: it names no story and shows no photo, whose changes would touch it."""

    paragraph = ParagraphBlock(label=_("paragraph"), features=["bold", "link"])
    photo = None  # type: ignore[assignment]  # takes the block away
    video = None  # type: ignore[assignment]
    read_more = None


def _is_empty(value: Any) -> bool:
    """Whether a block's stored value has nothing that a reader would see."""
    if isinstance(value, dict):
        return all(_is_empty(one) for one in value.values())
    return value is None or (isinstance(value, str) and not is_visible(without_tags(value)))


class ReadableJSONEncoder(DjangoJSONEncoder):
    """Keeps Arabic as Arabic: escapes would cost six bytes a letter where UTF-8 takes two."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


class BodyField(StreamField):
    """A StreamField that is stored as UTF-8, in the article and in each revision."""

    @cached_property
    def json_field(self) -> models.JSONField:
        return models.JSONField(encoder=ReadableJSONEncoder)
