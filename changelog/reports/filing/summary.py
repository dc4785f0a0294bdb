"""Resumen: ranks by kinds of change, changes and units apart, net and act by act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from changelog.domain.changes import Change, ChangeSet, FunctionChange, FunctionChangeKind, UnitChange, UnitChangeKind
from changelog.reports.filing.ground import Ground, MarkedRow, inherited, own
from changelog.reports.tables import Cell, Mark, Table

_UNIT_KINDS = tuple(f"unit.{kind}" for kind in UnitChangeKind)
_FUNCTION_KINDS = tuple(f"function.{kind}" for kind in FunctionChangeKind)


def summary_tables(ground: Ground) -> tuple[Table, Table]:
    """One table of changes of units, one of functions. The last row of each view has the totals: a unit counts once, in
    the rank that it ends with, however many changes it takes part in."""
    return (
        _matrix(ground, "summary", _UNIT_KINDS, ground.words("filed.summary_units")),
        _matrix(ground, "summary_functions", _FUNCTION_KINDS, ground.words("filed.summary_functions")),
    )


def _matrix(ground: Ground, key: str, kinds: Sequence[str], title: str) -> Table:
    sets = (*ground.answer.changes.net, *ground.answer.changes.steps)
    found = {name for changes in sets for name in changes.own_counts()}
    shown = tuple(kind for kind in kinds if kind in found)
    rows = [row for changes in sets for row in _view(ground, changes, shown, of_units=kinds is _UNIT_KINDS)]
    return ground.table(key, ("view", "rank", *shown, "changes", "units", "consequences"), rows, title)


def _view(ground: Ground, changes: ChangeSet, kinds: Sequence[str], *, of_units: bool) -> Iterator[MarkedRow]:
    """The rows of one institution in one view, then their totals; none where nothing changed."""
    words = ground.words
    listed: Sequence[Change] = changes.units if of_units else changes.functions
    rank_of = _ranks(ground, listed)
    counted = Counter((_rank(one, rank_of), _kind(one)) for one in own(listed))
    units = Counter(rank_of[unit_id] for unit_id in {i for one in own(listed) for i in _units(one)})
    following = Counter(_rank(one, rank_of) for one in inherited(listed))
    view = words(f"view.{changes.view}")
    ranks = {rank for rank, _ in counted} | units.keys() | following.keys()
    for rank in sorted(ranks, key=lambda rank: (-units[rank], rank or "")):
        numbers = [counted[rank, kind] for kind in kinds]
        cells: list[Cell] = [*numbers, sum(numbers), units[rank], following[rank]]
        yield Mark(rank=rank), (changes.institution, view, rank or words("filed.no_rank"), *cells)
    if ranks:
        totals = [sum(counted[rank, kind] for rank in ranks) for kind in kinds]
        sums = (*totals, sum(totals), units.total(), following.total())
        yield Mark(), (changes.institution, view, words("filed.total"), *sums)


def _ranks(ground: Ground, changes: Sequence[Change]) -> dict[str, str | None]:
    """The rank of each unit that takes part, as it ends with."""
    found: dict[str, str | None] = {}
    for change in changes:
        if isinstance(change, UnitChange):
            found.update((side.unit.unit_id, side.unit.rank) for side in (*change.old, *change.new))
        else:
            found.update((unit_id, ground.rank_of(unit_id)) for unit_id in _units(change))
    return {unit_id: ground.rank_of(unit_id) or rank for unit_id, rank in found.items()}


def _units(change: Change) -> list[str]:
    if isinstance(change, FunctionChange):
        return [side.function.unit_id for side in (*change.old, *change.new)]
    return [side.unit.unit_id for side in (*change.old, *change.new)]


def _rank(change: Change, rank_of: dict[str, str | None]) -> str | None:
    """That of the first unit after, else of the first before: a change counts once."""
    side = (change.new or change.old)[0]
    return rank_of[side.function.unit_id if not isinstance(change, UnitChange) else side.unit.unit_id]  # type: ignore[union-attr]


def _kind(change: Change) -> str:
    return f"{'unit' if isinstance(change, UnitChange) else 'function'}.{change.kind}"
