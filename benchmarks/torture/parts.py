"""What a part of the torture is: a name, what it does to the record, and the table that came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Extent:
    """How long a part may go on: `times` for what is counted (kills, flips), `seconds` for what lasts, `units` for sizes.

    `seed` makes chance the same again; `place` is an empty folder that is gone afterwards.
    """

    times: int
    seconds: float
    units: int
    seed: int
    place: Path


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was done, how often, what came of it in figures, and what went wrong (empty: nothing)."""

    what: str
    times: int
    came: str
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """`run` does it. `says` is one sentence for the help and the table's title."""

    name: str
    says: str
    run: Callable[[Extent], Sequence[Row]]


MOST_SHOWN = 5
"""Faults of a row that are printed; the rest are counted."""


def table(part: Part, rows: Sequence[Row]) -> str:
    """The figures of a part as Markdown."""
    lines = [f"### {part.name}: {part.says}", "", "| what | times | came of it | wrong |", "| --- | ---: | --- | --- |"]
    lines += [f"| {row.what} | {row.times:,} | {row.came} | {_told(row.wrong)} |" for row in rows]
    return "\n".join(lines)


def _told(wrong: Sequence[str]) -> str:
    if not wrong:
        return "nothing"
    more = f" and {len(wrong) - MOST_SHOWN} more" if len(wrong) > MOST_SHOWN else ""
    return "; ".join(one.replace("|", "/").replace("\n", " ") for one in wrong[:MOST_SHOWN]) + more
