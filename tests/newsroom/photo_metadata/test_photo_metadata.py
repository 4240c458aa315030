"""What is read of photos' metadata, whatever their files hold."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from PIL import Image
from tests.newsroom.photo_metadata.files import UTF8, picture, record, with_block, with_iptc, with_xmp, xmp

from nashra.newsroom.photo_metadata.read import read_metadata
from nashra.newsroom.photo_metadata.values import LINE, TEXT, PhotoMetadata
from nashra.newsroom.photo_metadata.xmp import MOST_BYTES

CAPTION = "صيّادون في ميناء الصويرة"


def read(data: bytes) -> PhotoMetadata:
    return read_metadata(BytesIO(data))


@pytest.mark.parametrize(
    ("encoding", "marker"),
    [("utf-8", UTF8), ("utf-8", b""), ("cp1256", b""), ("cp1256", UTF8), ("iso-8859-6", b"\x1b-G")],
)
def test_arabic_of_iptc_is_read_in_every_encoding(encoding: str, marker: bytes) -> None:
    assert read(with_iptc(record(120, CAPTION.encode(encoding)), marker=marker)).caption == CAPTION


@pytest.mark.parametrize("text", ["Le président à l’élection", "Málaga, España", "Ávila", "Göteborg", "AFP"])
def test_latin_of_iptc_stays_latin(text: str) -> None:
    assert read(with_iptc(record(120, text.encode("cp1252")))).caption == text


def test_iptc_gives_title_credit_city_and_what_may_be_done() -> None:
    said = read(
        with_iptc(
            record(105, "مرفأ".encode()),
            record(5, b"SLUG"),
            record(110, "أ ف ب".encode()),
            record(115, b"AFP"),
            record(90, "الصويرة".encode()),
            record(116, b"(c) AFP"),
            record(40, b"Not for resale"),
            record(55, b"20261124"),
            record(37, b"20270101"),
            record(38, b"120000+0100"),
        )
    )
    assert said == PhotoMetadata(
        title="مرفأ",
        credit="أ ف ب",
        agency="AFP",
        city="الصويرة",
        rights_holder="(c) AFP",
        usage_terms="Not for resale",
        taken_on=date(2026, 11, 24),
        expires_at=datetime(2027, 1, 1, 11, tzinfo=UTC),
    )


def test_photographer_and_source_stand_for_a_credit_that_is_not_there() -> None:
    assert read(with_iptc(record(80, b"Salma"), record(115, b"AFP"))).credit == "Salma / AFP"


def test_letter_that_was_cut_at_the_end_of_a_value_is_left_out() -> None:
    data = CAPTION.encode()[:-1]
    assert read(with_iptc(record(120, data), marker=UTF8)).caption == CAPTION[:-1]


ALTERNATIVES = """<dc:description><rdf:Alt>
    <rdf:li xml:lang="x-default">Fishermen</rdf:li><rdf:li xml:lang="ar-MA">صيّادون &amp; قوارب</rdf:li>
</rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>سلمى</rdf:li><rdf:li>Karim</rdf:li></rdf:Seq></dc:creator>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">ثلاثة رجال</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility>
<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">مرة واحدة</rdf:li></rdf:Alt></xmpRights:UsageTerms>"""
ATTRIBUTES = 'photoshop:Headline="ميناء" photoshop:City="الصويرة" photoshop:DateCreated="2026-11-24T10:00:00"'


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_xmp_is_read_of_every_kind_of_file_with_the_arabic_first(kind: str) -> None:
    assert read(with_xmp(xmp(ALTERNATIVES, ATTRIBUTES), kind)) == PhotoMetadata(
        title="ميناء",
        caption="صيّادون & قوارب",
        description="ثلاثة رجال",
        credit="سلمى / Karim",
        city="الصويرة",
        usage_terms="مرة واحدة",
        taken_on=date(2026, 11, 24),
    )


