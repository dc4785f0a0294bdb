"""Pages from a PDF to what is printed: in tables, in JSON, and through files of snapshots."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import done, told
from tests.reading.formats.typesetting import Block, Kind, as_pdf

NAME, DAY = "Instituto de Riberas", "2021-07-01"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    blocks = [Block(Kind.HEADING, "7. Funciones")]
    for number in range(1, 30):
        blocks.append(Block(Kind.HEADING, f"7.{number} Unidad de Riego de la Zona {number}"))
        blocks += [
            Block(Kind.ITEM, f"Repartir el agua de la acequia {number}, turno {at}.", f"{at}.") for at in range(1, 6)
        ]
    (tmp_path / "manual.pdf").write_bytes(as_pdf(blocks))
    done("record", "manual.pdf", "--institution", NAME, "--effective", DAY, folder=tmp_path)
    return tmp_path


def test_json_tells_pages_of_units_and_functions(folder: Path) -> None:
    units = told("read", "manual.pdf", folder=folder)["units"]
    pages = [unit["page"] for unit in units]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert pages[-1] > 2
    assert all(function["page"] >= unit["page"] for unit in units for function in unit["functions"])


def test_tables_print_pages_before_lines(folder: Path) -> None:
    assert "p. 1:" in done("read", "manual.pdf", folder=folder).out
    assert "manual.pdf:p. 1:" in done("show", "Unidad de Riego de la Zona 1", "--on", DAY, folder=folder).out


def test_pages_survive_export_and_load(folder: Path) -> None:
    done("export", "out", folder=folder)
    done("load", "out", "--database", "other.db", folder=folder)
    asked = ("show", "Unidad de Riego de la Zona 29", "--on", DAY)
    assert told(*asked, "--database", "other.db", folder=folder) == told(*asked, folder=folder)
    digests = [
        [one["digest"] for one in told("snapshots", "--database", name, folder=folder)["snapshots"]]
        for name in ("other.db", "org-changelog.db")
    ]
    assert digests[0] == digests[1]
