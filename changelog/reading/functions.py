"""The functions section: units with their names, objectives and functions, and what became of each line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from changelog.domain.findings import Finding, Severity
from changelog.domain.readings import LineUse
from changelog.domain.sources import SourceReference
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, SubItem
from changelog.reading.cleanup.wrapping import join
from changelog.reading.context import Context
from changelog.reading.items import DraftFunction, Oddity, read_items
from changelog.reading.lines import BodyLine
from changelog.reading.recognise.labels import Label, LabelKind, label_of
from changelog.reading.recognise.list_items import MarkKind, is_closed, is_infinitive, mark_of
from changelog.reading.unit_headings import UnitHeading, find_headings

_SEVERITIES = {
    "numbering-restarts": Severity.MEDIUM,
    "number-missing": Severity.MEDIUM,
    "number-repeated": Severity.MEDIUM,
    "number-out-of-order": Severity.MEDIUM,
    "mark-lost": Severity.MEDIUM,
    "function-starts-lower-case": Severity.MEDIUM,
}
SHORT_INTRODUCTION = 25
"""Words up to which a line that ends in a colon and stands before the list introduces it."""


@dataclass(frozen=True, slots=True)
class DescribedUnit:
    """A unit as the functions section describes it; its rank and parent are settled later (`structure`)."""

    code: str
    name: str
    source: SourceReference
    objective: StatedText | None
    objective_source: SourceReference | None
    functions: tuple[Function, ...]


@dataclass(frozen=True, slots=True)
class FunctionsRead:
    """The units of a functions section in the order printed, the use of each of its body lines, and what is odd."""

    units: tuple[DescribedUnit, ...]
    uses: tuple[LineUse, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _UnitRead:
    unit: DescribedUnit
    uses: tuple[LineUse, ...]
    findings: tuple[Finding, ...]


def read_functions(section: Sequence[BodyLine], listed: Mapping[str, str], context: Context) -> FunctionsRead:
    """Read the units of a functions section. `listed` gives names of the structure list by code."""
    headings = find_headings(section, listed, context)
    ends = [*(heading.first for heading in headings[1:]), len(section)] if headings else []
    read = [
        _read_unit(heading, section[heading.first : heading.end], section[heading.end : end], context)
        for heading, end in zip(headings, ends, strict=True)
    ]
    before = section[: headings[0].first] if headings else section
    uses = [LineUse(line.number, "label") for line in before]
    findings = [_unplaced(line, context) for line in before]
    for one in read:
        uses += one.uses
        findings += one.findings
    return FunctionsRead(tuple(one.unit for one in read), tuple(uses), tuple(findings))


def _unplaced(line: BodyLine, context: Context) -> Finding:
    return context.finding(
        "line-unplaced",
        Severity.INFORMATION,
        "this line stands before the first unit and belongs to none",
        line.number,
        read=line.text,
    )


@dataclass(frozen=True, slots=True)
class _Contents:
    """A unit's lines by what they are; an inline label keeps only the text after it."""

    labels: tuple[BodyLine, ...]
    objective: tuple[BodyLine, ...]
    items: tuple[BodyLine, ...]
    has_label: bool


def _read_unit(
    heading: UnitHeading, head: Sequence[BodyLine], lines: Sequence[BodyLine], context: Context
) -> _UnitRead:
    contents = _sort(lines, context)
    listed = read_items(contents.items)
    functions = tuple(function_of(draft, context) for draft in listed.functions)
    objective = contents.objective
    unit = DescribedUnit(
        heading.code,
        heading.name,
        context.place(head[0].number, head[-1].number),
        StatedText.of(join([line.text for line in objective], context.words)) if objective else None,
        context.place(objective[0].number, objective[-1].number) if objective else None,
        functions,
    )
    uses = sorted(_uses(heading.code, head, contents), key=lambda use: use.line)
    findings = [odd_finding(oddity, heading.code, context) for oddity in listed.oddities]
    return _UnitRead(unit, tuple(uses), (*findings, *_remarks(heading, head, contents, functions, context)))


def _uses(code: str, head: Sequence[BodyLine], contents: _Contents) -> Iterator[LineUse]:
    for use, lines in (
        ("heading", head),
        ("label", contents.labels),
        ("objective", contents.objective),
        ("function", contents.items),
    ):
        for line in lines:
            yield LineUse(line.number, use, code)


def _remarks(
    heading: UnitHeading,
    head: Sequence[BodyLine],
    contents: _Contents,
    functions: Sequence[Function],
    context: Context,
) -> Iterator[Finding]:
    if not functions:
        yield context.finding(
            "unit-without-functions",
            Severity.INFORMATION,
            f"{heading.code} {heading.name} is described without functions",
            head[0].number,
            unit=heading.code,
        )
    if contents.objective and not contents.has_label:
        yield context.finding(
            "objective-without-label",
            Severity.INFORMATION,
            "the text between heading and functions is taken as the objective",
            contents.objective[0].number,
            unit=heading.code,
            read=contents.objective[0].text,
        )


