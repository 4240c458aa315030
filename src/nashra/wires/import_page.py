"""Importing a story's page from its text: the story, and what its modules list, as the page showed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.html import escape

from nashra.arabic import sentences, slugs, truncate
from nashra.arabic.analysis.fold import fold
from nashra.audience.actions.add_views import add_views
from nashra.audience.actions.rank import rank
from nashra.audience.queries import has_views
from nashra.editions.actions.change_wording import change_wording
from nashra.editions.actions.show_section import show_section
from nashra.editions.models import RESERVED_SLUGS, Edition, Section
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft, redraft
from nashra.newsroom.actions.publish import publish
from nashra.newsroom.models import Article
from nashra.related.actions import edit
from nashra.wires.headlines import Headlines
from nashra.wires.page_text.model import Module, PageText

HEADLINE_LETTERS = 110
"""Of a headline made from the first sentence."""

CANDIDATES = 2000
"""Stories of the dateline's city among which the same text is looked for, newest first."""

_AGES = {"latest": timedelta(0), "section": timedelta(hours=2), "related": timedelta(days=1)}
_OLD = timedelta(days=2)
"""How long ago what a module lists was published, where the page tells no time: the latest are the newest."""


@dataclass(slots=True)
class Imported:
    """What came of a page: the story's number, and what was understood, line by line."""

    number: int = 0
    lines: list[str] = field(default_factory=list)


@transaction.atomic
def import_page(page: PageText, edition: Edition, *, headline: str = "") -> Imported:
    """Bring a page's story and headlines into an edition, all or nothing; what is there already stays.

    Without a headline of its own the story gets one from its first sentence.
    """
    return _Import(page, edition, timezone.now()).run(headline)


