"""Plain text: bytes to numbered lines, in whichever encoding they were written, never garbled.

Encodings told apart: UTF-8 and UTF-16 (little and big endian), each with or without byte order mark, Windows-1252, Latin-1,
Mac Roman and code page 850 (old Word for Mac, and DOS). What fits none of them is refused, because a manual read with the
wrong letters would be recorded wrongly.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from changelog.errors import InputError
from changelog.reading.lines import Line

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_FOREIGN = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document (DOCX, XLSX, ODT)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (DOC, XLS)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
)
# What Spanish prose prints beyond ASCII in the one-byte encodings. Other signs betray another encoding.
_SPANISH_SIGNS = frozenset("áéíóúüñÁÉÍÓÚÜÑàèìòùçÀÈÌÒÙÇ¿¡°ºª«»“”‘’–—•·…´¨§®©¹²³¼½¾€™­\u00a0±×")
_INSIDE_WORD = re.compile(r"(?<=[^\W\d_])[^\w\x00-\x7f](?=[^\W\d_])")
ONE_BYTE = ("cp1252", "latin-1", "mac-roman", "cp850")
"""Tried in this order; a text in one of them is no Spanish in another."""
PLAUSIBLE_SHARE = 0.9
"""Least share of Spanish signs among the non-ASCII characters of a one-byte encoding; a Mac Roman or code page 850 file
decoded as Windows-1252 stays below a half. Guarded by test_text_reader.py."""
UTF16_ZERO_SHARE = 0.6
"""Least share of zero bytes on one side of the pairs in UTF-16 without byte order mark; Spanish text has over 0.95."""
CONTROL_SHARE = 0.01
"""More control characters than this share of the text, and it is no text."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
SAMPLE = 65536
"""Bytes looked at for zero bytes."""


_ACCENTS_APART = "\u0301\u0303\u0308"
_ACCENTED = "áéíóúñüÁÉÍÓÚÑÜ"


@dataclass(frozen=True, slots=True)
class TextFile:
    """The lines of a text file and the encoding found out."""

    lines: tuple[Line, ...]
    encoding: str


def read_text(data: bytes, name: str) -> TextFile:
    """Read the bytes of a text file. Raises `InputError` for an empty, binary or undecodable file."""
    if not data.strip(b" \t\r\n\x0c\x00\xef\xbb\xbf\xff\xfe"):
        raise InputError("the file is empty", place=name, remedy="give the text of an organisation manual")
    text, encoding = _decode(data, name)
    _refuse_controls(text, name)
    return TextFile(_lines_of(_composed(text)), encoding)


def is_text(data: bytes) -> bool:
    """Does nothing at its beginning say that the file is of another format?"""
    return not data.startswith(tuple(start for start, _ in _FOREIGN))


def decoded(data: bytes, name: str) -> str:
    """The characters of a file in whichever encoding it is written. Raises `InputError` as `read_text` does."""
    text, _ = _decode(data, name)
    _refuse_controls(text, name)
    return text


def _refuse_controls(text: str, name: str) -> None:
    if len(_CONTROLS.findall(text)) > CONTROL_SHARE * len(text):
        raise _binary(name, "a binary file")


def _composed(text: str) -> str:
    """A text whose accents are written apart as a rule (some PDF extraction does so) with each letter and its accent as
    one, the same print; one that only has a stray one is left as it is."""
    apart = sum(text.count(mark) for mark in _ACCENTS_APART)
    if apart <= sum(text.count(letter) for letter in _ACCENTED):
        return text
    return unicodedata.normalize("NFC", text)


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for start, kind in _FOREIGN:
        if data.startswith(start):
            raise _binary(name, kind)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_strictly(data[len(mark) :], encoding, name), encoding
    if b"\x00" in data[:SAMPLE]:
        return _decode_unmarked_utf16(data, name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _decode_one_byte(data, name, error)


def _decode_strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        raise InputError(
            f"the file says that it is {encoding.upper()}, and byte {error.start} is not",
            place=f"{name}:{line}",
            remedy="save the file again as UTF-8",
        ) from error


def _decode_unmarked_utf16(data: bytes, name: str) -> tuple[str, str]:
    even, odd = data[:SAMPLE:2], data[1:SAMPLE:2]
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros and zeros.count(0) >= UTF16_ZERO_SHARE * len(zeros) and others.count(0) <= CONTROL_SHARE * len(others):
            return _decode_strictly(data, encoding, name), encoding
    raise _binary(name, "a binary file")


def _decode_one_byte(data: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, str]:
    """Windows-1252, Latin-1, Mac Roman or code page 850, unless the file is damaged UTF-8 or something unknown."""
    lossy = data.decode("utf-8", "replace")
    broken = lossy.count("\ufffd")
    whole = sum(1 for sign in lossy if sign > "\x7f") - broken
    place = f"{name}:{len(_LINE_END.findall(data[: error.start].decode('latin-1'))) + 1}"
    if whole > broken:
        raise InputError(
            f"the file is UTF-8 and damaged: byte {error.start} fits no letter ({broken} such places)",
            place=place,
            remedy="extract the text again, or mend the line by hand",
        )
    for encoding in ONE_BYTE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_spanish(text):
            return text, encoding
    raise InputError(
        f"the encoding is unknown: byte {error.start} (0x{data[error.start]:02X}) is neither UTF-8 nor Spanish in "
        "Windows-1252, Latin-1, Mac Roman or code page 850",
        place=place,
        remedy="save the file as UTF-8",
    )


def _is_spanish(text: str) -> bool:
    """Are nearly all signs beyond ASCII those of Spanish print? A dash or quote in the middle of a word is not one."""
    signs = [sign for sign in text if sign > "\x7f"]
    plausible = sum(sign in _SPANISH_SIGNS for sign in signs) - len(_INSIDE_WORD.findall(text))
    return plausible >= PLAUSIBLE_SHARE * len(signs)


def _binary(name: str, kind: str) -> InputError:
    return InputError(f"this is {kind}, not text", place=name, remedy="extract its text first and give the text file")


def _lines_of(text: str) -> tuple[Line, ...]:
    """Lines end at CRLF, CR or LF; a form feed begins a page and is no line end."""
    printed = _LINE_END.split(text)
    if printed and not printed[-1]:
        printed.pop()
    if "\f" not in text:
        return tuple(Line(number, line) for number, line in enumerate(printed, 1))
    page, lines = 1, []
    for number, line in enumerate(printed, 1):
        page += line.count("\f")
        lines.append(Line(number, line.replace("\f", " "), page))
    return tuple(lines)
