"""Correcting what readers have seen."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from nashra.newsroom.actions.correct import correct
from nashra.newsroom.models import Article


def test_correction_changes_the_story_and_tells_readers(publish) -> None:
    story = correct(article=publish(), headline="عنوان مصحح", note="صُحّح العنوان.")
    assert Article.objects.get().headline == "عنوان مصحح"
    assert [one.text for one in story.corrections.all()] == ["صُحّح العنوان."]


def test_draft_is_not_corrected_but_published(write) -> None:
    with pytest.raises(ValidationError, match="لا يُصحَّح إلا خبر منشور"):
        correct(article=write(), headline="عنوان")


def test_correction_does_not_overtake_changes_that_wait(publish) -> None:
    story = publish()
    story.save_revision()
    with pytest.raises(ValidationError, match="تعديلات لم تُنشر"):
        correct(article=story, headline="عنوان")
