"""What the screen's scripts say; `%(name)s` is filled in there."""

from __future__ import annotations

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """Sentences by name, in the newsroom's language."""
    return {
        "usual": _("Nobody has laid out this page yet: it fills itself. Pin stories, and publish."),
        "usual_again": _("The page fills itself. Pin stories, and publish."),
        "live": _("Readers see version %(number)s: %(who)s, %(when)s"),
        "changed": _("Changes that readers do not see yet"),
        "publishing": _("Publishing…"),
        "published": _("Published. Readers see it now."),
        "joined": _("Published, together with what others had published meanwhile."),
        "undone": _("Undone. Readers see the version before."),
        "restored": _("Readers see version %(number)s again."),
        "undo": _("Undo"),
        "undo_publication": _("Undo the last publication"),
        "redo_publication": _("Publish again what was undone"),
        "offline": _("The network is away. What you made is kept here. Publish again when it is back."),
        "failed": _("The server could not do it. What you made is kept here. Try again in a moment."),
        "forbidden": _("You may no longer lay out this page. What you made is kept here."),
        "others": _(
            "%(who)s has published this page meanwhile. When you publish, both are joined; "
            "what touches is shown for you to choose."
        ),
        "others_shown": _("%(who)s has published this page. You see it as it is now."),
        "list_comma": _(", "),
        "also_open": _("Also open: %(names)s"),
        "edits": _("%(name)s (is changing it)"),
        "kept": _("What you had not published is here again."),
        "faults": _("Not published. Mend this first:"),
        "placed": _("“%(story)s” stands in %(slot)s."),
        "moved_from": _("“%(story)s” was moved from %(from)s to %(slot)s: a page shows no story twice."),
        "moved": _("“%(story)s”: place %(place)s of %(slot)s"),
        "removed": _("“%(story)s” was taken out of %(slot)s."),
        "slot_moved": _("%(slot)s: place %(place)s on the page"),
        "slot_removed": _("%(slot)s was taken away."),
        "slot_added": _("%(slot)s was added at the end of the page."),
        "full": _("%(slot)s holds no more than %(most)s stories."),
        "here": _("Here: %(slot)s"),
        "number": _("Story %(number)s"),
        "hidden": _("Readers of this edition do not see it"),
        "ended": _("Its time here is over"),
        "beyond": _("Does not show: the slot has room for %(count)s"),
        "until": _("Until %(when)s"),
        "own_headline": _("Headline of its own"),
        "own_photo": _("Photo of its own"),
        "place_in": _("Put “%(story)s” in"),
        "nothing_found": _("No published story of this edition has these words."),
        "no_stories": _("This edition has published nothing yet."),
        "search_failed": _("The list could not be loaded."),
        "slot": _("%(name)s (slot %(place)s)"),
        "confirm_restore": _("What you have changed and not published will go. Go on?"),
        "version": _("Version %(number)s"),
        "no_versions": _("Nothing has been published here by hand yet."),
        "both_changed": _("You and %(who)s changed the same"),
        "block_of": _("Section"),
        "filled_from": _("Filled from"),
        "by": _("By %(who)s"),
        "usual_count": _("as usual (%(count)s)"),
        "whole_edition": _("the whole edition"),
        "own_section": _("this section"),
    }
