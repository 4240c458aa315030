"""The page for what failed: made at the start, of nothing that could be what failed, and in two languages."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from django.http import HttpResponse

_STYLE = """
:root { color-scheme: light dark; --paper: #fdfcfa; --ink: #16181d; --soft: #3f434b; --line: #dedbd4; --red: #a3182b; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14161a; --ink: #edeae4; --soft: #cfccc6; --line: #33363d; --red: #f28a93; }
}
* { margin: 0; box-sizing: border-box; }
body { min-height: 100vh; display: grid; align-content: center; justify-content: center; gap: 2rem;
  padding: 2rem 1.25rem; background: var(--paper); color: var(--ink); font: 1.125rem/1.8 serif; }
section { max-width: 34rem; border-block-start: 3px solid var(--red); padding-block-start: 1rem; }
section + section { border-color: var(--line); color: var(--soft); }
h1, h2 { font-size: 1.75rem; line-height: 1.5; }
h2 { font-size: 1.25rem; }
a { display: inline-block; min-height: 44px; padding-block: .5rem; color: inherit; }
"""
_SAID = {
    "ar": (
        "rtl",
        "تعذّر عرض الصفحة",
        "وقع خلل عندنا، لا عندك، وقد سُجّل. أعد المحاولة بعد قليل.",
        "الصفحة الرئيسية",
    ),
    "fr": (
        "ltr",
        "La page n’a pas pu être affichée",
        "L’erreur vient de nous, elle a été notée. Réessayez dans un instant.",
        "Accueil",
    ),
    "en": (
        "ltr",
        "This page could not be shown",
        "The fault is ours, and it was noted. Please try again in a moment.",
        "Home page",
    ),
}
_SECOND = {"ar": "en", "fr": "ar", "en": "ar"}
"""The language that stands below an edition's own."""


def _part(language: str, heading: str) -> str:
    direction, title, text, home = _SAID[language]
    attributes = f'lang="{language}" dir="{direction}"'
    link = f'<p><a href="/">{home}</a></p>'
    return f"<section {attributes}><{heading}>{title}</{heading}><p>{text}</p>{link}</section>"


def _page(language: str) -> bytes:
    direction, title, *_ = _SAID[language]
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{title}</title><style>{_STYLE}</style></head>"
        f"<body><main>{_part(language, 'h1')}</main>{_part(_SECOND[language], 'h2')}</body></html>\n"
    ).encode()


_PAGES = {language: _page(language) for language in _SAID}
_POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


def failure(language: str) -> HttpResponse:
    """A 500 in an edition's language and another; Arabic first where the language is not known."""
    response = HttpResponse(_PAGES.get(language, _PAGES["ar"]), status=500)
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = _POLICY
    return response