class _Import:
    """One page on its way in."""

    def __init__(self, page: PageText, edition: Edition, now: datetime) -> None:
        self.page, self.edition, self.now = page, edition, now
        self.result = Imported()
        self.headlines = Headlines.of(edition)
        self.stays = False  # the story was there already, with its text
        self.is_new_edition = not has_views(edition.pk)

    def run(self, headline: str) -> Imported:
        self.section = self._section(self.page.breadcrumb[-1], "breadcrumb", block=False)
        self._wording()
        listed = [self._module(module) for module in self.page.modules]
        picked = self._see_also()
        story = self._story(headline or self._made_headline(), picked)
        for module, stories in zip(self.page.modules, listed, strict=True):
            self._show(module, stories, story)
        for line in self.page.unplaced:
            self._say(f"could not place line {line.number}: {line.text}")
        self.result.number = story.pk
        return self.result

    def _say(self, text: str) -> None:
        self.result.lines.append(text)

    def _made_headline(self) -> str:
        made = truncate.at_word(sentences.first(self.page.body[0]), HEADLINE_LETTERS)
        self._say("headline: the text has none; made from its first sentence (--headline says otherwise)")
        return made

    def _section(self, name: str, where: str, *, block: bool) -> Section:
        """The edition's section of a name, shown from now on if it was not; slugs keep Arabic letters."""
        for shown in self.edition.shown_sections.select_related("section"):
            if fold(name) in {fold(shown.name), fold(shown.section.name)}:
                if block and not shown.block_on_stories:
                    slug = shown.section.slug
                    show_section(self.edition, name=str(shown), slug=slug, block_on_stories=True)
                self._say(f"{where}: section {name} (there: /{shown.section.slug})")
                return shown.section
        known = next((one for one in Section.objects.all() if fold(one.name) == fold(name)), None)
        slug = known.slug if known else self._free_slug(slugs.slug(name))
        section = show_section(self.edition, name=name, slug=slug, block_on_stories=block)
        self._say(f"{where}: section {name} (new in the edition: /{slug})")
        return section

    def _free_slug(self, wanted: str) -> str:
        is_kept = not wanted or wanted.isdigit() or wanted in RESERVED_SLUGS
        slug = f"section-{wanted}".strip("-") if is_kept else wanted
        taken = set(Section.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
        numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
        return next(one for one in (slug, *numbered) if one not in taken)

    def _wording(self) -> None:
        """The page's own headings, where the edition has not decided on its wording."""
        given = {"see_also_heading": self.page.see_also_heading, "canonical_label": self.page.canonical_label}
        given |= {f"{one.kind}_heading": one.heading for one in self.page.modules if one.kind != "section"}
        taken = {name: text for name, text in given.items() if text and not getattr(self.edition, name)}
        if taken:
            change_wording(self.edition, **taken)
        for name, text in given.items():
            own = getattr(self.edition, name)
            kept = "" if own == text else f" (the edition keeps {own})"
            if text:
                self._say(f"{name.replace('_', ' ')}: {text}{kept}")

    def _module(self, module: Module) -> list[Article]:
        section = self.section
        if module.kind == "section":
            section = self._section(module.heading, "block", block=True)
        kind = module.kind.replace("_", " ")
        self._say(f"{kind}: {len(module.headlines)} headlines under {module.heading}")
        age = _AGES.get(module.kind, _OLD)
        return [self._headline(text, section, age, order) for order, text in enumerate(module.headlines)]

    def _headline(self, text: str, section: Section, age: timedelta, order: int) -> Article:
        """The story of a listed headline: one that is there, or a new one that has a headline only."""
        if found := self._known(text):
            self._say(f"  {text} (there: story {found.pk})")
            return found
        placement = PlacementDraft(
            self.edition, section, canonical=True, published_at=self.now - age - timedelta(seconds=order)
        )
        content = StoryDraft(
            headline=text,
            placements=[placement],
            headline_only=True,
            first_published_at=placement.published_at,
        )
        story = publish(article=draft(story=content))
        self.headlines.add(story.pk, text)
        self._say(f"  {text} (new: story {story.pk})")
        return story

    def _known(self, headline: str) -> Article | None:
        number = self.headlines.find(headline)
        return Article.objects.get(pk=number) if number else None

    def _see_also(self) -> list[Article]:
        count = len(self.page.see_also)
        self._say(f"see also: {count} headlines" if count else "see also: none")
        return [
            self._headline(text, self.section, _OLD, order) for order, text in enumerate(self.page.see_also)
        ]

    def _story(self, headline: str, picked: Sequence[Article]) -> Article:
        """The page's own story: new, or filled in where only its headline was known, or there already."""
        self._say_story(headline)
        body = [("paragraph", f"<p>{escape(text)}</p>") for text in self.page.body]
        known = self._known(headline) or self._same_text(body[0][1])
        if known is not None and (reason := _stays(known)):
            self.stays = True
            self._say(
                f"story {known.pk} {reason}; it stays as it is" + ("" if known.live else ", unpublished")
            )
            return known
        here = known.placements.filter(edition=self.edition).first() if known else None
        published_at = here.published_at if here else self.now - _OLD - timedelta(hours=1)
        place = PlacementDraft(self.edition, self.section, canonical=True, published_at=published_at)
        story = StoryDraft(
            headline=headline,
            placements=[place],
            body=body,
            city=self.page.city,
            caption=self.page.caption,
            see_also=picked,
            first_published_at=published_at,
        )
        if known is not None:
            self._say(f"story {known.pk}, known by its headline, is filled in")
            return publish(article=redraft(article=known, story=story))
        return publish(article=draft(story=story))

    def _say_story(self, headline: str) -> None:
        page = self.page
        self._say(f"headline: {headline}")
        as_shown = "" if page.edition_name == self.edition.name else f" (shown with {self.edition.name})"
        self._say(f"dateline: {page.city} ـ {page.edition_name}{as_shown}")
        self._say(f"caption: {page.caption or 'none'}")
        self._say(f"body: {len(page.body)} paragraphs, {sum(len(one.split()) for one in page.body)} words")

    def _same_text(self, first_paragraph: str) -> Article | None:
        there = Article.objects.filter(
            placements__edition=self.edition, city=self.page.city, headline_only=False
        )
        return next(
            (
                one
                for one in there.order_by("-id")[:CANDIDATES]
                if one.body and _first_source(one) == first_paragraph
            ),
            None,
        )

    def _show(self, module: Module, stories: list[Article], story: Article) -> None:
        if module.kind == "related" and not self.stays:
            edit.pin(article=story, stories=[one for one in stories if one.pk != story.pk])
        elif module.kind == "most_read" and self.is_new_edition:
            views = {
                (self.edition.pk, one.pk): 10 * (len(stories) - order) for order, one in enumerate(stories)
            }
            add_views(views, self.now)
            rank(self.edition.pk)


def _stays(known: Article) -> str:
    """Why a page's story that is there stays as it is; nothing where it may be filled in."""
    if not known.headline_only:
        return "is there already"
    return "is being written" if known.has_unpublished_changes else ""


def _first_source(article: Article) -> str:
    first = article.body[0]
    return first.value.source if first.block_type == "paragraph" else ""
