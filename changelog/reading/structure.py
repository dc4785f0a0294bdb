"""The structure that a manual states: lists of units, ranks, parents, and whether its statements agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from changelog.domain.findings import Finding, Severity
from changelog.domain.texts import normal_form
from changelog.domain.units import Unit
from changelog.reading.cleanup.residue import without_final_stop, without_residue
from changelog.reading.context import Context
from changelog.reading.functions import DescribedUnit
from changelog.reading.lines import BodyLine
from changelog.reading.recognise.headings import chapter_title, coded_name, rank_of

INDEX = "index"
STRUCTURE_LIST = "structure list"
LONGEST_ENTRY = 200
"""Characters of a name in a list; what is longer is prose."""
# Page numbers, amendment marks and footnote signs that follow a name in a list: "... (M)⁵  83".
_ENTRY_TAIL = re.compile(r"(?:\s*\.{3,}\s*\d{0,4}|\t+\d{0,4}|\s{3,}\d{1,4})$")
_MARKS = re.compile(r"\s*(?:\([A-Z]{1,2}\)\s*[⁰¹²³⁴-⁹]{0,4}|[⁰¹²³⁴-⁹]{1,4})$")


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """One line of an index or a structure list: code, name as printed without marks and final stop, its lines."""

    code: str
    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Placement:
    """The units of a document with rank and parent, in the order printed, and what does not fit."""

    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]


def read_list(lines: Sequence[BodyLine]) -> tuple[ListedUnit, ...]:
    """Read the coded names of a structure list. A line without a code carries on the name above it, where that is open."""
    found: list[ListedUnit] = []
    for line in lines:
        coded = coded_name(without_residue(line.text))
        if coded is not None and len(coded.name) <= LONGEST_ENTRY:
            found.append(ListedUnit(coded.code, coded.name, line.number, line.number))
        elif found and line.number - found[-1].last <= 2 and _carries_on(line, found[-1]):
            last = found[-1]
            found[-1] = ListedUnit(last.code, f"{last.name} {line.text}", last.first, line.number)
    return tuple(replace(unit, name=_entry_name(unit.name)) for unit in found)


def _carries_on(line: BodyLine, last: ListedUnit) -> bool:
    return (
        not line.text.startswith(("*", "Nota", "•"))
        and len(last.name) + len(line.text) <= LONGEST_ENTRY
        and (not line.blank_before or line.text[0].islower())
    )


def _entry_name(name: str) -> str:
    bare = _ENTRY_TAIL.sub("", name).rstrip()
    bare = _MARKS.sub("", bare) if bare and (bare[-1] == ")" or bare[-1] in "⁰¹²³⁴⁵⁶⁷⁸⁹") else bare
    return without_final_stop(" ".join(without_residue(bare).strip("* ").split()))


def index_of_functions(index: Sequence[BodyLine], titles: frozenset[str]) -> tuple[ListedUnit, ...]:
    """The units that an index lists under its entry for the functions chapter; all its units where it has no such entry."""
    start = next((place for place, line in enumerate(index) if chapter_title(line.text)[1] in titles), None)
    return read_list(index[start + 1 :] if start is not None else index)


def names_by_code(*lists: Sequence[ListedUnit]) -> dict[str, str]:
    """Names of listed units by code; the first list that lists a code gives its name."""
    names: dict[str, str] = {}
    for units in lists:
        for unit in units:
            names.setdefault(unit.code, unit.name)
    return names


def place_units(described: Sequence[DescribedUnit], listed: Sequence[ListedUnit], context: Context) -> Placement:
    """Units with rank and parent: those described, and those that only the structure list states."""
    findings: list[Finding] = []
    kept = list(_once(described, findings, context))
    codes = {unit.code for unit in kept}
    only_listed = [unit for unit in _listed_once(listed) if unit.code not in codes]
    everything = codes | {unit.code for unit in only_listed}
    least = min((_depth(code) for code in everything if parent_of(code, everything) is None), default=0)
    units = [_described(unit, everything, context) for unit in kept]
    units += [_listed(unit, everything, context) for unit in only_listed]
    for unit in units:
        findings += _missing_parent(unit, least, context)
    return Placement(tuple(sorted(units, key=_print_order)), tuple(findings))


def _print_order(unit: Unit) -> int:
    return unit.source.first_line if unit.source is not None else 0


def _once(described: Sequence[DescribedUnit], findings: list[Finding], context: Context) -> Iterator[DescribedUnit]:
    """Each code once. A code borne twice keeps both units: the later one's code is told apart by its line."""
    seen: set[str] = set()
    for unit in described:
        if unit.code not in seen:
            seen.add(unit.code)
            yield unit
            continue
        told_apart = f"{unit.code} (line {unit.source.first_line})"
        findings.append(
            context.finding(
                "code-repeated",
                Severity.SERIOUS,
                f"code {unit.code} is borne by a second unit, {unit.name}; it is kept as {told_apart!r}",
                unit.source.first_line,
                unit=told_apart,
                remedy="correct the code in the manual, or say which unit bears it",
            )
        )
        yield DescribedUnit(told_apart, unit.name, unit.source, unit.objective, unit.objective_source, unit.functions)


