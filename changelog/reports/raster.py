"""SVG as PNG, by typst: for readers that show no SVG."""

from __future__ import annotations

import re
from zlib import crc32

from changelog.errors import InvariantError

_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
_POINTS_AN_INCH = 72.0
MOST_DOTS = 40_000_000
"""A picture of more dots is drawn at a lower scale: 160 MB of memory is enough for one."""
_PAGE = """#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: {width}pt)
"""


def size_of(svg: str) -> tuple[float, float]:
    """Width and height as the picture states them."""
    found = _SIZE.search(svg)
    if found is None:
        raise InvariantError("a picture without width and height has no size on paper or in dots")
    return float(found[1]), float(found[2])


def png_of(svg: str, scale: float) -> bytes:
    """The picture with so many dots for each unit of its width and height. The same picture gives the same bytes: only the
    fonts that typst carries are used.
    """
    import typst

    wide, high = size_of(svg)
    scale = min(scale, (MOST_DOTS / (wide * high)) ** 0.5)
    page = _PAGE.format(width=wide).encode()
    made = typst.compile(
        page, format="png", ppi=_POINTS_AN_INCH * scale, sys_inputs={"svg": svg}, ignore_system_fonts=True
    )
    assert isinstance(made, bytes)
    return made


_AFTER_HEAD = 33
"""Bytes of a PNG's signature and of its first chunk, which states its size (PNG, 5.2 and 11.2.2)."""


def told_in(png: bytes, software: str) -> bytes:
    """The same picture with a word on what made it, in Latin-1, as PNG keeps such words (11.3.4.3)."""
    chunk = b"tEXtSoftware\0" + software.encode("latin-1")
    length, check = len(chunk) - 4, crc32(chunk)
    return png[:_AFTER_HEAD] + length.to_bytes(4) + chunk + check.to_bytes(4) + png[_AFTER_HEAD:]
