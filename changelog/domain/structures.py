"""The structure in force on a date, and the versions with validity intervals that it is read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from math import inf

from changelog.domain.basis import Basis
from changelog.domain.correspondences import FunctionCorrespondence, Relation, UnitCorrespondence
from changelog.domain.findings import Finding
from changelog.domain.sources import SourceReference
from changelog.domain.tellings import Telling
from changelog.domain.texts import StatedText
from changelog.errors import InvariantError


@dataclass(frozen=True, slots=True)
class Act:
    """What put a state in force: the effective date, the agreement as printed, and the document that tells.

    `statement` is the digest of the snapshot, decision or narrative that the record holds. `agreement` None means that
    no document names the act.
    """

    effective_date: date
    agreement: str | None
    statement: str
    document: str | None = None


class Opening(StrEnum):
    """How a unit's life in the record begins (or begins again)."""

    CREATED = "created"
    FIRST_DOCUMENTED = "first_documented"
    MERGED = "merged"
    SPLIT = "split"
    REPLACED = "replaced"
    REESTABLISHED = "reestablished"


class Closing(StrEnum):
    """How it ends."""

    ABOLISHED = "abolished"
    NO_LONGER_DOCUMENTED = "no_longer_documented"
    MERGED = "merged"
    SPLIT = "split"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class FunctionState:
    """A function on a date. `position` counts from 1 within its unit, in the order printed."""

    function_id: str
    unit_id: str
    position: int
    marker: str
    text: StatedText
    source: SourceReference | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class UnitState:
    """A unit on a date.

    `parent_id` None with `placed` means that it hangs from the institution itself; without, that no document says where
    it hangs. `basis` is that of its identity and name; `unresolved` says that a pair with it waits for a person.
    """

    unit_id: str
    code: str | None
    name: str
    rank: str | None
    parent_id: str | None
    placed: bool
    objective: StatedText | None
    functions_listed: bool
    children_listed: bool
    basis: Basis
    source: SourceReference | None = field(default=None, compare=False)
    unresolved: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class UnitVersion:
    """One state of a unit and the days on which it was in force, end excluded (None: still in force).

    `opening` is set on the first version of a life, `closing` on the last that ended. `begun_by` and `ended_by` name
    the acts; `attested_by` the snapshots that state it: an act that began a version and is not among them is told in
    prose. `evidence` says why it began, `end_evidence` why its life ended, where more than a document's list says so.
    """

    state: UnitState
    valid_from: date
    valid_to: date | None
    begun_by: Act
    ended_by: Act | None = None
    opening: Opening | None = None
    closing: Closing | None = None
    attested_by: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    end_evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise InvariantError(f"{self.state.name} would be in force from {self.valid_from} to {self.valid_to}")


@dataclass(frozen=True, slots=True)
class FunctionVersion:
    """One state of a function and the days on which it was in force, end excluded.

    `first_stated` on a first version says that its unit's functions were not documented before; `last_stated` on a last
    one that they no longer are. `evidence` says why it is taken for the same function as the version before.
    """

    state: FunctionState
    valid_from: date
    valid_to: date | None
    begun_by: Act
    ended_by: Act | None = None
    first_stated: bool = False
    last_stated: bool = False
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Units, or functions, that became others on a day: two-sided, one date, one act (`domain.md`, "Rules")."""

    relation: Relation
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    act: Act
    basis: Basis
    of_functions: bool = False
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """A correspondence with both sides named for a person: what was settled, or waits, between two statements.

    `old` and `new` are (unit_id, code, name, effective date, document and line) of the two states at the time.
    """

    correspondence: UnitCorrespondence
    old: tuple[Sighting, ...]
    new: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A unit where one statement shows it."""

    unit_id: str
    code: str | None
    name: str
    effective_date: date
    source: SourceReference | None


@dataclass(frozen=True, slots=True)
class History:
    """All that follows from an institution's statements: versions, links, pairings, findings, and every narrated change
    placed in time (`tellings`, in the order of days, undated ones where their bounds put them). The index holds just this.
    """

    unit_versions: tuple[UnitVersion, ...]
    function_versions: tuple[FunctionVersion, ...]
    links: tuple[Link, ...]
    pairings: tuple[Pairing, ...]
    findings: tuple[Finding, ...]
    acts: tuple[Act, ...]
    function_correspondences: tuple[FunctionCorrespondence, ...] = ()
    tellings: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """All units in force on a date, with their functions, in the order of their codes.

    `first_documented_on` is the first day that any document bears on; None when nothing is recorded. `acts` are those
    in force by then, latest first.
    """

    institution: str
    on: date
    units: tuple[UnitState, ...]
    functions: tuple[FunctionState, ...]
    acts: tuple[Act, ...] = ()
    first_documented_on: date | None = None

    def unit(self, unit_id: str) -> UnitState | None:
        return next((unit for unit in self.units if unit.unit_id == unit_id), None)


@dataclass(frozen=True, slots=True)
class Period:
    """What comparing two dates needs, wherever it comes from.

    `units` and `functions` are versions that overlap the days from `start` to `end`, both included: all of what changed
    between them and of its surroundings (parents, siblings of what changed its code, all below what moved). More than
    needed does no harm. `links` took effect after `start` and not after `end`. `bearers_before` and `bearers_after` are how
    many units of the institution bear each rank on `start` and on `end`, at least of the ranks that may have been renamed;
    None when not asked for.
    """

    start: date
    end: date
    units: tuple[UnitVersion, ...]
    functions: tuple[FunctionVersion, ...]
    links: tuple[Link, ...]
    bearers_before: Mapping[str, int] | None = None
    bearers_after: Mapping[str, int] | None = None


def code_order(state: UnitState) -> tuple[object, ...]:
    """Sorts by code, number by number, then by name."""
    return code_parts(state.code), state.name, state.unit_id


LONGEST_NUMBER = 100
"""Digits of a number in a code; what is longer is sorted as a word (Python reads no number of thousands of digits)."""


@lru_cache(1 << 15)
def code_parts(code: str | None) -> tuple[float | str, ...]:
    """A code as sorted: number by number (7.1.9 before 7.1.10), words after numbers.

    A number stands for itself and a word follows an infinity, so that one never meets the other. Flat, because sorting
    compares codes far more often than it makes their keys.
    """
    parts = (code or "").split(".")
    if all(map(_is_number, parts)):
        return tuple(map(int, parts))
    return tuple(one for part in parts for one in ((int(part),) if _is_number(part) else (inf, part)))


def _is_number(part: str) -> bool:
    return part.isdecimal() and len(part) <= LONGEST_NUMBER


def is_in_force(version: UnitVersion | FunctionVersion, on: date) -> bool:
    """Half open: in force from its first day, not on the day it ends."""
    return version.valid_from <= on and (version.valid_to is None or on < version.valid_to)
