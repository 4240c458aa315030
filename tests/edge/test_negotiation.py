"""Accept-Encoding, as clients write it."""

from __future__ import annotations

import pytest

from nashra.edge.negotiation import BROTLI, GZIP, IDENTITY, accepted_codings


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        (None, IDENTITY),
        (b"", IDENTITY),
        (b"gzip", GZIP),
        (b"GZip", GZIP),
        (b"x-gzip", GZIP),
        (b"gzip, deflate, br, zstd", GZIP | BROTLI),
        (b"br", BROTLI),
        (b"gzip;q=0", IDENTITY),
        (b"gzip;q=0, br", BROTLI),
        (b"gzip;q=0.000", IDENTITY),
        (b"gzip; q=0.5 , identity", IDENTITY),
        (b"gzip;q=0.5, identity;q=0.2", GZIP),
        (b"br;q=0.5, gzip;q=0.8", GZIP),
        (b"br;q=0.8, gzip;q=0.5", GZIP | BROTLI),
        (b"*", GZIP),
        (b"*;q=0", IDENTITY),
        (b"*;q=0, gzip", GZIP),
        (b"identity;q=0", IDENTITY),
        (b"deflate", IDENTITY),
        (b"gzip;q=2", IDENTITY),
        (b"gzip;level=3", IDENTITY),
        (b"\xff,;;,q=,gzip", GZIP),
    ],
)
def test_codings_that_a_header_accepts(header: bytes | None, codings: int) -> None:
    assert accepted_codings(header) == codings
