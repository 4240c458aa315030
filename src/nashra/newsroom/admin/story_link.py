"""Links within a paragraph to another story: kept by its number, so that they follow its address.

Stored as <a linktype="story" id="12">, of which a page makes the address that the story has in its edition.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from nashra.newsroom.models import Article

FEATURE = "story-link"
ENTITY = "STORY_LINK"


class StoryLinkHandler(LinkHandler):
    """Tells Wagtail's index to which story stored links refer. What Wagtail itself expands knows no edition."""

    identifier = "story"

    @staticmethod
    def get_model() -> type[Article]:
        return Article

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return "<a>"

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple[type[Model], str, str, str]]:
        yield Article, attrs["id"], "", ""


class StoryLinkElementHandler(LinkElementHandler):
    """From the stored text to the editor."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        headline = Article.objects.filter(pk=attrs["id"]).values_list("headline", flat=True).first()
        return {"id": attrs["id"], "headline": headline or ""}


def story_link(props: dict[str, Any]) -> Any:
    """From the editor to the stored text."""
    return DOM.create_element("a", {"linktype": "story", "id": props["id"]}, props["children"])


def register(features: FeatureRegistry) -> None:
    """Give the editor its button, and the text its rule in both directions."""
    features.register_link_type(StoryLinkHandler)
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "doc-full",
                "description": _("Link to a story"),
                "attributes": ["id", "headline"],
                "allowlist": {},
                "chooserUrls": {"story": reverse_lazy("wagtailsnippetchoosers_newsroom_article:choose")},
            },
            js=["wagtailadmin/js/chooser-modal.js", "newsroom/story-link.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {'a[linktype="story"]': StoryLinkElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: story_link}},
        },
    )


def register_web_link(features: FeatureRegistry) -> None:
    """Let Wagtail's link button ask for an address at once: there are no pages to choose among."""
    addresses = reverse_lazy("wagtailadmin_choose_page_external_link")
    mail = reverse_lazy("wagtailadmin_choose_page_email_link")
    features.register_editor_plugin(
        "draftail",
        "link",
        EntityFeature(
            {
                "type": "LINK",
                "icon": "link",
                "description": _("Link to another site"),
                "attributes": ["url", "id", "parentId"],
                "allowlist": {"href": "^(http:|https:|mailto:|undefined$)"},
                "chooserUrls": {
                    "pageChooser": addresses,
                    "externalLinkChooser": addresses,
                    "emailLinkChooser": mail,
                },
            },
            js=["wagtailadmin/js/page-chooser-modal.js"],
        ),
    )
