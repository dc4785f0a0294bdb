"""What the program makes of one document, before anything is recorded."""

from __future__ import annotations

from dataclasses import dataclass

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding
from changelog.domain.narratives import NarratedChange, Narrative
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document
from changelog.domain.units import Unit
from changelog.errors import InvariantError


@dataclass(frozen=True, slots=True)
class LineUse:
    """What became of one line of the functions section.

    `use` is "heading", "objective", "function", "label" ("Objetivo:"), or "furniture: " and which; `unit` is the code
    of the unit that it belongs to.
    """

    line: int
    use: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The units of a document whose present text is in force from one date, in the order printed.

    `effective_date` and `agreement` are None where the document does not print them. `on_top` is False for units that
    an amending act excepts: their parents are in force from another date, so their heads hang from units of another part.
    """

    units: tuple[Unit, ...]
    effective_date: PartialDate | None
    agreement: Agreement | None
    on_top: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read: its parts in date order, every agreement cited, what does not fit, and what became of every
    non-blank line of its functions section.

    `narrated` are the changes that its prose tells, where they were asked for. `profile` names the family of manuals
    that it was read as. `institution` is None where it was not found.
    """

    document: Document
    profile: str
    institution: Institution | None
    parts: tuple[Part, ...]
    heads_on_top: bool
    whole_institution: bool
    agreements: tuple[Agreement, ...] = ()
    findings: tuple[Finding, ...] = ()
    line_uses: tuple[LineUse, ...] = ()
    narrated: tuple[NarratedChange, ...] = ()

    @property
    def units(self) -> tuple[Unit, ...]:
        """All units in the order printed."""
        units = [unit for part in self.parts for unit in part.units]
        return tuple(sorted(units, key=lambda unit: unit.source.first_line if unit.source else 0))

    def narrative(self) -> Narrative:
        """What its prose tells and every act that it cites. Raises `InvariantError` where the institution is not known."""
        if self.institution is None:
            raise InvariantError("the institution is not known")
        return Narrative(self.institution, self.document, self.narrated, self.agreements)

    def snapshots(self) -> tuple[Snapshot, ...]:
        """One snapshot for each part. Only the sole part of a document can cover the whole institution by itself.

        Raises `InvariantError` where the institution or a date of effect is not known.
        """
        found: list[Snapshot] = []
        for part in self.parts:
            if self.institution is None or part.effective_date is None:
                raise InvariantError("the institution or the date of effect is not known")
            found.append(
                Snapshot(
                    institution=self.institution,
                    effective_date=part.effective_date,
                    units=part.units,
                    agreement=part.agreement,
                    document=self.document,
                    heads_on_top=self.heads_on_top and part.on_top,
                    whole_institution=self.whole_institution and len(self.parts) == 1,
                )
            )
        return tuple(found)
