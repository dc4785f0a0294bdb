"""What every format is read into: the lines of a document, where its pages begin, and what its layout told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from changelog.domain.sources import Pages
from changelog.errors import InputError
from changelog.reading.lines import Line

RUNNING_HEADER = "running header"
RUNNING_FOOTER = "running footer"
PAGE_NUMBER = "page number"


MOST_LINES = 500_000
"""Lines of a document: thirty times the longest manual that we know of."""


def refuse_long(lines: int, name: str) -> None:
    """Raises `InputError` for a document that is longer than any manual."""
    if lines > MOST_LINES:
        raise InputError(
            f"the document has more than {MOST_LINES:,} lines", place=name, remedy="give the pages of the manual alone"
        )


@dataclass(frozen=True, slots=True)
class Remark:
    """What a format reader could not read, and where: the name of the check, what is missing, the line that stands
    nearest, what to do."""

    check: str
    message: str
    line: int
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """The lines of a document in reading order. `furniture` names, by their number, lines that the layout shows to be no
    text (headers, footers, page numbers): formats without layout leave them to be told by their words."""

    lines: tuple[Line, ...]
    furniture: Mapping[int, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    def pages(self) -> Pages:
        """Where pages begin, by what the lines say of theirs."""
        starts: list[int] = []
        for line in self.lines:
            while line.page is not None and len(starts) < line.page:
                starts.append(line.number)
        return Pages(tuple(starts))
