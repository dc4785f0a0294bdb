"""The numbers of functions in the order printed, and the places where one does not follow the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from changelog.domain.checks import Flaw
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual
from changelog.domain.sources import SourceReference
from changelog.domain.units import Function, Unit

_NUMBER = re.compile(r"(\d{1,3})(?:\.\d{1,3})?(?:\.-|[.)-])?")
_SHOWN = 90
"""Characters of a function that show which one is meant."""


@dataclass(frozen=True, slots=True)
class Step:
    """A numbered function and the number before it, 0 before the first."""

    unit: Unit
    function: Function
    before: int
    number: int
    place: SourceReference

    @property
    def is_gap(self) -> bool:
        return self.number > self.before + 1

    @property
    def is_repeat(self) -> bool:
        return 0 < self.number == self.before

    @property
    def is_restart(self) -> bool:
        return self.number == 1 < self.before

    @property
    def is_backwards(self) -> bool:
        return 1 < self.number < self.before

    def flaw(self, severity: Severity | None = None) -> Flaw:
        """What a sentence about the step needs: `code`, `name`, `before`, `number`, and the numbers that lack between."""
        first, last = self.before + 1, self.number - 1
        return Flaw(
            SourceReference(self.place.document, self.place.first_line, self.place.first_line, self.place.page),
            read=f"{self.function.marker} {(self.function.text.body or '')[:_SHOWN]}",
            unit=self.unit.code,
            values={
                "code": self.unit.code,
                "name": self.unit.name,
                "before": self.before,
                "number": self.number,
                "missing": f"{first}" if first == last else f"{first} a {last}",
                "missing_en": f"{first}" if first == last else f"{first} to {last}",
            },
            severity=severity,
        )


def steps(manual: Manual) -> Iterator[Step]:
    """Every numbered function of every unit; those without a number count as one number each."""
    for unit in manual.units:
        before = 0
        for function in unit.functions:
            found = _NUMBER.fullmatch(function.marker.strip())
            if found is None:
                before += 1
                continue
            number = int(found[1])
            if function.source is not None:
                yield Step(unit, function, before, number, function.source)
            before = number


def as_noted(manual: Manual, finding: str) -> Iterator[Flaw]:
    """What the reader noted of that kind about the marks of functions, for a check to word: `code` and `read`."""
    for noted in manual.reading.findings if manual.reading is not None else ():
        if noted.check == finding:
            read = noted.read or ""
            yield Flaw(
                noted.source, read=read, unit=noted.unit, values={"code": noted.unit or "", "read": read[:_SHOWN]}
            )
