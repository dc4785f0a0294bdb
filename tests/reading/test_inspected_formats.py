"""A document inspected in every format that is read: the same units, every line accounted for, pages where they are known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from changelog.domain.inspections import LineKind
from changelog.reading import inspect_document
from tests.reading.formats.typesetting import Block, Kind, as_docx, as_html, as_pdf

ZONES = 12
BLOCKS = [
    Block(Kind.HEADING, "7. Funciones Sustantivas"),
    *(
        block
        for zone in range(1, ZONES + 1)
        for block in (
            Block(Kind.HEADING, f"7.{zone} Unidad de Riego de la Zona {zone}"),
            *(Block(Kind.ITEM, f"Repartir el agua de la acequia {zone}, turno {at}.", f"{at}.") for at in range(1, 6)),
        )
    ),
]


def as_text(blocks: list[Block]) -> bytes:
    return "\n".join(f"{block.marker or ''} {block.text}".strip() for block in blocks).encode()


@pytest.mark.parametrize(
    ("name", "made"),
    [("manual.txt", as_text), ("manual.pdf", as_pdf), ("manual.docx", as_docx), ("manual.html", as_html)],
)
def test_every_format_is_inspected(name: str, made: Callable[[list[Block]], bytes]) -> None:
    found = inspect_document(made(BLOCKS), name).inspection
    assert [unit.code for unit in found.units] == [f"7.{zone}" for zone in range(1, ZONES + 1)]
    assert sum(len(unit.functions) for unit in found.units) == 5 * ZONES
    assert found.counts[LineKind.HEADING] >= ZONES
    assert found.share == 1.0
    assert [line.line for line in found.account] == [at for at, text in enumerate(found.lines, 1) if text.strip()]


def test_page_of_a_pdf_is_explained_line_by_line() -> None:
    inspected = inspect_document(as_pdf(BLOCKS), "manual.pdf")
    lines = inspected.inspection.page_lines(2)
    assert lines is not None
    explained = inspected.explained(*lines)
    assert {line.page for line in explained} == {2}
    told = [line.account for line in explained if line.account is not None]
    furniture = [account for account in told if account.kind is LineKind.FURNITURE]
    assert furniture
    assert all(account.furniture in {"running header", "running footer", "page number"} for account in furniture)
    assert any(account.unit for account in told)
