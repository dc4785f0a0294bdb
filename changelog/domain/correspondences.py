"""Which unit, and which function, of one state is which of the next, and why.

Identity is settled in this order (`domain.md`, "Identity"): a person's decision, an act or narrative that says so,
exact equality, shared functions, names. Below the threshold of certainty a pair is proposed and waits for a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from changelog.domain.dates import PartialDate
from changelog.domain.sources import SourceReference
from changelog.domain.texts import StatedText
from changelog.errors import InvariantError


class Stage(StrEnum):
    """What settled a correspondence, strongest first."""

    DECIDED = "decided"
    DECLARED = "declared"
    IDENTICAL = "identical"
    SHARED_FUNCTIONS = "shared_functions"
    SIMILAR_NAME = "similar_name"
    SIMILAR_TEXT = "similar_text"  # functions only: the same duty in other words


class Relation(StrEnum):
    """How the two sides relate. SAME is one identity; the others link different ones.

    MERGED: two or more predecessors, one successor (which may be one of them: absorption). SPLIT: one predecessor, two
    or more successors (one may be it: partial). REPLACED: one and one, the first closed, the second new.
    REESTABLISHED: one identity that existed, did not, and exists again.
    """

    SAME = "same"
    MERGED = "merged"
    SPLIT = "split"
    REPLACED = "replaced"
    REESTABLISHED = "reestablished"


class Status(StrEnum):
    ACCEPTED = "accepted"
    PROPOSED = "proposed"  # waits for a person; until then the two are separate units, marked unresolved
    REFUSED = "refused"


class MatchableFunction(NamedTuple):
    """A function as matching sees it. `key` is unique on its side. A tuple with names, as it is made of every function."""

    key: str
    marker: str
    text: StatedText


@dataclass(frozen=True, slots=True)
class MatchableUnit:
    """A unit as matching sees it. `key` and `parent` (None on top or not placed) are keys of its own side.

    `functions` are in the order printed. `children_listed` says that its side lists all units directly below it (perhaps
    none); None where that is not known. `within` is the key of a unit above it at a distance that is not told, where
    `parent` is None because no more is known.
    """

    key: str
    code: str
    name: str
    rank: str | None
    parent: str | None
    objective: StatedText | None
    functions: Sequence[MatchableFunction]
    functions_listed: bool = True
    children_listed: bool | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """A relation that needs no guess: a person's decision, or an act that says so, with keys of the two sides.

    `status` REFUSED means: never pair these.
    """

    relation: Relation
    old: tuple[str, ...]
    new: tuple[str, ...]
    status: Status
    stage: Stage
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitCorrespondence:
    """One relation between units of two states: keys of each side, what settled it, how sure (0.0 to 1.0), and why.

    `evidence` is sentences for the reader, the strongest first. SAME and REPLACED have one key a side; MERGED two or
    more old keys, SPLIT two or more new ones.
    """

    relation: Relation
    old: tuple[str, ...]
    new: tuple[str, ...]
    stage: Stage
    score: float
    status: Status
    evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 1.0:
            raise InvariantError(f"a score of {self.score} is outside 0.0 to 1.0")
        least_old, least_new = {
            Relation.MERGED: (2, 1),
            Relation.SPLIT: (1, 2),
        }.get(self.relation, (1, 1))
        if len(self.old) < least_old or len(self.new) < least_new:
            raise InvariantError(f"{self.relation} needs {least_old} predecessors and {least_new} successors or more")


class FunctionCorrespondence(NamedTuple):
    """One relation between functions of two states. One and one: the same function, perhaps reworded, renumbered or in
    another unit. One and several: split. Several and one: merged. Several and several never.

    A tuple with names, as there is one for nearly every function: a dataclass takes three times as long to make.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    stage: Stage
    score: float
    status: Status
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A unit as somebody points at it: what it is called, where it was printed, or both, on a date.

    `on` None means any date. Statements point at occurrences, never at identities of the index.
    """

    name: str | None = None
    code: str | None = None
    on: PartialDate | None = None

    def __post_init__(self) -> None:
        if not self.name and not self.code:
            raise InvariantError("say which unit: a name, a code, or both")


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on identity: `old` and `new` are (or are not, with `refused`) related so, for this reason.

    `source` is the file and line that it rests on, as given. A later decision on the same occurrences supersedes this.
    """

    institution: str
    relation: Relation
    old: tuple[Occurrence, ...]
    new: tuple[Occurrence, ...]
    refused: bool = False
    reason: str | None = None
    source: str | None = None
    person: str | None = None
    sources: tuple[SourceReference, ...] = ()
