"""Keys of invented introductions: what a careful reader finds told, one entry a line, held against what the program reads.

    kind | unit | results, divided by ";" | parent before | parent after | act | approved | published | effective

"-" stands for nothing. " / " divides what a careful reader could also give, the first best. A line that opens with "?" may
be given or left out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from changelog.domain.narratives import NarratedChange
from changelog.domain.texts import normal_form
from changelog.reading.narrative import narrated_changes

FIELDS = ("kind", "unit", "result", "from_parent", "to_parent", "agreement", "approved", "published", "effective")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a key: for each field what may be given."""

    allowed: dict[str, tuple[str, ...]]
    is_optional: bool

    def fits(self, change: NarratedChange, name: str) -> bool:
        return folded(_said(change, name), name) in {folded(value, name) for value in self.allowed[name]}


@dataclass(slots=True)
class Score:
    """How many entries are asked for, found, and read beyond the key; `wrong` says which fields of those found differ."""

    asked: int = 0
    found: int = 0
    beyond: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)
    details: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.asked)

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + len(self.beyond))

    def right(self, name: str) -> float:
        """The share of the entries found of which a field is right."""
        return 1 - self.wrong[name] / max(1, self.found)


def read_key(path: Path) -> list[Entry]:
    entries = []
    for line in path.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.removeprefix("?").split(" | ")]
        allowed = {name: tuple(cell.split(" / ")) for name, cell in zip(FIELDS, cells, strict=True)}
        entries.append(Entry(allowed, line.startswith("?")))
    return entries


def score(text: Path) -> Score:
    """Read an introduction and hold it against the key beside it."""
    entries = read_key(text.with_suffix(".key"))
    left = list(narrated_changes(text.read_bytes(), text.name).changes)
    told = Score(asked=sum(not entry.is_optional for entry in entries))
    for entry in sorted(entries, key=lambda entry: entry.is_optional):
        fitting = [one for one in left if entry.fits(one, "kind") and entry.fits(one, "unit")]
        change = max(fitting, key=lambda one: sum(entry.fits(one, name) for name in FIELDS), default=None)
        if change is None:
            told.missed += [] if entry.is_optional else [" | ".join("/".join(cell) for cell in entry.allowed.values())]
            continue
        left.remove(change)
        if not entry.is_optional:
            told.found += 1
            for name in FIELDS[2:]:
                if not entry.fits(change, name):
                    told.wrong[name] += 1
                    told.details.append(f"{name} of {change.unit}: {_said(change, name)}, not {entry.allowed[name]}")
    told.beyond = [" | ".join(_said(one, name) for name in FIELDS) for one in left]
    return told


def _said(change: NarratedChange, name: str) -> str:
    if name == "kind":
        return change.kind.value
    value = getattr(change, name)
    return "; ".join(value) if isinstance(value, tuple) and value else str(value) if value else "-"


def folded(value: str, name: str) -> str:
    """A value as compared: names without case and accents, acts by their letters and figures, results in any order."""
    if value == "-":
        return value
    if name == "agreement":
        return (
            re.sub(r"[\W_]+", "", normal_form(value)).replace("acuerdo", "").replace("número", "").replace("oficio", "")
        )
    if name == "result":
        return ";".join(sorted(normal_form(one.strip()) for one in value.split(";")))
    return normal_form(value)
