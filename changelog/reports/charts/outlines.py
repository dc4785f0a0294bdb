"""The outlines by which ranks are told: the most senior first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from statistics import fmean

from changelog.domain.structures import Structure
from changelog.reports.charts.svg_writer import number


class Outline(StrEnum):
    BANDED = "banded"  # square corners and a dark band along the upper edge
    SQUARE = "square"
    ROUNDED = "rounded"
    CUT = "cut"  # cut corners
    POINTED = "pointed"  # points at left and right
    NOTCHED = "notched"  # upper right corner cut
    ROUND_BELOW = "round below"  # of every rank that has no outline of its own


DISTINCT = tuple(Outline)[:-1]
CORNER = 7.0
CUT_SHARE = 0.7
"""Cut corners are smaller, so that a low box keeps sides between them and is not taken for a pointed one."""


def outlines_of(structures: Iterable[Structure]) -> Mapping[str, Outline]:
    """An outline for each of the commonest ranks, by how near the top they stand on average; one for all other ranks."""
    depths: dict[str, list[int]] = defaultdict(list)
    for structure in structures:
        known = {unit.unit_id: unit for unit in structure.units}
        for unit in structure.units:
            if unit.rank is None:
                continue
            depth, above = 0, unit.parent_id
            while above in known and depth < len(known):
                depth, above = depth + 1, known[above].parent_id
            depths[unit.rank].append(depth)
    common = sorted(depths, key=lambda rank: (-len(depths[rank]), rank))[: len(DISTINCT)]
    told = dict(zip(sorted(common, key=lambda rank: (fmean(depths[rank]), rank)), DISTINCT, strict=False))
    return told | dict.fromkeys(sorted(depths.keys() - told.keys()), Outline.ROUND_BELOW)


def path_of(outline: Outline, x: float, y: float, width: float, height: float, inset: float = 0.0) -> str:
    """The outline as SVG's path data; `inset` draws it that much further in."""
    x, y, width, height = x + inset, y + inset, width - 2 * inset, height - 2 * inset
    right, bottom, c = (
        x + width,
        y + height,
        max(1.0, min(CORNER, height / 2) * (CUT_SHARE if outline is Outline.CUT else 1.0) - inset * 0.6),
    )
    n = number
    match outline:
        case Outline.BANDED | Outline.SQUARE:
            return f"M{n(x)} {n(y)}H{n(right)}V{n(bottom)}H{n(x)}Z"
        case Outline.ROUNDED:
            arc = f"A{n(c)} {n(c)} 0 0 1 "
            return (
                f"M{n(x + c)} {n(y)}H{n(right - c)}{arc}{n(right)} {n(y + c)}V{n(bottom - c)}{arc}{n(right - c)} {n(bottom)}"
                f"H{n(x + c)}{arc}{n(x)} {n(bottom - c)}V{n(y + c)}{arc}{n(x + c)} {n(y)}Z"
            )
        case Outline.CUT:
            return (
                f"M{n(x + c)} {n(y)}H{n(right - c)}L{n(right)} {n(y + c)}V{n(bottom - c)}L{n(right - c)} {n(bottom)}"
                f"H{n(x + c)}L{n(x)} {n(bottom - c)}V{n(y + c)}Z"
            )
        case Outline.POINTED:
            middle = y + height / 2
            return (
                f"M{n(x + c)} {n(y)}H{n(right - c)}L{n(right)} {n(middle)}L{n(right - c)} {n(bottom)}H{n(x + c)}"
                f"L{n(x)} {n(middle)}Z"
            )
        case Outline.NOTCHED:
            return f"M{n(x)} {n(y)}H{n(right - c)}L{n(right)} {n(y + c)}V{n(bottom)}H{n(x)}Z"
        case Outline.ROUND_BELOW:
            arc = f"A{n(c)} {n(c)} 0 0 1 "
            return (
                f"M{n(x)} {n(y)}H{n(right)}V{n(bottom - c)}{arc}{n(right - c)} {n(bottom)}H{n(x + c)}{arc}{n(x)} "
                f"{n(bottom - c)}Z"
            )
