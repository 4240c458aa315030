"""What people of the newsroom say to each other about passages of a story; no reader ever sees it."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nashra.editions.models.clean_fields import LinesField

LONGEST = 4000
"""Letters of a comment, and of the passage that it is about."""


class Comment(models.Model):
    """A comment on a passage of the body, or a reply to one.

    The passage is kept as it stood, so that it is found again where the paragraphs around it have moved, and so that
    the comment can still be read where it has gone.
    """

    wagtail_reference_index_ignore = True

    story = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="replies")
    block = models.CharField(max_length=36, blank=True)
    """The id of the body's block; empty for one that was new when the comment was made."""
    start = models.PositiveIntegerField(default=0)
    """In UTF-16 code units of the block's plain text, as browsers count."""
    end = models.PositiveIntegerField(default=0)
    quotation = models.TextField(blank=True)
    before = models.CharField(max_length=64, blank=True)
    """What stands before the quotation, by which it is told from the same words elsewhere."""
    after = models.CharField(max_length=64, blank=True)
    text = LinesField(_("comment"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    """Of a first comment that was answered: its words are gone, and its place stays."""
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["pk"]
        indexes = [models.Index(fields=["story", "changed_at"], name="comment_changed")]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        for name in ("text", "quotation"):
            if len(getattr(self, name)) > LONGEST:
                raise ValidationError({name: _("At most %(limit)s letters.") % {"limit": LONGEST}})
        if self.parent is None and not (self.quotation and self.start < self.end):
            raise ValidationError({"quotation": _("Select the words that the comment is about.")})
