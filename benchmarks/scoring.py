"""How right a report of changes is, kind by kind, against the truth of a workload.

What counts:

- A change is told by its kind and its places: units by their codes on the two dates, functions by unit and marker. A
  report is right where kind and all places are; a merger of three told with two of them is wrong, and missed.
- Precision is the share of what is reported that is right, recall the share of what is true that is reported, F1 their
  harmonic mean; a kind that neither happens nor is reported has none. Over several seeds the counts are added up.
- Several kinds can hold for one unit or function; each counts by itself.
- What merely follows from another change counts on neither side, however it is reported: codes that shift (recoded),
  functions of units that begin or end (added, removed), functions that go with a merger or split (transferred), and texts
  in which nothing but a unit's new name is new (modified).
- What a report itself marks as inherited is no report of a change.
- A rank that is called otherwise everywhere is one renaming of each unit that bears it, and no transformation.
  Because these are easy and many, `renamed*` counts apart the renamings that touch more than the rank.
- Every function that has another number in the same unit is renumbered, as the closed list of changes has it.
- A pair that waits for a person counts as what the report shows without that person: one unit abolished and one created.
- A function reported as divided or joined, which the script never does, is a false modification; a unit reported as
  replaced is reported as abolished and created.
- Of the pairs accepted without review (every unit of the first date that is said to be, or to have become, one of the
  second, changed or not), wrong are those whose units are neither the same nor related by a merger or split. Pairs of
  functions likewise; functions of related units with one text word for word are interchangeable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.generator import Workload
from benchmarks.truth import Place, TrueChange
from changelog.domain.snapshots import Snapshot
from changelog.domain.texts import normal_form
from changelog.domain.units import Unit

UNIT_KINDS = ("renamed", "renamed*", "reassigned", "created", "abolished", "transformed", "merged", "split")
FUNCTION_KINDS = ("modified", "added", "removed", "transferred", "renumbered")
MEAN_OF_UNITS = tuple(kind for kind in UNIT_KINDS if kind != "renamed*")

Kind = tuple[str, str]
"""Level ("unit" or "function") and kind."""


class Claim(NamedTuple):
    """A change as reported: the places on each date, sorted."""

    level: str
    kind: str
    old: tuple[Place, ...]
    new: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are right, how many are reported, how many are true."""

    right: int = 0
    found: int = 0
    true: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.true + other.true)

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.right / self.true if self.true else None

    @property
    def f1(self) -> float | None:
        """None where nothing is true and nothing reported."""
        both = self.found + self.true
        return 2 * self.right / both if both else None


@dataclass(frozen=True, slots=True)
class Wrong:
    """Pairs accepted without review, and how many of them are wrong."""

    wrong: int = 0
    accepted: int = 0

    def __add__(self, other: Wrong) -> Wrong:
        return Wrong(self.wrong + other.wrong, self.accepted + other.accepted)

    @property
    def share(self) -> float:
        return self.wrong / self.accepted if self.accepted else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """What a tool says: claims, and where it tells them the pairs of units and functions that it takes for the same."""

    claims: frozenset[Claim]
    unit_pairs: frozenset[tuple[str, str]] = frozenset()
    function_pairs: frozenset[tuple[Place, Place]] = frozenset()


@dataclass(frozen=True, slots=True)
class Score:
    """Tallies of one report; `false` and `missed` are the claims behind them, for who wants to see why."""

    tallies: Mapping[Kind, Tally]
    units: Wrong = Wrong()
    functions: Wrong = Wrong()
    false: tuple[Claim, ...] = field(default=(), compare=False)
    missed: tuple[Claim, ...] = field(default=(), compare=False)

    def __add__(self, other: Score) -> Score:
        kinds = dict.fromkeys((*self.tallies, *other.tallies))
        tallies = {kind: self.tallies.get(kind, Tally()) + other.tallies.get(kind, Tally()) for kind in kinds}
        return Score(tallies, self.units + other.units, self.functions + other.functions)

    def f1(self, level: str, kind: str) -> float | None:
        return self.tallies.get((level, kind), Tally()).f1

    def mean(self, level: str) -> float | None:
        """Mean F1 over the kinds of a level; `renamed*` is part of `renamed` and not counted twice."""
        kinds = MEAN_OF_UNITS if level == "unit" else FUNCTION_KINDS
        known = [f1 for kind in kinds if (f1 := self.f1(level, kind)) is not None]
        return sum(known) / len(known) if known else None


