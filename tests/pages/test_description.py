"""What other services are told of a story: its words, encoded once, paragraphs apart."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.utils.translation import override
from tests.network import Network

from nashra.newsroom.models import Article
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers import story as renderers

BODY = [
    ("paragraph", '<p data-block-key="a">قال &quot;نعم&quot; &amp; رحل&nbsp;أمس.</p><p>ثم <b>عاد</b>.</p>'),
    ("subheading", "R&D <الثاني>"),
    ("quotation", {"text": "لا & كلا", "speaker": "وزير"}),
    ("paragraph", "<p>سطر<br/>آخر.</p>"),
]
TOLD = "قال «نعم» & رحل أمس. ثم عاد. R&D <الثاني> لا & كلا سطر آخر."


def _head(story: Article, network: Network) -> str:
    context = RenderContext(network.maghrib)
    with override("ar"):
        page = context.story(story.pk)
        assert page is not None
        return renderers.head(context, page).decode()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"body": BODY}, TOLD),
        ({"body": BODY, "summary": 'ملخص "أول" & <آخر>\nوسطر ثان'}, "ملخص «أول» & <آخر> وسطر ثان"),
    ],
    ids=["text", "summary"],
)
def test_description_is_encoded_once_and_keeps_paragraphs_apart(
    publish: Callable[..., Article], network: Network, fields: dict[str, Any], told: str
) -> None:
    html = _head(publish('هدنة & "سلام" <الجنوب>', **fields), network)
    for name in ('name="description"', 'property="og:description"'):
        found = re.search(f'<meta {name} content="([^"]*)">', html)
        assert found is not None
        assert " ".join(unescape(found[1]).split()) == told
    title = re.search('<meta property="og:title" content="([^"]*)">', html)
    assert title is not None
    assert unescape(title[1]) == "هدنة & «سلام» <الجنوب>"
    data = json.loads(html.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert " ".join(data["description"].split()) == told
    assert data["headline"] == "هدنة & «سلام» <الجنوب>"
