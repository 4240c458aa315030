"""What a story shows of others, for Wagtail's index of references: brought up once for a story, not at each row.

Wagtail does it after each row of a story is saved, and reads the story with all its children each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from nashra.newsroom.models import Article, children


@contextmanager
def kept_once(article: Article) -> Iterator[None]:
    """Bring the article's references up at the end, when it has been saved with its children. In a transaction."""
    held = children.held(article)
    with disable_reference_index_auto_update():
        yield
    for name, rows in held.items():
        setattr(article, name, rows)  # as saved, so that they are not read again
    ReferenceIndex.create_or_update_for_object(article)
    children.forget(article)


unchanged = disable_reference_index_auto_update
"""Around saving a revision: what readers see, and so what refers to what, is as before."""
