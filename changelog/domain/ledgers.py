"""The ledger as people read it: its entries, what of it no longer counts, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One entry. `about` are the facts that tell it from others (a date, an act, a document, names of units) as recorded;
    `reason` is what a person gave. `digest` seals the entry, `previous` the one before (None on the first), `content` is
    the digest of what it says. `on` are the entries that it is about (corrected, retracted). `withdrawn_by` is the entry
    by which it no longer counts, None where it does.
    """

    sequence: int
    kind: str
    institution: str
    recorded_at: datetime
    person: str | None
    program: str
    about: tuple[str, ...]
    reason: str | None
    content: str
    previous: str | None
    digest: str
    on: tuple[int, ...] = ()
    withdrawn_by: int | None = None


@dataclass(frozen=True, slots=True)
class LogAnswer:
    """`log`: entries in the order recorded, of all institutions or of one; `head` seals them all (None: nothing yet)."""

    lines: tuple[LedgerLine, ...]
    head: str | None


@dataclass(frozen=True, slots=True)
class WithdrawalAnswer:
    """`correct`, `annul`, `retract`: the entries made, and how many pairs wait for a person afterwards."""

    lines: tuple[LedgerLine, ...]
    waiting: int


class FaultKind(StrEnum):
    """What `verify` can find: a closed list, worded in `reports`."""

    # the database
    DAMAGED = "damaged"
    REFERENCE = "reference"
    UNGUARDED = "unguarded"
    SCHEMA = "schema"
    UNREADABLE = "unreadable"
    # the chain
    GAP = "gap"
    NOT_FOLLOWING = "not_following"
    CONTENT = "content"
    SEAL = "seal"
    HEAD_MISSING = "head_missing"
    # what stands beside the chain
    COLUMN = "column"
    TEXT = "text"
    TEXT_MISSING = "text_missing"
    INSTITUTION = "institution"
    # the index
    INDEX_MISSING = "index_missing"
    INDEX_DIFFERS = "index_differs"
    # the rules of the domain
    TWO_STATES = "two_states"
    PARENT = "parent"
    CYCLE = "cycle"
    UNIT_OF_FUNCTION = "unit_of_function"
    SIDES = "sides"
    MEMBER = "member"
    REPLAY = "replay"
    # documents given
    MANUAL_DIFFERS = "manual_differs"
    MANUAL_UNKNOWN = "manual_unknown"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where exactly: "entry 7", "INAFS 2021-09-01: 7.1 Dirección". `values` fill the phrase
    of its kind.
    """

    kind: FaultKind
    place: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VerifyAnswer:
    """`verify`: how much was looked at, and every fault, in the order in which one would look for them.

    `head_at` is the entry that the head asked about seals (None: not asked, or not there). `days` are the days on which
    something changes, `manuals` the files compared.
    """

    entries: int
    head: str | None
    institutions: int
    versions: int
    days: int
    manuals: int
    faults: tuple[Fault, ...]
    head_at: int | None = None
