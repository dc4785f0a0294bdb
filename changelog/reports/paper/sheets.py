"""Sheets of paper, what stands on them in which order, and how large a picture is on one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from changelog.reports.filed import Picture
from changelog.reports.raster import size_of
from changelog.reports.tables import Section

SIDE, TOP, BOTTOM = 36.0, 54.0, 48.0
"""Margins of every sheet, in points."""
_ABOUT_A_PICTURE = 84.0  # points: headings above a picture and its description below
_LEAST_SCALE = 0.5  # of a picture on letter paper: names of units, drawn in 11 points, are then as small as readable


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet on its long side; points."""

    width: float
    height: float

    @property
    def room(self) -> float:
        """Between the margins, across."""
        return self.width - 2 * SIDE

    @property
    def depth(self) -> float:
        """Between the margins, from the top down."""
        return self.height - TOP - BOTTOM


LETTER = Paper(792.0, 612.0)
DOUBLE_LETTER = Paper(1224.0, 792.0)
"""Two sheets of letter side by side: what offices in Mexico print organigrams on (doble carta)."""


@dataclass(frozen=True, slots=True)
class Placing:
    """A picture on a sheet of its own, with its size there in points."""

    paper: Paper
    width: float
    height: float


def placed(picture: Picture) -> Placing:
    """On letter paper where it is readable there, otherwise on double letter."""
    wide, high = size_of(picture.svg)
    scale = _scale(wide, high, LETTER)
    paper = LETTER if scale >= _LEAST_SCALE else DOUBLE_LETTER
    scale = _scale(wide, high, paper)
    return Placing(paper, wide * scale, high * scale)


def _scale(wide: float, high: float, paper: Paper) -> float:
    return min(1.0, paper.room / wide, (paper.depth - _ABOUT_A_PICTURE) / high)


def around_pictures(sections: Sequence[Section]) -> tuple[Sequence[Section], Sequence[Section]]:
    """What stands before the pictures, up to the first section with a table, the summary; and what stands after."""
    opening = len(list(takewhile(lambda section: not any(table.rows for table in section.tables), sections))) + 1
    return sections[:opening], sections[opening:]
