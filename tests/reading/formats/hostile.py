"""Files made to harm their reader, each the smallest of its kind, and honest files to damage."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(objects: list[bytes], *, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of the given objects, numbered from 1, with a right table of places."""
    held, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(held))
        held += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(held)
    held += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    held += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(held + b"trailer <</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start))


def stream(body: bytes, head: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n" % (head, len(body)) + body + b"\nendstream"


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def page_of(content: bytes, head: bytes = b"") -> bytes:
    """One page with this content stream."""
    return pdf([CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, stream(content, head), FONT])


def flate_bomb(megabytes: int) -> bytes:
    """A page whose content unpacks to so many megabytes of blanks."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(megabytes)) + packer.flush()
    return page_of(packed, b"/Filter/FlateDecode")


def text_bomb(strings: int) -> bytes:
    """A page that prints a word over and over."""
    return page_of(
        zlib.compress(b"BT /F 9 Tf " + b"1 0 0 1 72 700 Tm (Unidad) Tj " * strings + b"ET"), b"/Filter/FlateDecode"
    )


def cyclic_pages() -> bytes:
    """A tree of pages that is its own branch."""
    return pdf([CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"])


def many_pages(count: int) -> bytes:
    """Says that it has so many pages, all of them the same one."""
    return pdf([CATALOG, b"<</Type/Pages/Kids[" + b"3 0 R " * count + b"]/Count %d>>" % count, PAGE, stream(b""), FONT])


def nested_forms(depth: int) -> bytes:
    """Forms that draw each the next one ten times."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do " * 10, head % (at + 1)) for at in range(6, 6 + depth)]
    last = stream(
        b"BT /F 9 Tf 72 700 Td (Unidad) Tj ET",
        b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>>>",
    )
    page = PAGE.replace(b"<</Font<</F 5 0 R>>>>", b"<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>")
    return pdf([CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream(b"/X Do"), FONT, *forms, last])


def scanned(pages: int) -> bytes:
    """Pages that are pictures."""
    kids = b" ".join(b"%d 0 R" % (4 + at) for at in range(pages))
    picture = stream(
        b"\x00" * 8, b"/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 1"
    )
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</XObject<</I 3 0 R>>>>>>" % (
        4 + pages
    )
    return pdf(
        [
            CATALOG,
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
            picture,
            *[page] * pages,
            stream(b"612 0 0 792 0 0 cm /I Do"),
        ]
    )


def encrypted() -> bytes:
    """Opens with a password that nobody knows."""
    lock = b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32)
    objects = [CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, stream(b""), FONT, lock]
    return pdf(objects, trailer=b"/Root 1 0 R/Encrypt 6 0 R/ID[<00><00>]")


def archive(**parts: bytes) -> bytes:
    """An office file of these parts: `word__document` is word/document.xml."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in parts.items():
            packed.writestr(f"{name.replace('__', '/')}.xml", body)
    return held.getvalue()


def docx_of(body: str, prolog: str = "", **parts: bytes) -> bytes:
    """A Word document with this body and nothing else."""
    return archive(word__document=f"{prolog}<w:document {W}><w:body>{body}</w:body></w:document>".encode(), **parts)


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
