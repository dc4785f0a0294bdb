"""A short notation for snapshots, so that a test shows the structures that it speaks of.

    7.1 Dirección General
      Objetivo: conducir el instituto.
      1. Presidir las sesiones del consejo.
    7.1.1 Dirección de Faros *
      - Cuidar las linternas.

A unit is a line with a code; its parent is the code without its last number, where that is listed. A star after the name
says that what hangs below is not listed. Functions are indented, each after its marker; "sin funciones" says that they are
not listed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from changelog import diff, matching
from changelog.domain.agreements import Agreement
from changelog.domain.changes import Change, ChangeSet
from changelog.domain.correspondences import Decision
from changelog.domain.dates import PartialDate
from changelog.domain.narratives import Certainty, NarratedChange, NarratedKind, Narrative
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.structures import History
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, Unit
from changelog.history import compile_history, states_between
from changelog.reading import rank_of

INSTITUTE = Institution("Instituto de Faros", "IF")
_UNIT = re.compile(r"(\d[\d.]*) (.+?)( \*)?")
_TOLD = re.compile(
    r"(?P<day>\S+) (?P<act>\S+): (?P<kind>\w+) (?P<unit>.+?)(?: -> (?P<result>.+?))?"
    r"(?: from (?P<from>.+?))?(?: to (?P<to>.+?))?(?P<doubt> \?)?"
)
_FUNCTION = re.compile(r"(\d+\.|-) (.+)")


def snapshot(
    effective: str,
    text: str,
    *,
    agreement: str | None = None,
    whole: bool = True,
    on_top: bool | None = None,
    institution: Institution = INSTITUTE,
) -> Snapshot:
    """A snapshot from the notation. A partial one (`whole` False) does not say where its heads hang, unless told."""
    lines = [line for line in text.splitlines() if line.strip()]
    codes = {
        found.group(1) for line in lines if (found := _UNIT.fullmatch(line.strip())) and not line.startswith("   ")
    }
    document = Document(f"manual_{effective}.txt", f"sha-{effective}-{abs(hash(text))}", len(lines))
    units: list[Unit] = []
    for number, line in enumerate(lines, 1):
        source = SourceReference(document.digest, number, number)
        stripped = line.strip()
        unit = _UNIT.fullmatch(stripped)
        if unit and not _FUNCTION.fullmatch(stripped):
            units.append(_unit(unit, codes, source))
        else:
            units[-1] = _with_line(units[-1], stripped, source)
    return Snapshot(
        institution=institution,
        effective_date=PartialDate.from_iso(effective),
        units=tuple(units),
        agreement=Agreement(agreement) if agreement else None,
        document=document,
        heads_on_top=whole if on_top is None else on_top,
        whole_institution=whole,
    )


def _unit(found: re.Match[str], codes: set[str], source: SourceReference) -> Unit:
    code, name, star = found.groups()
    parent = code.rpartition(".")[0]
    while parent and parent not in codes:
        parent = parent.rpartition(".")[0]
    return Unit(code, name, rank_of(name), parent or None, children_listed=not star, source=source)


def _with_line(unit: Unit, line: str, source: SourceReference) -> Unit:
    from dataclasses import replace

    if line.startswith("Objetivo: "):
        return replace(unit, objective=StatedText.of(line.removeprefix("Objetivo: ")))
    if line == "sin funciones":
        return replace(unit, functions_listed=False)
    found = _FUNCTION.fullmatch(line)
    assert found, f"not in the notation: {line!r}"
    function = Function(found.group(1), StatedText.of(found.group(2)), source=source)
    return replace(unit, functions=(*unit.functions, function))


def telling(document: Snapshot | str, text: str) -> Narrative:
    """What a document (that of a snapshot, or one that states nothing) tells, one change a line:

        2021-05-03 A/1: renamed División de Luces -> División de Iluminación
        ~2021-04-28 A/2: reassigned Coordinación de Boyas from Dirección General to Dirección de Faros

    `~` before a date says that it is that of approval; `-` stands for a date or an act that is not told; a `?` at the end
    marks a doubtful reading.
    """
    where = document if isinstance(document, str) else document.document
    source = Document(where, f"sha-{where}", 999) if isinstance(where, str) else where
    assert source is not None
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    changes = tuple(_told(line, SourceReference(source.digest, 100 + at, 100 + at)) for at, line in enumerate(lines))
    acts = dict.fromkeys(change.agreement for change in changes if change.agreement)
    return Narrative(INSTITUTE, source, changes, tuple(Agreement(act) for act in acts))


def _told(line: str, source: SourceReference) -> NarratedChange:
    found = _TOLD.fullmatch(line)
    assert found, f"not in the notation: {line!r}"
    day, act = found["day"], found["act"]
    approved = PartialDate.from_iso(day[1:]) if day.startswith("~") else None
    return NarratedChange(
        kind=NarratedKind(found["kind"]),
        unit=found["unit"],
        result=tuple(found["result"].split("; ")) if found["result"] else (),
        from_parent=found["from"],
        to_parent=found["to"],
        agreement=None if act == "-" else act,
        approved=approved,
        published=None,
        effective=None if approved or day == "-" else PartialDate.from_iso(day),
        source=source,
        group=f"{source.first_line}:0",
        certainty=Certainty.DOUBTFUL if found["doubt"] else Certainty.STATED,
    )


def history(*snapshots: Snapshot, decisions: Sequence[Decision] = (), narratives: Sequence[Narrative] = ()) -> History:
    """What follows from the snapshots and from what is told, with the real matching."""
    return compile_history(snapshots, decisions, matching, narratives=narratives, rank_of=rank_of)


def changes(
    *snapshots: Snapshot,
    decisions: Sequence[Decision] = (),
    narratives: Sequence[Narrative] = (),
    start: str | None = None,
    end: str | None = None,
    steps: bool = False,
) -> ChangeSet:
    """The changes from the first snapshot's date to the last's (or between dates given), replay held."""
    told = history(*snapshots, decisions=decisions, narratives=narratives)
    days = sorted(s.effective_date.first_day for s in snapshots)
    first = date.fromisoformat(start) if start else days[0]
    last = date.fromisoformat(end) if end else days[-1]
    compare = diff.compare_steps if steps else diff.compare
    found = compare(states_between(told, first, last), INSTITUTE.label, told.acts, days[0])
    assert found.replay is not None
    assert found.replay.held, found.replay.differences
    return found


def told(found: ChangeSet, *, inherited: bool = False) -> set[tuple[str, ...]]:
    """Changes as (kind, name or text before, after), own ones only unless asked."""
    return {row for change in found.changes if inherited or not change.inherited for row in [_row(change)]}


def _row(change: Change) -> tuple[str, ...]:
    from changelog.domain.changes import UnitChange

    if isinstance(change, UnitChange):
        sides = [" + ".join(side.unit.name for side in group) for group in (change.old, change.new)]
    else:
        sides = [" + ".join(_said(side.function.marker, side.function.text) for side in group) for group in
                 (change.old, change.new)]  # fmt: skip
    return (change.kind.value, *sides)


def _said(marker: str, text: StatedText) -> str:
    return f"{marker} {text.body}"
