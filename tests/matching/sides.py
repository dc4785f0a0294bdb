"""Sides of a comparison for tests: small ones in a few words, and read manuals."""

from __future__ import annotations

from collections.abc import Sequence

from changelog.domain.correspondences import (
    FunctionCorrespondence,
    MatchableFunction,
    MatchableUnit,
    Relation,
    Settled,
    Stage,
    Status,
    UnitCorrespondence,
)
from changelog.domain.snapshots import Snapshot
from changelog.domain.texts import StatedText
from changelog.matching import align_functions


def area(
    key: str,
    name: str,
    functions: Sequence[str] = (),
    *,
    parent: str | None = None,
    code: str | None = None,
    rank: str | None = None,
    listed: bool = True,
    children_listed: bool | None = True,
) -> MatchableUnit:
    """A unit; its rank is the first word of its name, its code its key, unless said otherwise."""
    stated = tuple(
        MatchableFunction(f"{key}/{at}", f"{at}.", StatedText.of(text)) for at, text in enumerate(functions, 1)
    )
    first = name.split(maxsplit=1)[0]
    return MatchableUnit(key, code or key, name, rank or first, parent, None, stated, listed, children_listed)


def all_aligned(
    old: Sequence[MatchableUnit], new: Sequence[MatchableUnit], units: Sequence[UnitCorrespondence]
) -> tuple[FunctionCorrespondence, ...]:
    """What `align_functions` tells one by one."""
    return tuple(align_functions(old, new, units))


def without_bodies(units: Sequence[MatchableUnit]) -> tuple[MatchableUnit, ...]:
    """The same as a snapshot of facts only states them."""
    return tuple(
        MatchableUnit(
            unit.key,
            unit.code,
            unit.name,
            unit.rank,
            unit.parent,
            None,
            tuple(MatchableFunction(f.key, f.marker, StatedText(f.text.digest)) for f in unit.functions),
            unit.functions_listed,
            unit.children_listed,
        )
        for unit in units
    )


def matchable(snapshot: Snapshot) -> tuple[MatchableUnit, ...]:
    """A snapshot's units, keyed by code; functions by code and place."""
    return tuple(
        MatchableUnit(
            unit.code,
            unit.code,
            unit.name,
            unit.rank,
            unit.parent,
            unit.objective,
            tuple(
                MatchableFunction(f"{unit.code}#{at}", function.marker, function.text)
                for at, function in enumerate(unit.functions, 1)
            ),
            unit.functions_listed,
            unit.children_listed,
        )
        for unit in snapshot.units
    )


def decided(old: str, new: str, *, status: Status = Status.ACCEPTED, stage: Stage = Stage.DECIDED) -> Settled:
    return Settled(Relation.SAME, (old,), (new,), status, stage, ("como consta",))


def same(units: Sequence[UnitCorrespondence], status: Status = Status.ACCEPTED) -> set[tuple[str, str]]:
    """Pairs of keys that are one unit."""
    return {(one.old[0], one.new[0]) for one in units if one.relation is Relation.SAME and one.status is status}
