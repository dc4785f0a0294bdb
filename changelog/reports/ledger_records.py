"""The ledger and what `verify` finds, as records of the JSON interface."""

from __future__ import annotations

from datetime import UTC, datetime

from changelog.domain.ledgers import LedgerLine, LogAnswer, VerifyAnswer, WithdrawalAnswer
from changelog.reports import ledger_interface as out
from changelog.reports.record_pieces import head


def log_output(answer: LogAnswer) -> out.LogOutput:
    return out.LogOutput(*head("log"), entries=[_entry(line) for line in answer.lines], head=answer.head)


def entries_output(answer: WithdrawalAnswer) -> out.EntriesOutput:
    return out.EntriesOutput(*head("entries"), entries=[_entry(line) for line in answer.lines], waiting=answer.waiting)


def verify_output(answer: VerifyAnswer) -> out.VerifyOutput:
    return out.VerifyOutput(
        *head("verify"),
        entries=answer.entries,
        head=answer.head,
        head_at=answer.head_at,
        institutions=answer.institutions,
        versions=answer.versions,
        days=answer.days,
        manuals=answer.manuals,
        faults=[out.FaultRecord(fault.kind, fault.place, dict(fault.values)) for fault in answer.faults],
    )


def moment_in_utc(moment: datetime) -> str:
    """As it stands in the seal of an entry: ISO, in UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _entry(line: LedgerLine) -> out.EntryRecord:
    return out.EntryRecord(
        sequence=line.sequence,
        kind=line.kind,
        institution=line.institution,
        recorded_at=moment_in_utc(line.recorded_at),
        person=line.person,
        program=line.program,
        about=list(line.about),
        reason=line.reason,
        content=line.content,
        previous=line.previous,
        digest=line.digest,
        on=list(line.on),
        withdrawn_by=line.withdrawn_by,
    )
