"""Comments on passages, beside the text."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.log_in import log_in
from tests.processes.readers import headlines
from tests.processes.running import Installation

SELECT = """([line, from, to]) => {
  const words = document.querySelectorAll('[data-contentpath=body] [data-block=true]')[line];
  const text = document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode();
  document.getSelection().setBaseAndExtent(text, from, text, to);
}"""


def open_story(page: Page, site: Installation) -> None:
    page.goto(f"http://localhost:{site.port}/newsroom/stories/edit/1/")
    page.wait_for_selector("[data-contentpath=body] [data-block=true]")
    page.wait_for_load_state("load")


def comment(page: Page, line: int, start: int, end: int, text: str) -> None:
    page.evaluate(SELECT, [line, start, end])
    page.click("[data-comment-button]")
    page.fill("#comment-text", text)
    page.click("[data-comment-form] button[type=submit]")
    expect(page.locator("[data-comment]", has_text=text)).to_be_visible()


def test_comments_stand_in_the_texts_order_and_say_when_their_words_are_gone(
    editor: BrowserContext, site: Installation
) -> None:
    page = editor.new_page()
    open_story(page, site)
    words = page.locator("[data-contentpath=body] [data-block=true]")
    passage = words.first.inner_text()[3:12].strip()
    comment(page, 1, 0, 8, "ثانيًا")
    comment(page, 0, 3, 12, "أولًا")
    texts = page.locator("[data-open-comments] .comment__text")
    expect(texts).to_have_text(["أولًا", "ثانيًا"])
    expect(page.locator("[data-lead]").first).to_have_text(passage)

    page.locator("[data-answer] textarea").first.fill("من الوزارة")
    page.locator("[data-answer] [value=reply]").first.click()
    expect(page.locator(".comment__reply")).to_contain_text("من الوزارة")

    page.set_viewport_size({"width": 360, "height": 600})  # the comments cover the text
    page.locator("[data-lead]").last.click()
    expect(words.nth(1)).to_be_in_viewport()
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.click("[data-side-panel-toggle=comments]")

    words.first.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("وفي الأثناء ")
    expect(page.locator("[data-gone]:visible")).to_have_count(0)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    expect(page.locator("[data-gone]:visible")).to_have_count(1)
    expect(texts).to_have_text(["ثانيًا", "أولًا", "من الوزارة"])

    page.locator("[data-answer] [value=resolve]").first.click()
    expect(page.locator("[data-resolved] summary")).to_contain_text("1")
    expect(page.locator("[data-open-comments] > li")).to_have_count(1)


HEADLINE = "شراع المرفأ يتوّج بكأس الرابطة"  # its text has a subheading and a quotation
SELECT_IN_FIELD = """([name, from, to]) => {
  const field = document.querySelector(`[data-contentpath=body] [name*='-value']${name}`);
  field.focus();
  field.setSelectionRange(from, to);
}"""


def test_field_is_commented_on_and_the_chief_editor_deletes_what_another_wrote(
    chromium: Browser, site: Installation
) -> None:
    desk, chief = (log_in(chromium, site, name).pages[0] for name in ("wael", "mounia"))
    story = next(number for number, headline in headlines(site).items() if headline.startswith(HEADLINE))
    for page in (desk, chief):
        page.goto(f"http://localhost:{site.port}/newsroom/stories/edit/{story}/")
        page.wait_for_selector("[data-contentpath=body] [data-block=true]")
        page.wait_for_load_state("load")
    heading = desk.locator("[data-contentpath=body] input[type=text][name*='-value']").first
    words = heading.input_value()
    for name, text in (("[type=text]", "أقوى؟"), ("[name$=-text]", "أقالها؟")):
        desk.evaluate(SELECT_IN_FIELD, [name, 0, len(words)])
        desk.click("[data-comment-button]")
        desk.fill("#comment-text", text)
        desk.click("[data-comment-form] button[type=submit]")
        expect(desk.locator("[data-comment]", has_text=text)).to_be_visible()
    expect(desk.locator("[data-lead]").first).to_have_text(words)
    expect(desk.locator("[data-commented]")).to_have_count(2)

    desk.locator("[data-unfold=edit]").first.click()
    changed = desk.locator("[data-folded=edit] textarea").first
    changed.fill("أقصر؟")
    chief.click("[data-side-panel-toggle=comments]")
    chief.locator("[data-unfold=delete]").last.click()
    chief.click("[data-folded=delete]:visible [value=delete]")
    expect(chief.locator("[data-comment]")).to_have_count(1)
    expect(desk.locator("[data-comment]")).to_have_count(1, timeout=20_000)  # asked for every ten seconds
    expect(changed).to_have_value("أقصر؟")
    desk.click("[data-folded=edit]:visible [value=edit]")
    expect(desk.locator("[data-said]")).to_contain_text("أقصر؟")
    heading.fill("عنوان آخر")
    expect(desk.locator("[data-gone]")).to_be_visible()
    for page in (desk, chief):
        page.context.close()
