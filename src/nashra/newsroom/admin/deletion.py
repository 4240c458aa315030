"""What is said before something is deleted: where it stands, and what then happens. Each kind has its teller."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nashra.editions.models import Edition, Section
from nashra.newsroom.admin import policy
from nashra.newsroom.models import Article, Author, EditionPage, Membership, Photo, Topic, Video
from nashra.newsroom.queries import fronts, standing
from nashra.newsroom.queries.memberships import limited_to
from nashra.newsroom.queries.standing import Standing

LISTED = 10
"""Stories that are named, the youngest of them."""

_LOOKED_AT = 500
"""Of the stories, so many are asked about to find those that the user may see."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """What is told of something that may be deleted.

    stories: the numbers of those in which it stands; drafts: of these, those in whose drafts alone it does.
    """

    where: str
    then: tuple[str, ...] = ()
    stories: Collection[int] = ()
    drafts: Collection[int] = ()
    is_refused: bool = False


def told_of(thing: Any) -> Deletion | None:
    """Where it stands and what its deletion brings; None for what this newsroom knows nothing of."""
    teller = _TELLERS.get(type(thing))
    return teller(thing) if teller else None


def visible_stories(user: Any, numbers: Collection[int]) -> list[Article]:
    """Some of these stories that the user may see, the youngest first."""
    youngest = sorted(numbers, reverse=True)[:_LOOKED_AT]
    rows = Article.objects.filter(pk__in=youngest).defer("body")
    if not policy.stories.user_has_any_permission(user, policy.READ_DRAFTS):
        rows = rows.filter(live=True)
    return list(policy.stories.visible(user, rows).order_by("-pk")[:LISTED])


def _of_author(author: Author) -> Deletion:
    found = standing.of_author(author)
    where = _("The name stands in %(stories)s.") if _all(found) else _("The name stands in no story.")
    then = _(
        "The author is no longer offered, and the page is gone. Where the name stands it stays, without a link, in "
        "drafts and older versions too."
    )
    return Deletion(where % {"stories": _counted(found)}, (then,), _all(found), found.drafts)


def _of_topic(topic: Topic) -> Deletion:
    found, parts = standing.of_topic(topic), [str(part) for part in topic.parts.filter(deleted_at=None)]
    where = _("The topic stands under %(stories)s.") if _all(found) else _("The topic stands under no story.")
    if parts:
        where += " " + _("To it belong: %(topics)s.") % {"topics": _(", ").join(parts)}
    then = [_("The topic is no longer offered, and stands under no story any more.")]
    then.append(_("Its address says that it is gone, and so do the addresses that it had before."))
    return Deletion(where % {"stories": _counted(found)}, tuple(then), _all(found), found.drafts)


def _of_photo(photo: Photo) -> Deletion:
    found = standing.of_photo(photo)
    where = _("The photo stands in %(stories)s.") if _all(found) else _("The photo stands in no story.")
    where %= {"stories": _counted(found)}
    if placed := fronts.picturing(photo.pk):
        where += " " + _("It has a place of its own on: %(fronts)s.") % {
            "fronts": _(", ").join(map(str, placed))
        }
    if portrayed := Author.objects.filter(photo=photo):
        where += " " + _("It is the portrait of: %(authors)s.") % {
            "authors": _(", ").join(map(str, portrayed))
        }
    then = (_("These stories lose the photo at once, on their pages, in lists and in drafts."),)
    return Deletion(where, then if _all(found) else (), _all(found), found.drafts)


def _of_video(video: Video) -> Deletion:
    found = standing.of_video(video)
    where = _("The video stands in %(stories)s.") if _all(found) else _("The video stands in no story.")
    then = (_("These stories lose the video at once, on their pages and in drafts."),)
    return Deletion(
        where % {"stories": _counted(found)}, then if _all(found) else (), _all(found), found.drafts
    )


def of_story(story: Article) -> Deletion:
    """Which stories lead to it, and what becomes of them and of its address."""
    found = standing.of_story(story)
    where = _("Other stories lead to it: %(stories)s.") if _all(found) else _("No other story leads to it.")
    then = [_("Its text and all of its versions are deleted for good.")]
    if story.last_published_at:
        then.append(_("Its address says that it is gone. It leaves lists, search and related stories."))
    if _all(found):
        then.append(
            _("These stories lose it from “see also” and “read more”; in their text the link’s words stay.")
        )
    return Deletion(where % {"stories": _counted(found)}, tuple(then), _all(found), found.drafts)


def _of_section(section: Section) -> Deletion:
    placed, shown = standing.placed_in_section(section), [row.edition for row in section.shown_in.all()]
    where = _section_stories(placed)
    if shown:
        where += " " + _("It is shown by: %(editions)s.") % {"editions": _(", ").join(map(str, shown))}
    if placed or shown:
        return Deletion(
            where,
            (_("Move its stories elsewhere and take it out of these editions first."),),
            is_refused=True,
        )
    drafts = standing.drafts_for_section(section)
    alone = limited_to(section)
    then = [_drafts_without_section(len(drafts))] if drafts else []
    if planned := standing.assignments_of_section(section):
        then.append(_assignments_without_section(planned))
    if alone:
        people = _(", ").join(row.person() for row in alone)
        then.append(
            _("Whose role is limited to this section alone loses it: %(people)s.") % {"people": people}
        )
    return Deletion(where, tuple(then), drafts, drafts)


def _of_edition(edition: Edition) -> Deletion:
    placed = standing.placed_in_edition(edition)
    where = _edition_stories(placed)
    if placed:
        return Deletion(where, (_("Take its stories out of it first."),), is_refused=True)
    drafts = standing.drafts_for_edition(edition)
    then = [
        _("%(host)s answers no more, and what the edition says of itself and its sections is deleted.")
        % {"host": edition.shown_host}
    ]
    if drafts:
        then.append(_drafts_without_edition(len(drafts)))
    if members := edition.memberships.select_related("user"):
        people = _(", ").join(row.person() for row in members)
        then.append(_("These lose their role in it: %(people)s.") % {"people": people})
    return Deletion(where, tuple(then), drafts, drafts)


def _of_page(page: EditionPage) -> Deletion:
    where = _("The page stands in %(edition)s.") % {"edition": page.edition}
    then = [_("Its address says that it is gone, and so do the addresses that it had before.")]
    if page.in_footer:
        then.insert(0, _("The foot of the edition’s pages names it no more."))
    return Deletion(where, tuple(then))


def _of_membership(member: Membership) -> Deletion:
    others = Membership.objects.filter(user=member.user_id).exclude(pk=member.pk).select_related("edition")
    groups = [group.name for group in member.user.groups.all()]
    where = _("%(person)s is %(role)s in %(edition)s.") % _person(member)
    if others:
        then = _("The person keeps the role in: %(editions)s.") % {
            "editions": _(", ").join(str(one.edition) for one in others)
        }
    elif member.user.is_superuser:
        then = _("The person is a network administrator and may do everything without a role too.")
    elif groups:
        then = _("Without a role the rights of these groups hold, in all editions: %(groups)s.") % {
            "groups": _(", ").join(groups)
        }
    else:
        then = _("It is the only role, and without it the person no longer enters the newsroom.")
    kept = _("The person’s account, stories and drafts stay.")
    return Deletion(where, (then, kept))


def _of_user(user: User) -> Deletion:
    count, begun = standing.begun_by(user, _LOOKED_AT)
    then = (
        [_("They stay, without the name of who began them; so do their versions and history.")]
        if begun
        else []
    )
    roles = [
        _(", ").join([row.get_role_display(), str(row.edition)])
        for row in user.memberships.select_related("edition")
    ]
    if roles:
        then.append(_("These roles go: %(roles)s.") % {"roles": _("; ").join(roles)})
    return Deletion(_begun_stories(count), tuple(then), begun)


def _all(found: Standing) -> frozenset[int]:
    return found.published | found.drafts


def _counted(found: Standing) -> str:
    """How many stories, in the form that follows “in”."""
    published, drafts = len(found.published), len(found.drafts)
    parts = {"published": _published(published), "drafts": _drafts(drafts)}
    if published and drafts:
        return _("%(published)s and %(drafts)s") % parts
    return parts["published"] if published else parts["drafts"]


def _published(count: int) -> str:
    return ngettext("%(count)d published story", "%(count)d published stories", count) % {"count": count}


def _drafts(count: int) -> str:
    return ngettext("%(count)d draft", "%(count)d drafts", count) % {"count": count}


def _section_stories(count: int) -> str:
    said = ngettext(
        "%(count)d story stands in the section.", "%(count)d stories stand in the section.", count
    )
    return said % {"count": count}


def _edition_stories(count: int) -> str:
    said = ngettext(
        "%(count)d story stands in the edition.", "%(count)d stories stand in the edition.", count
    )
    return said % {"count": count}


def _begun_stories(count: int) -> str:
    said = ngettext(
        "%(count)d story was begun by this person.", "%(count)d stories were begun by this person.", count
    )
    return said % {"count": count}


def _drafts_without_section(count: int) -> str:
    said = ngettext(
        "%(count)d draft that is to stand in it must be given another section before it is published.",
        "%(count)d drafts that are to stand in it must be given another section before they are published.",
        count,
    )
    return said % {"count": count}


def _assignments_without_section(count: int) -> str:
    said = ngettext(
        "%(count)d assignment that is not finished stays, without a section.",
        "%(count)d assignments that are not finished stay, without a section.",
        count,
    )
    return said % {"count": count}


def _drafts_without_edition(count: int) -> str:
    said = ngettext(
        "%(count)d draft that is to stand in it loses this place, with what it says otherwise there.",
        "%(count)d drafts that are to stand in it lose this place, with what they say otherwise there.",
        count,
    )
    return said % {"count": count}


def _person(member: Membership) -> Mapping[str, Any]:
    return {"person": member.person(), "role": member.get_role_display(), "edition": member.edition}


_TELLERS: Mapping[type[Model], Callable[[Any], Deletion]] = {
    Author: _of_author,
    Topic: _of_topic,
    Photo: _of_photo,
    Video: _of_video,
    Article: of_story,
    Section: _of_section,
    Edition: _of_edition,
    EditionPage: _of_page,
    Membership: _of_membership,
    User: _of_user,
}
