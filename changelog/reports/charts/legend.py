"""What a kind of change looks like: a letter, a shape and a colour each, so that it survives grey print.

The letters and colours are those that organisation offices agreed with us; none is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from changelog.domain.changes import UnitChangeKind


class Sign(StrEnum):
    """A kind of change as charts sign it; the value is the letter that is printed."""

    CREATED = "C"
    ABOLISHED = "S"
    RENAMED = "D"
    REASSIGNED = "A"
    TRANSFORMED = "N"
    MERGED = "F"
    SPLIT = "E"
    REPLACED = "Su"
    REESTABLISHED = "R"
    RECODED = "Cl"
    FUNCTIONS = "f"
    UNDOCUMENTED = "nd"


class Border(StrEnum):
    """How a box is bordered: the shape by which a kind is told without colour."""

    THIN = "thin"
    THICK = "thick"
    DASHED = "dashed"
    DOUBLE = "double"
    ARROW = "arrow"
    BARS = "bars"
    ROUND_JOINT = "round joint"
    POINTED_JOINT = "pointed joint"
    SQUARE_JOINT = "square joint"
    THICK_BROKEN = "thick broken"
    UNDERLINE = "underline"
    CORNER = "corner"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind is drawn: colours as #rrggbb (line and paler ground), its border, and the key of its phrase.

    `width` is the border's, in units of the drawing; `dashes` as SVG writes them, empty for a whole line. Every line
    colour has a contrast of 4.5 to 1 with white, so that letters in it can be read (WCAG 2.2, 1.4.3).
    """

    line: str
    ground: str
    border: Border
    phrase: str
    width: float = 1.4
    dashes: str = ""


LOOKS: Mapping[Sign, Look] = {
    Sign.CREATED: Look("#15722f", "#e9f6ec", Border.THICK, "unit.created", 3.2),
    Sign.ABOLISHED: Look("#b3261e", "#fdeeed", Border.DASHED, "unit.abolished", 1.6, "7 4"),
    Sign.RENAMED: Look("#1a56b0", "#ebf2fc", Border.DOUBLE, "unit.renamed"),
    Sign.REASSIGNED: Look("#a84b00", "#fff3e6", Border.ARROW, "unit.reassigned"),
    Sign.TRANSFORMED: Look("#6f2da8", "#f5edfb", Border.BARS, "chart.level"),
    Sign.MERGED: Look("#6b4423", "#f6efe9", Border.ROUND_JOINT, "unit.merged", 1.8),
    Sign.SPLIT: Look("#7a4a12", "#f8f1e6", Border.POINTED_JOINT, "unit.split", 1.8),
    Sign.REPLACED: Look("#5d4a3a", "#f3efeb", Border.SQUARE_JOINT, "unit.replaced", 1.8),
    Sign.REESTABLISHED: Look("#0f6b63", "#e8f5f3", Border.THICK_BROKEN, "unit.reestablished", 3.2, "12 3"),
    Sign.RECODED: Look("#33608a", "#eff4f8", Border.UNDERLINE, "unit.recoded"),
    Sign.FUNCTIONS: Look("#5f6368", "#ffffff", Border.CORNER, "chart.functions", 1.0),
    Sign.UNDOCUMENTED: Look("#6a6a6a", "#ffffff", Border.DOTTED, "unknown", 1.2, "1.5 3"),
}
"""In the order in which a legend lists them."""

UNCHANGED = Look("#3c4043", "#ffffff", Border.THIN, "chart.unchanged", 1.0)

PRIMARY = (
    Sign.ABOLISHED,
    Sign.CREATED,
    Sign.REESTABLISHED,
    Sign.MERGED,
    Sign.SPLIT,
    Sign.REPLACED,
    Sign.REASSIGNED,
    Sign.RENAMED,
    Sign.TRANSFORMED,
    Sign.RECODED,
    Sign.UNDOCUMENTED,
)
"""Which of several signs gives a box its border and ground: what concerns its existence before what concerns its place,
its name, its level. The others keep their letters and their own marks. Functions alone leave the border as it is."""

SIGN_OF_KIND: Mapping[UnitChangeKind, Sign] = {
    UnitChangeKind.CREATED: Sign.CREATED,
    UnitChangeKind.ABOLISHED: Sign.ABOLISHED,
    UnitChangeKind.RENAMED: Sign.RENAMED,
    UnitChangeKind.REASSIGNED: Sign.REASSIGNED,
    UnitChangeKind.TRANSFORMED: Sign.TRANSFORMED,
    UnitChangeKind.RECODED: Sign.RECODED,
    UnitChangeKind.MERGED: Sign.MERGED,
    UnitChangeKind.SPLIT: Sign.SPLIT,
    UnitChangeKind.REPLACED: Sign.REPLACED,
    UnitChangeKind.REESTABLISHED: Sign.REESTABLISHED,
    UnitChangeKind.FIRST_DOCUMENTED: Sign.UNDOCUMENTED,
    UnitChangeKind.NO_LONGER_DOCUMENTED: Sign.UNDOCUMENTED,
    UnitChangeKind.OBJECTIVE_MODIFIED: Sign.FUNCTIONS,
}


def primary(signs: frozenset[Sign]) -> Look:
    """The look that a box takes from its signs."""
    return next((LOOKS[sign] for sign in PRIMARY if sign in signs), UNCHANGED)
