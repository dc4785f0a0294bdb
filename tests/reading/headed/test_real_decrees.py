"""Two structure decrees of a ministry, read whole. Facts only."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from changelog.domain.readings import Reading
from changelog.reading import read_manual
from tests.reading.accounting import lines_unaccounted
from tests.reading.headed.decrees import checks, named, tree

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "ar-justicia"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the decrees are not at {FOLDER}")
DECREES = ("DEC-624-2000.md", "DEC-163-2005.md")


@cache
def read(name: str) -> Reading:
    return read_manual((FOLDER / name).read_bytes(), name)


@pytest.mark.parametrize(
    ("name", "units", "functions", "objectives"), [(DECREES[0], 23, 161, 20), (DECREES[1], 40, 331, 27)]
)
def test_all_units_and_functions_are_found(name: str, units: int, functions: int, objectives: int) -> None:
    reading = read(name)
    assert reading.profile == "responsibilities_and_actions"
    assert len(reading.units) == units
    assert sum(len(unit.functions) for unit in reading.units) == functions
    assert sum(unit.objective is not None for unit in reading.units) == objectives


@pytest.mark.parametrize("name", DECREES)
def test_functions_count_without_gaps(name: str) -> None:
    for unit in read(name).units:
        numbers = [int(function.marker.strip(".-")) for function in unit.functions]
        assert numbers[:1] == [1]
        assert all(after == before + 1 for before, after in pairwise(numbers)), unit.name


@pytest.mark.parametrize("name", DECREES)
def test_every_line_among_the_units_is_accounted_for(name: str) -> None:
    assert lines_unaccounted(read(name), (FOLDER / name).read_text("utf-8")) == []


def test_the_decree_of_2005_tells_its_tree() -> None:
    reading = read(DECREES[1])
    above = tree(reading)
    assert sum(parent is None for parent in above.values()) == 9
    assert above["INSPECCION GENERAL DE JUSTICIA"] == "SUBSECRETARIA DE ASUNTOS REGISTRALES"
    assert above["SUBSECRETARIA DE ASUNTOS REGISTRALES"] == "SECRETARIA DE JUSTICIA"
    assert above["DIRECCION DE INVESTIGACIONES"] == "OFICINA ANTICORRUPCION"
    assert (
        named(reading, "DEPARTAMENTO SUMARIOS").parent
        == named(reading, "SUBSECRETARIA DE COORDINACION E INNOVACION").code
    )
    assert reading.whole_institution
    assert "no-place-told" not in checks(reading)


def test_the_decree_of_2000_does_not_tell_it() -> None:
    reading = read(DECREES[0])
    assert set(tree(reading).values()) == {None}
    assert not reading.heads_on_top
    assert "places-not-told" in checks(reading)


@pytest.mark.parametrize(
    ("name", "act", "day"),
    [(DECREES[0], "Decreto 624/2000", "2000-07-28"), (DECREES[1], "Decreto 163/2005", "2005-03-04")],
)
def test_each_rests_on_itself_from_its_publication(name: str, act: str, day: str) -> None:
    (part,) = read(name).parts
    assert part.agreement is not None
    assert (part.agreement.printed, str(part.effective_date)) == (act, day)