def claim(level: str, kind: str, old: Iterable[Place], new: Iterable[Place]) -> Claim:
    return Claim(level, kind, tuple(sorted(old, key=_order)), tuple(sorted(new, key=_order)))


def _order(place: Place) -> tuple[str, str]:
    return place.code, place.marker or ""


def score(workload: Workload, report: Report) -> Score:
    """The report against the truth, by the rules at the top of this module."""
    own = frozenset(_claims(workload.truth.changes, inherited=False))
    echoes = frozenset(_claims(workload.truth.changes, inherited=True))
    beyond_rank = _Names(workload)
    true = frozenset(_counted(own, beyond_rank))
    found = frozenset(_counted(report.claims - echoes, beyond_rank))
    right = _by_kind(true & found)
    reported, happened = _by_kind(found), _by_kind(true)
    kinds = [("unit", kind) for kind in UNIT_KINDS] + [("function", kind) for kind in FUNCTION_KINDS]
    return Score(
        {kind: Tally(right[kind], reported[kind], happened[kind]) for kind in kinds},
        _wrong_units(workload, report),
        _wrong_functions(workload, report),
        tuple(sorted(found - true, key=str)),
        tuple(sorted(true - found, key=str)),
    )


def _claims(changes: Iterable[TrueChange], *, inherited: bool) -> Iterator[Claim]:
    return (claim(c.level, c.kind, c.old, c.new) for c in changes if c.inherited is inherited)


def _by_kind(claims: Iterable[Claim]) -> Counter[Kind]:
    return Counter((one.level, one.kind) for one in claims)


def _counted(claims: Iterable[Claim], names: _Names) -> Iterator[Claim]:
    """The claims of the kinds that are scored, and once more as `renamed*` what touches more than the rank."""
    for one in claims:
        if one.kind in (UNIT_KINDS if one.level == "unit" else FUNCTION_KINDS):
            yield one
        if (one.level, one.kind) == ("unit", "renamed") and names.differ_beyond_rank(one):
            yield one._replace(kind="renamed*")


class _Names:
    """What units are called without their rank, on both dates."""

    def __init__(self, workload: Workload) -> None:
        self._old, self._new = workload.old.by_code(), workload.new.by_code()

    def differ_beyond_rank(self, renamed: Claim) -> bool:
        old, new = (self._old[place.code] for place in renamed.old), (self._new[place.code] for place in renamed.new)
        return [_without_rank(unit) for unit in old] != [_without_rank(unit) for unit in new]


def _without_rank(unit: Unit) -> str:
    return normal_form(unit.name).removeprefix(normal_form(unit.rank or ""))


def _wrong_units(workload: Workload, report: Report) -> Wrong:
    truth = workload.truth
    numbers = [(truth.old.units[old], truth.new.units[new]) for old, new in report.unit_pairs]
    wrong = sum(1 for old, new in numbers if old != new and (old, new) not in truth.related)
    return Wrong(wrong, len(numbers))


def _wrong_functions(workload: Workload, report: Report) -> Wrong:
    truth = workload.truth
    old_texts, new_texts = _texts(workload.old), _texts(workload.new)
    wrong = 0
    for old, new in report.function_pairs:
        if truth.old.function_at(old) != truth.new.function_at(new):
            units = truth.old.units[old.code], truth.new.units[new.code]
            akin = units[0] == units[1] or units in truth.related
            wrong += not (akin and old_texts[old] == new_texts[new])
    return Wrong(wrong, len(report.function_pairs))


def _texts(snapshot: Snapshot) -> dict[Place, str]:
    return {
        Place(unit.code, function.marker): function.text.digest
        for unit in snapshot.units
        for function in unit.functions
    }
