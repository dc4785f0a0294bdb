"""A manual as it is printed, for those who check it: its text passage by passage, its lists of units, its lines.

A `Reading` is what the program makes of a document; a `Manual` keeps beside it how the document says it, so that a
finding can show the very words and their line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from changelog.domain.readings import Reading
from changelog.domain.snapshots import Institution
from changelog.domain.sources import NO_PAGES, Document, Pages, SourceReference
from changelog.domain.units import Unit


class Section(StrEnum):
    """The part of a manual that a passage stands in. `FRONT` is all prose before the functions: acts, introduction,
    legal framework, objectives of the manual; `AFTER` what follows the last unit: transitory articles, glossary."""

    FRONT = "front"
    INDEX = "index"
    STRUCTURE = "structure"
    ORGANIGRAMS = "organigrams"
    HEADING = "heading"
    OBJECTIVE = "objective"
    FUNCTION = "function"
    LABEL = "label"
    AFTER = "after"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that runs on: a paragraph of prose, one line of a list or of organigrams, a unit's heading, its objective, or
    one of its functions with its sub-items.

    `text` is as printed, wrapped lines joined by one blank (a word broken at a hyphen stays broken); the offsets at which
    lines begin are `starts`, their numbers `numbers`. `chapter` is the title that it stands under, folded (no accents,
    no number, lower case), None before the first. `unit` is the code of the unit that it belongs to, `marker` that of its
    function as printed.
    """

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]
    section: Section
    chapter: str | None = None
    unit: str | None = None
    marker: str | None = None

    @property
    def first_line(self) -> int:
        return self.numbers[0]

    @property
    def last_line(self) -> int:
        return self.numbers[-1]

    def line_at(self, offset: int) -> int:
        """The number of the line that a place in the text was printed on."""
        return self.numbers[max(0, bisect_right(self.starts, offset) - 1)]


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """One line of an index, a structure list or the organigrams, or a heading in the functions section: code, name as
    printed (headings keep their final full stop, lists are freed of page numbers and marks), its lines."""

    code: str
    name: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Manual:
    """A document read for an audit.

    `lines` are those of the file as they stand there (`lines[0]` is line 1). `reading` is None where no unit with
    functions is found: half a manual, or none. `headings` are the units as the functions section heads them, in order,
    a code that recurs as often as it is printed; `index`, `structure` and `organigrams` are what the lists say.
    `furniture` names the lines that are no text (running headers, page numbers, signatures) by their number. `ranks` are
    the rank words of the family that it was read as, longest first, `institutions` the nouns that open an institution's
    name. `passages` stand in the order printed.
    """

    document: Document
    lines: tuple[str, ...]
    reading: Reading | None
    passages: tuple[Passage, ...] = ()
    headings: tuple[ListedUnit, ...] = ()
    index: tuple[ListedUnit, ...] = ()
    structure: tuple[ListedUnit, ...] = ()
    organigrams: tuple[ListedUnit, ...] = ()
    furniture: Mapping[int, str] = field(default_factory=dict)
    ranks: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    pages: Pages = NO_PAGES

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units as read, in the order printed."""
        return self.reading.units if self.reading is not None else ()

    @property
    def institution(self) -> Institution | None:
        return self.reading.institution if self.reading is not None else None

    def place(self, first: int, last: int | None = None) -> SourceReference:
        """Lines of this document."""
        last = last if last is not None else first
        return SourceReference(self.document.digest, first, last, self.pages.of(first))

    def in_section(self, *sections: Section) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.passages if passage.section in sections)
