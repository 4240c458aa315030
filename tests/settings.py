"""The project's settings for tests: cheap passwords, plain static files."""

from nashra.site.settings import *  # noqa: F403
from nashra.site.settings import MIDDLEWARE, STORAGES

IS_DEMO = True
SECRET_KEY = "that of tests"
MIDDLEWARE.insert(0, "tests.desk_host.at_the_desk")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
