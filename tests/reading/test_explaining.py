"""What the reader made of a line, and why: every kind of line, and what looks like a heading and is none."""

from __future__ import annotations

import pytest

from changelog.domain.inspections import LineExplained
from changelog.reading import inspect_document
from tests.reading.test_inspecting import ARTICLES, WHOLE

TRAPS = """\
8. Funciones Sustantivas

8.1 Dirección de Almácigos
1. Regar conforme al numeral
8.1.3 Coordinación de Sombras y a la costumbre.
2. Atender a las visitas.
8.1.4 regar de noche cuando haya luna.
8.3.9 Vivero de Abajo
3 Oficina de Mallas
8.1.1 Coordinación de Sombras
1. Tender las mallas.
Dirección de Nadie
2. Recogerlas.
8.1.1 Coordinación de Sombras del mediodía
y de la tarde.
"""


def explained(text: str, *, name: str = "manual.txt", columns: str | None = None) -> dict[int, LineExplained]:
    found = inspect_document(text.encode(), name, columns=columns)
    return {line.line: line for line in found.explained(1, len(found.inspection.lines))}


def reasons(line: LineExplained) -> list[str]:
    return [reason.key for reason in line.reasons]


def test_every_line_has_a_reason_blank_ones_too() -> None:
    lines = explained(WHOLE)
    assert sorted(lines) == list(range(1, 30))
    assert [number for number, line in lines.items() if not line.reasons] == []
    assert reasons(lines[2]) == ["blank"]
    assert lines[2].account is None


@pytest.mark.parametrize(
    ("number", "key", "values"),
    [
        (1, "before_titles", {}),
        (3, "title_of_chapter", {}),
        (10, "cites_act", {"act": "ACDO.AS2.HCD.150621/41.P.DA"}),
        (10, "names_institution", {"institution": "Instituto Nacional de Viveros"}),
        (11, "prints_effective", {}),
        (12, "prose", {}),
        (16, "entry", {"code": "7.1.1"}),
        (20, "heading_code", {"code": "7.1"}),
        (20, "heading_rank", {"rank": "Dirección"}),
        (21, "function_marked", {"place": 1, "marker": "1."}),
        (26, "function_goes_on", {"place": 1, "line": 25}),
        (18, "sign", {"sign": "a chapter of substantive functions", "profile": "numbered_chapters", "weight": 4}),
    ],
)
def test_line_is_explained(number: int, key: str, values: dict[str, object]) -> None:
    line = explained(WHOLE)[number]
    assert {reason.key: dict(reason.values) for reason in line.reasons}[key] == values


def test_line_of_a_unit_names_the_unit_and_the_section() -> None:
    line = explained(WHOLE)[26]
    assert line.account is not None
    assert line.section is not None
    assert (line.account.unit, line.unit_name, line.marker) == ("7.1.1", "Coordinación de Sombras", "1.")
    assert line.section.title == "8. Funciones Sustantivas"


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (5, "no_heading.cited_number"),
        (7, "no_heading.duty"),
        (8, "no_heading.unknown_out_of_order"),
        (9, "no_heading.lone_number"),
        (12, "no_heading.no_code"),
        (14, "no_heading.code_seen"),
    ],
)
def test_what_looks_like_a_heading_and_is_none_says_why(number: int, why: str) -> None:
    lines = explained(TRAPS)
    assert why in reasons(lines[number])
    assert lines[number].account is not None
    assert lines[number].account.kind != "heading"  # type: ignore[union-attr]


def test_heading_before_the_units_says_where_they_begin() -> None:
    line = explained(WHOLE)[15]
    assert {reason.key: dict(reason.values) for reason in line.reasons}["no_heading.before_units"] == {"line": 18}


def test_rows_of_a_table_are_explained() -> None:
    lines = explained(
        "CLAVE,DENOMINACION,FUNCIONES\n1,Oficina de Riego,Regar.\n1,Oficina de Riego,Podar.\n", name="u.csv"
    )
    assert [reasons(lines[number]) for number in (1, 2, 3)] == [["header"], ["row_of_unit"], ["function_unmarked"]]


def test_findings_stand_on_their_line() -> None:
    lines = explained("8. Funciones Sustantivas\n\n8.1 Dirección de Riego\n1. Regar.\n3. Podar.\n")
    assert [finding.check for finding in lines[5].findings] == ["number-missing"]


def test_article_that_describes_no_unit_says_so() -> None:
    inspected = inspect_document(ARTICLES.encode(), "reglamento.txt", profile="articled_acts")
    lines = {line.text[:11]: line for line in inspected.explained(1, len(inspected.inspection.lines))}
    assert "no_heading.article" in reasons(lines["Artículo 1."])
    heading = lines["Artículo 4."]
    assert heading.unit_name == "Dirección de Almácigos"
    assert "no_heading.article" not in reasons(heading)
