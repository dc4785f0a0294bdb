"""Pages from a PDF to what is printed: in tables, in JSON, and through files of snapshots."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import done, run, told
from tests.reading.formats.typesetting import Block, Kind, as_pdf

STORES = ("org-changelog.db", "other.db")
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
    run("export", "out", folder=folder)
    run("load", "out", "--database", "other.db", folder=folder)
    asked = ("show", "Unidad de Riego de la Zona 29", "--on", DAY)
    places = [_places(told(*asked, "--database", name, folder=folder)["units"][0]) for name in STORES]
    assert places[0] == places[1]
    assert all(place["page"] > 2 for place in places[0])
    digests = [told("snapshots", "--database", name, folder=folder)["snapshots"][0]["digest"] for name in STORES]
    assert digests[0] == digests[1]


def _places(unit: Any) -> list[Any]:
    return [unit["source"], *(function["source"] for function in unit["functions"])]
