"""Sheets of paper, what stands on them in which order, and how large a picture is on one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import floor

from changelog.reports.filed import Picture
from changelog.reports.paper.columns import Fit
from changelog.reports.raster import size_of
from changelog.reports.tables import Section, Table

SIDE, TOP, BOTTOM = 36.0, 54.0, 48.0
"""Margins of every sheet, in points."""
_ABOUT_A_PICTURE = 84.0  # points: headings above a picture and its description below
LEAST_SCALE = 0.7
"""Of a picture on paper: names of units, drawn in 10 points, are then printed in 7, the smallest letters in 6. Pictures
are divided into sheets so that none needs a smaller one."""


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
LEGAL = Paper(1008.0, 612.0)
"""What offices in Mexico call oficio."""
DOUBLE_LETTER = Paper(1224.0, 792.0)
"""Two sheets of letter side by side: what offices in Mexico print organigrams on (doble carta)."""


PAPERS = (LETTER, DOUBLE_LETTER)
"""What pictures are divided for: the smallest on which one can be read is taken."""


def room_for_picture(paper: Paper) -> tuple[int, int]:
    """Width and height, in units of the drawing, of the largest picture that can be read on such a sheet."""
    return floor(paper.room / LEAST_SCALE), floor((paper.depth - _ABOUT_A_PICTURE) / LEAST_SCALE)


@dataclass(frozen=True, slots=True)
class Placing:
    """A picture on a sheet of its own, with its size there in points."""

    paper: Paper
    width: float
    height: float


def placed(picture: Picture, paper: Paper = LETTER) -> Placing:
    """On the paper of the document where it can be read there, otherwise on double letter."""
    wide, high = size_of(picture.svg)
    if _scale(wide, high, paper) < LEAST_SCALE:
        paper = DOUBLE_LETTER
    scale = _scale(wide, high, paper)
    return Placing(paper, wide * scale, high * scale)


def _scale(wide: float, high: float, paper: Paper) -> float:
    return min(1.0, paper.room / wide, (paper.depth - _ABOUT_A_PICTURE) / high)


def around_pictures(sections: Sequence[Section]) -> tuple[Sequence[Section], Sequence[Section]]:
    """What stands before the pictures, up to the first section with a table, the summary; and what stands after."""
    opening = len(list(takewhile(lambda section: not any(table.rows for table in section.tables), sections))) + 1
    return sections[:opening], sections[opening:]


# --- tables ----------------------------------------------------------------------------------------------------------------

Fitted = Callable[[Table, float], Fit]
"""How a table stands in so much room across."""


def paper_of(tables: Iterable[Table], fitted: Fitted) -> Paper:
    """What a document is printed on: letter, or legal where some table needs it to be read. Tables that are too wide for
    either do not count: they have sheets of their own."""
    needed = LETTER
    for table in tables:
        if fitted(table, LETTER.room).is_tight and not fitted(table, LEGAL.room).is_tight:
            needed = LEGAL
    return needed


def wide_enough(table: Table, paper: Paper, fitted: Fitted) -> tuple[Paper, Fit]:
    """The paper of the document where the table can be read on it, otherwise double letter."""
    fit = fitted(table, paper.room)
    return (DOUBLE_LETTER, fitted(table, DOUBLE_LETTER.room)) if fit.is_tight else (paper, fit)
