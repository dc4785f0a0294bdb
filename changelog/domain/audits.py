"""What an audit answers: findings of each manual or history, those that somebody accepted, and the checks asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from changelog.domain.answers import Documents
from changelog.domain.checks import Group, OptionValue, Phrases
from changelog.domain.findings import Finding, Severity

MOST_LINES = 8
"""Lines of one place that are kept to be shown, from its first: what was read stands on them or is told by them."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding that a person accepted, and why. `fingerprint` tells it again: see `audit.accepting`. What was read and
    where is kept for the reader of the file; it identifies nothing."""

    fingerprint: str
    check: str
    subject: str
    reason: str
    person: str | None
    day: date | None
    unit: str | None = None
    read: str | None = None


@dataclass(frozen=True, slots=True)
class Audited:
    """One manual, or one recorded history, after its audit.

    `subject` is the file's name or the institution. `findings` are those that nobody accepted; `accepted` the others, with
    who accepted them; `fingerprints` tell each of both again. `unit_names` are by the codes that findings name, `lines` the
    printed lines that they stand on, by number (of a manual; of a long place only its first ones). `facts` are what was
    examined: units, functions, lines, and the profile that a manual was read as, empty where none fits. `path` is the file
    as it was named (None for a history), `title` what it is headed as where two of one audit have the same name.
    """

    kind: Literal["manual", "history"]
    subject: str
    findings: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Acceptance], ...] = ()
    documents: Documents = field(default_factory=dict)
    unit_names: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[int, str] = field(default_factory=dict)
    facts: Mapping[str, int | str] = field(default_factory=dict)
    fingerprints: Mapping[Finding, str] = field(default_factory=dict)
    path: str | None = None
    title: str | None = None

    @property
    def heading(self) -> str:
        return self.title or self.subject

    def name_of(self, finding: Finding) -> str | None:
        """What the unit of a finding is called, None where it has none or the name is not known."""
        return finding.unit_name or self.unit_names.get(finding.unit or "")


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be audited: as it was named, why, and what to do."""

    path: str
    message: str
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class CheckCard:
    """A check as it is listed and explained, in one language. `example` is what it finds in `failing`, where it is
    explained."""

    id: str
    group: Group
    severity: Severity
    phrases: Phrases
    of: Literal["manual", "history"]
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    failing: str = ""
    passing: str = ""
    example: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditAnswer:
    """`audit`: what each manual or history has; `checks` are those that were asked; `unused` acceptances fit no finding of
    theirs; `unread` are the files that could not be audited with the others."""

    audited: tuple[Audited, ...]
    checks: tuple[CheckCard, ...]
    unused: tuple[Acceptance, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for one in self.audited for finding in one.findings)

    def has_from(self, severity: Severity) -> bool:
        """Whether anything of this severity or a graver one was found."""
        grave = list(Severity)
        return any(grave.index(finding.severity) <= grave.index(severity) for finding in self.findings)


@dataclass(frozen=True, slots=True)
class ChecksAnswer:
    """`checks`: all of them, or with `explained` the one that was asked for."""

    checks: tuple[CheckCard, ...]
    explained: bool = False
