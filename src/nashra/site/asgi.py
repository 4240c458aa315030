"""The application that a server loads, over ASGI or Granian's RSGI: the edge, with Django behind it."""

from __future__ import annotations

import gc
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import cast

from django.conf import settings
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nashra.site.settings")
gc.disable()  # all that is imported stays: to look for garbage in it takes a fifth of a start
django = get_asgi_application()

from nashra.edge.app import Application, Edge  # noqa: E402  (Django's models must be loaded before what uses them)
from nashra.editions.models import RESERVED_SLUGS  # noqa: E402
from nashra.fragments.store.protocol import FragmentStore  # noqa: E402
from nashra.pages.render import fill  # noqa: E402
from nashra.pages.store import store  # noqa: E402
from nashra.site.files import Files  # noqa: E402
from nashra.site.first_screens import open_in_the_background  # noqa: E402
from nashra.site.threads import FixedThreads  # noqa: E402

gc.enable()
sys.setswitchinterval(0.0005)  # a page that is read waits less for one that is rendered


def open_store() -> FragmentStore:
    """The process's store. Opened in a thread: it asks the database, which Django refuses in the event loop."""
    with ThreadPoolExecutor(1) as thread:
        opened = thread.submit(store).result()
    gc.collect()
    gc.freeze()  # what was imported stays: no collection has to walk through it while a reader waits
    open_in_the_background()
    return opened


application = Edge(
    open_store,
    fill,
    Files(
        FixedThreads(cast(Application, django)),
        static=settings.STATIC_ROOT,
        media=settings.MEDIA_ROOT,
        wanted=settings.WANTED_SIZES,
    ),
    reserved=RESERVED_SLUGS,
    fallback_hosts=frozenset(settings.NEWSROOM_HOSTS),
    behind_proxy=settings.PUBLIC.scheme == "https",
)
