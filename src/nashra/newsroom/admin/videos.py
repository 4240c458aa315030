"""Videos in the menu, and choosing or uploading one in a dialogue."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from nashra.newsroom.admin.choosers import WordsForm
from nashra.newsroom.models import Video


class VideoWordsForm(WordsForm):
    """Finds by title and description."""

    def find(self, objects: QuerySet[Video], words: str) -> QuerySet[Video]:
        return objects.filter(title__icontains=words) | objects.filter(description__icontains=words)


class ChooseVideoView(ChooseView):
    filter_form_class = VideoWordsForm


class ChooseVideoResultsView(ChooseResultsView):
    filter_form_class = VideoWordsForm


class VideoChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ChooseVideoView
    choose_results_view_class = ChooseVideoResultsView
    form_fields = ("title", "file", "captions", "description", "credit")
    create_action_label = _("Upload the video")


class VideoViewSet(SnippetViewSet):
    """Videos, beside the photos."""

    model = Video
    icon = "media"
    menu_label = _("Videos")
    menu_order = 45
    add_to_admin_menu = True
    copy_view_enabled = False
    base_url_path = "videos"
    chooser_viewset_class = VideoChooserViewSet
    search_fields = ("title", "description")
    list_display = ("title", "credit", "created_at")
    panels = (
        FieldPanel("title"),
        FieldPanel("file"),
        FieldPanel("captions"),
        FieldPanel("poster"),
        FieldPanel("description"),
        FieldPanel("credit"),
    )
