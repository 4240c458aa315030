"""The newsroom over HTTP, as a browser without scripts would use it."""

from __future__ import annotations

import http.cookiejar
import re
import urllib.parse
import urllib.request

from tests.newsroom.deskforms import paragraph
from tests.processes.running import Installation
from wagtail.test.utils.form_data import querydict_from_html

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Desk:
    """An editor who has logged in."""

    def __init__(self, site: Installation) -> None:
        self._origin = f"http://localhost:{site.port}"
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._open = urllib.request.build_opener(jar, urllib.request.ProxyHandler({})).open
        form = self.get("/newsroom/login/")
        answer = self.post("/newsroom/login/", {"login": "editor", "password": "nashra-demo"}, form)
        assert "/newsroom/login" not in answer, answer

    def get(self, path: str) -> str:
        with self._open(self._origin + path, timeout=30) as answer:
            return str(answer.read().decode())

    def post(self, path: str, fields: dict[str, str], form: str) -> str:
        """Send a form; gives the address that the answer led to."""
        found = _TOKEN.search(form)
        assert found, form[:2000]
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": found[1], **fields}).encode()
        sent = urllib.request.Request(self._origin + path, data, {"Referer": self._origin + path})
        with self._open(sent, timeout=30) as answer:
            return str(answer.url)

    def publish(self, headline: str, section: int, text: str = "نص كتب في غرفة الأخبار.") -> str:
        """Publish a new story in the form's first edition; gives where the newsroom led afterwards."""
        path = "/newsroom/stories/add/"
        form = self.get(path)
        fields = querydict_from_html(form, form_id="w-editor-form").dict() | paragraph(text)
        fields |= {"headline": headline, "placements-0-section": str(section), "action-publish": "1"}
        return self.post(path, fields, form)
