"""Who is about to delete something is told where it stands, in drafts too, and what then happens."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.network import Network
from tests.newsroom.posts.post import story_url
from tests.plans import plan

from nashra.editions.models import Section
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, redraft
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.actions.publish import publish as publish_story
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Assignment, Author, Membership, Photo
from nashra.newsroom.queries import standing
from nashra.newsroom.reasons import Reason

Write = Callable[..., Article]


def page(desk: Client, name: str, *args: Any) -> str:
    """The words of a page that asks whether to delete."""
    found = desk.get(reverse(name, args=args))
    assert found.status_code == 200
    return words(found.content.decode())


def words(html: str) -> str:
    main = html[html.index("<main") :]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


def changed(story: Article, network: Network, **fields: Any) -> Article:
    """The story with a draft that readers do not see."""
    place = PlacementDraft(network.maghrib, network.world, canonical=True)
    return redraft(article=story, story=StoryDraft(story.headline, [place], **fields))


def without_author(story: Article) -> None:
    """The story with a draft that names no author, as its form saves one."""
    draft = story.get_latest_revision_as_object()
    draft.bylines = []
    draft.save_revision()


def photo_in_text(photo: Photo) -> list[tuple[str, Any]]:
    return [("photo", {"photo": photo, "caption": "", "credit": ""})]


def test_author_is_told_of_with_stories_and_drafts(
    desk: Client, network: Network, write: Write, publish: Write, author: Author
) -> None:
    for number in range(6):
        publish(f"منشور {number}", authors=[author])
    changed(publish("منشور تغيّر"), network, authors=[author])
    write("مسودة", authors=[author])
    said = page(desk, "wagtailsnippets_newsroom_author:delete", author.pk)
    assert "يظهر الاسم في 6 أخبار منشورة ومسودتين." in said
    assert "وحيث يظهر الاسم يبقى" in said
    assert "منشور تغيّر مسودة" in said  # readers do not see the name there
    assert "منشور 5 منشور 4" in said
    assert "مسودة مسودة" in said  # its headline, and that it is a draft


def test_author_of_many_stories_is_told_of_the_same_without_reading_them(
    network: Network, write: Write, publish: Write, author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("منشور", authors=[author])
    unpublish(article=publish("مسحوب", authors=[author]), reason=Reason.OTHER, details="-")
    write("مسودة", authors=[author])
    publish("لغيره")
    told = standing.of_author(author)
    assert (len(told.published), len(told.drafts)) == (1, 2)
    monkeypatch.setattr(standing, "FEW", 2)
    with CaptureQueriesContext(connection) as asked:
        assert standing.of_author(author) == told
    steps = [step for one in asked if "byline" in one["sql"] for step in plan(one["sql"])]
    read = [step for step in steps if "newsroom_article" in step]
    assert read
    assert [step for step in read if "article_draft" not in step and "article_withdrawn" not in step] == []


def test_what_leads_to_a_story_or_photo_is_found_by_what_it_leads_to(publish: Write, photo: Photo) -> None:
    story = publish(lead_photo=photo)
    with CaptureQueriesContext(connection) as asked:
        standing.of_photo(photo)
        standing.of_story(story)
    steps = [step for one in asked if "referenceindex" in one["sql"] for step in plan(one["sql"])]
    reading = [step for step in steps if "(base_content_type_id=" in step or "to_object_id=?" in step]
    assert len(reading) == 2
    assert [step for step in reading if "(to_content_type_id=? AND to_object_id=?)" not in step] == []


def test_author_who_was_taken_out_of_a_draft_stands_there_no_more(
    network: Network, write: Write, author: Author
) -> None:
    story = write(authors=[author])
    assert standing.of_author(author).drafts == {story.pk}
    without_author(story)
    assert standing.of_author(author).drafts == frozenset()


def test_name_on_a_published_story_stands_there_whatever_its_draft_says(
    network: Network, publish: Write, author: Author
) -> None:
    with_it, without_it = publish(authors=[author]), publish(authors=[author])
    changed(with_it, network, authors=[author])
    without_author(without_it)
    both = frozenset([with_it.pk, without_it.pk])
    assert standing.of_author(author) == standing.Standing(published=both, drafts=frozenset())


def test_drafts_behind_those_that_are_read_are_told_by_their_rows(
    write: Write, author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "LOOKED_AT", 1)
    stories = {write(f"خبر {number}", authors=[author]).pk for number in range(3)}
    assert standing.of_author(author).drafts == stories


def test_version_that_waits_for_its_time_counts(network: Network, publish: Write, author: Author) -> None:
    story = publish()
    later = timezone.now() + timedelta(days=1)
    publish_story(article=changed(story, network, authors=[author], go_live_at=later))
    without_author(story)
    assert standing.of_author(author).drafts == frozenset()  # the newest draft tells
    Article.objects.filter(pk=story.pk).update(has_unpublished_changes=False)
    assert standing.of_author(author).drafts == {story.pk}


@pytest.mark.parametrize("where", ["own", "edition", "text"])
@pytest.mark.parametrize("state", ["published", "draft", "changed"])
def test_photo_is_told_of_wherever_it_stands(
    desk: Client, network: Network, write: Write, publish: Write, photo: Photo, where: str, state: str
) -> None:
    shown: dict[str, Any] = {"own": {"lead_photo": photo}, "text": {"body": photo_in_text(photo)}}.get(
        where, {}
    )
    if state == "changed":
        story = changed(publish(), network, **shown)
    else:
        story = (publish if state == "published" else write)(**shown)
    if where == "edition":
        draft = story.get_latest_revision_as_object()
        places = list(draft.placements.all())
        for place in places:
            place.lead_photo = photo
        draft.placements = places
        draft.save_revision()
        if state == "published":
            publish_story(article=Article.objects.get(pk=story.pk))
    said = page(desk, "wagtailimages:delete", photo.pk)
    assert ("خبر واحد منشور" if state == "published" else "مسودة واحدة") in said
    assert "تزول الصورة من هذه الأخبار فورًا" in said


def test_portrait_names_the_author_whose_it_is(desk: Client, author: Author, photo: Photo) -> None:
    assert "صورة الكاتب" not in page(desk, "wagtailimages:delete", photo.pk)
    Author.objects.filter(pk=author.pk).update(photo=photo)
    assert f"وهي صورة الكاتب: {author.name}." in page(desk, "wagtailimages:delete", photo.pk)


def test_photo_that_stands_nowhere_says_so(desk: Client, publish: Write, photo: Photo) -> None:
    publish()
    said = page(desk, "wagtailimages:delete", photo.pk)
    assert "لا تظهر الصورة في أي خبر." in said
    assert "تزول" not in said


@pytest.mark.parametrize("state", ["published", "draft", "changed"])
@pytest.mark.parametrize("where", ["see also", "read more", "link"])
def test_story_is_told_of_wherever_another_leads_to_it(
    desk: Client, network: Network, write: Write, publish: Write, where: str, state: str
) -> None:
    target = publish("الأول")
    link = f'<p>انظر <a linktype="story" id="{target.pk}">هذا</a></p>'
    shown: dict[str, Any] = {
        "see also": {"see_also": [target]},
        "read more": {"body": [("read_more", target)]},
        "link": {"body": [("paragraph", link)]},
    }[where]
    if state == "changed":
        changed(publish(), network, **shown)
    else:
        (publish if state == "published" else write)(**shown)
    said = page(desk, "wagtailsnippets_newsroom_article:delete", target.pk)
    assert ("خبر واحد منشور" if state == "published" else "مسودة واحدة") in said
    assert "عنوانه للقراء" in said


def test_story_that_no_reader_saw_and_none_leads_to_says_so(desk: Client, write: Write) -> None:
    said = page(desk, "wagtailsnippets_newsroom_article:delete", write().pk)
    assert "لا يحيل إليه خبر آخر." in said
    assert "للقراء" not in said


def test_section_in_use_is_told_of_and_cannot_be_deleted(
    desk: Client, network: Network, publish: Write
) -> None:
    publish()
    publish()
    address = reverse("wagtailsnippets_editions_section:delete", args=[network.world.pk])
    said = words(desk.get(address).content.decode())
    assert "في هذا القسم خبران." in said
    assert str(network.maghrib) in said
    assert "نعم، احذف" not in said
    desk.post(address)
    assert Section.objects.filter(pk=network.world.pk).exists()


def test_free_section_is_told_of_with_drafts_and_roles_that_lose_it(
    desk: Client, network: Network, write: Write
) -> None:
    section = Section.objects.create(name="صحة", slug="صحة")
    person = User.objects.create(username="salma", first_name="سلمى")
    give_role(user=person, edition=network.maghrib, role="desk", sections=[section])
    story = write()
    draft = story.get_latest_revision_as_object()
    for place in draft.placements.all():
        place.section, place.headline = section, "عنوان الطبعة"
    draft.save_revision()
    for state in Assignment.State:
        Assignment.objects.create(
            edition=network.maghrib, section=section, slug_line=state, due=timezone.now(), state=state
        )
    address = reverse("wagtailsnippets_editions_section:delete", args=[section.pk])
    said = words(desk.get(address).content.decode())
    assert "مسودة واحدة تُنتظر فيه" in said
    assert "يبقى تكليفان لم يكتملا، بلا قسم" in said
    assert "يفقد دورَه من كان دوره في هذا القسم وحده: سلمى" in said
    assert desk.post(address).status_code == 302
    assert not Membership.objects.exists()
    (place,) = Article.objects.get(pk=story.pk).get_latest_revision_as_object().placements.all()
    assert (place.section, place.headline) == (None, "عنوان الطبعة")


def test_edition_is_told_of(desk: Client, network: Network, publish: Write) -> None:
    person = User.objects.create(username="salma", first_name="سلمى")
    give_role(user=person, edition=network.misr, role="chief")
    said = page(desk, "wagtailsnippets_editions_edition:delete", network.misr.pk)
    assert "لا خبر في هذه الطبعة." in said
    assert "يفقد هؤلاء أدوارهم فيها: سلمى." in said
    assert network.misr.host in said
    publish()
    said = page(desk, "wagtailsnippets_editions_edition:delete", network.maghrib.pk)
    assert "في هذه الطبعة خبر واحد." in said
    assert "نعم، احذف" not in said


@pytest.mark.parametrize("kind", ["edition", "section"])
def test_editions_and_sections_in_use_are_not_deleted_in_bulk(
    desk: Client, network: Network, publish: Write, kind: str
) -> None:
    publish()
    one = {"edition": network.maghrib, "section": network.world}[kind]
    address = reverse("wagtail_bulk_action", args=["editions", kind, "delete"])
    assert desk.post(f"{address}?id={one.pk}").status_code == 302
    assert type(one).objects.filter(pk=one.pk).exists()


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("nothing", "هذا دوره الوحيد"),
        ("role", "يبقى للشخص دوره في"),
        ("group", "تسري صلاحيات هذه المجموعات، في كل الطبعات: المناوبون"),
        ("superuser", "الشخص مدير للشبكة"),
    ],
)
def test_member_is_told_of_with_what_the_person_keeps(
    desk: Client, network: Network, rest: str, told: str
) -> None:
    person = User.objects.create(username="salma", is_superuser=rest == "superuser")
    member = give_role(user=person, edition=network.maghrib, role="chief")
    if rest == "role":
        give_role(user=person, edition=network.misr, role="reporter")
    if rest == "group":
        person.groups.add(Group.objects.create(name="المناوبون"))
    assert told in page(desk, "members:delete", member.pk)


def test_person_is_told_of_with_stories_and_roles(desk: Client, network: Network, write: Write) -> None:
    person = User.objects.create(username="salma")
    give_role(user=person, edition=network.maghrib, role="reporter")
    write(), write()
    Article.objects.update(owner=person)
    said = page(desk, "wagtailusers_users:delete", person.pk)
    assert "بدأ هذا الشخص خبرين." in said
    assert standing.begun_by(person, 1) == (2, [Article.objects.order_by("-pk")[0].pk])
    assert str(network.maghrib) in said


def test_each_ticked_one_is_told_of(desk: Client, publish: Write, author: Author, photo: Photo) -> None:
    other = Author.objects.create(name="هدى")
    story = publish(authors=[author], lead_photo=photo)
    publish(see_also=[story])
    ticked = {
        ("newsroom", "author"): [author.pk, other.pk],
        ("newsroom", "photo"): [photo.pk],
        ("newsroom", "article"): [story.pk],
        ("auth", "user"): [User.objects.create(username="salma").pk],
    }
    said = {}
    for names, numbers in ticked.items():
        address = reverse("wagtail_bulk_action", args=[*names, "delete"])
        found = desk.get(address + "?" + "&".join(f"id={number}" for number in numbers))
        said[names[1]] = words(found.content.decode())
    assert "يظهر الاسم في خبر واحد منشور." in said["author"]
    assert "لا يظهر الاسم في أي خبر." in said["author"]
    assert "تظهر الصورة في خبر واحد منشور." in said["photo"]
    assert "تحيل إليه أخبار أخرى، وهو مذكور في خبر واحد منشور." in said["article"]
    assert "لم يبدأ هذا الشخص أي خبر." in said["user"]


def test_headlines_that_one_may_not_see_are_not_told(
    client: Client, network: Network, write: Write, author: Author
) -> None:
    write("سر", authors=[author])
    person = User.objects.create_user("chief", password="x")
    give_role(user=person, edition=network.misr, role="chief")
    client.force_login(person)
    said = page(client, "wagtailsnippets_newsroom_author:delete", author.pk)
    assert "مسودة واحدة" in said
    assert "سر " not in said


def test_draft_without_its_photo_opens_saves_and_publishes(
    desk: Client, network: Network, publish: Write, photo: Photo
) -> None:
    story = changed(
        publish(), network, lead_photo=photo, body=[("paragraph", "<p>نص</p>"), *photo_in_text(photo)]
    )
    desk.post(reverse("wagtailimages:delete", args=[photo.pk]))
    assert desk.get(story_url("edit", story.pk)).status_code == 200
    published = publish_story(article=Article.objects.get(pk=story.pk))
    assert published.live
    assert published.lead_photo is None


def test_more_stories_cost_no_more_statements(desk: Client, publish: Write, author: Author) -> None:
    counts = []
    for _round in range(2):
        for _number in range(3):
            publish(authors=[author])
        with CaptureQueriesContext(connection) as queries:
            page(desk, "wagtailsnippets_newsroom_author:delete", author.pk)
        counts.append(len(queries))
    assert counts[1] <= counts[0]