def _sort(lines: Sequence[BodyLine], context: Context) -> _Contents:
    """Tell a unit's labels, objective and functions apart."""
    labels: list[BodyLine] = []
    objective: list[BodyLine] = []
    items: list[BodyLine] = []
    state: LabelKind | None = None
    had_label = False
    for line in lines:
        label = _label(line, state, items, context)
        if label is not None:
            state, had_label = label.kind, had_label or label.kind is LabelKind.OBJECTIVE
            labels.append(line)
            if label.rest:
                rest = BodyLine(
                    line.number, label.rest, line.indent, line.blank_before, line.page_start, line.page, line.begins
                )
                labels.pop()
                (objective if state is LabelKind.OBJECTIVE and not items else items).append(rest)
            continue
        if state is LabelKind.OBJECTIVE and not items and not _begins_list(line, objective):
            objective.append(line)
        elif state is None and not items and _introduces(line):
            labels.append(line)
            state = LabelKind.FUNCTIONS
        else:
            state = state or LabelKind.FUNCTIONS
            items.append(line)
    if not had_label and _is_purpose(items):
        objective, items = _split_purpose(items)
    elif items and state is LabelKind.FUNCTIONS and _introduces(items[0]) and len(items) > 1 and mark_of(items[1].text):
        labels.append(items.pop(0))
    return _Contents(tuple(labels), tuple(objective), tuple(items), had_label)


def _label(line: BodyLine, state: LabelKind | None, items: Sequence[BodyLine], context: Context) -> Label | None:
    """The label on a line. Without a colon it must stand where a label is expected."""
    label = label_of(line.text, context.profile)
    if label is None or (label.rest and items):
        return None
    if label.is_marked:
        return label if not items or not label.rest else None
    return label if not items and (label.kind is not state) else None


def _begins_list(line: BodyLine, objective: Sequence[BodyLine]) -> bool:
    """Does a line of an objective without a label after it begin the functions?"""
    if not objective or not is_closed(objective[-1].text):
        return False
    mark = mark_of(line.text)
    if mark is None:
        return line.indent > objective[0].indent and is_infinitive(line.text.split()[0])
    return mark.kind is MarkKind.BULLET or (mark.number == 1 and mark.kind is not MarkKind.LETTER)


def _introduces(line: BodyLine) -> bool:
    """Is a line without a mark the sentence that announces the list ("Tendrá las siguientes funciones:")?"""
    text = line.text
    return (
        text.endswith(":")
        and mark_of(text) is None
        and len(text.split()) <= SHORT_INTRODUCTION
        and "funci" in text.lower()
    )


def _is_purpose(items: Sequence[BodyLine]) -> bool:
    """Do numbered or bulleted functions follow a paragraph without a mark that is no duty?"""
    first = next(
        (place for place, line in enumerate(items) if (m := mark_of(line.text)) and _opens(m.kind, m.number)), 0
    )
    return (
        first > 0
        and is_closed(items[first - 1].text)
        and not items[first - 1].text.endswith(":")
        and (sum(mark_of(line.text) is not None for line in items[:first]) == 0)
    )


def _opens(kind: MarkKind, number: int | None) -> bool:
    return kind is MarkKind.BULLET or (kind in (MarkKind.NUMBER, MarkKind.BARE) and number == 1)


def _split_purpose(items: Sequence[BodyLine]) -> tuple[list[BodyLine], list[BodyLine]]:
    first = next(place for place, line in enumerate(items) if (m := mark_of(line.text)) and _opens(m.kind, m.number))
    return list(items[:first]), list(items[first:])


def function_of(draft: DraftFunction, context: Context) -> Function:
    """A function from the lines that were gathered for it."""
    subs = tuple(SubItem(sub.marker, join(sub.lines, context.words)) for sub in draft.sub_items)
    parts = [join(draft.lead, context.words), *(f"{sub.marker} {sub.text}" for sub in subs)]
    if draft.closing:
        parts.append(join(draft.closing, context.words))
    return Function(draft.marker, StatedText.of("\n".join(parts)), subs, context.place(draft.first, draft.last))


def odd_finding(oddity: Oddity, unit: str, context: Context) -> Finding:
    """What does not fit in the list of a unit, as a finding."""
    severity = _SEVERITIES.get(oddity.check, Severity.INFORMATION)
    return context.finding(oddity.check, severity, oddity.message, oddity.line, unit=unit, read=oddity.read)
