"""Acts of other institutions, read whole. Facts only: counts, codes, names, days."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from changelog.domain.readings import Reading
from changelog.reading import read_manual
from tests.reading.accounting import lines_unaccounted

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of other institutions is not at {CORPUS}")
ACTS = {
    "co 2004": "co-min-hacienda/DECRETO-246-2004.md",
    "co 2006": "co-min-hacienda/DECRETO-4646-2006.md",
    "co 2008": "co-min-hacienda/DECRETO-4712-2008.md",
    "mx": "mx-sectur/REGLAMENTO Interior de la Secretaria de Turismo.txt",
    "pe 2008": "pe-jne/pe_RESOLUCION-JNE-130-2008-JNE.md",
    "pe 2016": "pe-jne/pe_RESOLUCION-JNE-001-2016-JNE.md",
}


@cache
def act(name: str) -> Reading:
    path = CORPUS / ACTS[name]
    return read_manual(path.read_bytes(), path.name)


@pytest.mark.parametrize("name", ACTS)
def test_every_act_is_known_for_one_by_articles_and_every_line_is_used_once(name: str) -> None:
    reading = act(name)
    assert reading.profile == "articled_acts"
    assert lines_unaccounted(reading, (CORPUS / ACTS[name]).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("name", "units", "described", "functions"),
    [
        ("co 2004", 65, 60, 1192),
        ("co 2006", 47, 41, 709),
        ("co 2008", 47, 41, 745),
        ("mx", 24, 23, 430),
        ("pe 2008", 27, 25, 402),
        ("pe 2016", 32, 27, 463),
    ],
)
def test_units_and_functions_are_counted(name: str, units: int, described: int, functions: int) -> None:
    reading = act(name)
    assert len(reading.units) == units
    assert sum(bool(unit.functions) for unit in reading.units) == described
    assert sum(len(unit.functions) for unit in reading.units) == functions


@pytest.mark.parametrize(
    ("name", "day", "agreement"),
    [
        ("co 2004", "2004-01-29", "Decreto 246 de 2004"),
        ("co 2006", "2006-12-27", "Decreto 4646 de 2006"),
        ("co 2008", "2008-12-16", "Decreto 4712 de 2008"),
        ("mx", "None", "REGLAMENTO Interior de la Secretaría de Turismo (2021-12-13)"),
        ("pe 2008", "2008-07-01", "Resolución Nº 130-2008-JNE"),
        ("pe 2016", "2016-01-24", "Resolución Nº 001-2016-JNE"),
    ],
)
def test_each_is_in_force_under_its_own_name(name: str, day: str, agreement: str) -> None:
    part = act(name).parts[0]
    assert str(part.effective_date) == day
    assert part.agreement is not None
    assert part.agreement.printed == agreement


@pytest.mark.parametrize(
    ("name", "institution"),
    [
        ("co 2006", "Ministerio de Hacienda y Crédito Público"),
        ("mx", "Secretaría de Turismo"),
        ("pe 2016", "Jurado Nacional de Elecciones"),
    ],
)
def test_institution_is_that_of_the_title(name: str, institution: str) -> None:
    found = act(name).institution
    assert found is not None
    assert found.name == institution


def test_parents_come_from_codes_from_fractions_and_from_articles() -> None:
    def parent(name: str, code: str) -> str | None:
        return next(unit.parent for unit in act(name).units if unit.code == code)

    assert (parent("co 2004", "3.3.1"), parent("co 2004", "6.4.2")) == ("3.3", "6.4")
    assert (parent("mx", "I.h"), parent("mx", "V")) == ("I", None)
    assert (parent("pe 2008", "1.4"), parent("pe 2008", "7.2.1")) == ("1.1", "7.2")
    assert (parent("pe 2016", "7.3"), parent("pe 2016", "8.2")) == ("1.4", "art. 80")


def test_own_text_of_2008_has_not_what_was_put_in_later() -> None:
    names = {unit.name for unit in act("co 2008").units}
    assert "Subdirección de Programación Macroeconómica" not in names
    assert "Subdirección de Recursos Humanos" in names
    jurist = next(unit for unit in act("co 2008").units if unit.code == "4.2")
    assert jurist.source is not None
    assert jurist.source.first_line == 1576


def test_division_of_three_subdirections_is_given_to_each() -> None:
    by_code = {unit.code: unit for unit in act("co 2004").units}
    assert [len(by_code[code].functions) for code in ("5.2", "5.3", "5.4")] == [18, 18, 18]
    assert {len(unit.functions) for code, unit in by_code.items() if code[:4] in ("5.2.", "5.3.", "5.4.")} == {26}
