"""Changes as rows: one for each unit or function before and after, with what it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from changelog.domain.answers import Documents
from changelog.domain.changes import (
    Change,
    ChangeSet,
    FunctionChange,
    FunctionSide,
    Side,
    UnitChange,
)
from changelog.reports.names import shown
from changelog.reports.sources import places
from changelog.reports.tables import Cell, Table
from changelog.reports.wording import Words

_UNIT_COLUMNS = (
    "number",
    "rank",
    "before",
    "after",
    "kind",
    "parent_before",
    "parent_after",
    "not_before",
    "agreement",
    "effective",
    "basis",
    "source",
    "remarks",
)
_FUNCTION_COLUMNS = (
    "marker_before",
    "says",
    "marker_after",
    "should_say",
    "kind",
    "origin",
    "not_before",
    "agreement",
    "source",
    "remarks",
)
_FLAT_COLUMNS = (
    "institution",
    "kind",
    "before",
    "after",
    "parent_before",
    "parent_after",
    "marker_before",
    "says",
    "marker_after",
    "should_say",
    "not_before",
    "agreement",
    "effective",
    "basis",
    "source",
    "remarks",
)


def change_tables(changes: Sequence[Change], documents: Documents, words: Words) -> tuple[Table, ...]:
    """One table of the units, and one of functions for each unit that has any."""
    units = [change for change in changes if isinstance(change, UnitChange)]
    tables: list[Table] = []
    if units:
        rows = (row for change in units for row in _unit_rows(change, documents, words))
        numbered = tuple((number, *row) for number, row in enumerate(rows, 1))
        table = Table(_columns(_UNIT_COLUMNS, words), numbered, words("diff.unit_changes"))
        tables.append(_day_in_title(table, units, words))
    functions = [change for change in changes if isinstance(change, FunctionChange)]
    tables.extend(_functions_table(changed, documents, words) for changed in _by_unit(functions))
    return tuple(tables)


def flat_table(change_sets: Iterable[ChangeSet], documents: Documents, words: Words) -> Table:
    """Every change as one row, for CSV: units and functions under the same columns, nothing left out."""
    rows = (
        row
        for changes in change_sets
        for change in changes.changes
        for row in _flat_rows(change, changes.institution, documents, words)
    )
    return Table((*_columns(_FLAT_COLUMNS, words), words("column.inherited")), tuple(rows))


def pairs(change: UnitChange) -> list[tuple[Side | None, Side | None]]:
    """A change as rows of one unit before and one after: a merger has a row for each predecessor, a split one for each
    successor, several to several one for each of both."""
    return [(old, new) for old in change.old or (None,) for new in change.new or (None,)]


def function_pairs(change: FunctionChange) -> list[tuple[FunctionSide | None, FunctionSide | None]]:
    """As `pairs`, of functions."""
    return [(old, new) for old in change.old or (None,) for new in change.new or (None,)]


def unit_called(side: Side | None) -> str | None:
    """Code and name."""
    return f"{side.unit.code or ''} {shown(side.unit.name)}".strip() if side else None


def function_unit_called(side: FunctionSide) -> str:
    """Code and name of a function's unit."""
    return f"{side.unit_code or ''} {shown(side.unit_name)}".strip()


def parent_called(side: Side | None, words: Words) -> str | None:
    """Code and name of the parent, None for a unit on top; "not documented" where no document says."""
    if side is None:
        return None
    if side.parent_name is not None:
        return f"{side.parent_code or ''} {shown(side.parent_name)}".strip()
    return None if side.unit.placed else words("unknown")


def _columns(keys: Sequence[str], words: Words) -> tuple[str, ...]:
    return tuple(words(f"column.{key}") for key in keys)


def _by_unit(changes: Iterable[FunctionChange]) -> list[list[FunctionChange]]:
    """The changes of each unit's functions together, in the order printed, whatever the unit was called before."""
    groups: defaultdict[str, list[FunctionChange]] = defaultdict(list)
    for change in changes:
        groups[(change.new or change.old)[0].function.unit_id].append(change)
    return [sorted(group, key=lambda c: (c.new or c.old)[0].function.position) for group in groups.values()]


def _functions_table(changes: Sequence[FunctionChange], documents: Documents, words: Words) -> Table:
    rows = tuple(row for change in changes for row in _function_rows(change, documents, words))
    table = Table(_columns(_FUNCTION_COLUMNS, words), rows, _unit_in_both(changes, words))
    return _day_in_title(table, changes, words)


