"""What is odd in a manual or a record: collected, sorted and shown, all of it. Never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from changelog.domain.sources import SourceReference


class Severity(StrEnum):
    """How much it matters: `SERIOUS` misleads about who answers for what or what is in force, `MEDIUM` is a defect of the
    document that has to be corrected, `MINOR` one of form, `INFORMATION` is good to know."""

    SERIOUS = "serious"
    MEDIUM = "medium"
    MINOR = "minor"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit.

    `check` is a stable identifier in kebab-case, `message` what is wrong, `read` the words that it was read from,
    `unit` the code of the unit concerned, `remedy` what to do. `source` is the first place concerned, `others` are the
    rest: the other copies of a text, the other places of a name. In a history, where codes shift, `unit_name` is what the
    unit was called on `day`, the day concerned, and `act` the act as printed; all three None in a manual.
    """

    check: str
    severity: Severity
    message: str
    source: SourceReference | None = None
    unit: str | None = None
    read: str | None = None
    remedy: str | None = None
    others: tuple[SourceReference, ...] = ()
    unit_name: str | None = None
    act: str | None = None
    day: date | None = None
