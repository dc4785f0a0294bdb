"""What a layout makes of a document's body, whatever the layout: the contract between layouts and `manual`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from changelog.domain.findings import Finding
from changelog.domain.readings import LineUse
from changelog.domain.units import Unit
from changelog.reading.context import Context
from changelog.reading.lines import BodyLine
from changelog.reading.sections import Sections
from changelog.reading.structure import ListedUnit

LIST = "furniture: list of the structure"
"""Use of a line of the list that states the tree."""
PROSE = "furniture: text on other matters"
"""Use of a line between units that is text, and of none of them."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Units in the order printed, rank and parent settled, and what became of every body line.

    `front` are the lines before the first unit (institution, acts and days are looked for there), `after` those behind the
    last; `listed` the units of the list that states the tree, where there is one. `uses` cover every body line that is
    neither in `front` nor in `after`: of units, of the list (`LIST`), text of none (`PROSE`), or furniture. `is_whole` says
    that the document states the structure of its whole institution, `is_exhaustive` that it does so down to the last unit:
    what it does not list is not there. `heads_on_top` says that its heads hang from the institution, whole or not.
    """

    units: tuple[Unit, ...]
    front: tuple[BodyLine, ...]
    after: tuple[BodyLine, ...]
    listed: tuple[ListedUnit, ...]
    uses: tuple[LineUse, ...]
    findings: tuple[Finding, ...]
    is_whole: bool | None = False
    is_exhaustive: bool = False
    heads_on_top: bool = False

    def sections(self, body: Sequence[BodyLine]) -> Sections:
        """A body as the stages after the layout see it: before, between and behind its units."""
        apart = {line.number for line in chain(self.front, self.after)}
        between = tuple(line for line in body if line.number not in apart)
        return Sections(self.front, (), (), (), None, None, between, self.after)


Layout = Callable[[Sequence[BodyLine], Context], LaidOut | None]
"""A reader of one layout: a body and its context in; None where no unit is found in it."""
