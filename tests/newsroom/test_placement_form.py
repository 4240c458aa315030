"""Placing a story in its form."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url

from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.publish import publish as publish_again
from nashra.newsroom.models import Article, Placement

ADD = {"headline": "قمة في الميناء القديم"}
PUBLISH = {"action-publish": "1"}
SECOND_ROW = {
    "placements-TOTAL_FORMS": "2",
    "placements-1-id": "",
    "placements-1-ORDER": "2",
    "placements-1-DELETE": "",
    "placements-1-slug": "",
}


def errors(response) -> str:
    """All that the form finds wrong, in one text."""
    formset = response.context["form"].formsets["placements"]
    return " ".join(map(str, [response.context["form"].errors, *formset.errors, formset.non_form_errors()]))


def test_new_story_comes_with_the_first_edition_proposed(desk, network) -> None:
    data = filled(desk, story_url("add"))
    assert data["placements-TOTAL_FORMS"] == "1"
    assert data["placements-0-edition"] == str(network.maghrib.pk)


def test_draft_may_wait_for_its_placement(desk, network) -> None:
    data = filled(desk, story_url("add"), **ADD)
    data["placements-0-section"] = ""
    assert desk.post(story_url("add"), data).status_code == 302
    assert Article.objects.get().placements.count() == 0


def test_draft_that_waits_for_its_placement_is_saved_again_as_it_is_written(desk, network) -> None:
    data = filled(desk, story_url("add"), **ADD)
    data["placements-0-section"] = ""
    first = desk.post(story_url("add"), data, headers={"Accept": "application/json"}).json()
    assert first["success"], first
    data.update(first["field_updates"])
    for summary in ("ملخص", "ملخص أطول"):
        data["summary"] = summary
        again = desk.post(first["url"], data, headers={"Accept": "application/json"}).json()
        assert again["success"], again
        data.update(again["field_updates"])
    assert Article.objects.get().latest_revision.content["summary"] == "ملخص أطول"


def test_draft_keeps_what_an_edition_says_before_its_section_is_chosen(desk, network) -> None:
    data = filled(desk, story_url("add"), **ADD, placements__0__city="طنجة")
    data["placements-0-section"] = ""
    assert desk.post(story_url("add"), data).status_code == 302
    placement = Placement.objects.get()
    assert (placement.city, placement.section) == ("طنجة", None)


def test_story_that_stands_nowhere_is_not_published(write) -> None:
    story = write(placements=[])
    with pytest.raises(ValidationError):
        publish_again(article=story)
    assert not Article.objects.get().live


def test_story_of_which_a_placement_lacks_its_section_is_not_published(network, write) -> None:
    story = write()
    placement = story.placements.get()
    placement.section = None
    story.placements = [placement]
    story.save_revision()
    with pytest.raises(ValidationError):
        publish_again(article=story)
    assert not Article.objects.get().live


def test_draft_keeps_its_placement_and_is_found_by_its_section(desk, network) -> None:
    data = filled(desk, story_url("add"), **ADD, placements__0__section=str(network.sport.pk))
    assert desk.post(story_url("add"), data).status_code == 302
    article = Article.objects.get()
    assert (article.main_edition, article.main_section) == (network.maghrib, network.sport)
    assert not Placement.objects.get().live


def test_publishing_asks_for_a_section_in_the_row(desk, network) -> None:
    data = filled(desk, story_url("add"), **ADD, **PUBLISH)
    data["placements-0-section"] = ""
    response = desk.post(story_url("add"), data)
    assert response.context["form"].formsets["placements"].errors[0].keys() == {"section"}
    assert not Article.objects.exists()


def test_publishing_without_any_placement_says_what_to_do(desk, network) -> None:
    data = filled(desk, story_url("add"), **ADD, **PUBLISH, placements__0__DELETE="1")
    assert "حدّد موضعًا للخبر: اختر طبعة وقسمًا" in errors(desk.post(story_url("add"), data))


def test_two_placements_in_one_edition_are_refused_by_its_name(desk, network) -> None:
    edition, world, sport = (str(one.pk) for one in (network.maghrib, network.world, network.sport))
    data = filled(desk, story_url("add"), **ADD, **PUBLISH, placements__0__section=world)
    data.update({**SECOND_ROW, "placements-1-edition": edition, "placements-1-section": sport})
    assert "موضوع مرتين في «المغرب اليوم»" in errors(desk.post(story_url("add"), data))


def test_only_one_placement_is_canonical(desk, network) -> None:
    world = str(network.world.pk)
    data = filled(
        desk, story_url("add"), **ADD, **PUBLISH, placements__0__section=world, placements__0__canonical="on"
    )
    more = {"placements-1-edition": str(network.misr.pk), "placements-1-section": world}
    data.update({**SECOND_ROW, **more, "placements-1-canonical": "on"})
    assert "لا يكون الموضع الأصلي إلا واحدًا" in errors(desk.post(story_url("add"), data))


def test_section_that_the_edition_does_not_show_is_answered_with_those_it_does(desk, network) -> None:
    data = filled(desk, story_url("add"), **ADD, **PUBLISH, placements__0__edition=str(network.misr.pk))
    data["placements-0-section"] = str(network.culture.pk)
    said = errors(desk.post(story_url("add"), data))
    assert "«مصر اليوم» لا تعرض قسم «ثقافة»" in said
    assert "عالم ورياضة" in said


def test_editions_of_two_placements_can_be_swapped_in_a_draft(desk, network, write) -> None:
    there = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.sport)]
    story = write(placements=there)
    data = filled(desk, story_url("edit", story.pk))
    data["placements-0-edition"], data["placements-1-edition"] = str(network.misr.pk), str(network.maghrib.pk)
    assert desk.post(story_url("edit", story.pk), data).status_code == 302
    placed = Placement.objects.values_list("edition", "section")
    assert set(placed) == {
        (network.misr.pk, network.world.pk),
        (network.maghrib.pk, network.sport.pk),
    }


@pytest.fixture
def overridden(network, publish) -> Article:
    """A live story whose second edition has a headline of its own; the story's was changed since."""
    there = [
        PlacementDraft(network.maghrib, network.world),
        PlacementDraft(network.misr, network.world, headline="عنوان القاهرة"),
    ]
    story = publish("العنوان الأول", placements=there)
    story.headline = "العنوان الثاني"
    story.save_revision()
    return publish_again(article=story)


