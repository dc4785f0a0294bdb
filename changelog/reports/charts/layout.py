"""Where boxes stand: branches side by side as a tidy tree, and below them units hung in columns, as organigrams are printed.

The upper levels spread by bigtree's Reingold-Tilford (Walker's form of it). From some level on a unit's whole branch
hangs below it as a column, indented, as Mexican organigrams are drawn: names are long, and 48 of them do not fit beside
each other. Which level that is, is tried: what can be printed largest on the sheet is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil
from typing import Any

from bigtree.node.basenode import BaseNode
from bigtree.utils.plot import reingold_tilford

from changelog.reports.charts.trees import Place

BOX_WIDTH = 142.0
INDENT = 13.0
COLUMN_GAP = 13.0
ROW_GAP = 8.0
BRANCH_GAP = 23.0
"""Above a row that a branch spreads into, where the line to its members runs."""
SPINE = 7.0
"""How far left of a hung box the line runs from which it hangs."""
COLUMNS_TRIED = (6, 8, 10, 13, 16, 20, 26)
"""How many boxes a column may have before the next branch begins another."""
AS_LARGE = 0.95
"""Where none can be read on any sheet, one that is so nearly as large as the largest is taken for as large."""
LONGEST_GROUP = 6
"""Neighbours with nothing below them that share a column beside branches."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a place is drawn: its upper left corner, its size, the key of the place that it hangs from.

    `is_hung` says that it hangs from a line on its left; otherwise the line comes from above. `turns` says that the line
    goes from the middle of the parent down to the parent's `bus`, and along it; otherwise it comes straight down.
    """

    x: float
    y: float
    width: float
    height: float
    parent: str | None
    is_hung: bool
    turns: bool
    bus: float

    @property
    def spine(self) -> float:
        """Where the line comes down: left of a hung box, at the middle of another."""
        return self.x - SPINE if self.is_hung else self.middle

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes by the keys of their places, and how much room they take."""

    boxes: Mapping[str, Box]
    width: float
    height: float


Scale = Callable[[Layout], float]
"""How large a layout can be drawn on a sheet of paper, 1.0 being the smallest at which it can be read there."""


class _Cell(BaseNode):  # type: ignore[misc,unused-ignore]
    """A place in bigtree's tree, which knows nothing of indents. `x` counts columns; bigtree sets it."""

    x: float

    def __init__(self, place: Place, parent_key: str | None, indent: int, *, is_hung: bool, own_column: bool):
        super().__init__()
        self.place = place
        self.parent_key = parent_key
        self.indent = indent
        self.is_hung = is_hung
        self.turns = own_column or not is_hung


def lay_out(top: Place, heights: Mapping[str, float], scales: Sequence[Scale]) -> Layout:
    """The layout that spreads the most levels of those that can be read on the first sheet of paper on which any can; where
    none can on any, the largest on the last."""
    waiting, made = _tried(top), list[Layout]()

    def layouts() -> Iterator[Layout]:
        yield from made
        for spread, column in waiting:
            made.append(_measured(_spread(top, None, spread, column), heights))
            yield made[-1]

    for scale in scales:
        for layout in layouts():
            if scale(layout) >= 1.0:
                return layout
    sizes = [scales[-1](layout) for layout in made]
    return next(layout for layout, size in zip(made, sizes, strict=True) if size >= max(sizes) * AS_LARGE)


def _tried(top: Place) -> Iterator[tuple[int, int]]:
    """How many levels spread, the most first, and how many boxes a column may have: no more than there are."""
    columns = [column for column in COLUMNS_TRIED if column < top.size]
    columns.append(next((column for column in COLUMNS_TRIED if column >= top.size), COLUMNS_TRIED[-1]))
    return ((spread, column) for spread in range(max(_depth(top) - 1, 0), -1, -1) for column in dict.fromkeys(columns))


def _depth(top: Place) -> int:
    level, depth = [top], 0
    while level := [child for place in level for child in place.children]:
        depth += 1
    return depth


def _spread(place: Place, parent: str | None, levels: int, column: int) -> _Cell:
    """A place whose children stand side by side while levels are left; then its branch hangs below it."""
    cell = _Cell(place, parent, 0, is_hung=False, own_column=False)
    if levels <= 0 or all(not child.children for child in place.children):
        cell.children = _columns(place, column)
    else:
        cell.children = [_branch(group, place.key, levels, column) for group in _groups(place.children)]
    return cell


def _columns(place: Place, most: int) -> list[_Cell]:
    """All below a place, hung: in one column below it, or in as few as the length allows, the longest as short as can be."""
    if not place.children:
        return []
    sizes = [child.size for child in place.children]
    many = ceil(sum(sizes) / most)
    longest = next(length for length in range(max(sizes), sum(sizes) + 1) if len(_filled(sizes, length)) <= many)
    ends = list(accumulate(_filled(sizes, longest)))
    columns = [place.children[start:end] for start, end in pairwise([0, *ends])]
    return [_column(column, place.key, is_alone=len(columns) == 1) for column in columns]


def _filled(sizes: Sequence[int], longest: int) -> list[int]:
    """How many branches stand in each column when each is filled, in order, up to a length."""
    counts, length = [0], 0
    for size in sizes:
        if counts[-1] and length + size > longest:
            counts.append(0)
            length = 0
        counts[-1] += 1
        length += size
    return counts


def _column(places: Sequence[Place], parent: str, *, is_alone: bool) -> _Cell:
    """Beside others, a column of one branch hangs from above like a branch that spreads."""
    if is_alone or len(places) > 1 or not places[0].children:
        return _hung(places, parent, own_column=not is_alone)
    cell = _Cell(places[0], parent, 0, is_hung=False, own_column=False)
    cell.children = [_hung(places[0].children, places[0].key, own_column=False)]
    return cell


