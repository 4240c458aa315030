"""Stories that say the same, beside the form."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from tests.newsroom.roles import EDITOR, REPORTER, person

from nashra.newsroom.models import Placement

HARBOUR = (
    "أغلقت سلطات الميناء القديم أرصفته الثلاثة فجر الأحد بعد أن رفعت الرياح أمواجًا تجاوزت أربعة أمتار، "
    "وعادت قوارب الصيد إلى حوضها الداخلي، فيما بقيت سفينتا شحن تنتظران خارج الحاجز الصخري."
)


@pytest.fixture
def harbour(publish):
    return publish("الرياح تغلق أرصفة الميناء", body=[("paragraph", f"<p>{HARBOUR}</p>")])


def test_panel_shows_story_with_state_edition_and_share(desk, harbour) -> None:
    html = desk.post(reverse("duplicates"), {"headline": "", "passage": [HARBOUR]}).content.decode()
    assert "الرياح تغلق أرصفة الميناء" in html
    assert "100% من النص مشترك" in html
    assert "منشور" in html
    assert "المغرب اليوم" in html


def test_panel_offers_to_place_the_story_in_the_editions_of_the_form(desk, harbour, network) -> None:
    posted = {"passage": HARBOUR, "edition": [network.misr.pk, network.maghrib.pk]}
    html = desk.post(reverse("duplicates"), posted).content.decode()
    assert f"{reverse('duplicates-place', args=[harbour.pk])}?edition={network.misr.pk}" in html
    assert f"?edition={network.maghrib.pk}" not in html


def test_nothing_is_shown_of_what_the_editor_went_on_from(desk, harbour) -> None:
    posted = {"passage": HARBOUR, "dismissed": harbour.pk}
    assert desk.post(reverse("duplicates"), posted).status_code == 204


def test_form_is_not_shown_its_own_story(desk, harbour) -> None:
    assert desk.post(reverse("duplicates"), {"passage": HARBOUR, "story": harbour.pk}).status_code == 204


@pytest.mark.parametrize("story", ["٣", "-1", "9" * 40, "أ", ""])
def test_numbers_that_are_none_are_left_out(desk, harbour, story) -> None:
    posted = {"passage": HARBOUR, "story": story, "dismissed": story, "edition": story}
    assert desk.post(reverse("duplicates"), posted).status_code == 200


def test_side_by_side_marks_what_both_have(desk, harbour) -> None:
    posted = {"passage": f"وقال شهود إن البحر هاج. {HARBOUR}"}
    html = desk.post(reverse("duplicates-beside", args=[harbour.pk]), posted).content.decode()
    assert "وقال شهود إن البحر هاج. <mark>أغلقت سلطات الميناء" in html
    assert html.count("<mark>") == 2


def test_markup_in_what_is_typed_is_text(desk, harbour) -> None:
    posted = {"headline": "<script>", "passage": f"<b>{HARBOUR}"}
    html = desk.post(reverse("duplicates-beside", args=[harbour.pk]), posted).content.decode()
    assert "<script>" not in html
    assert "&lt;b&gt;" in html


def test_deleted_story_has_no_side_by_side(desk, harbour) -> None:
    address = reverse("duplicates-beside", args=[harbour.pk + 1])
    assert desk.post(address, {"passage": HARBOUR}).status_code == 204


def test_story_is_placed_from_the_page_that_asks_where(desk, harbour, network) -> None:
    address = reverse("duplicates-place", args=[harbour.pk])
    page = desk.get(address, {"edition": network.misr.pk}).content.decode()
    assert "مصر اليوم" in page
    assert "المغرب اليوم ›" not in page
    chosen = network.misr.shown_sections.get(section=network.sport)
    desk.post(address, {"shown": chosen.pk})
    placed = Placement.objects.get(article=harbour, edition=network.misr)
    assert placed.live
    assert placed.section == network.sport


def test_placing_that_is_refused_says_why(desk, harbour, network) -> None:
    harbour.save_revision()
    chosen = network.misr.shown_sections.first()
    page = desk.post(reverse("duplicates-place", args=[harbour.pk]), {"shown": chosen.pk}).content.decode()
    assert "تعديلات لم تُنشر" in page
    assert Placement.objects.filter(edition=network.misr).count() == 0


def test_placing_is_offered_to_those_alone_who_may_publish(client: Client, harbour, network) -> None:
    offered = {}
    for role in (REPORTER, EDITOR):
        client.force_login(person(role))
        page = client.post(reverse("duplicates"), {"passage": HARBOUR, "edition": network.misr.pk})
        offered[role] = reverse("duplicates-place", args=[harbour.pk]) in page.content.decode()
    assert offered == {REPORTER: False, EDITOR: True}


def test_who_may_not_write_stories_is_told_nothing(client: Client, harbour, django_user_model) -> None:
    reader = django_user_model.objects.create_user("reader", password="-")
    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(reader)
    answer = client.post(reverse("duplicates"), {"passage": HARBOUR})
    assert answer.status_code in (302, 403)
    assert HARBOUR[:20] not in answer.content.decode()


def test_form_of_a_story_loads_the_script(desk, network) -> None:
    page = desk.get(reverse("wagtailsnippets_newsroom_article:add")).content.decode()
    assert f'data-duplicates="{reverse("duplicates")}"' in page
