"""`read`: what the program makes of a document. `record` and `load`: what was taken in."""

from __future__ import annotations

from changelog.domain.answers import ReadingAnswer, RecordedSnapshot, RecordingAnswer
from changelog.domain.findings import Finding
from changelog.domain.readings import Reading
from changelog.reports.names import shown
from changelog.reports.tables import Cell, Report, Section, Table
from changelog.reports.wording import Words


def reading_report(answer: ReadingAnswer, words: Words) -> Report:
    """The document's own facts, its units, and what does not fit."""
    reading = answer.reading
    units = Table(
        tuple(words(f"column.{key}") for key in ("code", "unit", "rank", "functions", "line", "effective")),
        tuple(
            (unit.code, unit.name, unit.rank, len(unit.functions) if unit.functions_listed else words("unknown"),
             str(unit.source.first_line) if unit.source else None, str(part.effective_date or ""))
            for part in reading.parts
            for unit in part.units
        ),
    )  # fmt: skip
    sections = [Section(words("read.units"), tables=(units,))]
    if reading.findings:
        sections.append(Section(words("read.findings"), tables=(findings_table(reading.findings, words),)))
    if reading.agreements:
        sections.append(Section(words("read.agreements"), tables=(_agreements(reading, words),)))
    title = words("read.title", document=reading.document.name)
    return Report(title, tuple(_facts(reading, words)), tuple(sections), units)


def _facts(reading: Reading, words: Words) -> list[str]:
    first = reading.parts[0] if reading.parts else None
    institution = reading.institution
    known = (
        f"{institution.name} ({institution.acronym})"
        if institution and institution.acronym
        else (institution.name if institution else words("unknown"))
    )
    agreement = first.agreement.printed if first and first.agreement else words("unknown")
    facts = [
        words("read.institution", institution=known),
        words("read.effective", date=words.day(first.effective_date if first else None)),
        words("read.agreement", agreement=agreement),
        words("read.profile", profile=reading.profile),
        words(
            "read.counts",
            units=len(reading.units),
            functions=sum(len(unit.functions) for unit in reading.units),
            findings=len(reading.findings),
        ),
        words("read.lines", accounted=len(reading.line_uses), total=len(reading.line_uses)),
    ]
    if len(reading.parts) > 1:
        parts = (words("read.part", date=words.day(p.effective_date), units=len(p.units)) for p in reading.parts)
        facts.append(words("read.parts", parts="; ".join(parts)))
    return facts


def findings_table(findings: tuple[Finding, ...], words: Words) -> Table:
    """Findings as rows, the gravest first."""
    grave = ["serious", "medium", "information"]
    ordered = sorted(
        findings, key=lambda f: (grave.index(f.severity.value), f.source.first_line if f.source else 0, f.check)
    )
    rows: list[tuple[Cell, ...]] = [
        (
            str(finding.source.first_line) if finding.source else None,
            words(f"severity.{finding.severity}"),
            finding.check,
            finding.unit,
            finding.message,
            finding.remedy,
        )
        for finding in ordered
    ]
    columns = ("line", "severity", "check", "unit", "message", "remarks")
    return Table(tuple(words(f"column.{key}") for key in columns), tuple(rows))


def _agreements(reading: Reading, words: Words) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for agreement in reading.agreements:
        spellings = " | ".join(dict.fromkeys(citation.printed for citation in agreement.citations))
        lines = ", ".join(str(c.source.first_line) for c in agreement.citations if c.source)
        session = agreement.session or agreement.approved
        rows.append((spellings or agreement.printed, str(session or ""), agreement.number, lines))
    columns = ("agreement", "approved", "number", "line")
    return Table(tuple(words(f"column.{key}") for key in columns), tuple(rows))


def recording_report(answer: RecordingAnswer, words: Words) -> Report:
    """What was taken in and what was already there."""
    columns = ("institution", "effective", "agreement", "heads", "units", "functions", "source", "result")
    table = Table(
        tuple(words(f"column.{key}") for key in columns),
        tuple(
            (
                taken.institution.label,
                str(taken.effective_date),
                taken.agreement.printed if taken.agreement else None,
                "; ".join(map(shown, taken.heads)),
                taken.units,
                taken.functions,
                taken.source,
                _result(taken, words),
            )
            for taken in answer.snapshots
        ),
    )
    sentences = [] if answer.is_anything_new else [words("record.nothing")]
    if answer.decisions:
        sentences.append(words("record.decisions", decisions=answer.decisions))
    sentences.extend(
        words("record.differs", difference=difference) for taken in answer.snapshots for difference in taken.differences
    )
    if answer.waiting:
        sentences.append(words("record.waiting", waiting=answer.waiting))
    sections = [Section("", (), (table,))]
    if answer.findings:
        sections.append(Section(words("read.findings"), tables=(findings_table(answer.findings, words),)))
    return Report(words("record.title"), tuple(sentences), tuple(sections), table)


def _result(taken: RecordedSnapshot, words: Words) -> str:
    if taken.is_new:
        return words("record.new")
    return words("record.texts", texts=taken.texts_added) if taken.texts_added else words("record.known")
