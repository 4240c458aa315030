"""Unpublishing and killing in the newsroom: why, for the desk, and what readers are told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.snippets.views.snippets import UnpublishView

from nashra.newsroom.actions.kill import kill, unkill
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.admin.deletion import of_story
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.models import Withdrawal
from nashra.newsroom.reasons import Reason


class WithdrawalForm(forms.ModelForm[Withdrawal]):
    """Why a story is taken down."""

    class Meta:
        model = Withdrawal
        fields = ("reason", "details", "note")
        widgets = {
            "details": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].widget.choices = [("", _("Choose a reason")), *Reason.choices]


class UnpublishArticleView(UnpublishView):
    """Takes a story down by the action; Wagtail's view would ask neither the model nor the registry, nor why."""

    permission_required = "unpublish"
    template_name = "newsroom/withdraw.html"
    question = _("It is taken down in all editions at once. Whoever may publish can publish it again.")
    button = _("Unpublish")
    url_name = "unpublish"
    act = staticmethod(unpublish)

    def is_possible(self) -> bool:
        """Whether there is something to do; another may have been quicker."""
        return bool(self.object.live)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._refused() or self._asked(WithdrawalForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = WithdrawalForm(request.POST)
        if refused := self._refused():
            return refused
        if not form.is_valid():
            return self._asked(form)
        self.grounds = form.cleaned_data
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def _refused(self) -> HttpResponse | None:
        """Where there is nothing to do: back to the story."""
        if self.is_possible():
            return None
        messages.warning(self.request, _("“%(object)s” is not published any more.") % {"object": self.object})
        return redirect(story_view("edit", self.object.pk))

    def _asked(self, form: WithdrawalForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))

    def unpublish(self) -> HttpResponse | None:
        if (response := self.run_hook("before_unpublish", self.request, self.object)) is not None:
            return response
        self.act(article=self.object, by=self.request.user, **self.grounds)
        return self.run_hook("after_unpublish", self.request, self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "told": replace(of_story(self.object), then=()),
            "question": self.question,
            "button": self.button,
            "action_url": story_view(self.url_name, self.object.pk),
            "cancel_url": story_view("edit", self.object.pk),
        }


class KillArticleView(UnpublishArticleView):
    """Kills a story."""

    permission_required = "kill"
    page_title = _("Kill")
    success_message = _("“%(object)s” is killed.")
    question = _(
        "It is withdrawn everywhere at once, with what is scheduled of it, and nobody can publish it again "
        "until a chief editor allows it."
    )
    button = _("Kill the story")
    url_name = "kill"
    act = staticmethod(kill)

    def is_possible(self) -> bool:
        return not self.object.killed


class UnkillArticleView(UnpublishView):
    """Lets a killed story be published again."""

    permission_required = "kill"
    page_title = _("Allow publishing again")
    template_name = "newsroom/unkill.html"
    success_message = _("“%(object)s” may be published again.")

    def unpublish(self) -> None:
        unkill(article=self.object, by=self.request.user)

    def get_next_url(self) -> str:
        return story_view("edit", self.object.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "action_url": story_view("unkill", self.object.pk)}
