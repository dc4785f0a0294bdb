"""What is odd in a manual or a record: collected, sorted and shown, all of it. Never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from changelog.domain.sources import SourceReference


class Severity(StrEnum):
    SERIOUS = "serious"
    MEDIUM = "medium"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit.

    `check` is a stable identifier in kebab-case, `message` what is wrong, `read` the words that it was read from,
    `unit` the code of the unit concerned, `remedy` what to do.
    """

    check: str
    severity: Severity
    message: str
    source: SourceReference | None = None
    unit: str | None = None
    read: str | None = None
    remedy: str | None = None
