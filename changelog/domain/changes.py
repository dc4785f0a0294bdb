"""What changed between two dates: the closed list of `domain.md`, with what each rests on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from changelog.domain.basis import Basis
from changelog.domain.sources import SourceReference
from changelog.domain.structures import Act, FunctionState, UnitState
from changelog.domain.wording import WordDifference, word_difference
from changelog.errors import InvariantError


class UnitChangeKind(StrEnum):
    CREATED = "created"
    ABOLISHED = "abolished"
    RENAMED = "renamed"
    REASSIGNED = "reassigned"
    TRANSFORMED = "transformed"
    RECODED = "recoded"
    MERGED = "merged"
    SPLIT = "split"
    REPLACED = "replaced"
    REESTABLISHED = "reestablished"
    FIRST_DOCUMENTED = "first_documented"
    NO_LONGER_DOCUMENTED = "no_longer_documented"
    OBJECTIVE_MODIFIED = "objective_modified"


class FunctionChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    MODIFIED = "modified"
    RENUMBERED = "renumbered"
    TRANSFERRED = "transferred"
    SPLIT = "split"
    MERGED = "merged"
    FIRST_DOCUMENTED = "first_documented"
    NO_LONGER_DOCUMENTED = "no_longer_documented"


NOT_OF_THE_INSTITUTION = frozenset(
    {
        UnitChangeKind.FIRST_DOCUMENTED,
        UnitChangeKind.NO_LONGER_DOCUMENTED,
        FunctionChangeKind.FIRST_DOCUMENTED,
        FunctionChangeKind.NO_LONGER_DOCUMENTED,
    }
)
"""What is known changed, not the institution: shown apart, counted in no total of changes."""


@dataclass(frozen=True, slots=True)
class Side:
    """A unit on one of the two dates, with what a reader needs to find it: its own state and its parent's name and
    code.
    """

    unit: UnitState
    parent_name: str | None = None
    parent_code: str | None = None


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One kind of change of one operation.

    `old` and `new` are the units before and after: one and one for changes of one identity, none on the side where it
    did not exist, several for merged and split. `group` is common to all entries of one unit or operation under one
    act. `inherited` marks a mere consequence of another change (codes and paths below a unit that moved, the code shift
    after an inserted sibling): listed once, in no total. `act` is that of the document which first shows the state
    after, None where no document tells; `not_before` the last day for which a document shows the state before: the
    change took effect after it and not after the act's day, and no document at hand tells nearer.
    """

    kind: UnitChangeKind
    group: str
    old: tuple[Side, ...]
    new: tuple[Side, ...]
    act: Act | None
    basis: Basis
    inherited: bool = False
    evidence: tuple[str, ...] = ()
    not_before: date | None = None
    _difference: WordDifference | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        least_old, least_new = _SIDES[self.kind]
        if len(self.old) < least_old or len(self.new) < least_new:
            raise InvariantError(f"{self.kind} needs {least_old} units before and {least_new} after, or more")

    @property
    def difference(self) -> WordDifference | None:
        """How a modified objective was reworded; None for other kinds. Worked out when it is first asked for."""
        if self._difference is None and self.kind is UnitChangeKind.OBJECTIVE_MODIFIED:
            found = word_difference(self.old[0].unit.objective, self.new[0].unit.objective)
            object.__setattr__(self, "_difference", found)
        return self._difference

    @property
    def sources(self) -> tuple[SourceReference, ...]:
        return tuple(side.unit.source for side in (*self.old, *self.new) if side.unit.source)


_SIDES: dict[UnitChangeKind, tuple[int, int]] = {
    UnitChangeKind.CREATED: (0, 1),
    UnitChangeKind.ABOLISHED: (1, 0),
    UnitChangeKind.RENAMED: (1, 1),
    UnitChangeKind.REASSIGNED: (1, 1),
    UnitChangeKind.TRANSFORMED: (1, 1),
    UnitChangeKind.RECODED: (1, 1),
    UnitChangeKind.MERGED: (2, 1),
    UnitChangeKind.SPLIT: (1, 2),
    UnitChangeKind.REPLACED: (1, 1),
    UnitChangeKind.REESTABLISHED: (0, 1),
    UnitChangeKind.FIRST_DOCUMENTED: (0, 1),
    UnitChangeKind.NO_LONGER_DOCUMENTED: (1, 0),
    UnitChangeKind.OBJECTIVE_MODIFIED: (1, 1),
}


