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


def test_correction_of_what_was_read_before_another_corrected_it_is_refused(publish) -> None:
    story = publish(city="طنجة")
    read = Article.objects.get()
    correct(article=story, headline="عنوان أول", body=[("paragraph", "<p>نص أول.</p>")])
    for given in ({"headline": "عنوان ثانٍ"}, {"body": [("paragraph", "<p>نص ثانٍ.</p>")]}):
        with pytest.raises(ValidationError, match="منذ النسخة"):
            correct(article=read, **given)
    correct(article=read, city="أصيلة", note="صُحّحت المدينة.")
    now = Article.objects.get()
    assert (now.headline, now.city, now.corrections.count()) == ("عنوان أول", "أصيلة", 1)
    assert "نص أول" in now.body[0].value.source
