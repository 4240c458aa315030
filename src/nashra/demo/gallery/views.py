"""The gallery at /-/gallery: every fragment in every state, in each sample edition, in both themes.

Without a query it lists them; `?fragment=NAME&edition=SLUG&theme=dark` shows one, its states one under the
other. It renders the templates with the sample values of `gallery`; photos are the media library's first few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override
from django.views.decorators.http import require_safe

from nashra.demo.gallery import live, samples, topics
from nashra.demo.gallery.rendering import Showing
from nashra.demo.gallery.searches import searches, suggestions
from nashra.demo.gallery.stories import FRENCH_STORY, STORIES
from nashra.edge.policy import PUBLIC_POLICY
from nashra.newsroom.actions.make_sizes import path_of
from nashra.newsroom.models import Photo
from nashra.newsroom.photo_framing import stem
from nashra.newsroom.photo_names import base_of
from nashra.newsroom.queries import stories
from nashra.pages import frame, stylesheet, templates
from nashra.pages.values import EditionHeader, Link, SectionLink

THEMES = ("light", "dark")

PAGES: Mapping[str, Sequence[str]] = {
    "story-page": samples.STORY_PAGE,
    "home-page": samples.HOME_PAGE,
    "front-page": samples.FRONT_PAGE,
    "section-front": samples.SECTION_FRONT,
    "section-page": samples.SECTION_PAGE,
    "latest-page": samples.LATEST_PAGE,
    "most-read-page": samples.MOST_READ_PAGE,
    "listing-page": samples.LISTING_PAGE,
    "archive-page": samples.ARCHIVE_PAGE,
    "day-page": samples.DAY_PAGE,
    "saved-page": samples.SAVED_PAGE,
    "search-page": samples.SEARCH_PAGE,
    "message-page": samples.MESSAGE_PAGE,
}
AS_SOURCE = ("document", "feed_story", "story_head", "page_head", "search/head", "search/description")
SEARCHES = ("search/results", "search/suggestions")
IN_COLUMN = (
    "breadcrumb",
    "story",
    "see_also",
    "canonical",
    "section_title",
    "section",
    "timeline",
    "ranking",
    "saved",
    "archive/title",
    "archive/links",
    "archive/day_title",
    "archive/nothing",
    "text_page",
    "listing_title",
    *topics.FRAMES,
    "topic_link",
    "listing",
    "message",
    "live",
    *SEARCHES,
)
BESIDE = ("related", "latest", "most_read", "archive/calendar")
IN_SLOTS = ("pair", "story_list", "opinions", "galleries", "live_now", "front_text")
FRAGMENTS = (
    *(*PAGES, "masthead", "breaking", "footer"),
    *(*AS_SOURCE, *IN_COLUMN, *BESIDE, "block", "lead", *IN_SLOTS),
)

_SAMPLE = re.compile(r"/media/(\w+)(-list-\d+\.\w+)")
_DARK = "@media (prefers-color-scheme:dark)"


@require_safe
def gallery_page(request: HttpRequest) -> HttpResponse:
    """The list of fragments, or one fragment. In a demo only."""
    if not settings.IS_DEMO:
        raise Http404
    name, theme = request.GET.get("fragment", ""), request.GET.get("theme", "light")
    slug = request.GET.get("edition", samples.EDITIONS[0].slug)
    edition = next((one for one in samples.EDITIONS if one.slug == slug), None)
    if theme not in THEMES or edition is None or (name and name not in FRAGMENTS):
        raise Http404
    showing = Showing(edition, style=mark_safe(forced(theme)))  # noqa: S308  ours
    with override(edition.language):
        response = HttpResponse(with_photos(page(showing, name) if name else index(showing)))
    response["X-Robots-Tag"] = "noindex"
    response["Content-Security-Policy"] = PUBLIC_POLICY
    return response


def forced(theme: str) -> str:
    """The readers' stylesheet as a browser with this theme, light or dark, reads it."""
    css = stylesheet.joined(staticfiles_storage.url)
    css = css.replace(_DARK, "@media all" if theme == "dark" else "@media not all")
    return css.replace("color-scheme:light dark", f"color-scheme:{theme}")


def index(showing: Showing) -> str:
    """All fragments, each with a link for each edition and theme."""
    entries = [(name, list(_links(name))) for name in FRAGMENTS]
    listed = render_to_string("gallery/index.html", {"entries": entries})
    return "".join([*_opening(showing), listed, showing.piece("ending")])


def _links(name: str) -> Iterator[Link]:
    for edition in samples.EDITIONS:
        for theme in THEMES:
            address = f"?fragment={name}&edition={edition.slug}&theme={theme}"
            yield Link(f"{edition.slug} {theme}", address)


