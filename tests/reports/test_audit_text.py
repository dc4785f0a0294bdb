"""An audit on a terminal: grouped by unit, each finding with its printed line and the place marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from changelog.domain.audits import AuditAnswer
from changelog.domain.sources import SourceReference
from changelog.reports import audit_text, csv_writer, markdown_writer
from changelog.reports.audit_report import audit_report
from changelog.reports.printed_lines import cells
from changelog.reports.wording import Words
from tests.reports.audits import ANSWER, FINDINGS, HISTORY, MANUAL, NONE, many

SHOWN = """\
manual.txt: unidades: 3; funciones: 9; líneas: 120; leído como: spanish
=======================================================================

Documento en general
--------------------

INFORMATIVA no-date: no dice su fecha

7.1.1 División de Boyas de Temporada
------------------------------------

GRAVE listed-not-described: 7.1.1 no se describe
   12 | 7.1.1 División de Boyas
      |       ^^^^^^^^^^^^^^^^^
   13 | de Temporada
      | ^^^^^^^^^^^^
        también en: 90, 95-97
        qué hacer: descríbala

7.1 Dirección de Faros
----------------------

MENOR mixed-quotes: mezcla comillas
   40 | 3. Fondear las boyas «rojas“ antes de los nortes.
      |                      ^^^^^^^
        qué hacer: use las mismas

7.2 部門 de Faros
-----------------

MEDIA odd-name: =1+1 es un nombre raro | <b>
   77 |  7.2 部門 de Faros[31m
      |              ^^^^^
        qué hacer: revíselo

4 hallazgos (grave: 1, media: 1, menor: 1, informativa: 1). Además, 1 hallazgo aceptado.

poem.txt: líneas: 40; no se encontró ninguna unidad con funciones
=================================================================

Sin hallazgos.

Instituto de Balizas y Boyas: unidades: 5; cambios: 4; acuerdos y otros actos: 2; parejas
pendientes: 0
=========================================================================================

Historia en general
-------------------

MENOR acts-out-of-order: van en desorden

7.1 Dirección de Faros
----------------------

MEDIA change-without-act: cambia sin acuerdo
        en: manual.txt:9
        también en: manual_2023.txt:8-9

2 hallazgos (media: 1, menor: 1).

La aceptación de odd-name en manual.txt ya no corresponde a ningún hallazgo.

6 hallazgos (grave: 1, media: 2, menor: 2, informativa: 1).
"""


def text(answer: AuditAnswer, width: int = 100, language: str = "es") -> str:
    return audit_text.write(answer, Words("en" if language == "en" else "es"), width)


def test_audit_is_shown_so() -> None:
    assert text(ANSWER) == SHOWN


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("language", ["es", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, language: str) -> None:
    long = replace(
        FINDINGS[2], message="mezcla " + "comillas " * 60, remedy="use " + "las mismas " * 40,
        others=tuple(SourceReference("a" * 64, n, n) for n in range(1, 200)), read="los nortes " + "x" * 90,
    )  # fmt: skip
    lines = {**MANUAL.lines, 40: "3. " + "Fondear las boyas antes de " * 20 + "los nortes " + "x" * 90}
    answer = replace(ANSWER, audited=(replace(MANUAL, findings=(*FINDINGS, long), lines=lines), NONE, HISTORY))
    shown = text(answer, width, language)
    assert max(map(cells, shown.splitlines())) <= width
    assert "los nortes" in shown
    assert "(+187)" in shown


def test_control_characters_do_not_reach_the_terminal() -> None:
    hostile = replace(FINDINGS[1], message="\x1b[2Jborra\x07", remedy="\x9b31m", unit="7.\x1b1")
    audited = replace(MANUAL, findings=(hostile,), subject="m\x1b]0;x\x07.txt", unit_names={"7.\x1b1": "a\nb\x00"})
    assert all(c == "\n" or c.isprintable() for c in text(AuditAnswer((audited,), ())))


def test_one_manual_has_one_summary_at_its_end() -> None:
    assert text(AuditAnswer((NONE,), ())).endswith("\n\nSin hallazgos.\n")
    assert text(AuditAnswer((NONE, NONE), ())).count("Sin hallazgos.") == 3


def test_every_finding_is_shown_once_however_many() -> None:
    shown = text(many(2_000))
    assert shown.count("MENOR mixed-quotes") == 2_000
    assert shown.endswith("2000 hallazgos (menor: 2000).\n")


def test_units_stand_in_the_order_of_their_first_findings() -> None:
    heads = [line for line in text(many(30)).splitlines() if line.startswith("7.")]
    assert heads == [f"7.{n}" for n in range(11)]


def test_tables_of_other_formats_have_every_finding_and_what_was_accepted() -> None:
    report = audit_report(ANSWER, Words("es"))
    markdown = markdown_writer.write(report, Words("es"))
    assert markdown.count("| mixed-quotes |") == 2
    assert "así, \\<b\\>" in markdown
    assert "missing.txt: there is no such file" in markdown
    rows = csv_writer.write(report, Words("es")).splitlines()
    assert len(rows) == 1 + len(ANSWER.findings)
    assert "manual.txt:12-13" in rows[1]


def test_gravest_findings_come_first_in_tables() -> None:
    told = [row[2] for row in audit_report(AuditAnswer((MANUAL,), ()), Words("es")).main.rows]
    assert told == ["grave", "media", "menor", "informativa"]


def test_tables_are_whole_for_every_writer() -> None:
    report = audit_report(ANSWER, Words("es"))
    for table in [report.main, *(table for section in report.sections for table in section.tables)]:
        assert len(table.columns) == len(table.keys)
        assert len(table.marks) == len(table.rows)
        assert {len(row) for row in table.rows} <= {len(table.columns)}