def _listed_once(listed: Sequence[ListedUnit]) -> Iterator[ListedUnit]:
    seen: set[str] = set()
    for unit in listed:
        if unit.code not in seen:
            seen.add(unit.code)
            yield unit


def _described(unit: DescribedUnit, codes: set[str], context: Context) -> Unit:
    return Unit(
        code=unit.code,
        name=unit.name,
        rank=rank_of(unit.name, context.profile.ranks),
        parent=parent_of(unit.code, codes),
        objective=unit.objective,
        functions=unit.functions,
        source=unit.source,
        objective_source=unit.objective_source,
    )


def _listed(unit: ListedUnit, codes: set[str], context: Context) -> Unit:
    return Unit(
        code=unit.code,
        name=unit.name,
        rank=rank_of(unit.name, context.profile.ranks),
        parent=parent_of(unit.code, codes),
        functions_listed=False,
        source=context.place(unit.first, unit.last),
    )


def parent_of(code: str, codes: set[str] | frozenset[str]) -> str | None:
    """The nearest unit above a code: 7.1.2 for 7.1.2.3, 4 for 4.0.1 where no 4.0 is printed."""
    parts = code.partition(" ")[0].split(".")
    for length in range(len(parts) - 1, 0, -1):
        above = ".".join(parts[:length])
        if above in codes:
            return above
    return None


def _depth(code: str) -> int:
    return code.count(".") + 1


def _missing_parent(unit: Unit, least: int, context: Context) -> Iterator[Finding]:
    """A level that is zero is no unit (4.0.1 hangs from 4), and neither is the chapter's number."""
    parts = unit.code.partition(" ")[0].split(".")[:-1]
    length = len(unit.parent.split(".")) if unit.parent is not None else least - 1
    skipped = parts[length:]
    if skipped and any(part.strip("0") for part in skipped):
        found = f"it is placed under {unit.parent}" if unit.parent is not None else "it is taken as a head"
        yield context.finding(
            "parent-missing",
            Severity.MEDIUM,
            f"{unit.code} {unit.name}: no unit {'.'.join(parts)} is printed; {found}",
            _print_order(unit) or None,
            unit=unit.code,
        )


def compare(
    described: Sequence[DescribedUnit],
    lists: Mapping[str, Sequence[ListedUnit]],
    context: Context,
) -> tuple[Finding, ...]:
    """Hold what the lists state against the headings: names that differ, units in one and not in the other."""
    findings: list[Finding] = []
    bodies = {unit.code: unit for unit in described}
    for which, listed in lists.items():
        findings += _against_headings(which, listed, bodies, context)
    structure, index = (lists.get(STRUCTURE_LIST, ()), lists.get(INDEX, ()))
    if structure:
        codes = {unit.code for unit in structure}
        for unit in described:
            if unit.code not in codes:
                findings.append(_only_described(unit, STRUCTURE_LIST, context))
    if index:
        findings += _missing_from_index(described, index, context)
    return tuple(findings)


def _against_headings(
    which: str, listed: Sequence[ListedUnit], bodies: Mapping[str, DescribedUnit], context: Context
) -> Iterator[Finding]:
    for unit in listed:
        body = bodies.get(unit.code)
        if body is None:
            yield context.finding(
                "listed-not-described",
                Severity.MEDIUM,
                f"{unit.code} {unit.name} stands in the {which} and is not described",
                unit.first,
                unit=unit.code,
            )
        elif normal_form(unit.name) != normal_form(body.name):
            yield context.finding(
                "names-differ",
                Severity.MEDIUM,
                f"{unit.code} is {unit.name!r} in the {which} and {body.name!r} in its heading "
                f"(line {body.source.first_line})",
                unit.first,
                unit=unit.code,
                read=unit.name,
            )


def _only_described(unit: DescribedUnit, which: str, context: Context) -> Finding:
    return context.finding(
        "described-not-listed",
        Severity.MEDIUM,
        f"{unit.code} {unit.name} is described and does not stand in the {which}",
        unit.source.first_line,
        unit=unit.code,
    )


def unknown_in_organigrams(
    organigrams: Sequence[BodyLine], described: Sequence[DescribedUnit], context: Context
) -> Iterator[Finding]:
    """Organigrams whose title names no unit that is described; their own codes are those of another chapter."""
    names = [normal_form(unit.name) for unit in described]
    for titled in read_list(organigrams):
        name = normal_form(titled.name)
        if rank_of(titled.name, context.profile.ranks) is None:
            continue
        if not any(known.startswith(name) or name.startswith(known) for known in names):
            yield context.finding(
                "organigram-of-unknown-unit",
                Severity.INFORMATION,
                f"the organigram {titled.code} is that of {titled.name!r}, and no unit of that name is described",
                titled.first,
                read=titled.name,
            )


def _missing_from_index(
    described: Sequence[DescribedUnit], index: Sequence[ListedUnit], context: Context
) -> Iterator[Finding]:
    """An index lists units down to some level: below each unit whose children it lists, all are expected."""
    listed = {unit.code for unit in index}
    codes = frozenset(unit.code for unit in described)
    parents = {parent_of(code, codes) for code in listed}
    for unit in described:
        if unit.code not in listed and parent_of(unit.code, codes) in parents:
            yield _only_described(unit, INDEX, context)
