"""`institutions`, `agreements`, `snapshots`: what is recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES
from tests.cli.running import done, told


def test_institutions_with_their_span_of_dates(invented: Path) -> None:
    assert told("institutions", folder=invented)["institutions"] == [
        {
            "name": "Instituto Nacional de Faros y Senderos",
            "acronym": "INAFS",
            "snapshots": 3,
            "first": "2018-01-01",
            "last": "2023-03-01",
            "units": 30,
        }
    ]


def test_agreements_with_all_their_dates(invented: Path) -> None:
    rows = [row for row in told("agreements", folder=invented)["agreements"] if row["snapshots"]]
    assert [(r["effective_date"], r["agreement"]["session"], r["agreement"]["number"]) for r in rows] == [
        ("2018-01-01", "2017-11-29", "102"),
        ("2021-07-01", "2021-06-15", "41"),
        ("2023-03-01", "2023-02-22", "17"),
    ]
    assert "15 de junio de 2021" in done("agreements", folder=invented).out


def test_snapshots_with_how_many_texts_are_at_hand(invented: Path) -> None:
    rows = told("snapshots", folder=invented)["snapshots"]
    assert [(r["effective_date"], r["units"], r["functions"], r["document"]) for r in rows] == [
        ("2018-01-01", 26, 0, None),
        ("2021-07-01", 29, 172, "manual_2021.txt"),
        ("2023-03-01", 30, 179, "manual_2023.txt"),
    ]


@pytest.mark.parametrize("asked", ["INAFS", "inafs", "Instituto Nacional de Faros y Senderos", "faros"])
@pytest.mark.parametrize("command", ["institutions", "agreements", "snapshots"])
def test_institution_by_acronym_name_or_part_of_it(invented: Path, command: str, asked: str) -> None:
    done("record", EXAMPLES / "manual_2021.txt", "--institution", "Instituto de Anclas", folder=invented)
    everything = told(command, folder=invented)[command]
    only = told(command, "--institution", asked, folder=invented)[command]
    assert 0 < len(only) < len(everything)


@pytest.mark.parametrize("command", ["institutions", "agreements", "snapshots", "review", "show"])
def test_store_without_anything_says_so(tmp_path: Path, command: str) -> None:
    done("database", "upgrade", folder=tmp_path)
    assert "nada" in done(command, folder=tmp_path).out.lower()