def test_override_keeps_what_the_story_said_when_it_was_written(overridden) -> None:
    assert Placement.objects.get(headline="عنوان القاهرة").overridden == {"headline": "العنوان الأول"}


def test_form_says_where_the_story_has_moved_away_from_an_override(desk, overridden) -> None:
    page = desk.get(story_url("edit", overridden.pk)).content.decode()
    assert "الخبر يقول الآن: «العنوان الثاني»" in page


def test_form_is_silent_while_the_story_stays_as_it_was(desk, network, publish) -> None:
    there = [PlacementDraft(network.misr, network.world, headline="عنوان القاهرة")]
    story = publish("العنوان الأول", placements=there)
    assert "الخبر يقول الآن" not in desk.get(story_url("edit", story.pk)).content.decode()


def test_saving_a_draft_of_a_live_story_leaves_its_placements_to_readers(desk, network, publish) -> None:
    story = publish()
    before = list(Placement.objects.values())
    data = filled(desk, story_url("edit", story.pk), placements__0__section=str(network.sport.pk))
    assert desk.post(story_url("edit", story.pk), data).status_code == 302
    assert list(Placement.objects.values()) == before


def test_text_makes_a_story_of_a_headline(desk, network, write) -> None:
    story = write(headline_only=True, body=())
    desk.post(story_url("edit", story.pk), filled(desk, story_url("edit", story.pk)))
    assert not Article.objects.get().headline_only
