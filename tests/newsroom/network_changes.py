"""Every way in which an edition, a section, an author or a photo is changed."""

from __future__ import annotations

from django.urls import reverse
from tests.newsroom.scenario import Way, World, post

from nashra.changes.change import Kind
from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.change_wording import change_wording
from nashra.editions.actions.show_section import show_section
from nashra.newsroom.models import Article, Byline


def edition_form(world: World) -> Way:
    address = reverse("wagtailsnippets_editions_edition:edit", args=(world.network.maghrib.pk,))
    return Way(post(world, address, name="المغرب الآن"), Kind.NETWORK)


def edition_form_hiding_a_section(world: World) -> Way:
    address = reverse("wagtailsnippets_editions_edition:edit", args=(world.network.maghrib.pk,))
    extra = {"edition": world.network.maghrib.pk}
    return Way(post(world, address, shown_sections__2__DELETE="1"), Kind.EDITION, extra=extra)


def edition_create_form(world: World) -> Way:
    address = reverse("wagtailsnippets_editions_edition:add")
    take = post(world, address, name="تونس اليوم", slug="tunis", host="tunis.localhost", country="TN")
    return Way(take, Kind.NETWORK)


def edition_delete_form(world: World) -> Way:
    address = reverse("wagtailsnippets_editions_edition:delete", args=(world.network.misr.pk,))
    return Way(lambda: world.desk.post(address), Kind.NETWORK)


def section_form(world: World) -> Way:
    address = reverse("wagtailsnippets_editions_section:edit", args=(world.network.world.pk,))
    return Way(
        post(world, address, name="العالم"), Kind.SECTION, extra={"sections": (world.network.world.pk,)}
    )


def section_create_form(world: World) -> Way:
    address = reverse("wagtailsnippets_editions_section:add")
    return Way(post(world, address, name="صحة", slug="صحة"), Kind.SECTION)


def section_form_with_another_slug(world: World) -> Way:
    address = reverse("wagtailsnippets_editions_section:edit", args=(world.network.world.pk,))
    return Way(post(world, address, slug="العالم"), Kind.NETWORK)


def edition_form_with_another_tagline(world: World) -> Way:
    address = reverse("wagtailsnippets_editions_edition:edit", args=(world.network.maghrib.pk,))
    extra = {"edition": world.network.maghrib.pk}
    return Way(post(world, address, tagline="أخبار كل يوم"), Kind.EDITION, extra=extra)


def _by_author(world: World) -> Article:
    story = world.publish(authors=[world.author])
    assert Byline.objects.filter(article=story.pk).exists()
    return story


def author_form(world: World) -> Way:
    _by_author(world)
    address = reverse("wagtailsnippets_newsroom_author:edit", args=(world.author.pk,))
    take = post(world, address, name="سلمى بنعلي")
    return Way(take, Kind.AUTHOR, extra={"author": world.author.pk, "stories": ()})


def author_deletion(world: World) -> Way:
    story = _by_author(world)
    address = reverse("wagtailsnippets_newsroom_author:delete", args=(world.author.pk,))
    take = lambda: world.desk.post(address)  # noqa: E731
    return Way(take, Kind.AUTHOR, stories=(story.pk,), extra={"author": world.author.pk})


def photo_form(world: World) -> Way:
    address = reverse("wagtailimages:edit", args=(world.photo.pk,))
    data = {"title": "الميناء القديم", "credit": "وكالة الأفق", "description": "", "tags": ""}
    return Way(lambda: world.desk.post(address, data), Kind.PHOTO, extra={"photo": world.photo.pk})


def photo_deletion(world: World) -> Way:
    story = world.publish(lead_photo=world.photo)
    address = reverse("wagtailimages:delete", args=(world.photo.pk,))
    take = lambda: world.desk.post(address)  # noqa: E731
    return Way(take, Kind.PHOTO, stories=(story.pk,), extra={"photo": world.photo.pk})


def edition_added(world: World) -> Way:
    new = {"name": "تونس اليوم", "slug": "tunis", "host": "tunis.localhost", "country": "TN"}
    return Way(lambda: add_edition(**new), Kind.NETWORK)


def wording_changed(world: World) -> Way:
    take = lambda: change_wording(world.network.misr, latest_heading="الجديد")  # noqa: E731
    return Way(take, Kind.EDITION, extra={"edition": world.network.misr.pk, "sections": ()})


def wording_of_every_story_changed(world: World) -> Way:
    take = lambda: change_wording(world.network.misr, see_also_heading="اقرأ أيضا")  # noqa: E731
    return Way(take, Kind.NETWORK)


def section_link(world: World) -> Way:
    take = lambda: show_section(world.network.misr, name="صحة", slug="صحة")  # noqa: E731
    return Way(take, Kind.EDITION, extra={"edition": world.network.misr.pk})


NETWORK_WAYS = (
    edition_form,
    edition_form_hiding_a_section,
    edition_create_form,
    edition_delete_form,
    section_form,
    section_create_form,
    section_form_with_another_slug,
    edition_form_with_another_tagline,
    author_form,
    author_deletion,
    photo_form,
    photo_deletion,
    edition_added,
    wording_changed,
    wording_of_every_story_changed,
    section_link,
)
