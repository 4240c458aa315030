"""Opinion pieces, galleries and videos as readers see them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image
from tests.newsroom.video_file.made import CAPTIONS, mp4
from tests.pages.visitor import Visitor
from tests.photos import small_photo

from nashra.newsroom.models import Article, Author, Photo, Video
from nashra.newsroom.story_kinds import StoryKind

HEADLINE = "قمة"
PATH = "/عالم/{}/قمة"

Publish = Callable[..., Article]


@pytest.fixture
def photo(db: None) -> Photo:
    return small_photo()


@pytest.fixture
def video(photo: Photo) -> Video:
    film, captions = ContentFile(mp4(), "film.mp4"), ContentFile(CAPTIONS.encode(), "film.vtt")
    return Video.objects.create(title="وصول الوفدين", file=film, captions=captions, poster=photo)


def page(reader: Visitor, story: Article) -> str:
    reader.get(PATH.format(story.pk))
    return reader.html(PATH.format(story.pk))


def json_ld(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    said: dict[str, Any] = json.loads(found[1])
    return said


def test_opinion_is_led_by_its_author_and_says_whose_view_it_is(
    publish: Publish, reader: Visitor, photo: Photo
) -> None:
    author = Author.objects.create(name="سلمى الدرقاوي", role="كاتبة", photo=photo)
    html = page(reader, publish(HEADLINE, kind=StoryKind.OPINION, authors=[author]))
    assert html.index('class="opinion-authors"') < html.index("<h1")
    head = html[html.index('class="opinion-authors"') : html.index("<h1")]
    assert "<img" in head
    assert "سلمى الدرقاوي" in head
    assert html.count('rel="author"') == 1
    assert 'class="own-view"' in html
    assert json_ld(html)["@type"] == "OpinionNewsArticle"


def test_news_has_no_portrait_and_no_mark(publish: Publish, reader: Visitor, photo: Photo) -> None:
    author = Author.objects.create(name="سلمى الدرقاوي", photo=photo)
    html = page(reader, publish(HEADLINE, authors=[author]))
    assert '<b class="kind-mark"' not in html
    assert 'class="own-view"' not in html
    assert 'class="opinion-authors"' not in html
    assert json_ld(html)["@type"] == "NewsArticle"


def test_another_portrait_is_seen_over_an_opinion_at_the_next_request(
    publish: Publish, reader: Visitor, photo: Photo
) -> None:
    author = Author.objects.create(name="سلمى الدرقاوي", photo=photo)
    story = publish(HEADLINE, kind=StoryKind.OPINION, authors=[author])
    assert page(reader, story).count("<img") == 1
    photo.delete()
    assert "<img" not in page(reader, story)


def test_gallery_numbers_its_pictures_and_leads_from_one_to_the_next(
    publish: Publish, reader: Visitor, photo: Photo
) -> None:
    pictures = [("photo", {"photo": photo, "caption": f"صورة {place}", "credit": "نشرة"}) for place in "أبج"]
    html = page(reader, publish(HEADLINE, kind=StoryKind.GALLERY, body=pictures, lead_photo=photo))
    assert [f'id="picture-{number}"' in html for number in range(1, 5)] == [True, True, True, False]
    assert "<b>2 من 3</b>" in html
    assert html.count('href="#picture-2"') == 2
    assert 'href="#picture-4"' not in html
    assert 'class="lead-photo"' not in html
    gallery = json_ld(html)["mainEntity"]
    assert gallery["@type"] == "ImageGallery"
    assert [one["caption"] for one in gallery["associatedMedia"]] == ["صورة أ", "صورة ب", "صورة ج"]


def test_picture_of_a_gallery_that_is_gone_takes_its_number_along(
    publish: Publish, reader: Visitor, photo: Photo
) -> None:
    content = BytesIO()
    Image.new("RGB", (8, 8), "red").save(content, "PNG")
    content.seek(0)
    other = Photo.objects.create(title="أخرى", file=ImageFile(content, "other.png"))
    body = [("photo", {"photo": one, "caption": "", "credit": ""}) for one in (photo, other, photo)]
    story = publish(HEADLINE, kind=StoryKind.GALLERY, body=body)
    assert "<b>3 من 3</b>" in page(reader, story)
    other.delete()
    assert "<b>2 من 2</b>" in page(reader, story)


def test_video_leads_its_story_and_plays_only_when_asked(
    publish: Publish, reader: Visitor, photo: Photo, video: Video
) -> None:
    body = [("paragraph", "<p>نص.</p>"), ("video", {"video": video, "caption": "في الميناء"})]
    html = page(reader, publish(HEADLINE, kind=StoryKind.VIDEO, body=body, lead_photo=photo))
    assert html.count("<video") == 1
    assert html.index("<video") < html.index("<p>نص.</p>")
    tag = html[html.index("<video") : html.index("</video>")]
    for said in (
        "controls",
        'preload="none"',
        "poster=",
        'type="video/mp4"',
        'kind="captions"',
        'srclang="ar"',
    ):
        assert said in tag
    assert 'class="lead-photo"' not in html
    (film,) = json_ld(html)["video"]
    assert (film["@type"], film["duration"], film["name"]) == ("VideoObject", "PT1M30S", "وصول الوفدين")
    assert film["contentUrl"] == f"http://maghrib.localhost:8000/media/{video.file.name}"
    assert film["thumbnailUrl"].startswith("http://maghrib.localhost:8000/media/")


def test_video_within_news_stands_where_it_was_put(publish: Publish, reader: Visitor, video: Video) -> None:
    body = [("paragraph", "<p>نص.</p>"), ("video", {"video": video, "caption": ""})]
    html = page(reader, publish(HEADLINE, body=body))
    assert html.index("<p>نص.</p>") < html.index("<video")


def test_changed_and_deleted_videos_are_seen_at_the_next_request(
    publish: Publish, reader: Visitor, video: Video
) -> None:
    story = publish(HEADLINE, kind=StoryKind.VIDEO, body=[("video", {"video": video, "caption": ""})])
    assert "نشرة/كريم" not in page(reader, story)
    video.credit = "نشرة/كريم"
    video.save()
    assert "نشرة/كريم" in page(reader, story)
    video.delete()
    assert "<video" not in page(reader, story)


@pytest.mark.parametrize(
    ("kind", "mark"), [(StoryKind.OPINION, "رأي"), (StoryKind.GALLERY, "صور"), (StoryKind.VIDEO, "فيديو")]
)
def test_lists_mark_the_kind(publish: Publish, reader: Visitor, kind: StoryKind, mark: str) -> None:
    publish(HEADLINE, kind=kind)
    for path in ("/", "/عالم", "/latest"):
        reader.get(path)
        assert f'<b class="kind-mark" data-kind="{kind}">{mark}</b>' in reader.html(path)


def test_feeds_enclose_a_video_with_its_size(publish: Publish, reader: Visitor, video: Video) -> None:
    publish(HEADLINE, kind=StoryKind.VIDEO, body=[("video", {"video": video, "caption": ""})])
    address, size = f"http://maghrib.localhost:8000{video.file.url}", len(mp4())
    rss, atom, feed = (reader.html(f"/feed.{ending}") for ending in ("rss", "atom", "json"))
    assert f'<enclosure url="{address}" length="{size}" type="video/mp4"/>' in rss
    assert f'<link rel="enclosure" type="video/mp4" length="{size}" href="{address}"/>' in atom
    (item,) = json.loads(feed)["items"]
    assert item["attachments"] == [
        {"url": address, "mime_type": "video/mp4", "size_in_bytes": size, "duration_in_seconds": 90}
    ]
    assert f'src="{address}"' in item["content_html"]
    assert 'poster="http://' in item["content_html"]
