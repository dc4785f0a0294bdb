"""The lines of a page in the order in which they are to be read, by where they stand: columns, and rows of tables.

A file may set its lines in any order. Its own order is kept where it goes down the page, or down one column after the
other; it is mended where it goes to and fro. Places are in points from the upper left corner of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

Box = tuple[float, float, float, float]
"""Left, right, top, bottom."""
WIDE_GAP = 1.6
"""Line heights: a gap this wide is no blank between words; in justified lines blanks rarely reach one. Guarded by
test_pdf_reader.py."""
SAME_LINE = 0.5
"""Share of the lesser height that two segments of one printed line have in common."""
LEAST_COLUMN = 5
"""Rows of a page that leave the same gutter free before they are columns of text and no rows of a table."""
FULL_SHARE = 0.6
"""Share of those rows whose left segment reaches the gutter, as wrapped text does; names in a table end where they end."""
NEAR_GUTTER = 0.75
"""Share of the column's width from which on a line reaches its end."""
_LEADS = re.compile(r"(?:[\d.]{1,24}|[a-zA-Z]{1,5}[).]|[IVXLC]{1,7}[.)]?|[^\w\s]{1,3})[.)-]*")


@dataclass(frozen=True, slots=True)
class Segment:
    """Text on one printed line without a wide gap in it, and its place."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def wide_gap(self) -> float:
        return WIDE_GAP * max(self.height, 4.0)


def arrange(segments: Sequence[Segment]) -> list[Segment]:
    """Lines of a page in reading order; cells of one row are joined by a tab, a mark or a code and its text by a blank."""
    rows = [list(row) for row in _rows(segments)]
    if _goes_astray(segments):
        rows = [list(row) for row in _rows(sorted(segments, key=lambda one: (round(one.top + one.bottom), one.left)))]
    ordered: list[Segment] = []
    for is_several, run in groupby(rows, key=lambda row: len(row) > 1):
        held = list(run)
        gutter = _gutter(held) if is_several and len(held) >= LEAST_COLUMN else None
        if gutter is None:
            ordered += [_joined(row) for row in held]
        else:
            ordered += [one for row in held for one in row if one.left < gutter]
            ordered += [one for row in held for one in row if one.left >= gutter]
    return ordered


def _rows(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Segments that follow one another on one printed line."""
    held: list[Segment] = []
    for one in segments:
        if held and not (_beside(held[-1], one) and one.left >= held[-1].right - one.height):
            yield held
            held = []
        held.append(one)
    if held:
        yield held


def _beside(one: Segment, other: Segment) -> bool:
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common > SAME_LINE * min(one.height, other.height)


def _goes_astray(segments: Sequence[Segment]) -> bool:
    """Does the file's order jump up under lines of the same column more often than headers and footers explain?"""
    jumps = 0
    for before, after in pairwise(segments):
        if after.bottom <= before.top and after.left < before.right and before.left < after.right:
            jumps += 1
    return jumps > max(3, len(segments) // 10)


def _gutter(rows: Sequence[Sequence[Segment]]) -> float | None:
    """Where the right column begins, when these rows are two columns of running text."""
    lefts = [row[0] for row in rows]
    rights = [row[1] for row in rows]
    gutter = min(one.left for one in rights)
    if any(len(row) != 2 for row in rows) or max(one.right for one in lefts) >= gutter:
        return None
    start = min(one.left for one in lefts)
    reach = start + NEAR_GUTTER * (max(one.right for one in lefts) - start)
    full = sum(one.right >= reach and len(one.text) > SHORT for one in lefts)
    return gutter if full >= FULL_SHARE * len(rows) and gutter - start > rights[0].wide_gap * 4 else None


SHORT = 12
"""Characters: a column of marks, codes or amounts is no text."""


def _joined(row: Sequence[Segment]) -> Segment:
    if len(row) == 1:
        return row[0]
    text = row[0].text
    for before, after in pairwise(row):
        if after.text == "-":
            text += after.text
            continue
        text += (" " if _LEADS.fullmatch(before.text) and before is row[0] else "\t") + after.text
    return Segment(text, row[0].left, row[-1].right, min(s.top for s in row), max(s.bottom for s in row))
