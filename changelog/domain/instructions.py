"""What an amending act orders of functions: fractions reformed, added and derogated, a whole list put in another's place.

What it orders of units (suppressed, created, transferred, ...) is told like any other change: `domain.narratives`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from changelog.domain.dates import PartialDate
from changelog.domain.sources import SourceReference
from changelog.domain.units import Function


class InstructionKind(StrEnum):
    REFORMED = "reformed"  # another text in the place of a function's
    ADDED = "added"  # a function that was not there; without `marker`, the list of an article that was not there
    DEROGATED = "derogated"  # a function ends; without `marker`, all of the article
    RESTATED = "restated"  # a whole list in the place of all functions of the article's unit


@dataclass(frozen=True, slots=True)
class FunctionInstruction:
    """One instruction about one function, or about a whole list, as the act states it.

    Whose function it is: `unit` is the name that the act gives, `article` the number of the article ("10", "21 bis") of the
    act that is amended, `norm` that act as printed; None what it leaves open, but never both `unit` and `article`. `marker`
    is the function's own, as cited ("XV Bis", "4"); None for a whole list. `functions` are the new ones with their lines in
    the act: one that is reformed or added, all of a list, none that is derogated. `source` is the instruction itself.
    """

    kind: InstructionKind
    unit: str | None
    article: str | None
    norm: str | None
    marker: str | None
    functions: tuple[Function, ...]
    agreement: str | None
    approved: PartialDate | None
    published: PartialDate | None
    effective: PartialDate | None
    source: SourceReference

    @property
    def facts(self) -> list[object]:
        """All that is stated, with digests of the texts and lines, for the digest of what tells it."""
        days = (self.approved, self.published, self.effective)
        return [
            self.kind,
            self.unit,
            self.article,
            self.norm,
            self.marker,
            [[one.marker, one.text.digest, *_lines(one.source)] for one in self.functions],
            self.agreement,
            *(str(day) if day else None for day in days),
            *_lines(self.source),
        ]


def _lines(source: SourceReference | None) -> tuple[int, int]:
    return (source.first_line, source.last_line) if source else (0, 0)
