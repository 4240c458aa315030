"""Roles by edition and section: every role and every action, with people who have nothing but their role."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from tests.network import Network
from tests.newsroom.deskforms import filled
from tests.newsroom.logged_in import browser_of
from tests.newsroom.posts import (
    authors,
    breaking,
    comments,
    duplicates,
    editions,
    fronts,
    live,
    pages,
    people,
    photos,
    related,
    stories,
    topics,
    workflow,
)
from tests.newsroom.posts.post import Desk, Post, story_url
from tests.newsroom.posts.table import POSTS
from tests.newsroom.test_permissions import Writes

from nashra.editions.models import Section
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.admin import policy
from nashra.newsroom.models import Article, Membership
from nashra.newsroom.roles import Role

REPORTER, DESK, CHIEF, PHOTO = "reporter", "desk", "chief", "photo"
SPORT_DESK = "desk of another section"
MISR_DESK, MISR_CHIEF = "desk of another edition", "chief of another edition"
DESKS = frozenset([DESK, SPORT_DESK, MISR_DESK, CHIEF, MISR_CHIEF])
WRITERS = DESKS | {REPORTER}
OWN_DESK = frozenset([DESK, CHIEF])
CHIEFS = frozenset([CHIEF, MISR_CHIEF])
NOBODY: frozenset[str] = frozenset()

MAY: dict[Callable[[Desk], Post], frozenset[str]] = {
    related.pin: OWN_DESK,
    related.unpin: OWN_DESK,
    related.raise_pinned: OWN_DESK,
    related.strike: OWN_DESK,
    related.restore: OWN_DESK,
    related.pin_in_locked_story: NOBODY,
    duplicates.ask_for_duplicates: WRITERS,
    duplicates.read_duplicate_beside: WRITERS,
    duplicates.place: frozenset([MISR_DESK, MISR_CHIEF]),
    duplicates.place_locked_story: NOBODY,
    stories.add_draft: WRITERS,
    stories.add_and_publish: OWN_DESK,
    stories.save_draft: OWN_DESK,
    stories.publish: OWN_DESK,
    stories.publish_locked_story: NOBODY,
    stories.schedule: OWN_DESK,
    stories.go_back_to_version: OWN_DESK,
    stories.publish_version: OWN_DESK,
    stories.unpublish: frozenset([CHIEF]),
    stories.unpublish_locked_story: NOBODY,
    stories.kill_story: frozenset([CHIEF]),
    stories.kill_locked_story: frozenset([CHIEF]),
    stories.unkill_story: frozenset([CHIEF]),
    stories.publish_killed_story: NOBODY,
    stories.copy_story: frozenset([MISR_DESK, MISR_CHIEF]),
    stories.unschedule: OWN_DESK,
    stories.delete_story: frozenset([CHIEF]),
    stories.delete_ticked_stories: frozenset([CHIEF]),
    stories.lock_story: OWN_DESK,
    stories.unlock_story: OWN_DESK,
    stories.preview_story: OWN_DESK,
    stories.preview_new_story: OWN_DESK | {REPORTER},
    comments.comment: OWN_DESK,
    comments.reply: OWN_DESK,
    comments.resolve: OWN_DESK,
    comments.reopen: OWN_DESK,
    comments.edit: NOBODY,
    comments.delete: frozenset([CHIEF]),
    workflow.submit_to_workflow: OWN_DESK,
    workflow.approve_in_workflow: NOBODY,
    authors.add_author: DESKS,
    authors.add_author_in_chooser: DESKS,
    authors.edit_author: DESKS,
    authors.delete_author: CHIEFS,
    topics.add_topic: DESKS,
    topics.add_topic_in_chooser: DESKS,
    topics.edit_topic: DESKS,
    topics.delete_topic: CHIEFS,
    photos.add_photo: WRITERS | {PHOTO},
    photos.edit_photo: frozenset([PHOTO]),
    photos.delete_photo: frozenset([PHOTO]),
    photos.delete_ticked_photos: frozenset([PHOTO]),
    editions.add_edition: NOBODY,
    editions.edit_edition: frozenset([MISR_CHIEF]),
    editions.delete_edition: NOBODY,
    editions.delete_ticked_editions: NOBODY,
    editions.add_section: NOBODY,
    editions.edit_section: NOBODY,
    editions.delete_section: NOBODY,
    breaking.set_news: frozenset([CHIEF]),
    breaking.clear_news: frozenset([CHIEF]),
    live.post_live_update: OWN_DESK,
    live.remove_live_update: OWN_DESK,
    fronts.publish_front: frozenset([CHIEF]),
    fronts.restore_front: frozenset([CHIEF]),
    pages.add_page_of_edition: frozenset([CHIEF]),
    pages.edit_page: frozenset([CHIEF]),
    pages.delete_page: frozenset([CHIEF]),
    people.end_sessions: frozenset([CHIEF]),
    people.delete_user: NOBODY,
    people.delete_group: NOBODY,
}
"""Who may do what each post does, of the members. Its story stands in the first edition's world section."""

