"""Django's settings. What an installation decides is in its data folder or in NASHRA_… variables."""

from __future__ import annotations

from pathlib import Path

from nashra.site import data

PACKAGE = Path(__file__).resolve().parent.parent
DATA = data.folder()
PUBLIC = data.public(DATA)
IS_DEMO = data.is_demo(DATA)  # shows the gallery of fragments
NEWSROOM_HOSTS = data.newsroom_hosts()

SECRET_KEY = data.secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = ["*"]  # HostMiddleware leaves no host but ours
ROOT_URLCONF = "nashra.site.urls"
WSGI_APPLICATION = None

INSTALLED_APPS = [
    "nashra.changes",
    "nashra.editions",
    "nashra.newsroom",
    "nashra.search",
    "nashra.related",
    "nashra.duplicates",
    "nashra.audience",
    "nashra.pages",
    "nashra.wires",
    "nashra.publication",
    "nashra.demo",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.embeds",
    "wagtail.users",
    "wagtail.sites",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "modelsearch",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "nashra.site.hosts.HostMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

CACHE_KIB = 8000
"""Of a database connection's pages, at most. A server's process has up to 12 connections (8 threads of
Django's, 4 that render for readers), the worker one for each job."""

DATABASES = {
    "default": {
        "ENGINE": "nashra.site.sqlite3",
        "NAME": DATA / "nashra.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                f"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-{CACHE_KIB};"
            ),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", "العربية"), ("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
ORIGINALS = DATA / "originals"
"""Photos and documents as they came, which may tell where and with what they were made; no reader reaches them."""

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(ORIGINALS), "base_url": "/newsroom/originals/"},
    },
    "renditions": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT), "base_url": MEDIA_URL},
    },
    "staticfiles": {"BACKEND": "nashra.pages.static_storage.StaticStorage"},
}

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "nashra.newsroom.role_backend.RoleBackend",
]
LOGIN_URL = "wagtailadmin_login"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC.scheme == "https"
if PUBLIC.scheme == "https":  # no other host of the domain can set these, as an edition's might
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PUBLIC.scheme == "https" else None
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # the newsroom sends no mail yet
WAGTAIL_PASSWORD_RESET_ENABLED = False  # which needs mail

WAGTAIL_EDITING_SESSION_PING_INTERVAL = 1500  # milliseconds; who else is in a story shows within two seconds
WAGTAIL_SITE_NAME = "نشرة"
WAGTAILADMIN_BASE_URL = PUBLIC.origin(NEWSROOM_HOSTS[0])
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "nashra.newsroom.admin.photo_form.PhotoForm"
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif", "avif", "heic"]
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "nashra.newsroom.admin.rich_text.PromptRichTextArea"}}
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"webp": "webp", "avif": "avif"}

FRAGMENT_STORE = DATA / "fragments"
FRAGMENT_STORE_BYTES = data.fragment_store_bytes(FRAGMENT_STORE)
SEARCH_INDEX = DATA / "search"
FAULTS = DATA / "faults"  # of stories, on their way to the database

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"nashra": {"level": "INFO"}},
}