@dataclass(frozen=True, slots=True)
class FunctionSide:
    """A function on one of the two dates and the unit that it was under then."""

    function: FunctionState
    unit_name: str
    unit_code: str | None


@dataclass(frozen=True, slots=True)
class FunctionChange:
    """One kind of change of one function (or of the functions that split or merged).

    `inherited` marks what only follows from a unit's own change: the functions of a created or abolished unit, listed
    with it and in no total. `act` and `not_before` are as in `UnitChange`.
    """

    kind: FunctionChangeKind
    group: str
    old: tuple[FunctionSide, ...]
    new: tuple[FunctionSide, ...]
    act: Act | None
    basis: Basis
    inherited: bool = False
    evidence: tuple[str, ...] = ()
    not_before: date | None = None
    _difference: WordDifference | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def difference(self) -> WordDifference | None:
        """How a modified function was reworded; None for other kinds. Worked out when it is first asked for: of many
        thousand changes most are counted or filtered, and never shown."""
        if self._difference is None and self.kind is FunctionChangeKind.MODIFIED:
            found = word_difference(self.old[0].function.text, self.new[0].function.text)
            object.__setattr__(self, "_difference", found)
        return self._difference

    @property
    def sources(self) -> tuple[SourceReference, ...]:
        return tuple(side.function.source for side in (*self.old, *self.new) if side.function.source)


Change = UnitChange | FunctionChange


@dataclass(frozen=True, slots=True)
class Replay:
    """Whether the first structure with the changes applied equals the second, and the second with them undone the
    first.

    `differences` says where not, in words. `units` and `functions` are how many were compared.
    """

    forward: bool
    backward: bool
    units: int
    functions: int
    differences: tuple[str, ...] = ()

    @property
    def held(self) -> bool:
        return self.forward and self.backward


class GapKind(StrEnum):
    NOTHING = "nothing"  # no document of the institution bears on the date
    UNIT = "unit"  # the unit itself, where the other date does not say from what it hangs
    UNITS_BELOW = "units_below"
    FUNCTIONS = "functions"
    FUNCTIONS_BELOW = "functions_below"  # those of the unit and of those that hang from it
    PLACEMENT = "placement"  # where the unit hangs
    OBJECTIVE = "objective"


class When(StrEnum):
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Gap:
    """What no document covers on one of the two dates: of which unit (or of the institution, `unit_id` None), and what.

    `since` is the first day that any document bears on, for `NOTHING`.
    """

    when: When
    unit_id: str | None
    unit: str
    kind: GapKind
    since: date | None = None


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Everything that changed between two dates, first the units' changes, then the functions'.

    `acts` are those that took effect after `start` and not after `end`. `view` is "net" (the two dates compared) or
    "steps" (act by act). `not_documented` is what is known of one side only.
    """

    institution: str
    start: date
    end: date
    view: str
    units: tuple[UnitChange, ...]
    functions: tuple[FunctionChange, ...]
    acts: tuple[Act, ...] = ()
    not_documented: tuple[Gap, ...] = ()
    replay: Replay | None = None

    @property
    def changes(self) -> tuple[Change, ...]:
        return (*self.units, *self.functions)

    @property
    def is_empty(self) -> bool:
        return not self.units and not self.functions

    def own_counts(self) -> dict[str, int]:
        """Changes of the institution by kind, without inherited ones and what is merely (not) documented."""
        own = [c for c in self.changes if not c.inherited and c.kind not in NOT_OF_THE_INSTITUTION]
        units = Counter(f"unit.{c.kind}" for c in own if isinstance(c, UnitChange))
        functions = Counter(f"function.{c.kind}" for c in own if isinstance(c, FunctionChange))
        return {**units, **functions}

    def units_affected(self) -> int:
        """Units that took part in a change of their own; a merge of three into one is one operation and four units."""
        own = [c for c in self.units if not c.inherited and c.kind not in NOT_OF_THE_INSTITUTION]
        return len({side.unit.unit_id for change in own for side in (*change.old, *change.new)})
