"""The nashra command: serve, story, edition, import, and their help.

Importing it sets Django up: commands are named by reference, and what they import has models. That reads the
data folder and changes nothing there, so that help is given wherever one is.
"""

from __future__ import annotations

import gc
import os
import sys

import django

from nashra.site.data import SettingError

UNUSABLE = "The data folder cannot be used: {0.filename}: {0.strerror}. NASHRA_DATA names another."

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nashra.site.settings")
gc.disable()  # all that is imported stays: to look for garbage in it takes a fifth of a start
try:
    django.setup()
except SettingError as error:
    sys.exit(str(error))
except OSError as error:
    sys.exit(UNUSABLE.format(error))
gc.freeze()
gc.enable()
