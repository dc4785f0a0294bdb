"""Tabla de equivalencias: every unit of the first date beside what it is on the second."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from changelog.domain.changes import ChangeSet, UnitChange, UnitChangeKind
from changelog.domain.structures import Structure, UnitState
from changelog.reports.change_rows import pairs
from changelog.reports.filing.ground import Ground, MarkedRow
from changelog.reports.names import shown
from changelog.reports.tables import Table

COLUMNS = ("code_before", "name_before", "code_after", "name_after", "kind", "share", "agreement", "effective")
_JOINING = frozenset({UnitChangeKind.MERGED, UnitChangeKind.SPLIT, UnitChangeKind.REPLACED})
"""Kinds that lead from a unit to others."""
_SHARES = {
    (False, False): "share.one_one",
    (False, True): "share.one_n",
    (True, False): "share.n_one",
    (True, True): "share.n_n",
}
"""By whether several become one, and one becomes several."""

Pair = tuple[str | None, str | None]


def equivalences_table(ground: Ground) -> Table:
    """A row for each unit and what it became, in the order of the first date; then units that came from none."""
    answer = ground.answer
    sides = zip(answer.changes.net, answer.before, answer.after, strict=True)
    rows = [row for net, before, after in sides for row in _Equivalences(ground, net, before, after).rows()]
    return ground.table("equivalences", COLUMNS, rows)


class _Equivalences:
    """Those of one institution: pairs of identities, and the changes that each pair went through."""

    def __init__(self, ground: Ground, net: ChangeSet, before: Structure, after: Structure) -> None:
        self.ground = ground
        self.net = net
        first = [unit.unit_id for unit in before.units]
        second = [unit.unit_id for unit in after.units]
        joined = [pair for change in net.units if change.kind in _JOINING for pair in _pairs(change)]
        stayed: list[Pair] = [(one, one) for one in first if one in ground.after]
        stayed += [(one, one) for one in second if one in ground.before]
        paired = list(dict.fromkeys([*stayed, *joined]))
        led = {old for old, _ in paired}
        came = {new for _, new in paired}
        alone: list[Pair] = [(one, None) for one in first if one not in led]
        alone += [(None, one) for one in second if one not in came]
        self.pairs = sorted(dict.fromkeys([*paired, *alone]), key=self._order)
        self.after = _counted(self.pairs, 0)
        self.before = _counted(self.pairs, 1)
        self.changes = _changes(net)

    def rows(self) -> Iterator[MarkedRow]:
        words = self.ground.words
        for old, new in self.pairs:
            changes = self.changes.get((old, new), [])
            act = changes[0].act if changes else None
            kinds = dict.fromkeys(words(f"unit.{change.kind}") for change in changes)
            kind = f"unit.{changes[0].kind}" if changes else None
            agreement = act.agreement if act else None
            mark = self.ground.mark(new or old, kind, agreement, inherited=all(c.inherited for c in changes))
            cells = (
                self.net.institution,
                *self._called(self.ground.before.get(old) if old else None),
                *self._called(self.ground.after.get(new) if new else None),
                "; ".join(kinds) or words("filed.unchanged"),
                self._share(old, new),
                agreement,
                act.effective_date if act else None,
            )
            yield mark, cells

    def _called(self, state: UnitState | None) -> tuple[str | None, str]:
        if state is None:
            return None, self.ground.words("filed.no_equivalent")
        return state.code, shown(state.name)

    def _called_after(self, new: str | None) -> tuple[str, str]:
        """Sorts what one unit became."""
        return (self.ground.after[new].name, new) if new in self.ground.after else ("", "")

    def _share(self, old: str | None, new: str | None) -> str | None:
        """How many become how many; in words, because a spreadsheet takes 1:1 for a time of day."""
        if old is None or new is None:
            return None
        from_many, to_many = self.before[new] > 1, self.after[old] > 1
        return self.ground.words(_SHARES[from_many, to_many])

    def _order(self, pair: Pair) -> tuple[object, ...]:
        old, new = pair
        state = self.ground.before.get(old or "") or self.ground.after[new or ""]
        return old is None, self.ground.order(state.unit_id, state.code), self._called_after(new)


def _pairs(change: UnitChange) -> list[Pair]:
    return [(old.unit.unit_id if old else None, new.unit.unit_id if new else None) for old, new in pairs(change)]


def _counted(found: list[Pair], side: int) -> dict[str | None, int]:
    """How many others each unit of a side is paired with."""
    counted: defaultdict[str | None, int] = defaultdict(int)
    for pair in found:
        counted[pair[side]] += 1
    return counted


def _changes(net: ChangeSet) -> dict[Pair, list[UnitChange]]:
    """Changes by the pair that they are of, own ones first; a unit that came or went is paired with none."""
    found: defaultdict[Pair, list[UnitChange]] = defaultdict(list)
    for change in sorted(net.units, key=lambda change: change.inherited):
        for pair in _pairs(change):
            found[pair].append(change)
    return found
