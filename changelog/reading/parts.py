"""A document divided by the dates from which its texts are in force.

A consolidated manual is in force since its own act; the chapters (apartados) that an amending act replaces or adds, since
that act. An article that names the unit it speaks of holds only where that unit bears the name: codes shift when
a chapter is taken out, and an exception for a unit that is no longer there excepts nothing. Both are findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding, Severity
from changelog.domain.readings import Part
from changelog.domain.texts import normal_form
from changelog.domain.units import Unit
from changelog.reading.amendments import Amendment, Clause
from changelog.reading.context import Context
from changelog.reading.datasheet import SheetAct


@dataclass(frozen=True, slots=True)
class PartsRead:
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]


def divide(
    units: Sequence[Unit], sheet: Sequence[SheetAct], amendments: Sequence[Amendment], gazette: str, context: Context
) -> PartsRead:
    """Give each unit to the act from which its present text is in force; parts in date order."""
    touching = [act for act in amendments if act.touches and act.effective is not None]
    base, base_date = _base(sheet, amendments, gazette, context)
    names = {unit.code: unit.name for unit in units}
    findings = list(_remarks(touching, names, context))
    replaced = {act.effective: _codes(act.replaced, names) + _codes(act.added, names) for act in touching}
    excepted = {act.effective: _codes(act.excepted, names, must_name=True) for act in touching}
    acts: dict[PartialDate | None, Agreement | None] = {
        act.effective: _agreement(act, gazette, context) for act in touching
    }
    held: dict[PartialDate | None, list[Unit]] = {base_date: []}
    apart: dict[PartialDate | None, list[Unit]] = {}
    for unit in units:
        date = base_date
        for act in touching:
            if _below(unit.code, replaced[act.effective]):
                if _below(unit.code, excepted[act.effective]):
                    apart.setdefault(date, []).append(unit)
                    break
                date = act.effective
        else:
            held.setdefault(date, []).append(unit)
    acts[base_date] = base
    parts = [Part(tuple(_rooted(found)), date, acts[date]) for date, found in held.items() if found]
    parts += [Part(tuple(_rooted(found)), date, acts[date], on_top=False) for date, found in apart.items()]
    return PartsRead(tuple(sorted(parts, key=lambda part: part.effective_date or PartialDate(1))), tuple(findings))


def _base(
    sheet: Sequence[SheetAct], amendments: Sequence[Amendment], gazette: str, context: Context
) -> tuple[Agreement | None, PartialDate | None]:
    """The act by which the manual was issued: the first on the data sheet, or the first printed that touches nothing."""
    if sheet:
        first = min(sheet, key=lambda act: act.dates[2] or PartialDate(9999))
        return sheet_agreement(first, gazette, context), first.dates[2]
    issuing = next((act for act in amendments if not act.touches and act.effective is not None), None)
    return (_agreement(issuing, gazette, context), issuing.effective) if issuing is not None else (None, None)


def sheet_agreement(act: SheetAct, gazette: str, context: Context) -> Agreement:
    """An act of the data sheet, named after its publication."""
    approved, published, effective = act.dates
    day = act.published or act.approved or act.effective
    printed = f"{gazette} {_lower(day.printed)}" if day is not None else gazette
    citation = Citation(printed, context.place(act.first, act.last))
    return Agreement(printed, approved=approved, published=published, effective=effective, citations=(citation,))


def _agreement(act: Amendment, gazette: str, context: Context) -> Agreement:
    if act.sheet is not None:
        return sheet_agreement(act.sheet, gazette, context)
    day = act.published or act.approved
    printed = f"{gazette} {_lower(day.printed)}" if day is not None else gazette
    return Agreement(
        printed,
        approved=act.approved.value if act.approved is not None else None,
        published=act.published.value if act.published is not None else None,
        effective=act.effective,
        citations=(Citation(printed, context.place(act.first, act.last)),),
    )


def _lower(printed: str) -> str:
    return printed.lower() if printed.isupper() else printed


def _codes(clauses: Sequence[Clause], names: dict[str, str], *, must_name: bool = False) -> tuple[str, ...]:
    """The codes that a clause reaches: where it names a unit, only if that unit bears the code."""
    return tuple(
        clause.code for clause in clauses if _holds(clause, names) and not (must_name and clause.code not in names)
    )


def _holds(clause: Clause, names: dict[str, str]) -> bool:
    return clause.name is None or normal_form(names.get(clause.code, "")) == normal_form(clause.name)


def _below(code: str, roots: Sequence[str]) -> bool:
    return any(code == root or code.startswith(root + ".") for root in roots)


def _rooted(units: Sequence[Unit]) -> Iterator[Unit]:
    """Units whose parent is in force from another date head their part."""
    codes = {unit.code for unit in units}
    for unit in units:
        yield unit if unit.parent is None or unit.parent in codes else replace(unit, parent=None)


def _remarks(touching: Sequence[Amendment], names: dict[str, str], context: Context) -> Iterator[Finding]:
    for act in touching:
        for clause in act.excepted:
            if not _holds(clause, names):
                yield _not_there("exception-without-unit", "is excepted", clause, names, context)
        for clause in act.replaced:
            if not _holds(clause, names):
                yield _not_there("abrogated-unit-gone", "is abrogated", clause, names, context)
        for clause in act.added:
            if clause.code not in names:
                yield _not_there("added-unit-missing", "is added", clause, names, context)


def _not_there(check: str, what: str, clause: Clause, names: dict[str, str], context: Context) -> Finding:
    now = names.get(clause.code)
    stands = f"{clause.code} is {now!r}" if now is not None else f"no unit bears {clause.code}"
    named = f" ({clause.name})" if clause.name is not None else ""
    return context.finding(
        check,
        Severity.MEDIUM,
        f"a transitory article says that {clause.code}{named} {what}; in this text {stands}, which keeps its own date",
        clause.line,
        unit=clause.code if now is not None else None,
        read=clause.name,
    )
