"""An open page's end of the stream, over a socket."""

from __future__ import annotations

import http.client
import json
from typing import Any


class Stream:
    """A connection to the stream of a server, read event by event."""

    def __init__(self, port: int, query: str = "", **headers: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.connection.request("GET", f"/-/stream{query}", headers={"Host": "one.test"} | headers)
        self.response = self.connection.getresponse()
        self.last_event_id = ""

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Go away."""
        self.response.close()
        self.connection.close()

    def event(self) -> dict[str, Any]:
        """The data of the next event."""
        data = ""
        while line := self.response.readline().decode():
            name, _, value = line.rstrip("\n").partition(": ")
            if name == "data":
                data = value
            elif name == "id":
                self.last_event_id = value
            elif not name and data:
                return dict(json.loads(data))
        raise EOFError

    def ends(self) -> bool:
        """Whether the server ends the stream; what it sends before is left out."""
        try:
            while self.response.readline():
                pass
        except (OSError, http.client.HTTPException):
            return False
        return True
