"""How a structure is divided into sheets: one where it can be read, else an overview and a sheet for each branch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from changelog.reports.charts.trees import Place, folded
from changelog.reports.names import shown

MOST_BOXES = 64
"""Boxes on a sheet at most, however little room they take."""
MOST_TOGETHER = 44
"""Small branches share a sheet up to so many boxes: side by side they take more room than one branch."""
OVERVIEW_BOXES = 26
"""An overview goes a level deeper as long as it has no more boxes than this."""
SMALL_BRANCH = 6
"""A branch of no more boxes than this stands in the overview whole, while there is room."""

IsWanted = Callable[[Place], bool]
Fits = Callable[[Place], bool]


def every_branch(_: Place) -> bool:
    """Of one date all branches get a sheet."""
    return True


def any_size(_: Place) -> bool:
    """Paper without end: then only the number of boxes counts."""
    return True


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture: its top, the names of the units above that, the highest first.

    `shows` are the keys of the branches that stand here whole after being folded away in an overview. `continues` says
    that a sheet before has the same top with those of its children that come before these.
    """

    top: Place
    above: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    continues: bool = False


def sheets_of(top: Place, is_wanted: IsWanted = every_branch, fits: Fits = any_size) -> tuple[Sheet, ...]:
    """The overview first, then the branches in order, small ones of one parent together below it.

    `fits` says of a place with all below it whether it can be read on one sheet. A branch that is not wanted (where
    nothing changed) gets no sheet: it stays folded in the overview. A single box is never divided.
    """
    return tuple(_Division(is_wanted, lambda place: place.size <= MOST_BOXES and fits(place)).sheets(top, ()))


def sheet_numbers(sheets: tuple[Sheet, ...]) -> dict[str, int]:
    """On which sheet, counted from 1, a folded branch is shown, by its key: the first, where it takes several."""
    numbers: dict[str, int] = {}
    for number, sheet in enumerate(sheets, 1):
        for key in sheet.shows:
            numbers.setdefault(key, number)
    return numbers


@dataclass(frozen=True, slots=True)
class _Division:
    is_wanted: IsWanted
    fits: Fits

    def sheets(self, top: Place, above: tuple[str, ...], shows: tuple[str, ...] = ()) -> Iterator[Sheet]:
        if not top.children or self.fits(top):
            yield Sheet(top, above, shows)
            return
        overview = self._overview(top)
        runs = [overview] if self.fits(overview) else [*self._runs(overview, overview.children)]
        for number, run in enumerate(runs):
            yield Sheet(run, above, () if number else shows, continues=number > 0)
        whole = {place.key: place for place in top.walk()}
        for parent, path in _with_path(overview, above):
            wanted = [whole[child.key] for child in parent.children if child.has_page]
            for group in self._together(parent, wanted):
                if len(group) > 1:
                    shown_whole = tuple(child.key for child in group)
                    yield Sheet(replace(parent, children=tuple(group)), path, shown_whole)
                else:
                    below = (*path, shown(parent.state.name)) if parent.state else path
                    yield from self.sheets(group[0], below, (group[0].key,))

    def _runs(self, parent: Place, children: tuple[Place, ...]) -> Iterator[Place]:
        """The parent with as many of its children as fit, again and again until all have stood somewhere."""
        run: list[Place] = []
        for child in children:
            if run and not self.fits(replace(parent, children=(*run, child))):
                yield replace(parent, children=tuple(run))
                run = []
            run.append(child)
        yield replace(parent, children=tuple(run))

    def _together(self, parent: Place, branches: list[Place]) -> Iterator[list[Place]]:
        """Branches in order, in groups that stand on one sheet with their parent above them."""
        group: list[Place] = []
        for branch in branches:
            if group and not self._share(parent, [*group, branch]):
                yield group
                group = []
            group.append(branch)
        if group:
            yield group

    def _share(self, parent: Place, group: list[Place]) -> bool:
        together = replace(parent, children=tuple(group))
        return together.size <= MOST_TOGETHER and self.fits(together)

    def _overview(self, top: Place) -> Place:
        """As few levels as fit, the rest folded away, and small branches whole."""
        frontier = list(top.children)
        many, shown_now = 1 + len(frontier), self._folded(top, frontier)
        while any(place.children for place in frontier):
            deeper = [child for place in frontier for child in (place.children or (place,))]
            many += sum(len(place.children) for place in frontier)
            opened = self._folded(top, deeper)
            if many > OVERVIEW_BOXES or not self.fits(opened):
                break
            frontier, shown_now = deeper, opened
        small = sorted((p for p in frontier if p.children and p.size <= SMALL_BRANCH), key=lambda place: place.size)
        return self._with_small(top, frontier, small) if self.fits(shown_now) else shown_now

    def _with_small(self, top: Place, frontier: list[Place], small: list[Place]) -> Place:
        """With as many small branches whole as fit, the smallest first."""
        found, low, high = self._folded(top, frontier), 0, len(small)
        while low < high:
            middle = (low + high + 1) // 2
            whole = {place.key for place in small[:middle]}
            tried = self._folded(top, [place for place in frontier if place.key not in whole])
            if self.fits(tried):
                found, low = tried, middle
            else:
                high = middle - 1
        return found

    def _folded(self, top: Place, cut: list[Place]) -> Place:
        return self._folded_at(top, {place.key: None for place in cut if place.children})

    def _folded_at(self, place: Place, cut: Mapping[str, None]) -> Place:
        if place.key in cut:
            return folded(place, has_page=self.is_wanted(place))
        return replace(place, children=tuple(self._folded_at(child, cut) for child in place.children))


def _with_path(top: Place, above: tuple[str, ...]) -> Iterator[tuple[Place, tuple[str, ...]]]:
    yield top, above
    path = (*above, shown(top.state.name)) if top.state else above
    for child in top.children:
        yield from _with_path(child, path)
