"""What is printed in any of the usual layouts is read back, word for word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from changelog.domain.texts import fold_blanks
from changelog.reading import read_manual
from tests.reading.accounting import lines_unaccounted, units_that_differ
from tests.reading.printing import UNITS, Layout, print_manual

MARKS = ("{n}. ", "{n}.- ", "{n}) ", "{n} ", "• ", "•", "\uf0b7 ", "- ", "– ", "{n}.\t", "   {n}.   ")
HEADINGS = (
    "{code} {name}",
    "{code}. {name}.",
    "{code} - {name}",
    "**{code} {name}**",
    "## {code} {name}",
    "- {code} {name}.",
)
CHAPTERS = (
    "7. Funciones Sustantivas",
    "VI. Descripción de Objetivos y Funciones",
    "OBJETIVOS Y FUNCIONES",
    "7. Funciones",
    "",
)
LABELS = (
    (None, None),
    ("Objetivo:", "Funciones:"),
    ("OBJETIVO", "FUNCIONES"),
    ("**Objetivo**", "**Función:**"),
    ("Misión:", None),
)
PAGES = (
    None,
    "\nInstituto Nacional de Riberas y Manantiales     Página {n} de 9\n",
    "Página {n}",
    "\f",
    "MANUAL DE ORGANIZACIÓN DE LA DIRECCIÓN\nDE RIBERAS Y MANANTIALES\n\n Página {n} de 20 5000-002-001\n",
    "Lic. Ana Paz Jefa\tIng. Eva Sol Directora\nElaboró\tRevisó\n----\t----\n\n\tInstituto\tHoja:\t{n} de 99\n\t\tCódigo:\t",
)

layouts = some.builds(
    Layout,
    mark=some.sampled_from(MARKS),
    heading=some.sampled_from(HEADINGS),
    chapter=some.sampled_from(CHAPTERS),
    objective_label=some.none(),
    width=some.sampled_from((40, 60, 90, 400)),
    gap=some.sampled_from((0, 1, 2)),
    inner=some.just(0),
    hang=some.sampled_from((0, 4)),
    indent=some.sampled_from((0, 4)),
    page=some.sampled_from(PAGES),
    capitals=some.booleans(),
    line_end=some.sampled_from(("\n", "\r\n", "\r")),
)


def assert_read_back(layout: Layout) -> None:
    text = print_manual(layout)
    reading = read_manual(text.encode(), "manual.txt")
    stop = "." if layout.heading.endswith(".") else ""
    names = [(unit.name.upper() if layout.capitals else unit.name) + stop for unit in UNITS]
    assert [(unit.code, unit.name) for unit in reading.units] == list(zip((u.code for u in UNITS), names, strict=True))
    for unit, printed in zip(reading.units, UNITS, strict=True):
        assert [function.text.body for function in unit.functions] == [fold_blanks(text) for text in printed.functions]
        if layout.objective_label is not None:
            assert unit.objective is not None
            assert unit.objective.body == printed.objective
    assert lines_unaccounted(reading, text) == []
    assert units_that_differ(reading, text) == []


@given(layouts)
@settings(max_examples=60, deadline=None)
def test_any_layout_with_marks_is_read_back(layout: Layout) -> None:
    assert_read_back(layout)


@pytest.mark.parametrize(("objective", "functions"), LABELS)
@pytest.mark.parametrize("mark", ["{n}. ", "• "])
def test_labels_in_any_usual_form_are_no_text(objective: str | None, functions: str | None, mark: str) -> None:
    assert_read_back(Layout(mark=mark, objective_label=objective, functions_label=functions))


@pytest.mark.parametrize("width", [40, 90, 400])
@pytest.mark.parametrize(("first", "gap"), [(1, 1), (1, 0), (4, 1), (4, 0), (0, 1), (0, 2)])
def test_functions_whose_mark_was_lost_are_told_by_indent_or_empty_line(width: int, first: int, gap: int) -> None:
    assert_read_back(Layout(mark="", width=width, first=first, gap=gap))


@pytest.mark.parametrize("mark", ["{n}. ", "• ", ""])
def test_an_empty_line_after_every_line_says_nothing(mark: str) -> None:
    assert_read_back(Layout(mark=mark, inner=1, width=60))
