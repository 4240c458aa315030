"""The article: what the newsroom writes, once, for all editions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.actions import action_registry
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from nashra.editions.models import Edition, Section
from nashra.editions.models.clean_fields import LineField, LinesField
from nashra.newsroom.models import children
from nashra.newsroom.models.body import BodyBlock, BodyField
from nashra.newsroom.models.revision_content import without_dangling_keys
from nashra.newsroom.story_kinds import StoryKind

if TYPE_CHECKING:
    from nashra.newsroom.models.placement import Placement


class OpenWhileItWaits(DraftStateMixin):
    """Wagtail's drafts, without the lock of what waits for its time: fixes of it cannot wait."""

    class Meta:
        abstract = True

    def get_lock(self) -> Any:
        return super(DraftStateMixin, self).get_lock()


class Article(
    WorkflowMixin, OpenWhileItWaits, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel
):
    """A story. Readers see its placements; its primary key is the number in their addresses."""

    kind = models.CharField(
        _("kind"),
        max_length=12,
        choices=[
            (StoryKind.NEWS.value, _("news")),
            (StoryKind.OPINION.value, _("opinion")),
            (StoryKind.GALLERY.value, _("photo gallery")),
            (StoryKind.VIDEO.value, _("video")),
        ],
        default=StoryKind.NEWS.value,
    )
    kicker = LineField(
        _("kicker"), max_length=80, blank=True, help_text=_("The few words above the headline.")
    )
    headline = LineField(_("headline"), max_length=255)
    summary = LinesField(_("summary"), blank=True)
    city = LineField(_("city"), max_length=80, blank=True, help_text=_("Of the dateline."))
    agency = LineField(_("agency"), max_length=80, blank=True)
    lead_photo = models.ForeignKey(
        "newsroom.Photo",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead photo"),
    )
    caption = LineField(_("caption"), max_length=300, blank=True)
    credit = LineField(_("credit"), max_length=120, blank=True)
    headline_only = models.BooleanField(
        _("headline only"),
        default=False,
        help_text=_("Known from another page's list; its text has not come yet."),
    )
    main_edition = models.ForeignKey(
        Edition, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    main_edition.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    main_section = models.ForeignKey(
        Section, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    main_section.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("begun by"),
    )
    origin = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="copies"
    )
    """The story of which it was begun as a copy."""
    origin.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    killed = models.BooleanField(default=False, editable=False)
    """Whether it must not be published again until a chief editor says so."""
    covered_since = models.DateTimeField(null=True, editable=False)
    """Since when it is covered live («مباشر»), by updates; None: it is a story like others."""
    covered_until = models.DateTimeField(null=True, editable=False)
    """When the coverage ended; None while it lasts."""
    form_key = models.UUIDField(null=True, unique=True, editable=False)
    """Of the form in which it was first saved, so that sending that form twice makes no second story."""
    updated_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)
    body = BodyField(BodyBlock(required=False), blank=True, verbose_name=_("body"))

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-updated_at", "-id"]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="article_updated"),
            models.Index(fields=["main_section", "-updated_at", "-id"], name="article_section"),
            models.Index(fields=["main_edition", "-updated_at", "-id"], name="article_edition"),
            models.Index(fields=["-first_published_at", "-id"], name="article_published"),
            models.Index(
                fields=["-updated_at", "-id"],
                condition=models.Q(has_unpublished_changes=True),
                name="article_in_progress",
            ),
            models.Index(
                fields=["-updated_at", "-id"], condition=models.Q(killed=True), name="article_killed"
            ),
            models.Index(
                fields=["-updated_at", "-id"],
                condition=models.Q(live=False, last_published_at__isnull=True),
                name="article_draft",
            ),
            models.Index(
                fields=["-updated_at", "-id"],
                condition=models.Q(live=False, last_published_at__isnull=False),
                name="article_withdrawn",
            ),
            models.Index(
                fields=["expire_at"],
                condition=models.Q(live=True, expire_at__isnull=False),
                name="article_expiry",
            ),
        ]

    def __str__(self) -> str:
        """The headline; a draft that has none yet says so, with its number."""
        return self.headline or _("untitled (%(number)s)") % {"number": self.pk or _("new")}

    def clean(self) -> None:
        super().clean()
        if self.go_live_at and self.expire_at and self.expire_at <= self.go_live_at:
            raise ValidationError({"expire_at": _("The end must come after the beginning.")})

    def save(
        self, *args: Any, update_fields: Any = None, stored: children.Rows | None = None, **kwargs: Any
    ) -> None:
        """Save the story: all of it with the children that differ, or the fields that are named alone.

        ``stored`` are children that were read already, see `children.write`.
        """
        self.updated_at = timezone.now()
        if update_fields is not None:
            update_fields = {*update_fields, "updated_at"}
        is_new = self._state.adding
        models.Model.save(self, *args, update_fields=update_fields, **kwargs)
        if update_fields is None:
            children.write(self, is_new=is_new, stored=stored)

    saved_by: dict[str, Any] | None = None
    """Which opened form saves it, and what that form holds where it is not all of the content: for its revision."""

    def serializable_data(self) -> dict[str, Any]:
        """See modelcluster; a revision also says which form made it."""
        data: dict[str, Any] = super().serializable_data()
        return data | {"saved_by": self.saved_by} if self.saved_by else data

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> Article:
        """See modelcluster; keys are checked all at once, and a placement goes with its edition or section."""
        if check_fks:
            data = without_dangling_keys(cls, data)
        return cast(Article, super().from_serializable_data(data, check_fks=False, strict_fks=strict_fks))

    def with_content_json(
        self, content: dict[str, Any], placed: Iterable[Placement] | None = None
    ) -> Article:
        """The article as a revision has it, with its placements as readers have them now.

        Who has read the placements' rows already gives them.
        """
        article = super().with_content_json(content)
        article.killed, article.origin_id = self.killed, self.origin_id
        article.covered_since, article.covered_until = self.covered_since, self.covered_until
        article.last_published_at = self.last_published_at
        rows = self.placements.model.objects.filter(article=self.pk) if placed is None else placed
        now_there = {place.edition_id: place for place in rows}
        for place in article.placements.all():
            known = now_there.get(place.edition_id)
            place.pk = known.pk if known else None
            place.live = bool(known and known.live)
            place.published_at = known.published_at if known else place.published_at
            place.revised_at = known.revised_at if known else None
        return article

    @property
    def approved_schedule(self) -> bool:
        """Whether it waits to be published; a change of a published story is no matter of the story's own state."""
        return not self.live and super().approved_schedule

    def publish(self, revision: Any, user: Any = None, **options: Any) -> Any:
        """Publish a revision by the newsroom's own action."""
        skip = options.pop("skip_permission_checks", False)
        action = action_registry.get_action_class(type(self), "publish")
        return action(revision, user=user, **options).execute(skip_permission_checks=skip)

    def unpublish(
        self, set_expired: bool = False, commit: bool = True, user: Any = None, log_action: Any = True
    ) -> None:
        """Take the story down by the newsroom's own action."""
        action = action_registry.get_action_class(type(self), "unpublish")
        action(self, set_expired=set_expired, commit=commit, user=user, log_action=log_action).execute()

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """The editions in which the story is placed, or all where it is placed in none yet."""
        placed = [
            (str(place.edition_id), place.edition.name) for place in self.placements.all() if place.edition_id
        ]
        return placed or [(str(edition.pk), edition.name) for edition in Edition.objects.all()]

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """The response of the view that the project's addresses name "story-preview"."""
        view = resolve(reverse("story-preview", args=[int(mode_name)]))
        return view.func(request, article=self, **view.kwargs)
