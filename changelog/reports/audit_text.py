"""An audit for the terminal: findings grouped by unit, each with its printed lines and the place marked under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from changelog.domain.audits import MOST_LINES, AuditAnswer, Audited
from changelog.domain.findings import Finding
from changelog.reports import names, printed_lines
from changelog.reports.audit_report import counted, facts_of, summary
from changelog.reports.columns import wrapped
from changelog.reports.marks import printable
from changelog.reports.printed_lines import MARGIN, cells
from changelog.reports.sources import place, places_by_document
from changelog.reports.wording import Words

MOST_PLACES = 12
"""Other places of a finding that are listed; the other formats list all."""


def write(answer: AuditAnswer, words: Words, width: int) -> str:
    """The findings as text of lines of at most `width` characters, manual by manual."""
    blocks = [block for one in answer.audited for block in _of_one(one, words, width)]
    unused = (words("audit.unused_one", check=one.check, subject=one.subject) for one in answer.unused)
    blocks.extend("\n".join(wrapped(printable(said), width)) for said in unused)
    if len(answer.audited) != 1:
        blocks.append("\n".join(wrapped(summary(answer.findings, words), width)))
    return "\n\n".join(blocks) + "\n"


def _of_one(audited: Audited, words: Words, width: int) -> Iterator[str]:
    yield _headed(": ".join([audited.heading, *facts_of(audited, words)]), "=", width)
    for found in map(list, _by_unit(audited.findings)):
        yield _headed(_unit(found[0], audited, words), "-", width)
        for finding in found:
            yield "\n".join(_finding(finding, audited, words, width))
    said = summary(audited.findings, words)
    if audited.accepted:
        said += " " + counted(words, "audit.accepted_count", len(audited.accepted))
    yield "\n".join(wrapped(said, width))


def _by_unit(findings: Sequence[Finding]) -> Iterable[Iterable[Finding]]:
    """What belongs to no unit first, then units in the order in which the first finding of each stands."""
    begins: dict[tuple[bool, str, str], tuple[date, int]] = {}
    for finding in findings:
        unit = _told_by(finding)
        begins[unit] = min(begins.get(unit, _place(finding)), _place(finding))
    in_order = sorted(
        findings, key=lambda f: (_told_by(f)[0], begins[_told_by(f)], _told_by(f), _place(f), f.check, f.message)
    )
    return (found for _, found in groupby(in_order, key=_told_by))


def _told_by(finding: Finding) -> tuple[bool, str, str]:
    """Whether it is of a unit, and of which: by code, in a history by name too, for there a code is borne by several."""
    is_of_unit = finding.unit is not None or finding.unit_name is not None
    return is_of_unit, finding.unit or "", finding.unit_name or ""


def _place(finding: Finding) -> tuple[date, int]:
    """Where it stands among others: in a history by its day, in a manual by its line."""
    return finding.day or date.max, _line(finding)


def _line(finding: Finding) -> int:
    return finding.source.first_line if finding.source else 0


def _headed(said: str, sign: str, width: int) -> str:
    lines = wrapped(printable(said), width)
    return "\n".join([*lines, sign * max(map(cells, lines))])


def _unit(finding: Finding, audited: Audited, words: Words) -> str:
    if not _told_by(finding)[0]:
        return words("audit.whole" if audited.kind == "manual" else "audit.whole_history")
    return f"{finding.unit or ''} {names.shown(audited.name_of(finding) or '')}".strip()


def _finding(finding: Finding, audited: Audited, words: Words, width: int) -> Iterator[str]:
    severity = words(f"severity.{finding.severity}").upper()
    yield from wrapped(f"{severity} {finding.check}: {printable(finding.message)}", width)
    lines = _lines(finding, audited)
    yield from printed_lines.shown(lines, finding.read, width)
    if not lines and finding.source is not None:
        yield from _indented(words("audit.at", place=place(finding.source, audited.documents)), width)
    if finding.others:
        yield from _indented(words("audit.also", places=_others(finding, audited)), width)
    if finding.remedy:
        yield from _indented(words("audit.remedy", remedy=printable(finding.remedy)), width)


def _lines(finding: Finding, audited: Audited) -> dict[int, str]:
    if finding.source is None or finding.source.first_line not in audited.lines:
        return {}
    numbers = range(finding.source.first_line, finding.source.last_line + 1)[:MOST_LINES]
    return {number: audited.lines[number] for number in numbers if number in audited.lines}


def _others(finding: Finding, audited: Audited) -> str:
    """Places of a manual by their lines alone; those of a history by document and line."""
    listed = finding.others[:MOST_PLACES]
    named = audited.documents if audited.kind == "history" else {one.document: "" for one in listed}
    told = places_by_document(listed, named).removeprefix(":")
    more = len(finding.others) - len(listed)
    return f"{told} (+{more})" if more > 0 else told


def _indented(said: str, width: int) -> list[str]:
    return [" " * (MARGIN + 2) + line for line in wrapped(printable(said), width - MARGIN - 2)]
