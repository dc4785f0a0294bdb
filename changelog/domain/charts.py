"""What a picture of a structure is drawn from: one date, or two with what changed between them, and lives of units."""

from __future__ import annotations

from dataclasses import dataclass

from changelog.domain.answers import AskedDate, Documents
from changelog.domain.changes import ChangeSet
from changelog.domain.structures import Structure, UnitVersion


@dataclass(frozen=True, slots=True)
class InstitutionChart:
    """One institution, or the branch of it that was asked for.

    `after` is the structure on the date asked for, or on the later of two; `before` and `changes` are None for one date.
    `lives` are all versions of the units that were ever in force in the period, where they were asked for, `steps` then the
    changes of the period act by act. `branch` is the identity of the unit asked for, None for the whole institution.
    Functions stand in the change set only.
    """

    institution: str
    after: Structure
    before: Structure | None = None
    changes: ChangeSet | None = None
    lives: tuple[UnitVersion, ...] = ()
    branch: str | None = None
    steps: ChangeSet | None = None


@dataclass(frozen=True, slots=True)
class ChartAnswer:
    """`chart`: `start` is None for one date. `unit` is what the unit asked for is called on the (later) date.

    `lives` asks for the picture of time instead of the organigram.
    """

    end: AskedDate
    charts: tuple[InstitutionChart, ...]
    documents: Documents
    start: AskedDate | None = None
    unit: str | None = None
    lives: bool = False
