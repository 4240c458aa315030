"""Taking the sizes of a photo away from readers."""

from __future__ import annotations

import shutil

from django.db import transaction

from nashra.newsroom.actions.make_sizes import path_of
from nashra.newsroom.photo_names import folder


def remove_sizes(number: int) -> None:
    """Remove the files of all sizes of a photo, those of former crops too, once the transaction has succeeded."""
    transaction.on_commit(lambda: shutil.rmtree(path_of(folder(number)), ignore_errors=True))
