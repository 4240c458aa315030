"""Accept-Encoding, as clients write it."""

from __future__ import annotations

import pytest

from nashra.edge.negotiation import BROTLI, GZIP, IDENTITY, accepted_codings


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        (None, IDENTITY),
        ("", IDENTITY),
        ("gzip", GZIP),
        ("GZip", GZIP),
        ("x-gzip", GZIP),
        ("gzip, deflate, br, zstd", GZIP | BROTLI),
        ("br", BROTLI),
        ("gzip;q=0", IDENTITY),
        ("gzip;q=0, br", BROTLI),
        ("gzip;q=0.000", IDENTITY),
        ("gzip; q=0.5 , identity", IDENTITY),
        ("gzip;q=0.5, identity;q=0.2", GZIP),
        ("br;q=0.5, gzip;q=0.8", GZIP),
        ("br;q=0.8, gzip;q=0.5", GZIP | BROTLI),
        ("*", GZIP),
        ("*;q=0", IDENTITY),
        ("*;q=0, gzip", GZIP),
        ("identity;q=0", IDENTITY),
        ("deflate", IDENTITY),
        ("gzip;q=2", IDENTITY),
        ("gzip;level=3", IDENTITY),
        ("\xff,;;,q=,gzip", GZIP),
    ],
)
def test_codings_that_a_header_accepts(header: str | None, codings: int) -> None:
    assert accepted_codings(header) == codings
