"""The index of units: where the rows of each stand in the workbook, so that one leads to the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from changelog.domain.structures import UnitVersion, code_parts
from changelog.reports.tables import Cell, Table
from changelog.reports.wording import Words
from changelog.reports.xlsx.names import place
from changelog.reports.xlsx.sheets import Sheet

_NAMING = ("after", "before", "unit", "name_after", "name_before", "result_units")
"""Keys of the columns that name the unit of a row, the one that is filled first."""


class UnitIndex:
    """A row for each unit and each sheet that has rows on it, the units in the order of their codes and names.

    `table` has the code, the rank and the name of the unit, the sheet, and how many rows; `targets` say where each row of
    the index leads.
    """

    def __init__(
        self, name: str, sheets: Sequence[Sheet], lives: Mapping[str, Sequence[UnitVersion]], words: Words
    ) -> None:
        found = _found(sheets)
        self._counts = Counter[str]()
        for (unit_id, _), (_, count) in found.items():
            self._counts[unit_id] += count
        named = _named(sheets)
        known = {version.state.unit_id: version.state for versions in lives.values() for version in versions}
        rows: list[tuple[Cell, ...]] = []
        self.targets: list[str] = []
        self._first: dict[str, int] = {}
        called = {
            unit_id: (known[unit_id].code, known[unit_id].rank, known[unit_id].name)
            if unit_id in known
            else (None, None, named.get(unit_id))
            for unit_id in dict.fromkeys(unit_id for unit_id, _ in found)
        }
        order = sorted(called, key=lambda one: (code_parts(called[one][0]), called[one][2] or "", one))
        for unit_id in order:
            self._first[unit_id] = len(rows) + 1
            for sheet in sheets:
                if (unit_id, sheet.name) in found:
                    first, count = found[unit_id, sheet.name]
                    rows.append((*called[unit_id], sheet.name, count))
                    self.targets.append(place(sheet.name, first))
        keys = ("code", "rank", "unit", "sheet", "rows")
        columns = (*(words(f"column.{key}") for key in keys[:3]), words("sheet.sheet"), words("sheet.rows"))
        self.sheet = Sheet(name, words("sheet.index"), Table(columns, tuple(rows), key="index", keys=keys))

    def link(self, unit_id: str) -> tuple[str, int] | None:
        """Where the rows of a unit are listed, and how many they are in the whole workbook; None for one that has none."""
        row = self._first.get(unit_id)
        return None if row is None else (place(self.sheet.name, row), self._counts[unit_id])


def _found(sheets: Iterable[Sheet]) -> dict[tuple[str, str], tuple[int, int]]:
    """The first row of each unit on each sheet, and how many it has there; the head is row 0."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for sheet in sheets:
        for number, mark in enumerate(sheet.table.marks, 1):
            if mark.unit_id is not None:
                first, count = found.get((mark.unit_id, sheet.name), (number, 0))
                found[mark.unit_id, sheet.name] = first, count + 1
    return found


def _named(sheets: Iterable[Sheet]) -> dict[str, str]:
    """What the rows call each unit, for those whose life is not at hand: the first name that is found."""
    names: dict[str, str] = {}
    for sheet in sheets:
        places = [i for key in _NAMING for i, one in enumerate(sheet.table.keys) if one == key]
        for mark, row in zip(sheet.table.marks, sheet.table.rows, strict=False):
            name = next((row[i] for i in places if row[i]), None)
            if mark.unit_id is not None and isinstance(name, str):
                names.setdefault(mark.unit_id, name)
    return names
