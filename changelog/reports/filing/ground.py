"""What all tables of a filed report stand on: the answer, the words, and where each unit hangs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from changelog.domain.changes import (
    NOT_OF_THE_INSTITUTION,
    Change,
    ChangeSet,
    FunctionSide,
    Side,
    UnitChange,
)
from changelog.domain.filings import ReportAnswer
from changelog.domain.structures import Structure, UnitState, code_parts
from changelog.domain.texts import normal_form
from changelog.reports.tables import Cell, Mark, Table
from changelog.reports.wording import Words

MarkedRow = tuple[Mark, tuple[Cell, ...]]
"""A row, the institution in its first cell, and what it is about."""


class Ground:
    """The answer with its words. Units are known by their identities, which no two institutions share."""

    def __init__(self, answer: ReportAnswer, words: Words) -> None:
        self.answer = answer
        self.words = words
        self.documents = answer.documents
        self._above: dict[str, tuple[str, ...]] = {}
        self._orders: dict[str, tuple[tuple[object, ...], ...]] = {}

    @property
    def is_of_several(self) -> bool:
        """Whether rows must say of which institution they are."""
        return len(self.answer.changes.net) > 1

    def table(self, key: str, keys: Sequence[str], rows: Iterable[MarkedRow], title: str | None = None) -> Table:
        """A table with its marks. `keys` leave out the institution, which is shown where there are several."""
        marked = list(rows)
        first = 0 if self.is_of_several else 1
        named = ("institution", *keys)[first:]
        return Table(
            columns=tuple(self.heading(name) for name in named),
            rows=tuple(cells[first:] for _, cells in marked),
            title=title,
            key=key,
            keys=tuple(named),
            marks=tuple(mark for mark, _ in marked),
        )

    def heading(self, key: str) -> str:
        """A column is called by its own phrase, or by the kind of change that it counts."""
        words = self.words
        return words(key) if "." in key else words(f"column.{key}")

    # --- units ---------------------------------------------------------------------------------------------------------

    @cached_property
    def before(self) -> dict[str, UnitState]:
        """Units on the first date by identity; with `--unit` also what the branch took in or let go."""
        return {**_sides(self.answer.changes.net, "old"), **_by_id(self.answer.before)}

    @cached_property
    def after(self) -> dict[str, UnitState]:
        return {**_sides(self.answer.changes.net, "new"), **_by_id(self.answer.after)}

    def rank_of(self, unit_id: str) -> str | None:
        """On the later date, else on the earlier."""
        state = self.after.get(unit_id) or self.before.get(unit_id)
        return state.rank if state else None

    def above(self, unit_id: str) -> tuple[str, ...]:
        """The units above on either date: those of the later date from the top down, then others of the earlier."""
        if unit_id not in self._above:
            chains = (_chain(unit_id, self.after), _chain(unit_id, self.before))
            self._above[unit_id] = tuple(dict.fromkeys(one for chain in chains for one in chain))
        return self._above[unit_id]

    def order(self, unit_id: str, code: str | None) -> tuple[object, ...]:
        """Sorts as the structure is printed, branch by branch: by the codes of the units above from the top down, then by
        its own. Manuals of different branches use the same codes."""
        if unit_id not in self._orders:
            units = self.after if unit_id in self.after else self.before
            path = [*(units[one] for one in _chain(unit_id, units) if one in units), units.get(unit_id)]
            self._orders[unit_id] = tuple((code_parts(one.code), one.name, one.unit_id) for one in path if one)
        return self._orders[unit_id] or ((code_parts(code), "", unit_id),)

    def id_of_name(self, name: str) -> str | None:
        """The one unit of the period that was called so; None where none was, or several."""
        found = self._ids_by_name.get(normal_form(name), set())
        return next(iter(found)) if len(found) == 1 else None

    @cached_property
    def _ids_by_name(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for versions in self.answer.lives.values():
            for version in versions:
                found.setdefault(normal_form(version.state.name), set()).add(version.state.unit_id)
        return found

    # --- marks ---------------------------------------------------------------------------------------------------------

    def mark(
        self,
        unit_id: str | None,
        kind: str | None = None,
        agreement: str | None = None,
        *,
        inherited: bool = False,
    ) -> Mark:
        """What a row on a unit is about."""
        if unit_id is None:
            return Mark(kind=kind, agreement=agreement, inherited=inherited)
        return Mark(unit_id, kind, self.rank_of(unit_id), self.above(unit_id), agreement, inherited)

    def mark_of(self, change: Change, side: Side | FunctionSide) -> Mark:
        """What a row of a change is about: the unit, or that of the function."""
        family = "unit" if isinstance(change, UnitChange) else "function"
        unit_id = side.unit.unit_id if isinstance(side, Side) else side.function.unit_id
        agreement = change.act.agreement if change.act else None
        return self.mark(unit_id, f"{family}.{change.kind}", agreement, inherited=change.inherited)


_Change = TypeVar("_Change", bound=Change)


def own(changes: Iterable[_Change]) -> list[_Change]:
    """Changes that count: neither a mere consequence, nor what is only documented on one side."""
    return [change for change in changes if not change.inherited and change.kind not in NOT_OF_THE_INSTITUTION]


def inherited(changes: Iterable[_Change]) -> list[_Change]:
    """Mere consequences, which are in no total."""
    return [change for change in changes if change.inherited and change.kind not in NOT_OF_THE_INSTITUTION]


def counts(changes: ChangeSet) -> dict[str, int]:
    """The totals of a change set: own changes of units and of functions, units that they affect, and consequences, which
    are in none of these."""
    counted = changes.own_counts()
    return {
        "changes": sum(n for key, n in counted.items() if key.startswith("unit.")),
        "units": changes.units_affected(),
        "functions": sum(n for key, n in counted.items() if key.startswith("function.")),
        "inherited": len(inherited(changes.units)) + len(inherited(changes.functions)),
    }


def _by_id(structures: Iterable[Structure]) -> dict[str, UnitState]:
    return {unit.unit_id: unit for structure in structures for unit in structure.units}


def _sides(net: Iterable[ChangeSet], side: str) -> dict[str, UnitState]:
    return {one.unit.unit_id: one.unit for changes in net for change in changes.units for one in getattr(change, side)}


def _chain(unit_id: str, units: dict[str, UnitState]) -> list[str]:
    """The units above, from the top down."""
    chain: list[str] = []
    state = units.get(unit_id)
    while state is not None and state.parent_id is not None and state.parent_id not in chain:
        chain.append(state.parent_id)
        state = units.get(state.parent_id)
    return chain[::-1]
