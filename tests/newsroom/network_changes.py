"""Every way in which an edition, a section, an author or a photo is changed."""

from __future__ import annotations

from django.urls import reverse
from tests.newsroom.scenario import Newsroom, PreparedChange, post

from nashra.changes.change import Kind
from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.change_wording import change_wording
from nashra.editions.actions.show_section import show_section
from nashra.newsroom.models import Article, Byline


def edition_form(newsroom: Newsroom) -> PreparedChange:
    address = reverse("wagtailsnippets_editions_edition:edit", args=(newsroom.network.maghrib.pk,))
    return PreparedChange(post(newsroom, address, name="المغرب الآن"), Kind.NETWORK)


def edition_form_hiding_a_section(newsroom: Newsroom) -> PreparedChange:
    address = reverse("wagtailsnippets_editions_edition:edit", args=(newsroom.network.maghrib.pk,))
    extra = {"edition": newsroom.network.maghrib.pk}
    return PreparedChange(post(newsroom, address, shown_sections__2__DELETE="1"), Kind.EDITION, extra=extra)


def edition_create_form(newsroom: Newsroom) -> PreparedChange:
    address = reverse("wagtailsnippets_editions_edition:add")
    make = post(newsroom, address, name="تونس اليوم", slug="tunis", host="tunis.localhost", country="TN")
    return PreparedChange(make, Kind.NETWORK)


def edition_delete_form(newsroom: Newsroom) -> PreparedChange:
    address = reverse("wagtailsnippets_editions_edition:delete", args=(newsroom.network.misr.pk,))
    return PreparedChange(lambda: newsroom.desk.post(address), Kind.NETWORK)


def section_form(newsroom: Newsroom) -> PreparedChange:
    address = reverse("wagtailsnippets_editions_section:edit", args=(newsroom.network.world.pk,))
    return PreparedChange(
        post(newsroom, address, name="العالم"), Kind.SECTION, extra={"sections": (newsroom.network.world.pk,)}
    )


def section_create_form(newsroom: Newsroom) -> PreparedChange:
    address = reverse("wagtailsnippets_editions_section:add")
    return PreparedChange(post(newsroom, address, name="صحة", slug="صحة"), Kind.SECTION)


def section_form_with_another_slug(newsroom: Newsroom) -> PreparedChange:
    address = reverse("wagtailsnippets_editions_section:edit", args=(newsroom.network.world.pk,))
    return PreparedChange(post(newsroom, address, slug="العالم"), Kind.NETWORK)


def edition_form_with_another_tagline(newsroom: Newsroom) -> PreparedChange:
    address = reverse("wagtailsnippets_editions_edition:edit", args=(newsroom.network.maghrib.pk,))
    extra = {"edition": newsroom.network.maghrib.pk}
    return PreparedChange(post(newsroom, address, tagline="أخبار كل يوم"), Kind.EDITION, extra=extra)


def _by_author(newsroom: Newsroom) -> Article:
    story = newsroom.publish(authors=[newsroom.author])
    assert Byline.objects.filter(article=story.pk).exists()
    return story


def author_form(newsroom: Newsroom) -> PreparedChange:
    _by_author(newsroom)
    address = reverse("wagtailsnippets_newsroom_author:edit", args=(newsroom.author.pk,))
    make = post(newsroom, address, name="سلمى بنعلي")
    return PreparedChange(make, Kind.AUTHOR, extra={"author": newsroom.author.pk, "stories": ()})


def photo_form(newsroom: Newsroom) -> PreparedChange:
    address = reverse("wagtailimages:edit", args=(newsroom.photo.pk,))
    data = {"title": "الميناء القديم", "credit": "وكالة الأفق", "description": "", "tags": ""}
    return PreparedChange(
        lambda: newsroom.desk.post(address, data), Kind.PHOTO, extra={"photo": newsroom.photo.pk}
    )


def photo_deletion(newsroom: Newsroom) -> PreparedChange:
    story = newsroom.publish(lead_photo=newsroom.photo)
    address = reverse("wagtailimages:delete", args=(newsroom.photo.pk,))
    make = lambda: newsroom.desk.post(address)  # noqa: E731
    return PreparedChange(make, Kind.PHOTO, stories=(story.pk,), extra={"photo": newsroom.photo.pk})


def edition_added(newsroom: Newsroom) -> PreparedChange:
    new = {"name": "تونس اليوم", "slug": "tunis", "host": "tunis.localhost", "country": "TN"}
    return PreparedChange(lambda: add_edition(**new), Kind.NETWORK)


def wording_changed(newsroom: Newsroom) -> PreparedChange:
    make = lambda: change_wording(newsroom.network.misr, latest_heading="الجديد")  # noqa: E731
    return PreparedChange(make, Kind.EDITION, extra={"edition": newsroom.network.misr.pk, "sections": ()})


def wording_of_every_story_changed(newsroom: Newsroom) -> PreparedChange:
    make = lambda: change_wording(newsroom.network.misr, see_also_heading="اقرأ أيضا")  # noqa: E731
    return PreparedChange(make, Kind.NETWORK)


def section_link(newsroom: Newsroom) -> PreparedChange:
    make = lambda: show_section(newsroom.network.misr, name="صحة", slug="صحة")  # noqa: E731
    return PreparedChange(make, Kind.EDITION, extra={"edition": newsroom.network.misr.pk})


NETWORK_CHANGES = (
    edition_form,
    edition_form_hiding_a_section,
    edition_create_form,
    edition_delete_form,
    section_form,
    section_create_form,
    section_form_with_another_slug,
    edition_form_with_another_tagline,
    author_form,
    photo_form,
    photo_deletion,
    edition_added,
    wording_changed,
    wording_of_every_story_changed,
    section_link,
)
