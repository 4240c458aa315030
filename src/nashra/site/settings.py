"""Django's settings. What an installation decides is in its data folder or in NASHRA_… variables."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from nashra.site import data, identity, mail

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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "django.contrib.humanize",
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
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "nashra.newsroom.admin.sign_in.second_step.SecondStepMiddleware",
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
FORMAT_MODULE_PATH = ["nashra.site.formats"]
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
AUTH_PASSWORD_VALIDATORS = [  # long and not known to guessers, of whatever characters
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "nashra.newsroom.role_backend.RoleBackend",
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
ACCOUNT_ADAPTER = "nashra.newsroom.admin.sign_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # of which there is none: a chief editor adds people
ACCOUNT_SIGNUP_ENABLED = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = PUBLIC.scheme
IDENTITY_PROVIDER = identity.identity_provider()
SOCIALACCOUNT_PROVIDERS = IDENTITY_PROVIDER.as_apps() if IDENTITY_PROVIDER else {}
SOCIALACCOUNT_ADAPTER = "nashra.newsroom.admin.sign_in.identity.IdentityAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PUBLIC.scheme == "https" else 0
USERSESSIONS_ADAPTER = "nashra.newsroom.admin.sign_in.sessions.SessionsAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "نشرة"
MFA_TOTP_TOLERANCE = 1  # periods of half a minute, for clocks that differ
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PUBLIC.scheme == "http"  # browsers allow it on localhost alone
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # so that nobody can lock another person out
AXES_CLIENT_IP_CALLABLE = "nashra.newsroom.admin.sign_in.client.client_address"
AXES_LOCKOUT_TEMPLATE = "newsroom/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC.scheme == "https"
if PUBLIC.scheme == "https":  # no other host of the domain can set these, as an edition's might
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PUBLIC.scheme == "https" else None
CSRF_FAILURE_VIEW = "nashra.site.errors.expired_form"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

MAIL = mail.mail_server()
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'dummy'}.EmailBackend"
EMAIL_TIMEOUT = 10  # seconds
if MAIL:
    EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.scheme == "smtp+tls", MAIL.scheme == "smtps"
    DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL.sender
PASSWORD_RESET_BY_MAIL = MAIL is not None
WAGTAIL_PASSWORD_RESET_ENABLED = False  # ours is allauth's
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # Wagtail's own mails of workflows; ours are notices

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
OFFLINE = data.is_offline_reading_on()
SEARCH_INDEX = DATA / "search"
FAULTS = DATA / "faults"  # of stories, on their way to the database
WANTED_SIZES = DATA / "wanted-sizes"  # of photos, on their way to the worker

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"nashra": {"level": "INFO"}},
}
