"""Office files as what they are, ZIP archives of XML: opened within limits, and without anything from outside.

A part's declared size is the most that is ever unpacked of it, so a "zip bomb" is known before it is opened.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import IO

from lxml import etree

from changelog.errors import InputError

MOST_PARTS = 20_000
"""Files in an archive; a document with a thousand pictures has 1,100."""
MOST_BYTES = 200 * 1024 * 1024
"""Unpacked bytes of one part; the text of 500 pages takes 10 MB."""
MOST_RATIO = 400
"""Unpacked to packed; XML of tables packs to a fiftieth, zeros to a thousandth."""
RATIO_FROM = 4 * 1024 * 1024
"""Unpacked bytes from which on the ratio counts."""
PIECE = 1 << 16
_DECLARATION_REACH = 4096
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError)
"""What unpacking raises on damage."""


class Archive:
    """An office file's parts. Raises `InputError` for what is no archive, is damaged, or would unpack without end."""

    def __init__(self, data: bytes, name: str):
        self.name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise self._damaged() from error
        if len(parts) > MOST_PARTS:
            raise self._bomb(f"holds {len(parts):,} files; the most that are read are {MOST_PARTS:,}")
        self.parts = {part.filename: part for part in parts}

    def has(self, part: str) -> bool:
        return part in self.parts

    def check_together(self, parts: Iterable[str]) -> None:
        """Raises `InputError` where parts that are read at once would unpack to more than one may."""
        size = sum(self.parts[part].file_size for part in parts)
        if size > MOST_BYTES:
            raise self._bomb(f"unpacks to {size:,} bytes; the most that is read is {MOST_BYTES:,}")

    def check(self, part: str) -> None:
        """Raises `InputError` where a part would unpack to more than a document can need, or declares entities."""
        with self.open(part) as held:
            try:
                self._refuse_entities(held, part)
            except _BROKEN as error:
                raise self._damaged() from error

    def open(self, part: str) -> IO[bytes]:
        """A part to be read bit by bit. Raises `InputError` where it would unpack to more than a document can need."""
        told = self.parts[part]
        if told.flag_bits & 1:
            raise InputError("is encrypted", place=self.name, remedy="save it without a password")
        if told.file_size > MOST_BYTES:
            raise self._bomb(f"unpacks to {told.file_size:,} bytes ({part}); the most that is read is {MOST_BYTES:,}")
        if told.file_size > RATIO_FROM and told.file_size > MOST_RATIO * max(told.compress_size, 1):
            raise self._bomb(f"unpacks to {told.file_size // max(told.compress_size, 1):,} times its size ({part})")
        try:
            return self._zip.open(part)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError) as error:
            raise self._damaged() from error  # ValueError: a part that would begin before the file

    def contains(self, part: str, sign: bytes) -> bool:
        """Does a part hold these bytes?"""
        held = b""
        with self.open(part) as unpacked:
            try:
                while piece := unpacked.read(PIECE):
                    if sign in held + piece:
                        return True
                    held = piece[-len(sign) :]
            except _BROKEN as error:
                raise self._damaged() from error
        return False

    def elements(self, part: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of a part with these tags, each when it is complete; entities are neither fetched nor expanded."""
        with self.open(part) as held:
            try:
                self._refuse_entities(held, part)
                for _, element in etree.iterparse(
                    held,
                    events=("end",),
                    tag=tags,
                    resolve_entities=False,
                    no_network=True,
                    load_dtd=False,
                    huge_tree=False,
                ):
                    yield element
            except etree.XMLSyntaxError as error:
                raise InputError(
                    f"is damaged: {part} is no well-formed XML ({error.msg})",
                    place=self.name,
                    remedy="open it in its program and save it again",
                ) from error
            except _BROKEN as error:
                raise self._damaged() from error

    def _refuse_entities(self, held: IO[bytes], part: str) -> None:
        start = held.peek(_DECLARATION_REACH)[:_DECLARATION_REACH]  # type: ignore[attr-defined]
        if b"<!DOCTYPE" in start.replace(b"\x00", b""):
            raise InputError(
                f"declares entities of its own ({part}), which office documents may not: it is not to be trusted",
                place=self.name,
                remedy="open it in its program and save it again",
            )

    def _damaged(self) -> InputError:
        return InputError(
            "is damaged: it is an archive that cannot be unpacked", place=self.name, remedy="get the file again"
        )

    def _bomb(self, why: str) -> InputError:
        return InputError(why, place=self.name, remedy="open it in its program, and save the manual alone")
