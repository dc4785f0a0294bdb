"""How a structure is divided into sheets: one where it can be read, else an overview and a sheet for each branch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from changelog.reports.charts.trees import Place, folded
from changelog.reports.names import shown

MOST_BOXES = 64
"""Boxes on a sheet: 48 units stand on one letter sheet in letters of 6.5 points, and so do a few more."""
MOST_TOGETHER = 44
"""Small branches share a sheet up to so many boxes: side by side they take more room than one branch."""
OVERVIEW_BOXES = 26
"""An overview goes a level deeper as long as it has no more boxes than this."""

IsWanted = Callable[[Place], bool]


def every_branch(_: Place) -> bool:
    """Of one date all branches get a sheet."""
    return True


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture: its top, the names of the units above that, the highest first.

    `shows` are the keys of the branches that stand here whole after being folded away in an overview.
    """

    top: Place
    above: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()


def sheets_of(top: Place, is_wanted: IsWanted = every_branch) -> tuple[Sheet, ...]:
    """The overview first, then the branches in order, small ones of one parent together below it.

    A branch that is not wanted (where nothing changed) gets no sheet: it stays folded in the overview.
    """
    return tuple(_sheets(top, (), is_wanted))


def sheet_numbers(sheets: tuple[Sheet, ...]) -> dict[str, int]:
    """On which sheet, counted from 1, a folded branch is shown, by its key."""
    return {key: number for number, sheet in enumerate(sheets, 1) for key in sheet.shows}


def _sheets(top: Place, above: tuple[str, ...], is_wanted: IsWanted, shows: tuple[str, ...] = ()) -> Iterator[Sheet]:
    if top.size <= MOST_BOXES:
        yield Sheet(top, above, shows)
        return
    cut = _cut(top)
    yield Sheet(_folded_at(top, cut, is_wanted), above, shows)
    for parent, path in _with_path(top, above):
        wanted = [child for child in parent.children if child.key in cut and is_wanted(child)]
        for group in _together(wanted):
            if len(group) > 1:
                yield Sheet(replace(parent, children=tuple(group)), path, tuple(child.key for child in group))
            else:
                below = (*path, shown(parent.state.name)) if parent.state else path
                yield from _sheets(group[0], below, is_wanted, (group[0].key,))


def _together(branches: list[Place]) -> Iterator[list[Place]]:
    """Branches in order, in groups that stand on one sheet with their parent above them."""
    group: list[Place] = []
    for branch in branches:
        if group and 1 + sum(one.size for one in group) + branch.size > MOST_TOGETHER:
            yield group
            group = []
        group.append(branch)
    if group:
        yield group


def _cut(top: Place) -> dict[str, None]:
    """The places below which the overview shows nothing, by key: as few levels as fit, and small branches whole."""
    frontier = list(top.children)
    many = 1 + len(frontier)
    while True:
        deeper = [child for place in frontier for child in (place.children or (place,))]
        opened = many + sum(len(place.children) for place in frontier)
        if opened > OVERVIEW_BOXES or all(not place.children for place in frontier):
            break
        frontier, many = deeper, opened
    closed = {place.key for place in frontier if place.children}
    for place in sorted((p for p in frontier if p.children), key=lambda place: place.size):
        if many + place.size - 1 > MOST_BOXES or place.size > SMALL_BRANCH:
            break
        many += place.size - 1
        closed.discard(place.key)
    return dict.fromkeys(place.key for place in frontier if place.key in closed)


SMALL_BRANCH = 6
"""A branch of no more boxes than this stands in the overview whole, while there is room."""


def _folded_at(place: Place, cut: dict[str, None], is_wanted: IsWanted) -> Place:
    if place.key in cut:
        return folded(place, has_page=is_wanted(place))
    return replace(place, children=tuple(_folded_at(child, cut, is_wanted) for child in place.children))


def _with_path(top: Place, above: tuple[str, ...]) -> Iterator[tuple[Place, tuple[str, ...]]]:
    yield top, above
    path = (*above, shown(top.state.name)) if top.state else above
    for child in top.children:
        yield from _with_path(child, path)
