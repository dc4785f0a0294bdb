"""`log`, entries on entries, and `verify`, as reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC

from changelog.domain.ledgers import Fault, LedgerLine, LogAnswer, VerifyAnswer, WithdrawalAnswer
from changelog.reports.names import shown
from changelog.reports.tables import Report, Table
from changelog.reports.wording import Words

SHOWN_DIGITS = 12
"""Of a digest, in a table: enough to tell entries apart and to name one; JSON has the whole."""


def log_report(answer: LogAnswer, words: Words) -> Report:
    """Every entry a row; above them the head, whole, as a constancia carries it."""
    said = words("log.head", head=answer.head) if answer.head else words("list.empty")
    return Report.of_table(words("log.title"), (said,), _entries(answer.lines, words))


def entries_report(answer: WithdrawalAnswer, words: Words) -> Report:
    """What was added to the ledger."""
    sentences = [words("log.added", count=len(answer.lines))]
    sentences += [words("log.waiting", count=answer.waiting)] if answer.waiting else []
    return Report.of_table(words("log.title"), sentences, _entries(answer.lines, words))


def _entries(lines: Iterable[LedgerLine], words: Words) -> Table:
    columns = ("entry", "entry_kind", "institution", "about", "recorded_at", "person", "program", "digest", "counts")
    rows = tuple(
        (
            line.sequence,
            words(f"entry.{line.kind}"),
            shown(line.institution),
            _about(line, words),
            line.recorded_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC"),
            shown(line.person) if line.person else None,
            line.program,
            line.digest[:SHOWN_DIGITS],
            words("log.withdrawn", by=line.withdrawn_by) if line.withdrawn_by else words("log.counts"),
        )
        for line in lines
    )
    return Table(tuple(words(f"column.{key}") for key in columns), rows)


def _about(line: LedgerLine, words: Words) -> str:
    on = words("log.on", entries=", ".join(map(str, line.on))) if line.on else None
    return "; ".join(shown(said) for said in (on, *line.about, line.reason) if said)


def verify_report(answer: VerifyAnswer, words: Words) -> Report:
    """What was looked at, whether all of it holds, and each fault a row with its place."""
    rows = tuple((fault.place, said(fault, words)) for fault in answer.faults)
    table = Table((words("column.place"), words("column.fault")), rows)
    return Report.of_table(words("verify.title"), tuple(_sentences(answer, words)), table)


def said(fault: Fault, words: Words) -> str:
    """What is wrong, in a sentence."""
    return shown(words(f"fault.{fault.kind}", **fault.values))


def _sentences(answer: VerifyAnswer, words: Words) -> Iterable[str]:
    yield words(
        "verify.looked_at",
        entries=answer.entries,
        institutions=answer.institutions,
        versions=answer.versions,
        days=answer.days,
    )
    if answer.manuals:
        yield words("verify.manuals", count=answer.manuals)
    if answer.head:
        yield words("log.head", head=answer.head)
    if answer.head_at is not None:
        yield words("verify.head_at", entry=answer.head_at)
    if answer.faults:
        first = answer.faults[0]
        yield words("verify.faults", count=len(answer.faults), place=shown(first.place), what=said(first, words))
    else:
        yield words("verify.whole")
