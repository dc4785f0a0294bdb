"""Encodings, line ends and files that are no text."""

from __future__ import annotations

import pytest

from changelog.errors import InputError
from changelog.reading import read_manual
from changelog.reading.formats.text_reader import read_text

TEXT = "7.1 Dirección de Señales\n1. Vigilar «las acequias» — así como la cañada.\n2. ¿Qué más?\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac-roman"])
def test_every_encoding_is_found_out(encoding: str) -> None:
    read = read_text(TEXT.encode(encoding), "manual.txt")
    assert [line.text for line in read.lines] == TEXT.splitlines()


def test_latin_1_is_recognised_as_such() -> None:
    text = "Dirección de Señales\nJefatura de Ríos\n"
    assert [line.text for line in read_text(text.encode("latin-1"), "manual.txt").lines] == text.splitlines()


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_end_at_every_usual_line_end(line_end: str) -> None:
    read = read_text(line_end.join(["uno", "", "tres"]).encode(), "manual.txt")
    assert [(line.number, line.text) for line in read.lines] == [(1, "uno"), (2, ""), (3, "tres")]


def test_a_form_feed_begins_a_page_and_no_line() -> None:
    read = read_text(b"uno\n\x0cdos\ntres", "manual.txt")
    assert [(line.number, line.page) for line in read.lines] == [(1, 1), (2, 2), (3, 2)]


def test_other_line_separators_of_unicode_end_no_line() -> None:
    assert len(read_text("uno\u2028dos\x85tres\x0bcuatro".encode(), "manual.txt").lines) == 1


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\r\n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"%PDF-1.7\nx", "PDF is damaged"),
        (b"PK\x03\x04abc", "is damaged"),
        (b"{\\rtf1 abc}", "an RTF document"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x01\x02\x03texto\x04\x05", "binary"),
        ("Dirección de Señales, así como la cañada".encode("cp500"), "encoding is unknown"),
        ("Dirección de Señales, así como la cañada".encode()[:-1] + b"\xff" + "ñandú".encode(), "UTF-8 and damaged"),
        (b"\xff\xfea\x00b\x00c", "says that it is UTF-16-LE"),
        (TEXT.encode()[:20], "not an organisation manual"),
        (b"Una carta cualquiera.\n\n1. Saludos.\n", "not an organisation manual"),
    ],
)
def test_what_cannot_be_read_is_refused_with_place_and_remedy(data: bytes, what: str) -> None:
    with pytest.raises(InputError) as caught:
        read_manual(data, "manual.txt")
    assert what in str(caught.value)
    assert caught.value.place is not None
    assert caught.value.place.startswith("manual.txt")
    assert caught.value.remedy


def test_a_damaged_byte_is_placed_on_its_line() -> None:
    with pytest.raises(InputError) as caught:
        read_text("señal\nseñor\nca\udcffñada\n".encode("utf-8", "surrogateescape"), "manual.txt")
    assert caught.value.place == "manual.txt:3"
