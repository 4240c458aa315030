"""Pictures with metadata of every kind, as bytes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, PngImagePlugin

UTF8 = b"\x1b%G"


def picture(kind: str = "JPEG", **options: Any) -> bytes:
    data = BytesIO()
    Image.new("RGB", (60, 40), (200, 30, 40)).save(data, kind, **options)
    return data.getvalue()


def record(dataset: int, value: bytes, number: int = 2) -> bytes:
    return bytes((0x1C, number, dataset)) + len(value).to_bytes(2, "big") + value


def with_iptc(*records: bytes, marker: bytes = b"") -> bytes:
    """A JPEG with records in Photoshop's block of resources."""
    iptc = (record(90, marker, 1) if marker else b"") + b"".join(records)
    resource = b"8BIM\x04\x04\0\0" + len(iptc).to_bytes(4, "big") + iptc + b"\0" * (len(iptc) % 2)
    return with_block(b"Photoshop 3.0\0" + resource)


def with_block(block: bytes, number: int = 0xED) -> bytes:
    jpeg = picture()
    return jpeg[:2] + bytes((0xFF, number)) + (len(block) + 2).to_bytes(2, "big") + block + jpeg[2:]


def with_xmp(packet: bytes, kind: str = "JPEG") -> bytes:
    if kind != "PNG":
        return picture(kind, xmp=packet)
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet.decode())
    return picture(kind, pnginfo=info)


def xmp(properties: str = "", attributes: str = "", before: str = "") -> bytes:
    text = f"""{before}<x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
        xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
        xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" {attributes}>{properties}
    </rdf:Description></rdf:RDF></x:xmpmeta>"""
    return text.encode()
