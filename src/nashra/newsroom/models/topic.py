"""Topics, what they are called in each language, and the stories that are about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from nashra.arabic.analysis.fold import fold
from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.editions.models.clean_fields import LineField, LinesField
from nashra.editions.models.edition import LANGUAGES
from nashra.newsroom.models.kept import KeptQuerySet, free_slug, slug_field


def folded_lines(texts: Iterable[str]) -> str:
    """Each line of these texts once, in its one spelling, with an end before and behind it."""
    lines = (" ".join(fold(line).split()) for text in texts for line in text.splitlines())
    return "".join(f"\n{line}" for line in dict.fromkeys(lines) if line) + "\n"


class TopicQuerySet(KeptQuerySet["Topic"]):
    """Topics, which are deleted by a mark."""


class PresentTopics(models.Manager.from_queryset(TopicQuerySet)):  # type: ignore[misc]  # made by a call
    """Topics that were not deleted."""

    def get_queryset(self) -> TopicQuerySet:
        found: TopicQuerySet = super().get_queryset()
        return found.filter(deleted_at__isnull=True)


class Topic(ClusterableModel):
    """A person, a place, an organisation, an event or a subject that stories are about.

    The network shares it; each edition has a page of it. A deleted one is offered nowhere any more, and its row stays
    for the stories and the versions that name it (see Author).
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        PLACE = "place", _("place")
        ORGANISATION = "organisation", _("organisation")
        EVENT = "event", _("event")
        SUBJECT = "subject", _("subject")

    name = LineField(_("name"), max_length=120)
    language = models.CharField(_("language of the name"), max_length=2, choices=LANGUAGES, default="ar")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.SUBJECT)
    slug = slug_field(_("The end of the address of the page; made of the name where it is left empty."))
    aliases = LinesField(
        _("other names"), blank=True, help_text=_("One a line: other spellings, short and former names.")
    )
    text = LinesField(_("short text"), blank=True, help_text=_("What the page says before the stories."))
    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("belongs to"),
    )
    parent.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    folded = models.TextField(editable=False, default="")
    """All names in all languages, folded, a line each, between line ends: what it is searched by."""
    deleted_at = models.DateTimeField(null=True, editable=False)

    objects = PresentTopics()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"], condition=models.Q(deleted_at__isnull=True), name="topic_slug_once"
            )
        ]
        indexes = [models.Index(fields=["slug"], name="topic_slug")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = free_slug(self, self.name)
        wordings = ((one.name, one.aliases) for one in self.wordings.all())
        names = (self.name, self.aliases, *(text for wording in wordings for text in wording))
        self.folded = folded_lines(names)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse another's slug, another of the same name and kind, and a topic that belongs to itself."""
        others = type(self).objects.exclude(pk=self.pk)
        if self.slug and others.filter(slug=self.slug).exists():
            raise ValidationError({"slug": self.unique_error_message(type(self), ("slug",))})
        if others.filter(name=self.name, kind=self.kind).exists():
            raise ValidationError({"name": _("There is such a topic with this name already.")})
        if self.pk and self.pk in self._belonging():
            raise ValidationError({"parent": _("A topic cannot belong to itself.")})

    def _belonging(self) -> set[int]:
        """The topics to which it belongs, and those to which they belong."""
        found: set[int] = set()
        number = self.parent_id
        while number and number not in found:
            found.add(number)
            number = type(self)._base_manager.filter(pk=number).values_list("parent", flat=True).first()
        return found

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Offer the topic no more. Stories keep it, and show it no more; its address says that it is gone."""
        deleted: tuple[int, dict[str, int]] = type(self).objects.filter(pk=self.pk).delete()
        return deleted

    @classmethod
    def record_change(cls, number: int, *others: int | None) -> None:
        """Record that a topic's page and its links read otherwise from now on, and the pages of others with it."""
        numbers = {number, *(other for other in others if other)}
        outbox.record(Kind.TOPIC, Subject(topics=tuple(sorted(numbers))))


class TopicWording(Orderable):
    """What a topic is called and what is said of it in another language."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    name = LineField(_("name"), max_length=120)
    aliases = LinesField(_("other names"), blank=True)
    text = LinesField(_("short text"), blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("name in another language")
        verbose_name_plural = _("names in other languages")
        constraints = [models.UniqueConstraint(fields=["topic", "language"], name="topic_worded_once")]

    def __str__(self) -> str:
        return self.name


class StoryTopic(Orderable):
    """A topic that a story is about, at its place: the first is what it is about most."""

    article = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, related_name="stories", verbose_name=_("topic")
    )
    topic.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta(Orderable.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        indexes = [models.Index(fields=["topic", "article"], name="story_of_topic")]

    def __str__(self) -> str:
        return str(self.topic)
