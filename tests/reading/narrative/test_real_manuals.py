"""What the five official manuals tell. Facts only: kinds, names, acts, days, lines."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from changelog.domain.narratives import NarratedChange
from changelog.reading.narrative import Narrative, narrated_changes

MANUALS = Path(__file__).resolve().parents[4] / "shared" / "manuals"
pytestmark = pytest.mark.skipif(not MANUALS.is_dir(), reason=f"the five official manuals are not at {MANUALS}")


NARRATIVE_ENDS = {"000": 126, "002": 455}
"""Last lines that the hand-made keys cover."""


@cache
def narrative(number: str) -> Narrative:
    path = next(MANUALS.glob(f"{number}_*.txt"))
    return narrated_changes(path.read_bytes(), path.name)


def of(number: str, kind: str, unit: str) -> list[NarratedChange]:
    return [change for change in narrative(number).changes if change.kind.value == kind and change.unit == unit]


@pytest.mark.parametrize(
    ("number", "counts"),
    [
        ("000", {"renamed": 5, "reassigned": 3, "created": 2, "abolished": 1, "transformed": 1, "functions_given": 1}),
        (
            "002",
            {
                "reassigned": 23,
                "renamed": 12,
                "structure_stated": 5,
                "created": 9,
                "transformed": 3,
                "abolished": 2,
                "functions_given": 2,
                "functions_taken": 2,
                "replaced": 1,
            },
        ),
    ],
)
def test_counts_by_kind_are_those_of_the_hand_made_keys(number: str, counts: dict[str, int]) -> None:
    told = [change for change in narrative(number).changes if change.source.first_line <= NARRATIVE_ENDS[number]]
    assert Counter(change.kind.value for change in told) == counts


def test_the_operational_directorate_goes_back_through_its_earlier_names() -> None:
    first, *_ = of("002", "renamed", "Dirección de Vinculación Institucional y Evaluación de Delegaciones")
    assert first.result == ("Dirección de Operación y Evaluación",)
    assert (first.agreement, str(first.approved), str(first.effective)) == (
        "ACDO.AS2.HCT.280421/99.P.DA",
        "2021-04-28",
        "2021-05-03",
    )
    (replaced,) = of("002", "replaced", "Unidad de Vinculación Institucional")
    assert (replaced.result, str(replaced.effective)) == (
        ("Dirección de Vinculación Institucional y Evaluación de Delegaciones",),
        "2014-01-01",
    )


def test_a_coordination_left_for_the_legal_directorate_in_october_2022() -> None:
    (moved,) = of("002", "reassigned", "Coordinación de Operación con la Sociedad Civil y Organismos Autónomos")
    assert (moved.from_parent, moved.to_parent) == ("Dirección de Operación y Evaluación", "Dirección Jurídica")
    assert (str(moved.approved), str(moved.effective)) == ("2022-09-27", "2022-10-01")
    assert (moved.source.first_line, moved.source.last_line) == (14, 15)


def test_a_stated_structure_is_whole() -> None:
    stated = of("002", "structure_stated", "Dirección de Operación y Evaluación")
    assert {len(change.result) for change in stated} == {6, 7}
    assert all("Unidad de Comunicación Social" in change.result for change in stated)


def test_units_of_the_state_institute_rest_on_its_gazette() -> None:
    (change,) = of("001", "transformed", "Departamento de Informática")
    assert change.result == ("Unidad de Tecnologías de la Información",)
    assert (change.agreement, str(change.published), change.effective) == ("B.O. Número 2 Secc. I", "2019-07-04", None)
    assert len(of("001", "split", "Departamento de Ingresos y Control Presupuestal")[0].result) == 2


def test_the_general_manual_tells_mergers_one_entry_for_each() -> None:
    merged = [change.unit for change in narrative("003").changes if change.kind.value == "merged"]
    assert merged == [
        "Dirección de Administración y Calidad",
        "Dirección de Desarrollo de Personal y Organización",
        "Dirección de Inversiones Financieras",
        "Dirección de Planeación y Finanzas",
    ]


def test_two_units_moved_respectively_from_two_parents() -> None:
    (one,) = of("004", "reassigned", "Subdirección de Infraestructura")
    (two,) = of("004", "reassigned", "Subdirección de Programación y Presupuesto")
    assert (one.from_parent, two.from_parent) == ("Dirección Médica", "Dirección de Finanzas")
    assert one.to_parent == two.to_parent == "Dirección de Administración"
    assert one.group == two.group


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_entry_stands_on_lines_of_the_document(number: str) -> None:
    path = next(MANUALS.glob(f"{number}_*.txt"))
    lines = path.read_text("utf-8").split("\n")
    for change in narrative(number).changes:
        assert 1 <= change.source.first_line <= change.source.last_line <= len(lines)
        assert change.unit not in change.result