def page(showing: Showing, name: str) -> str:
    """One fragment in all its states, or a whole page."""
    if name in PAGES:
        return "".join(showing.pieces(PAGES[name], showing.edition.sections))
    parts = [*_opening(showing)]
    for state, changed in states(name, showing):
        parts += [
            render_to_string("gallery/state.html", {"name": name, "state": state}),
            _placed(name, changed),
        ]
    return "".join([*parts, showing.piece("ending")])


def _opening(showing: Showing) -> Iterator[str]:
    yield showing.piece("document")
    yield showing.piece("page_head", title="Gallery", description="", address="")
    yield showing.piece("masthead")


def states(name: str, showing: Showing) -> Iterator[tuple[str, Showing]]:
    """A fragment's states: what it can be given."""
    if name in samples.LISTINGS:
        for pictures in ("all", "some", "none"):
            for count in (1, 5):
                yield f"{count}, pictures: {pictures}", replace(showing, pictures=pictures, count=count)
    elif name in ("story", "story_head"):
        french = showing.edition.language == "fr"
        for story in STORIES:
            if (story is FRENCH_STORY) == french:
                yield str(story.number), replace(showing, story=story)
    elif name in ("search/results", "search/head"):
        for state, search in searches(showing.edition):
            yield state, replace(showing, search=search)
    elif name == "search/suggestions":
        yield "", showing
    elif name == "breaking":
        edition = showing.edition
        yield "", showing
        yield "no story", replace(showing, breaking=samples.breaking(edition, address=""))
        long = samples.LONG_BREAKING[edition.language]
        yield "long", replace(showing, breaking=samples.breaking(edition, long))
        other = samples.LONG_BREAKING["ar" if edition.language == "fr" else "fr"]
        yield "of another direction", replace(showing, breaking=samples.breaking(edition, other))
    elif name == "listing_title":
        for state, shown in topics.titles(showing.edition):
            yield state, replace(showing, page=shown)
    elif name == "message":
        for code in ("404", "410", "503"):
            yield code, replace(showing, code=code)
    else:
        yield "", showing
        yield "alone", replace(showing, edition=_alone(showing.edition))


def _alone(edition: EditionHeader) -> EditionHeader:
    """The same edition without a tagline, others beside it, and most of its sections."""
    return replace(edition, tagline="", others=(), sections=edition.sections[:3])


def _placed(name: str, showing: Showing) -> str:
    """A state of a fragment where it lies on its pages."""
    if name in AS_SOURCE:
        return render_to_string("gallery/source.html", {"html": showing.piece(name)})
    if name in ("masthead", "breaking", "footer"):
        return templates.html(name, **showing.values).decode()
    if name == "lead":
        return _framed(showing, "home", (name,))
    if name in IN_SLOTS:
        return _framed(showing, "front", (name,))
    if name == "block":
        sections = showing.edition.sections[: showing.count]
        return _framed(showing, "page", (), frame.blocks(str, sections=[name]), sections)
    if name == "live":
        opening, *others = showing.pieces(("column-opening", "column-closing", "latest", "page-closing"), ())
        shown = (live.coverage(showing.edition, is_live=is_live) for is_live in (True, False))
        return "".join([opening, *shown, *others])
    if name == "search/suggestions":
        values = {"name": name, "suggestions": suggestions(showing.edition)}
        box = render_to_string("gallery/suggestions.html", values)
        opening, *others = showing.pieces(("column-opening", "column-closing", "latest", "page-closing"), ())
        return "".join([opening, box, *others])
    if name in BESIDE:
        return _framed(showing, "page", (), (name,))
    return _framed(showing, "page", (name,))


def _framed(
    showing: Showing,
    around: str,
    column: Sequence[str],
    beside: Sequence[str] = (),
    sections: Sequence[SectionLink] = (),
) -> str:
    """Pieces within the frame of a page, a home page or a front, without the document around it."""
    if around != "page":
        names = (f"{around}-opening", *column, f"{around}-closing")
    else:
        names = ("column-opening", *column, "column-closing", *beside, "page-closing")
    return "".join(showing.pieces(names, sections))


def with_photos(html: str) -> str:
    """The same page with photos of the media library in the place of the sample ones, if there are any."""
    numbers = Photo.objects.order_by("pk").values_list("pk", flat=True)[:40]
    stems = [stem(photo) for photo in stories.photos(numbers).values()]
    there = [begin for begin in stems if path_of(base_of(begin, "list")).exists()]
    if not there:
        return html
    order = [shown.src.removeprefix("/media/").partition("-")[0] for shown in samples.PICTURES]

    def address(found: re.Match[str]) -> str:
        return f"/media/{there[order.index(found[1]) * len(there) // len(order)]}{found[2]}"

    return _SAMPLE.sub(address, html)
