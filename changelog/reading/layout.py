"""What a layout makes of a document's body, whatever the layout: the contract between layouts and `manual`."""

from __future__ import annotations

from dataclasses import dataclass

from changelog.domain.findings import Finding
from changelog.domain.readings import LineUse
from changelog.domain.units import Unit
from changelog.reading.lines import BodyLine
from changelog.reading.structure import ListedUnit


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Units in the order printed, rank and parent settled, and what became of every body line.

    `front` are the lines before the first unit (institution, acts and days are looked for there), `after` those behind the
    last; `listed` the units of the list that states the tree, where there is one. `uses` cover every body line that is
    neither in `front` nor in `after`.
    """

    units: tuple[Unit, ...]
    front: tuple[BodyLine, ...]
    after: tuple[BodyLine, ...]
    listed: tuple[ListedUnit, ...]
    uses: tuple[LineUse, ...]
    findings: tuple[Finding, ...]