SAVES = {
    stories.add_and_publish: frozenset([REPORTER]),  # a draft
    stories.publish_killed_story: OWN_DESK,  # a draft
    stories.preview_new_story: frozenset([SPORT_DESK, MISR_DESK, MISR_CHIEF]),  # the form, which is not valid
}
"""Who leaves something else behind."""


def member(name: str, network: Network) -> Any:
    """A person with a role and nothing else."""
    user = get_user_model().objects.create_user(f"member {name}", "member@example.org", "-")
    edition = network.misr if name in (MISR_DESK, MISR_CHIEF) else network.maghrib
    role = {SPORT_DESK: Role.DESK_EDITOR, MISR_DESK: Role.DESK_EDITOR, MISR_CHIEF: Role.CHIEF_EDITOR}
    sections = [network.sport] if name == SPORT_DESK else []
    give_role(
        user=user, edition=edition, role=role.get(name, Role(name) if name in Role else ""), sections=sections
    )
    return user


MEMBERS = (REPORTER, DESK, SPORT_DESK, MISR_DESK, CHIEF, MISR_CHIEF, PHOTO)


@pytest.fixture
def browse(network: Network) -> Callable[[str], Client]:
    """The browser of a member."""
    known: dict[str, Client] = {}

    def browse(name: str) -> Client:
        if name not in known:
            made_with = f"{name} {network.maghrib.pk} {network.misr.pk} {network.sport.pk}"
            known[name] = browser_of(made_with, partial(member, name, network))
        return known[name]

    return browse


def test_every_action_stands_in_the_table() -> None:
    assert {row.prepare for row in POSTS} == set(MAY)


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("prepare", MAY, ids=lambda prepare: prepare.__name__)
def test_each_role_does_what_it_may_and_nothing_else(
    prepare: Callable[[Desk], Post], desk_of_superuser: Desk, browse: Callable[[str], Client]
) -> None:
    post = prepare(desk_of_superuser)
    done, left = set(), set()
    for name in MEMBERS:
        browser = browse(name)
        with transaction.atomic(), connection.execute_wrapper(writes := Writes()):
            if post.done(browser.post(post.address, post.data)):
                done.add(name)
            elif writes:
                left.add(name)
            transaction.set_rollback(True)
    assert (done, left) == (set(MAY[prepare]), set(SAVES.get(prepare, NOBODY)))


# A reporter's own drafts


@pytest.fixture
def own_draft(desk_of_superuser: Desk, browse: Callable[[str], Client]) -> Article:
    browser = browse(REPORTER)
    section = str(desk_of_superuser.network.world.pk)
    browser.post(
        story_url("add"), filled(browser, story_url("add"), headline="قمة", placements__0__section=section)
    )
    return Article.objects.get(headline="قمة")


@pytest.mark.usefixtures("one_connection")
def test_reporter_changes_an_own_draft_and_cannot_publish_it(
    own_draft: Article, browse: Callable[[str], Client]
) -> None:
    browser, address = browse(REPORTER), story_url("edit", own_draft.pk)
    data = filled(browser, address, headline="قمة عربية", **{"action-publish": "1"})
    browser.post(address, data)
    story = Article.objects.get(pk=own_draft.pk)
    assert not story.live
    assert story.get_latest_revision_as_object().headline == "قمة عربية"


@pytest.mark.usefixtures("one_connection")
def test_reporter_no_longer_changes_an_own_story_that_readers_see(
    own_draft: Article, browse: Callable[[str], Client]
) -> None:
    publish_now(article=own_draft)
    answer = browse(REPORTER).get(story_url("edit", own_draft.pk))
    assert answer.status_code == 302  # back to the newsroom's first page


def test_reporter_sees_own_drafts_and_live_stories_in_lists(
    own_draft: Article, desk_of_superuser: Desk, browse: Callable[[str], Client]
) -> None:
    desk_of_superuser.write("مسودة زميل")
    desk_of_superuser.publish("خبر منشور")
    for address in (story_url("list"), reverse("wagtailsnippetchoosers_newsroom_article:choose")):
        answer = browse(REPORTER).get(address)
        is_json = answer.headers["Content-Type"].startswith("application/json")
        page = answer.json()["html"] if is_json else answer.content.decode()
        assert "قمة" in page
        assert "خبر منشور" in page
        assert "مسودة زميل" not in page


