"""The JSON interface, fourth part: what an audit finds, and what checks there are."""

from __future__ import annotations

import msgspec

from changelog.reports.interface import Lines


class AuditFindingRecord(msgspec.Struct):
    """One finding. `severity` is serious, medium, minor or information; `lines` are its first and last line in the
    document; `others` the further places; `read` what was read, as printed and short. `fingerprint` tells it again in a
    later audit and in a file of accepted findings. In a history, `day` is the day concerned and `agreement` the act as
    printed.
    """

    check: str
    severity: str
    unit: str | None
    unit_name: str | None
    document: str | None
    lines: tuple[int, int] | None
    read: str | None
    message: str
    remedy: str | None
    others: list[Lines]
    fingerprint: str | None
    agreement: str | None = None
    day: str | None = None
    page: int | None = None


class AcceptanceRecord(msgspec.Struct):
    """A finding that a person accepted, and why."""

    finding: AuditFindingRecord
    reason: str
    person: str | None
    day: str | None


class UnusedAcceptanceRecord(msgspec.Struct):
    """An acceptance that fits no finding any more."""

    fingerprint: str
    check: str
    subject: str
    reason: str


class UnreadRecord(msgspec.Struct):
    """A file that could not be audited with the others."""

    path: str
    message: str
    remedy: str | None


class AuditedRecord(msgspec.Struct):
    """One manual (`kind` manual, `subject` its file's name, `path` the file as it was named) or recorded history (`kind`
    history, the institution)."""

    kind: str
    subject: str
    path: str | None
    facts: dict[str, int | str]
    findings: list[AuditFindingRecord]
    accepted: list[AcceptanceRecord]


class AuditOutput(msgspec.Struct):
    """`audit`: what each manual or history has. `counts` are by severity, the gravest first, without what was accepted."""

    format: str
    version: int
    counts: dict[str, int]
    audited: list[AuditedRecord]
    unused: list[UnusedAcceptanceRecord]
    unread: list[UnreadRecord]


class CheckRecord(msgspec.Struct):
    """A check. `of` says whether it examines a manual or a history; `example` is what it finds in `failing`, where one
    check is explained."""

    id: str
    group: str
    severity: str
    of: str
    title: str
    why: str
    message: str
    remedy: str
    options: dict[str, int | float | bool | str | list[str]]
    failing: str
    passing: str
    example: list[AuditFindingRecord]


class ChecksOutput(msgspec.Struct):
    """`checks`: every check, or the one that was asked for."""

    format: str
    version: int
    checks: list[CheckRecord]


AUDITED: dict[str, type[msgspec.Struct]] = {"audit": AuditOutput, "checks": ChecksOutput}
"""The outputs of this part by their names."""
