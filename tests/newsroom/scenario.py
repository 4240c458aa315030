"""What is there before a story or the network is changed, and a change that is prepared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from tests.network import Network, Outbox
from tests.newsroom.deskforms import filled

from nashra.changes.change import Kind, Location
from nashra.newsroom.models import Article, Author, Photo


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What is there before the change."""

    network: Network
    desk: Client
    write: Callable[..., Article]
    publish: Callable[..., Article]
    author: Author
    photo: Photo
    outbox: Outbox

    @property
    def place(self) -> Location:
        return Location(self.network.maghrib.pk, self.network.world.pk)


@dataclass(frozen=True, slots=True)
class PreparedChange:
    """A change that is prepared: the call that makes it, and what its changes must say."""

    make: Callable[[], Any]
    kind: Kind = Kind.STORY
    stories: tuple[int, ...] = ()
    places: tuple[Location, ...] = ()
    times: int = 1
    extra: dict[str, Any] = field(default_factory=dict)


def post(newsroom: Newsroom, address: str, **changes: Any) -> Callable[[], Any]:
    data = filled(newsroom.desk, address, **changes)
    return lambda: newsroom.desk.post(address, data)
