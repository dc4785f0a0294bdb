"""A PDF in less room: its small objects, of which tags are most, packed together and compressed (ISO 32000-1, 7.5.7, 7.5.8).

Typst writes each object by itself and uncompressed: of a table of 5,000 rows the tags take as much room as the words. What
the document holds and how it looks stays as it is, tags included.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from itertools import pairwise

_TAIL = re.compile(rb"trailer\s*<<(.*)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*)\sendobj\s*", re.DOTALL)
_SIZE = re.compile(rb"/Size \d+")
_TAIL_WITHIN = 2_048  # bytes from the end
_ENTRY = 20  # bytes of an entry of the table (7.5.4)
_TOGETHER = 200
"""Objects packed as one: a reader unpacks all of them for one; the standard sets no bound."""
_FIELDS = (1, 4, 2)
"""Bytes of the three fields of an entry: its kind, where it stands, its place in a pack or its generation."""


def compacted(pdf: bytes) -> bytes:
    """The same document in less room; one that is written in another way than typst's stays as it is."""
    found = _objects(pdf)
    if found is None:
        return pdf
    trailer, objects = found
    out = bytearray(b"%PDF-1.7\n%\x80\x80\x80\x80\n")
    entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 65_535)}
    small = [(number, body) for number, body in enumerate(objects, 1) if not _stands_alone(body)]
    for number, body in enumerate(objects, 1):
        if _stands_alone(body):
            entries[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    following = len(objects) + 1
    for first in range(0, len(small), _TOGETHER):
        pack = small[first : first + _TOGETHER]
        entries |= {number: (2, following, place) for place, (number, _) in enumerate(pack)}
        entries[following] = (1, len(out), 0)
        out += _pack(following, pack)
        following += 1
    entries[following] = (1, len(out), 0)
    start = len(out)
    out += _table(following, entries, trailer)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _stands_alone(body: bytes) -> bool:
    """Streams cannot be packed; the catalogue is left where simple programs look for it."""
    return body.endswith(b"endstream") or body.startswith(b"<</Type/Catalog")


def _objects(pdf: bytes) -> tuple[bytes, list[bytes]] | None:
    """What the trailer says, and the objects in the order of their numbers, which count from 1 without a gap; None where
    the file is not laid out so."""
    tail = _TAIL.search(pdf, max(0, len(pdf) - _TAIL_WITHIN))
    head = _TABLE.match(pdf, int(tail[2])) if tail else None
    if tail is None or head is None:
        return None
    entries = pdf[head.end() : head.end() + _ENTRY * int(head[1])]
    lines = [entries[place : place + _ENTRY] for place in range(_ENTRY, len(entries), _ENTRY)]
    if not lines or any(line[10:18] != b" 00000 n" for line in lines):
        return None
    places = [int(line[:10]) for line in lines]
    if places != sorted(places):
        return None
    bodies = []
    for number, (start, end) in enumerate(pairwise([*places, int(tail[2])]), 1):
        one = _OBJECT.fullmatch(pdf, start, end)
        if one is None or int(one[1]) != number:
            return None
        bodies.append(one[2])
    return tail[1], bodies


def _pack(number: int, objects: Sequence[tuple[int, bytes]]) -> bytes:
    """Objects as one stream: where each begins, then all of them."""
    begin, places = 0, []
    for one, body in objects:
        places.append(b"%d %d" % (one, begin))
        begin += len(body) + 1
    head = b" ".join(places) + b"\n"
    content = zlib.compress(head + b"\n".join(body for _, body in objects))
    told = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
    return _stream(number, told, content)


def _table(number: int, entries: dict[int, tuple[int, int, int]], trailer: bytes) -> bytes:
    """Where each object stands, with what the trailer said."""
    rows = b"".join(
        value.to_bytes(width, "big")
        for one in range(number + 1)
        for value, width in zip(entries[one], _FIELDS, strict=True)
    )
    told = b"/Type/XRef/W[%d %d %d]" % _FIELDS + _SIZE.sub(b"/Size %d" % (number + 1), trailer)
    return _stream(number, told, zlib.compress(rows))


def _stream(number: int, told: bytes, content: bytes) -> bytes:
    return b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
        number,
        told,
        len(content),
        content,
    )
