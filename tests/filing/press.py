"""PDFs made by hand: words at given places on a page."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

Drawn = tuple[float, float, str]
"""Distance from the left and from the foot of the page in points, and the words."""


def pdf(*pages: Sequence[Drawn], encrypted: bool = False) -> bytes:
    """A PDF with the words drawn in Helvetica of 10 points, in the order given."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for drawn in pages:
        stream = zlib.compress(b"".join(_draw(*one) for one in drawn))
        length = str(len(stream)).encode()
        objects.append(b"<</Length " + length + b"/Filter/FlateDecode>>stream\n" + stream + b"\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            + f"/Contents {len(objects)} 0 R>>".encode()
        )
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Kids[{listed}]/Count {len(kids)}>>".encode()
    return _bound(objects, encrypted)


def _draw(left: float, foot: float, words: str) -> bytes:
    safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F 10 Tf {left} {foot} Td ({safe}) Tj ET\n".encode("latin-1")


def _bound(objects: Sequence[bytes], encrypted: bool) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    lock = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>" % (b"o" * 32, b"u" * 32)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R".encode() + (lock if encrypted else b"")
    return bytes(out + f">>\nstartxref\n{table}\n%%EOF\n".encode())