def test_list_leads_to_the_form_of_those_stories_alone_that_one_may_change(
    own_draft: Article, desk_of_superuser: Desk, browse: Callable[[str], Client]
) -> None:
    other = desk_of_superuser.publish("خبر منشور")
    page = browse(REPORTER).get(story_url("list")).content.decode()
    assert story_url("edit", own_draft.pk) in page
    assert story_url("edit", other.pk) not in page


@pytest.mark.parametrize(("name", "ticks"), [(REPORTER, False), (DESK, False), (PHOTO, False), (CHIEF, True)])
def test_rows_are_ticked_by_those_alone_who_may_delete(
    name: str, ticks: bool, desk_of_superuser: Desk, browse: Callable[[str], Client]
) -> None:
    desk_of_superuser.publish("خبر منشور")
    page = browse(name).get(story_url("list")).content.decode()
    assert ("خبر منشور" in page, "data-bulk-action-checkbox" in page) == (True, ticks)


def test_form_shows_no_button_for_what_one_may_not_do(
    desk_of_superuser: Desk, browse: Callable[[str], Client]
) -> None:
    story = desk_of_superuser.publish("خبر منشور")
    shown = {name: browse(name).get(story_url("edit", story.pk)).content.decode() for name in (DESK, CHIEF)}
    unpublish = story_url("unpublish", story.pk)
    assert unpublish in shown[CHIEF]
    assert unpublish not in shown[DESK]
    assert "corrections-TOTAL_FORMS" in shown[CHIEF]
    assert "corrections-TOTAL_FORMS" not in shown[DESK]


# A story that another edition shows too


@pytest.fixture
def shared(desk_of_superuser: Desk) -> Article:
    network = desk_of_superuser.network
    return desk_of_superuser.publish(
        "خبر مشترك",
        placements=[
            PlacementDraft(network.maghrib, network.world),
            PlacementDraft(network.misr, network.world),
        ],
    )


@pytest.mark.usefixtures("one_connection")
def test_desk_of_another_edition_changes_how_its_own_shows_a_story_and_nothing_else(
    shared: Article, browse: Callable[[str], Client]
) -> None:
    browser, address = browse(MISR_DESK), story_url("edit", shared.pk)
    rows = {place.edition_id: index for index, place in enumerate(shared.placements.all())}
    misr = (
        f"placements__{rows[Membership.objects.get(user__username__contains=MISR_DESK).edition_id]}__headline"
    )
    data = filled(browser, address, headline="نص مغيّر", **{misr: "عنوان مصر", "action-publish": "1"})
    browser.post(address, data)
    story = Article.objects.get(pk=shared.pk)
    assert story.headline == "خبر مشترك"
    assert sorted(place.headline for place in story.placements.all()) == ["", "عنوان مصر"]


@pytest.mark.usefixtures("one_connection")
def test_desk_of_another_edition_changes_nothing_in_the_first(
    shared: Article, desk_of_superuser: Desk, browse: Callable[[str], Client]
) -> None:
    browser, address = browse(MISR_DESK), story_url("edit", shared.pk)
    rows = {place.edition_id: index for index, place in enumerate(shared.placements.all())}
    first = f"placements__{rows[desk_of_superuser.network.maghrib.pk]}__headline"
    before = Article.objects.get(pk=shared.pk).latest_revision_id
    answer = browser.post(address, filled(browser, address, **{first: "عنوان آخر", "action-publish": "1"}))
    assert desk_of_superuser.network.maghrib.name in answer.content.decode()
    assert Article.objects.get(pk=shared.pk).latest_revision_id == before


@pytest.mark.usefixtures("one_connection")
def test_desk_of_another_edition_does_not_publish_what_the_first_has_only_drafted(
    shared: Article, browse: Callable[[str], Client]
) -> None:
    shared.headline = "مسودة المغرب"
    shared.save_revision()
    browser, address = browse(MISR_DESK), story_url("edit", shared.pk)
    browser.post(address, filled(browser, address, **{"action-publish": "1"}))
    assert Article.objects.get(pk=shared.pk).headline == "خبر مشترك"


@pytest.mark.usefixtures("one_connection")
def test_desk_does_not_publish_where_only_a_reporter_could_write(
    desk_of_superuser: Desk, browse: Callable[[str], Client]
) -> None:
    """Somebody who is a reporter in one edition and a desk editor in another."""
    browser = browse(REPORTER)
    user = get_user_model().objects.get(username__contains=REPORTER, username__startswith="member")
    give_role(user=user, edition=desk_of_superuser.network.misr, role=Role.DESK_EDITOR)
    section = str(desk_of_superuser.network.world.pk)
    data = filled(browser, story_url("add"), headline="قمة", placements__0__section=section)
    browser.post(story_url("add"), {**data, "action-publish": "1"})
    assert not Article.objects.filter(headline="قمة", live=True).exists()
    data["placements-0-edition"] = str(desk_of_superuser.network.misr.pk)
    browser.post(story_url("add"), {**data, "action-publish": "1"})
    assert Article.objects.filter(headline="قمة", live=True).exists()


