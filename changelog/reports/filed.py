"""A report as it is filed: its tables, the pictures that go with it, and what a page needs to redraw the structure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from changelog.domain.changes import UnitChange
from changelog.domain.structures import UnitVersion
from changelog.reports.tables import Report


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG that needs nothing else: fonts by family name, no script, no link. `description` tells in words
    what it shows, for those who cannot see it; `key` is the same in every language."""

    key: str
    title: str
    svg: str
    description: str


@dataclass(frozen=True, slots=True)
class FiledReport:
    """What every writer of documents is given.

    Each table of `report` has a key, keys of its columns, and marks; its sections stand in the order of filing, the
    constancia last. `signatures` are the roles of those who sign, in order. `lives` are the unit versions of each
    institution (by its label) that overlap the period, for a page that redraws the structure of any day in it.
    `turns` are the changes of units act by act, by institution, as the tables count them.
    `period` is its first and last day; None: as far as the lives reach. `person` and `made_at` are those of the
    constancia, for the properties of a document.
    """

    report: Report
    language: Literal["es", "en"]
    signatures: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    lives: Mapping[str, tuple[UnitVersion, ...]] = field(default_factory=dict)
    turns: Mapping[str, tuple[UnitChange, ...]] = field(default_factory=dict)
    period: tuple[date, date] | None = None
    person: str | None = None
    made_at: datetime | None = None
