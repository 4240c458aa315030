"""Players of other sites' films."""

from __future__ import annotations

import pytest

from nashra.pages.context.embeds import player

FILM = "dQw4w9WgXcQ"


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.youtube.com/watch?v={FILM}",
        f"https://www.youtube.com/watch?feature=share&v={FILM}",
        f"https://m.youtube.com/watch?v={FILM}&list=x",
        f"https://youtu.be/{FILM}?si=abc",
        f"https://www.youtube.com/shorts/{FILM}",
        f"https://youtube.com/live/{FILM}?feature=share",
        f"https://www.youtube.com/embed/{FILM}",
        f"https://www.youtube-nocookie.com/embed/{FILM}",
    ],
)
def test_film_of_every_address_is_played_without_cookies(address: str) -> None:
    assert f'src="https://www.youtube-nocookie.com/embed/{FILM}"' in player(address)


@pytest.mark.parametrize(
    ("begin", "seconds"),
    [("&t=90", 90), ("&t=90s", 90), ("&t=1m30s", 90), ("&start=90", 90), ("&t=1h2m3s", 3723), ("&t=x", 0)],
)
def test_film_begins_where_its_address_says(begin: str, seconds: int) -> None:
    found = player(f"https://www.youtube.com/watch?v={FILM}{begin}")
    assert (f"{FILM}?start={seconds}" in found) == bool(seconds)
    assert (f'{FILM}"' in found) != bool(seconds)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/@channel",
        f"https://youtube.com.example.org/watch?v={FILM}",
        f'https://youtu.be/"{FILM}',
        "javascript:alert(1)",
        "",
    ],
)
def test_what_is_no_film_has_no_player(address: str) -> None:
    assert player(address) == ""