def _day_in_title(table: Table, changes: Sequence[Change], words: Words) -> Table:
    """The table with the day of the document before in its title, where it is one for all rows."""
    days = {change.not_before for change in changes}
    if len(days) > 1 or None in days:
        return table
    title = words("diff.since_document", title=table.title, date=words.day(*days))
    return replace(table, title=title).without_columns((words("column.not_before"),))


def _unit_in_both(changes: Sequence[FunctionChange], words: Words) -> str:
    """What the unit is called, and what it was called before where that differs."""
    unit_id = (changes[0].new or changes[0].old)[0].function.unit_id
    after = [function_unit_called(side) for change in changes for side in change.new]
    before = [
        function_unit_called(side) for change in changes for side in change.old if side.function.unit_id == unit_id
    ]
    name = (after or before)[0]
    if before and before[0] != name:
        name = words("diff.called_before", name=name, before=before[0])
    return words("diff.function_changes", unit=name)


def _unit_rows(change: UnitChange, documents: Documents, words: Words) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for old, new in pairs(change):
        shown = new or old
        assert shown is not None
        rows.append(
            (
                shown.unit.rank,
                unit_called(old),
                unit_called(new),
                words(f"unit.{change.kind}"),
                parent_called(old, words),
                parent_called(new, words),
                change.not_before,
                change.act.agreement if change.act else None,
                change.act.effective_date if change.act else None,
                words(f"basis.{change.basis}"),
                places((s.unit.source for s in (old, new) if s and s.unit.source), documents),
                change.difference or "; ".join(change.evidence),
            )
        )
    return rows


def _function_rows(change: FunctionChange, documents: Documents, words: Words) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for old, new in function_pairs(change):
        moved = old is not None and new is not None and old.function.unit_id != new.function.unit_id
        rows.append(
            (
                old.function.marker if old else None,
                said(old, words),
                new.function.marker if new else None,
                change.difference if change.difference and new else said(new, words),
                words(f"function.{change.kind}"),
                function_unit_called(old) if moved and old else None,
                change.not_before,
                change.act.agreement if change.act else None,
                places((s.function.source for s in (old, new) if s and s.function.source), documents),
                remark(change, words),
            )
        )
    return rows


def said(side: FunctionSide | None, words: Words) -> str | None:
    """The text of a function; that it is not at hand, with its digest, where only that is known."""
    if side is None:
        return None
    text = side.function.text
    return text.body if text.body is not None else words("show.text_absent", digest=text.digest)


def remark(change: FunctionChange, words: Words) -> str:
    """Which authority verb gave way to which, else the evidence."""
    difference = change.difference
    if difference is not None and difference.is_verb_changed:
        return words("diff.verb", before=difference.verb_before, after=difference.verb_after)
    return "; ".join(change.evidence)


def _flat_rows(change: Change, institution: str, documents: Documents, words: Words) -> list[tuple[Cell, ...]]:
    if isinstance(change, UnitChange):
        note, kind = "; ".join(change.evidence), words(f"unit.{change.kind}")
        facts = [_flat_unit(old, new, words) for old, new in pairs(change)]
    else:
        note, kind = remark(change, words), words(f"function.{change.kind}")
        facts = [_flat_function(old, new, words) for old, new in function_pairs(change)]
    tail: tuple[Cell, ...] = (
        change.not_before,
        change.act.agreement if change.act else None,
        change.act.effective_date if change.act else None,
        words(f"basis.{change.basis}"),
        places(change.sources, documents),
        note,
        words("yes" if change.inherited else "no"),
    )
    return [(institution, kind, *row, *tail) for row in facts]


def _flat_unit(old: Side | None, new: Side | None, words: Words) -> tuple[Cell, ...]:
    parents = parent_called(old, words), parent_called(new, words)
    return (unit_called(old), unit_called(new), *parents, None, None, None, None)


def _flat_function(old: FunctionSide | None, new: FunctionSide | None, words: Words) -> tuple[Cell, ...]:
    return (
        function_unit_called(old) if old else None,
        function_unit_called(new) if new else None,
        None,
        None,
        old.function.marker if old else None,
        said(old, words),
        new.function.marker if new else None,
        said(new, words),
    )
