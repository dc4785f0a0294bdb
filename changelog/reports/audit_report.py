"""`audit` and `checks` as tables: findings of each manual or history, the gravest first, and what the checks ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from changelog.domain.audits import AuditAnswer, Audited, ChecksAnswer
from changelog.domain.findings import Finding, Severity
from changelog.reports.names import shown
from changelog.reports.sources import place, places_by_document
from changelog.reports.tables import Cell, Mark, Report, Section, Table
from changelog.reports.wording import Words

COLUMNS = ("number", "source", "severity", "check", "code", "unit", "message", "read", "remedy", "also_at")
OF_HISTORIES = (*COLUMNS, "agreement", "effective")
ACCEPTED = ("reason", "person", "accepted_on")
CHECKS = ("check", "group", "severity", "title")


def audit_report(answer: AuditAnswer, words: Words) -> Report:
    """One section for each manual or history, then what was accepted; every table has the same columns, in an audit of
    histories also the act and the day."""
    sections = [
        Section(one.heading, (*facts_of(one, words), summary(one.findings, words)), (_findings((one,), words),))
        for one in answer.audited
    ]
    accepted = [one for one in answer.audited if one.accepted]
    if accepted:
        sections.append(Section(words("audit.accepted"), (), (_accepted(accepted, words),)))
    if answer.unused:
        told = tuple(f"{one.subject}: {one.check} ({one.reason})" for one in answer.unused)
        sections.append(Section(words("audit.unused"), told))
    if answer.unread:
        told = tuple(f"{one.path}: {one.message}" for one in answer.unread)
        sections.append(Section(words("audit.unread"), told))
    everything = summary(answer.findings, words)
    return Report(words("audit.title"), (everything,), tuple(sections), _findings(answer.audited, words))


def summary(findings: Sequence[Finding], words: Words) -> str:
    """How many findings of each severity there are."""
    counts = Counter(finding.severity for finding in findings)
    by_severity = ", ".join(f"{words(f'severity.{one}')}: {counts[one]}" for one in Severity if counts[one])
    return counted(words, "audit.summary", len(findings), counts=by_severity) if findings else words("audit.nothing")


def counted(words: Words, key: str, count: int, **values: object) -> str:
    """A phrase with a count in it, in its form for one where there is one."""
    return words(f"{key}.one" if count == 1 else key, count=count, **values)


def facts_of(audited: Audited, words: Words) -> tuple[str, ...]:
    """What was examined, as a sentence."""
    if audited.kind == "history":
        return (words("audit.examined", **audited.facts),)
    if not audited.facts.get("profile"):
        return (words("audit.read_nothing", lines=audited.facts["lines"]),)
    return (words("audit.read", **audited.facts),)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest first, then as printed."""
    grave = list(Severity)
    return sorted(
        findings, key=lambda f: (grave.index(f.severity), f.source.first_line if f.source else 0, f.check, f.message)
    )


def _findings(audited: Sequence[Audited], words: Words) -> Table:
    found = [(one, finding) for one in audited for finding in ordered(one.findings)]
    columns = _columns(audited)
    return Table(
        tuple(words(f"column.{key}") for key in columns),
        tuple(_row(number, one, finding, words)[: len(columns)] for number, (one, finding) in enumerate(found, 1)),
        key="findings",
        keys=columns,
        marks=tuple(_mark(one, finding) for one, finding in found),
    )


def _accepted(audited: Sequence[Audited], words: Words) -> Table:
    found = [(one, finding, accepted) for one in audited for finding, accepted in one.accepted]
    of_findings = _columns(audited)
    columns = (*of_findings, *ACCEPTED)
    return Table(
        tuple(words(f"column.{key}") for key in columns),
        tuple(
            (
                *_row(number, one, finding, words)[: len(of_findings)],
                accepted.reason,
                accepted.person,
                accepted.day,
            )
            for number, (one, finding, accepted) in enumerate(found, 1)
        ),
        key="accepted",
        keys=columns,
        marks=tuple(_mark(one, finding) for one, finding, _ in found),
    )


def _columns(audited: Iterable[Audited]) -> tuple[str, ...]:
    return OF_HISTORIES if any(one.kind == "history" for one in audited) else COLUMNS


def _mark(audited: Audited, finding: Finding) -> Mark:
    """One code in two manuals is not one unit, nor is it in one history."""
    told = " ".join(one for one in (finding.unit, finding.unit_name) if one is not None)
    unit = f"{audited.heading}#{told}" if told else None
    return Mark(unit_id=unit, kind=f"severity.{finding.severity}")


def _row(number: int, audited: Audited, finding: Finding, words: Words) -> tuple[Cell, ...]:
    return (
        number,
        place(finding.source, audited.documents) or audited.heading,
        words(f"severity.{finding.severity}"),
        finding.check,
        finding.unit,
        shown(audited.name_of(finding) or ""),
        finding.message,
        finding.read,
        finding.remedy,
        places_by_document(finding.others, audited.documents),
        finding.act,
        finding.day,
    )


def checks_report(answer: ChecksAnswer, words: Words) -> Report:
    """Every check with its group and severity. What explains one in full is `reports.check_page`."""
    table = Table(
        tuple(words(f"column.{key}") for key in CHECKS),
        tuple(
            (check.id, words(f"group.{check.group}"), words(f"severity.{check.severity}"), check.phrases.title)
            for check in answer.checks
        ),
        key="checks",
        keys=CHECKS,
    )
    return Report.of_table(words("checks.title"), (), table)
