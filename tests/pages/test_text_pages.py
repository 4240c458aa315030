"""Pages that editors write: where readers find them, and what follows a change of one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from tests.network import Network
from tests.pages.visitor import Visitor

from nashra.newsroom.actions.edit_page import EditPage, add_page
from nashra.newsroom.models import EditionPage
from nashra.newsroom.plain_body import parse_body

ABOUT = "/page/من-نحن"


@pytest.fixture
def about(network: Network) -> EditionPage:
    text = "تصدر من **الرباط** منذ 2026.\n\n## التحرير\n\n> نكتب ما نعرفه. — رئيسة التحرير"
    return add_page(edition=network.maghrib, title="من نحن", body=parse_body(text))


def change(page: EditionPage, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    EditPage(page).execute(skip_permission_checks=True)


def damage(page: EditionPage, stored: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE newsroom_editionpage SET body = %s WHERE id = %s", [stored, page.pk])


def foot(html: str) -> str:
    return html.partition('<footer class="footer">')[2]


def test_page_stands_at_its_address_in_its_edition_alone_with_its_blocks(
    reader: Visitor, about: EditionPage
) -> None:
    html = reader.html(ABOUT)
    for said in (
        "<h1>من نحن</h1>",
        "<b>الرباط</b>",
        "<h2>التحرير</h2>",
        "<figcaption>رئيسة التحرير</figcaption>",
    ):
        assert said in html
    assert 'rel="canonical" href="http://maghrib.localhost:8000/page/%D9%85%D9%86' in html
    assert reader.get(ABOUT, host="misr.localhost").status == 404
    assert reader.get("/page").status == 404
    assert reader.get(f"{ABOUT}/", "utm_source=x") == (301, f"{ABOUT}?utm_source=x")


def test_foot_of_all_pages_names_pages_in_their_order_at_the_next_request(
    reader: Visitor, about: EditionPage, network: Network
) -> None:
    assert ">من نحن</a>" in foot(reader.html("/"))
    law = add_page(edition=network.maghrib, title="الخصوصية", position=0, body=[])
    change(about, position=1)
    html = foot(reader.html("/latest"))
    assert html.index("الخصوصية") < html.index("من نحن")
    change(law, in_footer=False)
    assert "الخصوصية" not in foot(reader.html("/"))
    assert reader.get("/page/الخصوصية").status == 200
    assert "من نحن" not in foot(reader.html("/", "misr.localhost"))


def test_renamed_pages_old_address_leads_on_and_a_deleted_ones_are_gone(
    reader: Visitor, about: EditionPage
) -> None:
    assert reader.get(ABOUT).status == 200
    change(about, slug="عن-الصحيفة", title="عن الصحيفة")
    assert reader.get(ABOUT) == (301, "/page/عن-الصحيفة")
    assert "<h1>عن الصحيفة</h1>" in reader.html("/page/عن-الصحيفة")
    about.delete()
    for path in (ABOUT, "/page/عن-الصحيفة"):
        assert reader.get(path).status == 410
    assert "عن الصحيفة" not in foot(reader.html("/"))


def test_page_that_has_a_slug_now_comes_before_one_that_had_it_and_editions_do_not_meet(
    reader: Visitor, about: EditionPage, network: Network
) -> None:
    change(about, slug="عن-الصحيفة")
    add_page(edition=network.misr, title="من نحن", body=parse_body("تصدر من القاهرة."))
    assert reader.get(ABOUT) == (301, "/page/عن-الصحيفة")
    assert "القاهرة" in reader.html(ABOUT, "misr.localhost")
    add_page(edition=network.maghrib, title="من نحن", body=[])
    assert reader.get(ABOUT).status == 200


def test_sitemap_lists_pages_and_none_that_is_deleted(reader: Visitor, about: EditionPage) -> None:
    listed = "<loc>http://maghrib.localhost:8000/page/%D9%85%D9%86-%D9%86%D8%AD%D9%86</loc>\n<lastmod>"
    assert listed in reader.html("/sitemap-pages.xml")
    about.delete()
    assert "/page/" not in reader.html("/sitemap-pages.xml")


def test_block_that_cannot_be_read_takes_no_other_with_it(reader: Visitor, about: EditionPage) -> None:
    stored = '[{"type": "quotation", "value": 7}, {"type": "paragraph", "value": "<p>باقٍ</p>"}]'
    damage(about, stored)
    assert "<p>باقٍ</p>" in reader.html(ABOUT)


def test_text_that_is_no_body_leaves_the_title(reader: Visitor, about: EditionPage) -> None:
    damage(about, "{}")
    assert "<h1>من نحن</h1>" in reader.html(ABOUT)


def test_text_keeps_no_script(reader: Visitor, network: Network) -> None:
    body = [("paragraph", '<p>نص<script>alert(1)</script> <a href="javascript:alert(1)">هنا</a></p>')]
    add_page(edition=network.maghrib, title="خطر", body=body)
    html = reader.html("/page/خطر")
    assert "<script>alert" not in html
    assert "javascript:" not in html
