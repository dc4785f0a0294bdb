"""Audits made by hand for tests of writers: two manuals and a history, what was accepted, what could not be read."""

from __future__ import annotations

from datetime import date

from changelog.audit.accepting import fingerprints
from changelog.domain.audits import Acceptance, AuditAnswer, Audited, CheckCard, Unread
from changelog.domain.checks import Group, Phrases
from changelog.domain.findings import Finding, Severity
from changelog.domain.sources import SourceReference

LINES = {
    12: "7.1.1 División de Boyas",
    13: "de Temporada",
    40: "3. Fondear las boyas «rojas“ antes de los nortes.",
    77: "\t7.2 部門 de Faros\x1b[31m",
}


def place(line: int, last: int | None = None, document: str = "a" * 64) -> SourceReference:
    return SourceReference(document, line, last or line)


FINDINGS = (
    Finding("no-date", Severity.INFORMATION, "no dice su fecha"),
    Finding(
        "listed-not-described", Severity.SERIOUS, "7.1.1 no se describe", place(12, 13), "7.1.1",
        "División de Boyas de Temporada", "descríbala", (place(90), place(95, 97)),
    ),
    Finding("mixed-quotes", Severity.MINOR, "mezcla comillas", place(40), "7.1", "«rojas“", "use las mismas"),
    Finding("odd-name", Severity.MEDIUM, "=1+1 es un nombre raro | <b>", place(77), "7.2", "Faros", "revíselo"),
)  # fmt: skip
ACCEPTED = Finding("mixed-quotes", Severity.MINOR, "mezcla comillas", place(41), "7.1", "«verdes“")
TOLD = dict(fingerprints((*FINDINGS, ACCEPTED), "manual.txt"))
MANUAL = Audited(
    kind="manual",
    subject="manual.txt",
    findings=FINDINGS,
    accepted=(
        (ACCEPTED, Acceptance(TOLD[ACCEPTED], "mixed-quotes", "manual.txt", "así, <b>", "ana", date(2026, 11, 23))),
    ),
    documents={"a" * 64: "manual.txt"},
    unit_names={"7.1.1": "División de Boyas de Temporada.", "7.1": "Dirección de Faros", "7.2": "部門 de Faros"},
    lines=LINES,
    facts={"units": 3, "functions": 9, "lines": 120, "profile": "spanish"},
    fingerprints=TOLD,
    path="manuales/2023 nuevo/manual.txt",
)
NONE = Audited(
    kind="manual",
    subject="poem.txt",
    findings=(),
    documents={"b" * 64: "poem.txt"},
    facts={"units": 0, "functions": 0, "lines": 40, "profile": ""},
    path="poem.txt",
)
HISTORY = Audited(
    kind="history",
    subject="Instituto de Balizas y Boyas",
    findings=(
        Finding(
            "change-without-act",
            Severity.MEDIUM,
            "cambia sin acuerdo",
            place(9),
            "7.1",
            others=(place(8, 9, "b" * 64),),
        ),
        Finding("acts-out-of-order", Severity.MINOR, "van en desorden"),
    ),
    documents={"a" * 64: "manual.txt", "b" * 64: "manual_2023.txt"},
    unit_names={"7.1": "Dirección de Faros"},
    facts={"units": 5, "changes": 4, "acts": 2, "pairs": 0},
)
PHRASES = Phrases("Comillas mezcladas", "Por qué", "mezcla {what}", "use las mismas")
CARDS = tuple(
    CheckCard(identifier, Group.TEXT, severity, PHRASES, "manual")
    for identifier, severity in (("mixed-quotes", Severity.MINOR), ("odd-name", Severity.MEDIUM))
)
STALE = Acceptance("0" * 16, "odd-name", "manual.txt", "antes era así", None, None)
ANSWER = AuditAnswer(
    (MANUAL, NONE, HISTORY),
    CARDS,
    (STALE,),
    (Unread("viejo año/missing.txt", "there is no such file", "check the name"),),
)


def many(count: int) -> AuditAnswer:
    """One manual with so many findings, in a third as many units."""
    findings = tuple(
        Finding("mixed-quotes", Severity.MINOR, "mezcla comillas", place(n + 1), f"7.{n % (count // 3 + 1)}", "«rojas“")
        for n in range(count)
    )
    lines = {n + 1: LINES[40] for n in range(count)}
    facts: dict[str, int | str] = {"units": count // 3, "functions": 1, "lines": count, "profile": "spanish"}
    return AuditAnswer((Audited("manual", "m.txt", findings, (), {"a" * 64: "m.txt"}, {}, lines, facts),), CARDS)
