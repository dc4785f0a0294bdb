"""`read`: what the program makes of a document. `record` and `load`: what was taken in."""

from __future__ import annotations

from changelog.domain.answers import (
    Documents,
    ReadingAnswer,
    RecordedNarrative,
    RecordedSnapshot,
    RecordingAnswer,
)
from changelog.domain.correspondences import Decision, Occurrence
from changelog.domain.findings import Finding, Severity
from changelog.domain.readings import Reading
from changelog.reports.names import shown
from changelog.reports.sources import first_line, place
from changelog.reports.tables import Cell, Report, Section, Table
from changelog.reports.told_findings import message_of, remedy_of
from changelog.reports.wording import Words


def reading_report(answer: ReadingAnswer, words: Words) -> Report:
    """The document's own facts, its units, and what does not fit."""
    reading = answer.reading
    units = Table(
        tuple(words(f"column.{key}") for key in ("code", "unit", "rank", "functions", "line", "effective")),
        tuple(
            (unit.code, unit.name, unit.rank, len(unit.functions) if unit.functions_listed else words("unknown"),
             first_line(unit.source) if unit.source else None, part.effective_date)
            for part in reading.parts
            for unit in part.units
        ),
    )  # fmt: skip
    sections = [Section(words("read.units"), tables=(units,))]
    if answer.with_narrated:
        sections.append(Section(words("read.narrated"), tables=(_narrated(reading, words),)))
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
        _family(reading, words),
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


def _family(reading: Reading, words: Words) -> str:
    """Which family of manuals it was read as, and how sure that is."""
    if reading.choice is None:
        return words("read.profile", profile=reading.profile)
    confidence = words(f"confidence.{reading.choice.confidence}")
    return words("read.profile_why", profile=reading.profile, confidence=confidence)


def findings_table(findings: tuple[Finding, ...], words: Words, documents: Documents | None = None) -> Table:
    """Findings as rows, the gravest first; with `documents` each says which one it is of."""
    grave = list(Severity)
    ordered = sorted(findings, key=lambda f: (grave.index(f.severity), f.source.first_line if f.source else 0, f.check))
    rows: list[tuple[Cell, ...]] = [
        (
            _where(finding, documents),
            words(f"severity.{finding.severity}"),
            finding.check,
            finding.unit,
            message_of(finding, words),
            remedy_of(finding, words),
        )
        for finding in ordered
    ]
    columns = ("line" if documents is None else "source", "severity", "check", "unit", "message", "remarks")
    return Table(tuple(words(f"column.{key}") for key in columns), tuple(rows))


def _where(finding: Finding, documents: Documents | None) -> str | None:
    if finding.source is None:
        return None
    return first_line(finding.source) if documents is None else place(finding.source, documents)


def _narrated(reading: Reading, words: Words) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            words(f"narrated.{change.kind}"),
            change.unit,
            "; ".join(change.result),
            change.from_parent,
            change.to_parent,
            change.agreement,
            str(change.effective or ""),
            words(f"certainty.{change.certainty}"),
            first_line(change.source),
        )
        for change in reading.narrated
    ]
    columns = (
        "kind",
        "unit",
        "result_units",
        "parent_before",
        "parent_after",
        "agreement",
        "effective",
        "certainty",
        "line",
    )
    return Table(tuple(words(f"column.{key}") for key in columns), tuple(rows))


def _agreements(reading: Reading, words: Words) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for agreement in reading.agreements:
        spellings = " | ".join(dict.fromkeys(citation.printed for citation in agreement.citations))
        lines = ", ".join(first_line(c.source) for c in agreement.citations if c.source)
        session = agreement.session or agreement.approved
        rows.append((spellings or agreement.printed, session, agreement.number, lines))
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
                taken.effective_date,
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
    nothing = words("record.none" if _is_all_refused(answer) else "record.nothing")
    sentences = [] if answer.is_anything_new or answer.decided else [nothing]
    if answer.decided:
        sentences.append(_decided(answer.decided, words))
        sentences.extend([] if answer.decisions else [words("review.known")])
    elif answer.decisions:
        sentences.append(words("record.decisions", decisions=answer.decisions))
    sentences.extend(
        words("record.differs", difference=difference) for taken in answer.snapshots for difference in taken.differences
    )
    if answer.waiting:
        sentences.append(words("record.waiting", waiting=answer.waiting))
    sections = [Section("", (), (table,))]
    if answer.narratives:
        sections.append(Section(words("record.narrated"), tables=(_told(answer.narratives, words),)))
    if answer.findings:
        sections.append(
            Section(words("read.findings"), tables=(findings_table(answer.findings, words, answer.documents),))
        )
    return Report(words("record.title"), tuple(sentences), tuple(sections), table)


def _is_all_refused(answer: RecordingAnswer) -> bool:
    """Of a folder: nothing in it could be read, so nothing is known of it either."""
    refused = any(finding.check == "document-refused" for finding in answer.findings)
    return refused and not (answer.snapshots or answer.narratives)


def _told(narratives: tuple[RecordedNarrative, ...], words: Words) -> Table:
    """What documents tell in prose, as it was taken in; instructions about functions only where an act gives any."""
    ordered = any(told.instructions for told in narratives)
    columns = (
        *("institution", "document", "narrated_changes"),
        *(("instructions",) if ordered else ()),
        *("acts_cited", "source", "result"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            told.institution.label,
            told.document.name,
            told.changes,
            *((told.instructions,) if ordered else ()),
            told.acts,
            told.source,
            words("record.told" if told.is_new else "record.told_known"),
        )
        for told in narratives
    ]
    return Table(tuple(words(f"column.{key}") for key in columns), tuple(rows))


def _decided(decision: Decision, words: Words) -> str:
    sides = [" + ".join(_pointed_at(one, words) for one in side) for side in (decision.old, decision.new)]
    key = "review.refused" if decision.refused else "review.confirmed"
    return words(key, old=sides[0], new=sides[1], relation=words(f"relation.{decision.relation}"))


def _pointed_at(occurrence: Occurrence, words: Words) -> str:
    called = occurrence.name or occurrence.code or ""
    return f"{called} ({words.day(occurrence.on)})" if occurrence.on else called


def _result(taken: RecordedSnapshot, words: Words) -> str:
    if taken.is_new:
        return words("record.new")
    return words("record.texts", texts=taken.texts_added) if taken.texts_added else words("record.known")