def test_exif_gives_what_people_typed_and_no_mark_of_a_camera() -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = "OLYMPUS DIGITAL CAMERA", "Salma", "Salma 2026"
    exif[0x9C9B] = "ميناء".encode("utf-16-le") + b"\0\0"
    exif.get_ifd(0x8769)[0x9003] = "2026:11:24 10:00:00"
    assert read(picture(exif=exif.tobytes())) == PhotoMetadata(
        title="ميناء", credit="Salma", rights_holder="Salma 2026", taken_on=date(2026, 11, 24)
    )


def test_xmp_comes_before_iptc_field_by_field() -> None:
    packet = b"http://ns.adobe.com/xap/1.0/\0" + xmp(attributes='photoshop:Headline="من XMP"')
    data = with_iptc(record(105, b"IPTC"), record(110, b"AFP"))
    both = data[:2] + with_block(packet, 0xE1)[2 : 6 + len(packet)] + data[2:]
    assert (read(both).title, read(both).credit) == ("من XMP", "AFP")


ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY f "a"><!ENTITY g "&f;&f;&f;">]>'


@pytest.mark.parametrize("name", ["e", "f", "g"])
def test_packet_with_entities_is_not_read(name: str) -> None:
    said = read(with_xmp(xmp(f"<photoshop:City>&{name};</photoshop:City>", before=ENTITY)))
    assert said == PhotoMetadata()


def test_packet_that_declares_a_document_type_asks_for_nothing() -> None:
    said = read(
        with_xmp(xmp(attributes='photoshop:City="فاس"', before='<!DOCTYPE x SYSTEM "file:///etc/x.dtd">'))
    )
    assert said.city in ("", "فاس")


DEEP = b"<a>" * 20_000 + b"</a>" * 20_000


@pytest.mark.parametrize(
    "data",
    [
        with_xmp(b"<not xml"),
        with_xmp(b"\xff\xfe\0\0" * 40),
        with_xmp(DEEP, "PNG"),
        with_xmp(xmp('<photoshop:City rdf:parseType="Resource"><a/></photoshop:City>')),
        with_xmp(xmp("<dc:title><rdf:Alt/></dc:title><dc:creator><rdf:Seq><rdf:li/></rdf:Seq></dc:creator>")),
        with_iptc(b"\x1c\x02\x78\xff\xff" + b"x" * 9),
        with_iptc(b"\x1c\x02\x78\x80\x04\xff\xff\xff\xff"),
        with_iptc(b"garbage"),
        with_iptc(record(120, b"")),
        with_block(b"Photoshop 3.0\x008BIM\x04\x04\0\0\xff\xff\xff\xff"),
        with_block(b"Exif\0\0MM\0*\0\0\0\x08\xff\xff", 0xE1),
        b"",
        b"GIF89a",
        picture()[:60],
    ],
)
def test_broken_metadata_says_nothing_and_raises_nothing(data: bytes) -> None:
    assert read(data) == PhotoMetadata()


def test_broken_packet_leaves_what_the_records_say() -> None:
    packet = b"http://ns.adobe.com/xap/1.0/\0<broken"
    data = with_iptc(record(110, b"AFP"))
    both = data[:2] + with_block(packet, 0xE1)[2 : 6 + len(packet)] + data[2:]
    assert read(both).credit == "AFP"


def test_long_values_and_huge_packets_are_cut_and_left_out() -> None:
    said = read(with_iptc(*[record(120, b"a" * 30_000)], record(105, b"b" * 9_000)))
    assert (len(said.caption), len(said.title)) == (TEXT, LINE)
    huge = xmp("<photoshop:City>فاس</photoshop:City>" + "<a/>" * (MOST_BYTES // 4))
    assert read(with_xmp(huge, "WEBP")) == PhotoMetadata()


def test_control_characters_and_overrides_are_cleaned() -> None:
    assert read(with_iptc(record(105, "\u202eمرفأ\x00\n طنجة\u200f".encode()))).title == "مرفأ طنجة"