def _branch(group: Sequence[Place], parent: str, levels: int, column: int) -> _Cell:
    if len(group) == 1:
        return _spread(group[0], parent, levels - 1, column)
    return _hung(group, parent, own_column=True)


def _hung(places: Sequence[Place], parent: str, *, own_column: bool) -> _Cell:
    """A column: places with all below them, each indented by its level; returns its first cell."""
    first, *rest = (cell for place in places for cell in _outline(place, parent, 1, own_column=own_column))
    cell = first
    for following in rest:
        cell.children = [following]
        cell = following
    return first


def _groups(children: Sequence[Place]) -> Iterator[list[Place]]:
    """Siblings in order; neighbours with nothing below them together, since they share a column."""
    group: list[Place] = []
    for child in children:
        if child.children or len(group) == LONGEST_GROUP:
            if group:
                yield group
            group = []
        if child.children:
            yield [child]
        else:
            group.append(child)
    if group:
        yield group


def _outline(place: Place, parent: str, indent: int, *, own_column: bool) -> Iterator[_Cell]:
    """Only the first level hangs from outside the column."""
    yield _Cell(place, parent, indent, is_hung=True, own_column=own_column)
    for child in place.children:
        yield from _outline(child, place.key, indent + 1, own_column=False)


def _measured(top: _Cell, heights: Mapping[str, float]) -> Layout:
    """Reingold-Tilford in columns, then columns and rows in the drawing's own units."""
    reingold_tilford(top, 1.0, 1.0, 1.0, reverse=True)
    _close_up(top)
    cells = list(_cells(top))
    rows = _rows(cells, heights)
    pitch = BOX_WIDTH + COLUMN_GAP + INDENT * max(cell.indent for cell, _ in cells)
    leftmost = min(cell.x for cell, _ in cells)
    boxes: dict[str, Box] = {}
    above: dict[_Cell, Box] = {}
    for cell, row in cells:
        left = (cell.x - leftmost) * pitch + cell.indent * INDENT
        above[cell] = boxes[cell.place.key] = _box(cell, row, rows, left, heights, above)
    return Layout(
        boxes,
        width=max(box.x + box.width for box in boxes.values()),
        height=max(box.bottom for box in boxes.values()),
    )


def _box(
    cell: _Cell,
    row: int,
    rows: Sequence[tuple[float, float]],
    left: float,
    heights: Mapping[str, float],
    above: Mapping[_Cell, Box],
) -> Box:
    """Branches beside each other are as high as their row. A hung box follows the one above it in its column, which is
    never lower than its row would be: so columns stay clear of what stands below them.
    """
    y, height = rows[row]
    if cell.is_hung:
        height = heights[cell.place.key]
        if cell.parent is not None and not _begins_column(cell):
            y = above[cell.parent].bottom + ROW_GAP
    bus = rows[row + 1][0] - BRANCH_GAP / 2 if row + 1 < len(rows) else y + height
    return Box(left, y, BOX_WIDTH, height, cell.parent_key, cell.is_hung, cell.turns, bus)


def _begins_column(cell: _Cell) -> bool:
    """Whether the line from the parent turns towards it just above it."""
    return bool(cell.turns and cell.parent is not None and cell.parent.place.key == cell.parent_key)


def _cells(top: _Cell) -> Iterator[tuple[_Cell, int]]:
    """Every cell with its row, left before right, from above."""
    waiting: list[tuple[Any, int]] = [(top, 0)]
    while waiting:
        cell, row = waiting.pop()
        yield cell, row
        waiting.extend((child, row + 1) for child in reversed(cell.children))


def _close_up(top: _Cell) -> None:
    """Draws branches together until somewhere a row has neighbours one column apart.

    bigtree spreads small branches evenly between large ones, which is handsome where room costs nothing; on a sheet the
    letters pay for it. It also looks along outer edges only, so that a box further in may stand too near: that is
    mended likewise. Parents stand above the middle of their children as before.
    """
    for cell in reversed([cell for cell, _ in _cells(top)]):
        reach: dict[int, float] = {}
        for child in cell.children:
            first, last = _edges(child)
            gap = min((first[row] - reach[row] - 1.0 for row in first if row in reach), default=0.0)
            _move(child, -gap)
            reach |= {row: x - gap for row, x in last.items()}
        if cell.children:
            cell.set_attrs({"x": (cell.children[0].x + cell.children[-1].x) / 2})


def _edges(cell: _Cell) -> tuple[dict[int, float], dict[int, float]]:
    """The first and the last column of a branch in each row."""
    first: dict[int, float] = {}
    last: dict[int, float] = {}
    for one, row in _cells(cell):
        first[row] = min(one.x, first.get(row, one.x))
        last[row] = max(one.x, last.get(row, one.x))
    return first, last


def _move(cell: _Cell, by: float) -> None:
    if by:
        for one, _ in _cells(cell):
            one.set_attrs({"x": one.x + by})


def _rows(cells: Sequence[tuple[_Cell, int]], heights: Mapping[str, float]) -> list[tuple[float, float]]:
    """Of each row its upper edge and its height."""
    many = max(row for _, row in cells) + 1
    tallest = [0.0] * many
    turns = [False] * many
    for cell, row in cells:
        tallest[row] = max(tallest[row], heights[cell.place.key])
        turns[row] |= _begins_column(cell)
    rows: list[tuple[float, float]] = []
    y = 0.0
    for height, does_turn in zip(tallest, turns, strict=True):
        y += BRANCH_GAP if does_turn else ROW_GAP if rows else 0.0
        rows.append((y, height))
        y += height
    return rows
