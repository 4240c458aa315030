"""What Wagtail's admin takes from search: the stories' lists and choosers, searched by the index."""

from wagtail.snippets.models import register_snippet

from nashra.search.admin.viewsets import IndexedArticleViewSet

register_snippet(IndexedArticleViewSet)
