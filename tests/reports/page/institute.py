"""An invented institute's report, to be laid out as a page."""

from __future__ import annotations

from datetime import date
from typing import Any

from changelog.domain.basis import Basis
from changelog.domain.changes import Side, UnitChange, UnitChangeKind
from changelog.domain.structures import Act, Closing, Opening, UnitState, UnitVersion
from changelog.domain.wording import WordDifference, WordOperation, WordRun
from changelog.reports.filed import FiledReport, Picture
from changelog.reports.page.writer import write
from changelog.reports.tables import Mark, Report, Section, Table
from changelog.reports.wording import Words

FIRST, SECOND = date(2021, 7, 1), date(2023, 3, 1)
HOSTILE = '<script>alert("1")</script>'
ACT = "ACDO.X/1"
_SVG = (
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40" role="img" aria-labelledby="a-title">'
    '<title id="a-title">Faros</title><defs><path id="a" d="M0 0h9"/></defs><use href="#a"/><text x="5" y="20">Faros</text></svg>'
)
DIFFERENCE = WordDifference(
    (
        WordRun(WordOperation.REMOVED, "Sancionar"),
        WordRun(WordOperation.ADDED, "Autorizar"),
        WordRun(WordOperation.KEPT, "los planos"),
    )
)


def unit_version(
    unit_id: str, code: str, name: str, parent: str | None, begins: date, ends: date | None = None, **more: Any
) -> UnitVersion:
    rank = "Dirección" if "Dirección" in name else "División"
    state = UnitState(
        unit_id,
        code,
        name,
        rank,
        parent,
        placed=True,
        objective=None,
        functions_listed=True,
        children_listed=True,
        basis=Basis.DOCUMENTED,
    )
    return UnitVersion(state, begins, ends, Act(begins, ACT if begins == SECOND else None, "s"), **more)


LIVES = (
    unit_version("1" * 32, "7.1", "Dirección de Faros", None, FIRST),
    unit_version("2" * 32, "7.1.1", "División de Luces", "1" * 32, FIRST, SECOND),
    unit_version("2" * 32, "7.1.1", "División de Linternas", "1" * 32, SECOND),
    unit_version("3" * 32, "7.1.2", "División de Boyas", "1" * 32, FIRST, SECOND, closing=Closing.ABOLISHED),
    unit_version("4" * 32, "7.2", HOSTILE, None, SECOND, opening=Opening.CREATED),
)


def _side(version: UnitVersion) -> Side:
    return Side(version.state, parent_name="Dirección de Faros", parent_code="7.1")


def _change(kind: UnitChangeKind, old: UnitVersion | None, new: UnitVersion | None, **more: Any) -> UnitChange:
    sides = tuple((_side(one),) if one else () for one in (old, new))
    return UnitChange(kind, "g", *sides, Act(SECOND, ACT, "s"), Basis.DOCUMENTED, **more)


TURNS = (
    _change(UnitChangeKind.RENAMED, LIVES[1], LIVES[2]),
    _change(UnitChangeKind.ABOLISHED, LIVES[3], None),
    _change(UnitChangeKind.CREATED, None, LIVES[4]),
    _change(UnitChangeKind.RECODED, LIVES[0], LIVES[0], inherited=True),
)
"""What changed on the second day, as the tables count it."""


def mark(number: int, kind: str, *above: int, agreement: str | None = ACT, inherited: bool = False) -> Mark:
    branch = tuple(str(one) * 32 for one in above)
    return Mark(str(number) * 32, kind, "División", branch, agreement, inherited)


def filed_report(language: Any = "es", rows: int = 0) -> FiledReport:
    """Units renamed, abolished and created, a function reworded; with `rows`, as many more functions changed."""
    units = Table(
        ("No.", "Nivel", "Unidad (antes)", "Unidad (después)", "Tipo de movimiento", "Vigencia"),
        (
            (1, "División", "7.1.1 División de Luces", "7.1.1 División de Linternas", "cambio de denominación", SECOND),
            (2, "División", "7.1.2 División de Boyas", None, "supresión", date(2022, 1, 15)),
            (10, "División", None, f"7.2 {HOSTILE}", "creación", SECOND),
        ),
        key="units",
        keys=("number", "rank", "before", "after", "kind", "effective"),
        marks=(mark(2, "unit.renamed", 1), mark(3, "unit.abolished", 1, agreement=None), mark(4, "unit.created")),
    )
    more = tuple(
        (
            "7.1.1 División de Linternas",
            f"{n}.",
            f"Revisar la linterna número {n} de la costa",
            None,
            "función suprimida",
        )
        for n in range(rows)
    )
    functions = Table(
        ("Unidad", "No.", "Dice", "Debe decir", "Tipo"),
        (("7.1.1 División de Linternas", "1.", "Sancionar los planos", DIFFERENCE, "función modificada"), *more),
        key="functions",
        keys=("unit", "marker", "says", "should_say", "kind"),
        marks=(
            mark(2, "function.modified", 1),
            *(mark(2, "function.removed", 1, inherited=n % 2 == 0) for n in range(rows)),
        ),
    )
    constancia = Table(
        ("Dato", "Valor"), (("Orden", "org-changelog report"),), key="constancia", keys=("field", "value")
    )
    sections = (
        Section("Cuadro comparativo", ("Sólo movimientos propios.",), (units,)),
        Section("Cuadro de funciones", (), (functions,)),
        Section("Constancia", (), (constancia,)),
    )
    pictures = tuple(Picture(f"chart{n}", f"Organigrama {n}", _SVG, "Dos unidades.") for n in (1, 2))
    report = Report("Cambios en el Instituto de Faros", ("INAFS",), sections, units)
    return FiledReport(
        report,
        language,
        ("Elaboró", "Autorizó"),
        pictures,
        {"INAFS": LIVES},
        {"INAFS": TURNS},
        (FIRST, date(2023, 12, 31)),
    )


def page_of(filed: FiledReport) -> str:
    return write(filed, Words(filed.language)).decode("utf-8")
