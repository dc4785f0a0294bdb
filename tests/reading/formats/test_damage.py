"""Files damaged at random: each is read, or refused with place and remedy; nothing else happens."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changelog.errors import InputError
from changelog.reading import read_manual
from tests.reading.formats.typesetting import Block, Kind, as_docx, as_html, as_pdf
from tests.reading.printing import UNITS
from tests.reading.test_unit_tables import PLAIN, workbook

BLOCKS = [Block(Kind.HEADING, "7. Funciones")]
for one in UNITS:
    BLOCKS.append(Block(Kind.HEADING, f"{one.code} {one.name}"))
    BLOCKS += [Block(Kind.ITEM, text, f"{number}.") for number, text in enumerate(one.functions, 1)]


@cache
def whole(form: str) -> bytes:
    match form:
        case "docx":
            return as_docx(BLOCKS)
        case "html":
            return as_html(BLOCKS)
        case "xlsx":
            return workbook(*[tuple(line.split(";")) for line in PLAIN.splitlines()])
        case "csv":
            return PLAIN.encode()
        case _:
            return as_pdf(BLOCKS)


def read_or_refused(data: bytes) -> None:
    refused: InputError | None = None
    try:
        read_manual(data, "manual")
    except InputError as error:
        refused = error
    assert refused is None or (refused.place is not None and refused.remedy)


@pytest.mark.parametrize("form", ["docx", "html", "xlsx", "csv", "pdf"])
def test_the_whole_file_is_read(form: str) -> None:
    assert read_manual(whole(form), "manual").units


@pytest.mark.parametrize("form", ["docx", "html", "xlsx", "csv"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damage_is_read_or_refused(form: str, data: st.DataObject) -> None:
    held = bytearray(whole(form))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(held) - 1))
        held[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.sampled_from([len(held), len(held) // 2, len(held) - 30]))
    read_or_refused(bytes(held[:end]))


@settings(max_examples=8, deadline=None)
@given(places=st.lists(st.integers(0, 10**6), min_size=1, max_size=40), sign=st.integers(0, 255))
def test_a_damaged_pdf_is_read_or_refused(places: list[int], sign: int) -> None:
    held = bytearray(whole("pdf"))
    for place in places:
        held[place % len(held)] = sign
    read_or_refused(bytes(held))