# The policy's two forms say the same


def test_condition_on_many_stories_agrees_with_the_answer_for_each(
    desk_of_superuser: Desk,
    shared: Article,
    own_draft: Article,
    network: Network,
    browse: Callable[[str], Client],
) -> None:
    desk_of_superuser.publish("خبر منشور")
    desk_of_superuser.write("مسودة")
    desk_of_superuser.write("رياضة", placements=[PlacementDraft(network.maghrib, network.sport)])
    desk_of_superuser.write("مصر", placements=[PlacementDraft(network.misr, network.sport)])
    desk_of_superuser.write("بلا مكان", placements=[])
    for name in MEMBERS:
        browse(name)
    found = {"view": 0, "change": 0, "publish": 0, "unpublish": 0, "delete": 0}
    for user in get_user_model().objects.filter(username__startswith="member"):
        for action in found:
            may = policy.stories.user_has_permission_for_instance
            each = {story.pk for story in Article.objects.all() if may(user, action, story)}
            many = policy.stories.instances_user_has_permission_for(user, action)
            assert each == set(many.values_list("pk", flat=True)), (user, action)
            found[action] += len(each)
    assert all(found.values())


# Members


@pytest.mark.usefixtures("one_connection")
def test_chief_editor_adds_somebody_to_the_own_edition_alone(
    network: Network, browse: Callable[[str], Client]
) -> None:
    data = {"name": "هدى", "full_name": "هدى", "email": "", "password": "نشرة-الصباح-٧", "role": REPORTER}
    for edition in (network.misr, network.maghrib):
        browse(CHIEF).post(reverse("members:add"), {**data, "edition": str(edition.pk), "sections": []})
    hired = Membership.objects.get(user__username="هدى")
    assert hired.edition == network.maghrib
    assert not hired.user.is_superuser
    assert not hired.user.is_staff
    assert hired.user.check_password("نشرة-الصباح-٧")


def test_chief_editor_neither_sees_nor_changes_members_of_another_edition(
    network: Network, browse: Callable[[str], Client]
) -> None:
    other = give_role(
        user=get_user_model().objects.create_user("سعاد"), edition=network.misr, role=Role.REPORTER
    )
    browser = browse(CHIEF)
    assert "سعاد" not in browser.get(reverse("members:index")).content.decode()
    for verb in ("edit", "delete"):
        assert "سعاد" not in browser.get(reverse(f"members:{verb}", args=[other.pk])).content.decode()
        browser.post(reverse(f"members:{verb}", args=[other.pk]), {"role": CHIEF, "sections": []})
    assert Membership.objects.get(pk=other.pk).role == REPORTER


@pytest.mark.parametrize("name", [REPORTER, DESK, PHOTO])
def test_nobody_but_a_chief_editor_sees_the_members(name: str, browse: Callable[[str], Client]) -> None:
    assert browse(name).get(reverse("members:index")).status_code == 302
    assert reverse("members:index") not in browse(name).get("/newsroom/").content.decode()


def test_new_member_needs_a_password_and_an_old_one_none(
    network: Network, browse: Callable[[str], Client]
) -> None:
    data = {"name": "هدى", "full_name": "", "email": "", "password": "", "role": REPORTER}
    data |= {"edition": str(network.maghrib.pk), "sections": []}
    browse(CHIEF).post(reverse("members:add"), data)
    assert not get_user_model().objects.filter(username="هدى").exists()
    get_user_model().objects.create_user("هدى")
    browse(CHIEF).post(reverse("members:add"), data)
    assert Membership.objects.filter(user__username="هدى").exists()


def test_role_in_one_section_goes_with_the_section_and_does_not_grow_over_all(network: Network) -> None:
    health = Section.objects.create(name="صحة", slug="صحة")
    one, two = (get_user_model().objects.create_user(name) for name in ("هدى", "سعاد"))
    give_role(user=one, edition=network.maghrib, role=Role.DESK_EDITOR, sections=[health])
    both = give_role(
        user=two, edition=network.maghrib, role=Role.DESK_EDITOR, sections=[health, network.sport]
    )
    health.delete()
    assert list(Membership.objects.all()) == [both]
    assert list(Membership.objects.get().sections.all()) == [network.sport]
