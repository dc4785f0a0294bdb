"""What the program makes of one document, before anything is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


class ProfileConfidence(StrEnum):
    """How sure it is that a document is of the family that it was read as."""

    TOLD = "told"  # the user says which
    CLEAR = "clear"  # no other family comes near
    LIKELY = "likely"  # another has signs too, fewer by far
    DOUBTFUL = "doubtful"  # another has about as many
    NONE = "none"  # too few signs of any: read as what all families have in common


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a family of documents. `line` is the first line where it was found, `lines` on how many; None and less than
    `times` where it does not count."""

    name: str
    weight: int
    line: int | None
    lines: int
    times: int = 1

    @property
    def is_found(self) -> bool:
        return self.line is not None and self.lines >= self.times


@dataclass(frozen=True, slots=True)
class ProfileWeight:
    """What speaks for one family: `weight` is the sum of the signs that are found."""

    name: str
    title: str
    signs: tuple[Sign, ...]

    @property
    def weight(self) -> int:
        return sum(sign.weight for sign in self.signs if sign.is_found)


@dataclass(frozen=True, slots=True)
class ProfileChoice:
    """Which family a document was read as, and why.

    `weighed` are all families with signs of their own, the heaviest first; `digest` is that of a profile which is the
    user's own (SHA-256 of its file), None for those that come with the program.
    """

    name: str
    title: str
    confidence: ProfileConfidence
    weighed: tuple[ProfileWeight, ...] = ()
    digest: str | None = None

    @property
    def label(self) -> str:
        """What names it for good: its name, and of a profile of the user's own the digest of its file."""
        return self.name if self.digest is None else f"{self.name}@{self.digest}"

    @property
    def weight(self) -> int:
        return next((one.weight for one in self.weighed if one.name == self.name), 0)

    @property
    def runner_up(self) -> ProfileWeight | None:
        """The heaviest of the others; None where no sign of any other is found."""
        best = next((one for one in self.weighed if one.name != self.name), None)
        return best if best is not None and best.weight else None

    @property
    def share(self) -> float | None:
        """From 0.0 to 1.0: the weight of its signs as a share of that and the runner-up's. 1.0 means that nothing speaks for
        another family, 0.5 that another has as much for it. None where no sign of it is found."""
        other = self.runner_up.weight if self.runner_up is not None else 0
        return self.weight / (self.weight + other) if self.weight else None


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
    that it was read as, `choice` says why (None for tables of units, which have no family). `institution` is None where it
    was not found.
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
    choice: ProfileChoice | None = None

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
