"""A report on names that OCR or malice made: text in every format that is text, never a formula or markup."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.running import done, run

NAMES = (
    "=CMD()|'/c calc'!A1 Dirección",
    "Coordinación " + "larguísima " * 50,
    "División \u202eoraF\u202c de Faros",
    "<script>alert(1)</script> Unidad",
    "+Área de Señales",
    "@Departamento",
    "-Subdirección",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two states of an institute with such names; the second has others of the kind."""
    folder = tmp_path_factory.mktemp("hostile")
    for year, suffix in (("2020", ""), ("2022", " Dos")):
        units = [{"code": "1", "name": f"Dirección General{suffix}", "parent": None, "functions": []}]
        units += [
            {"code": f"1.{n}", "name": name + suffix, "parent": "1", "functions": []} for n, name in enumerate(NAMES, 1)
        ]
        facts = {
            "format": "org-changelog/snapshot",
            "version": 1,
            "institution": {"name": "Instituto =1+1", "acronym": "=II"},
            "effective_date": f"{year}-03-01",
            "heads_on_top": True,
            "whole_institution": True,
            "units": units,
        }
        (folder / f"{year}.json").write_text(json.dumps(facts), "utf-8")
        done("load", f"{year}.json", folder=folder)
    return folder


def test_csv_has_no_formula(hostile: Path) -> None:
    done("report", "--from", "2020-03-01", "--to", "2023", "--output", "hostile.csv", folder=hostile)
    cells = []
    for path in (hostile / "hostile").iterdir():
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells += [cell for row in csv.reader(file) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r")) and len(cell) > 1] == []
    assert any("CMD()" in cell for cell in cells)


def test_markdown_and_json_carry_them_as_text(hostile: Path) -> None:
    outputs = ("--output", "hostile.md", "--output", "hostile.json")
    done("report", "--from", "2020-03-01", "--to", "2023", *outputs, folder=hostile)
    text = (hostile / "hostile.md").read_text("utf-8")
    assert "<script>" not in text
    assert "\u202e" not in text
    printed = json.dumps(json.loads((hostile / "hostile.json").read_text("utf-8")), ensure_ascii=False)
    assert "<script>alert(1)</script>" in printed


def test_page_carries_them_as_text(hostile: Path) -> None:
    done("report", "--from", "2020-03-01", "--to", "2023", "--output", "hostile.html", folder=hostile)
    page = (hostile / "hostile.html").read_text("utf-8")
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_person_in_half_characters_is_written(hostile: Path) -> None:
    ran = run(
        *("report", "--from", "2020", "--to", "2023", "--person", "Ana \udcff", "--output", "person.json"),
        *("--output", "person.md", "--output", "person.csv"),
        folder=hostile,
    )
    assert ran.code == 0
    assert json.loads((hostile / "person.json").read_text("utf-8"))["constancia"]["person"] == "Ana \ufffd"
