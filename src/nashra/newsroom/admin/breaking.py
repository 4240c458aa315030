"""Setting and clearing breaking news («عاجل») in the newsroom, from its first page and from a live story."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from nashra.arabic import truncate
from nashra.editions.models import Edition
from nashra.newsroom.actions.clear_breaking import clear_breaking
from nashra.newsroom.actions.set_breaking import set_breaking
from nashra.newsroom.admin import edition_policy
from nashra.newsroom.admin.row_number import row_number
from nashra.newsroom.admin.times.clock import clock_of
from nashra.newsroom.admin.times.field import MomentField, MomentInput
from nashra.newsroom.admin.times.purpose import BREAKING
from nashra.newsroom.admin.times.reading import MINUTE
from nashra.newsroom.models import Article, BreakingNews
from nashra.newsroom.models.breaking import LONGEST

USUAL = timedelta(hours=1)
"""How long breaking news stays unless told otherwise."""


class EditionsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # as FormView
    """Editions to tick, each with what its bar says now."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, edition: Edition) -> str:
        news = getattr(edition, "breaking_news", None)
        if news is None:
            return edition.name
        return _("%(edition)s (now: “%(text)s”)") % {"edition": edition.name, "text": news.text}


class BreakingForm(forms.Form):
    """What the bars of some editions say, until when, and to which story they lead."""

    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    editions = EditionsField(Edition.objects.none(), label=_("Editions"))
    until = MomentField(label=_("Until"), widget=MomentInput(BREAKING))

    def __init__(self, editions: Any, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = gettext("At most %(limit)s letters.") % {"limit": LONGEST}
        self.fields["editions"].queryset = editions  # type: ignore[attr-defined]
        self.fields["until"].widget.clock = clock_of(edition)


class OfBreaking(WagtailAdminTemplateMixin):
    """A view for who may set and clear the bars of some editions."""

    request: HttpRequest
    page_title = _("Breaking news")
    header_icon = "warning"

    @cached_property
    def editions(self) -> list[Edition]:
        return list(edition_policy.breaking.editions_for(self.request.user).select_related("breaking_news"))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.editions:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[Any]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class SetBreakingView(OfBreaking, FormView):  # type: ignore[type-arg]
    """Sets breaking news: for `story`, or in place of what `edition` has, where the address names one."""

    form_class = BreakingForm
    template_name = "newsroom/set_breaking.html"

    @cached_property
    def edition(self) -> Edition | None:
        """The edition that the address names."""
        named = self.request.GET.get("edition", "")
        return next((one for one in self.editions if str(one.pk) == named), None)

    @cached_property
    def news(self) -> BreakingNews | None:
        """What that edition's bar says now."""
        return getattr(self.edition, "breaking_news", None)

    @cached_property
    def story(self) -> Article | None:
        """The story that the news leads to. Raises Http404 for one that readers do not see."""
        number = self.request.GET.get("story", "")
        if not number:
            return None
        if (pk := row_number(number)) is None:
            raise Http404
        return get_object_or_404(Article.objects.defer("body"), pk=pk, live=True)

    def get_initial(self) -> dict[str, Any]:
        whole = timezone.now().replace(second=0, microsecond=0) + MINUTE  # fields show no seconds
        until, story, news = whole + USUAL, self.story, self.news
        if news:
            return {"text": news.text, "editions": [self.edition], "until": max(news.until, until)}
        if story is None:
            return {"editions": [self.edition or self.editions[0]], "until": until}
        placed = set(story.placements.filter(live=True).values_list("edition", flat=True))
        ticked = [one for one in self.editions if one.pk in placed]
        return {"text": truncate.at_word(story.headline, LONGEST), "editions": ticked, "until": until}

    def get_form_kwargs(self) -> dict[str, Any]:
        own = self.story.main_edition_id if self.story else None
        first = next((one for one in self.editions if one.pk == own), self.edition or self.editions[0])
        allowed = edition_policy.breaking.editions_for(self.request.user).select_related("breaking_news")
        return {**super().get_form_kwargs(), "editions": allowed, "edition": first}

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            set_breaking(**form.cleaned_data, story=self.story, by=self.request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.form_invalid(form)
        names = _(", ").join(edition.name for edition in form.cleaned_data["editions"])
        messages.success(self.request, _("Readers of %(editions)s see it now.") % {"editions": names})
        return redirect("wagtailadmin_home")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "story": self.story, "media": context["form"].media}


class ClearBreakingView(OfBreaking, TemplateView):
    """Asks whether to clear an edition's bar, and clears it."""

    page_title = _("Clear breaking news")
    template_name = "newsroom/clear_breaking.html"

    @cached_property
    def edition(self) -> Edition:
        edition = next((one for one in self.editions if one.pk == self.kwargs["pk"]), None)
        if edition is None:
            raise PermissionDenied
        return edition

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if clear_breaking(edition=self.edition, by=request.user):
            messages.success(request, _("%(edition)s has no breaking news now.") % {"edition": self.edition})
        return redirect("wagtailadmin_home")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        news = getattr(self.edition, "breaking_news", None)
        return {**super().get_context_data(**kwargs), "edition": self.edition, "news": news}


def address_for(story: Article) -> str:
    """Where breaking news is set that leads to a story."""
    return f"{reverse('set_breaking')}?story={story.pk}"
