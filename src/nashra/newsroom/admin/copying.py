"""Copying a story into another edition or language, in the newsroom."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.snippets.views.snippets import UnpublishView

from nashra.editions.models import Edition
from nashra.newsroom.actions.copy_to import copy_to
from nashra.newsroom.admin import policy
from nashra.newsroom.models import Article


def editions_for(user: Any) -> list[Edition]:
    """The editions in which the user may begin stories."""
    return [one for one in Edition.objects.all() if policy.stories.may_in_place(user, "add", one.pk, None)]


class CopyForm(forms.Form):
    """Where the copy is to be."""

    edition = forms.ModelChoiceField(Edition.objects.none(), label=_("Edition"), empty_label=None)

    def __init__(self, user: Any, story: Article, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, editions = self.fields["edition"], editions_for(user)
        field.initial = next((one.pk for one in editions if one.pk != story.main_edition_id), None)
        field.queryset = Edition.objects.filter(pk__in=[one.pk for one in editions])  # type: ignore[attr-defined]


class CopyArticleView(UnpublishView):
    """Asks into which edition a story is copied, and opens the copy."""

    permission_required = "view"
    page_title = _("Copy into an edition")
    template_name = "newsroom/copy.html"

    def user_has_permission(self, permission: str) -> bool:
        """Whoever may see the story and begin stories somewhere."""
        return super().user_has_permission(permission) and bool(editions_for(self.request.user))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._asked(CopyForm(request.user, self.object))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = CopyForm(request.user, self.object, request.POST)
        if not form.is_valid():
            return self._asked(form)
        try:
            made = copy_to(article=self.object, edition=form.cleaned_data["edition"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
            return self._asked(form)
        messages.success(request, _("This is a copy of “%(object)s”, a draft.") % {"object": self.object})
        return redirect(self.edit_url_name, quote(made.pk))

    def _asked(self, form: CopyForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))
