"""What the program makes of a document, line by line: for those who want to know whether it was understood.

A document need not be a manual for this. Every non-blank line of it is in the account, with what became of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from changelog.domain.agreements import Agreement
from changelog.domain.findings import Finding
from changelog.domain.readings import ProfileChoice, Reading, Sign
from changelog.domain.snapshots import Institution
from changelog.domain.sources import NO_PAGES, Document, Pages
from changelog.domain.units import Unit


class SectionKind(StrEnum):
    """A part of a document. `OPENING` is what stands before the first title that is known, `CHAPTER` prose under such a
    title, `UNITS` where units are described, `AFTER` what follows the last of them, `ROWS` the rows of a table."""

    OPENING = "opening"
    INDEX = "index"
    STRUCTURE = "structure"
    ORGANIGRAMS = "organigrams"
    CHAPTER = "chapter"
    UNITS = "units"
    AFTER = "after"
    ROWS = "rows"


class LineKind(StrEnum):
    """What became of a line."""

    HEADING = "heading"  # heads a unit
    OBJECTIVE = "objective"  # of a unit's objective
    FUNCTION = "function"  # of one of its functions
    LABEL = "label"  # "Funciones:", or a sentence that announces them
    ENTRY = "entry"  # names a unit in the index, the structure list or the organigrams
    TITLE = "title"  # of a chapter
    CITED = "cited"  # an act, a day, a narrated change or the institution is read from it
    HEADER = "header"  # names the columns of a table
    FURNITURE = "furniture"  # no text: running headers, page numbers, signatures
    PROSE = "prose"  # of a known part, looked through, but nothing is read from it
    UNACCOUNTED = "unaccounted"  # the program does not know what it is


@dataclass(frozen=True, slots=True)
class SectionFound:
    """A part of a document: its title as printed (None where it has none), first and last line, both included, and the key
    of the profile that its title stands under (None for parts that no title opens)."""

    kind: SectionKind
    title: str | None
    first_line: int
    last_line: int
    key: str | None = None


@dataclass(frozen=True, slots=True)
class LineAccount:
    """A non-blank line and what became of it.

    `unit` is the code of the unit that it belongs to; `furniture` says which it is; `key` is the key of the profile that
    made it so, None where no key did.
    """

    line: int
    kind: LineKind
    section: SectionKind | None = None
    unit: str | None = None
    furniture: str | None = None
    key: str | None = None

    @property
    def is_accounted(self) -> bool:
        return self.kind is not LineKind.UNACCOUNTED


@dataclass(frozen=True, slots=True)
class Gap:
    """Lines that follow one another (blank ones and furniture between them aside) and are not accounted for: how many, and
    the text of the first."""

    first_line: int
    last_line: int
    lines: int
    text: str


@dataclass(frozen=True, slots=True)
class ShapeSeen:
    """A shape of line that a manual is made of, how many lines of the document have it, and the first of them."""

    shape: str
    lines: int
    first_line: int | None


@dataclass(frozen=True, slots=True)
class Trial:
    """What another profile would make of the document: how many units, and functions of theirs."""

    profile: str
    units: int
    functions: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """A document inspected.

    `reading` is None where it is no manual; `refused` then says why, `missing` what it lacks, `shapes` what there is of what
    a manual is made of. `layout` is how its units stand; `choice` is None for tables, whose columns are in `columns`
    (what they hold, their header). `account` has every non-blank line, in order. `tried` are the other profiles that find
    units, where none is found or the family is in doubt, those with most functions first.
    """

    document: Document
    lines: tuple[str, ...]
    reading: Reading | None
    choice: ProfileChoice | None
    sections: tuple[SectionFound, ...]
    account: tuple[LineAccount, ...]
    institution: Institution | None = None
    agreements: tuple[Agreement, ...] = ()
    findings: tuple[Finding, ...] = ()
    refused: str | None = None
    missing: tuple[str, ...] = ()
    shapes: tuple[ShapeSeen, ...] = ()
    layout: str = "table"
    columns: tuple[tuple[str, str], ...] = ()
    tried: tuple[Trial, ...] = ()
    not_headings: Mapping[int, str] = field(default_factory=dict)
    pages: Pages = NO_PAGES

    @property
    def units(self) -> tuple[Unit, ...]:
        return self.reading.units if self.reading is not None else ()

    @property
    def counts(self) -> dict[LineKind, int]:
        """How many lines are what."""
        counted = Counter(line.kind for line in self.account)
        return {kind: counted[kind] for kind in LineKind if counted[kind]}

    @property
    def accounted(self) -> int:
        return sum(line.is_accounted for line in self.account)

    @property
    def share(self) -> float:
        """From 0.0 to 1.0: the lines accounted for as a share of all non-blank lines of the document; 0.0 without any."""
        return self.accounted / len(self.account) if self.account else 0.0

    def gaps(self) -> Iterator[Gap]:
        """The lines not accounted for, run by run."""
        run: list[LineAccount] = []
        for line in self.account:
            if line.kind is LineKind.UNACCOUNTED:
                run.append(line)
            elif run and line.kind is not LineKind.FURNITURE:
                yield self._gap(run)
                run = []
        if run:
            yield self._gap(run)

    def _gap(self, run: list[LineAccount]) -> Gap:
        return Gap(run[0].line, run[-1].line, len(run), self.text(run[0].line))

    def text(self, line: int) -> str:
        """A line as it stands in the file, without outer blanks."""
        return self.lines[line - 1].strip() if 0 < line <= len(self.lines) else ""

    def page_lines(self, page: int) -> tuple[int, int] | None:
        """First and last line of a page; None where the document has no such page, or its format tells none."""
        if not 1 <= page <= len(self.pages.starts):
            return None
        ends = [after for _, after in pairwise(self.pages.starts)]
        last = ends[page - 1] - 1 if page - 1 < len(ends) else len(self.lines)
        return self.pages.starts[page - 1], max(last, self.pages.starts[page - 1])


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line is what it is, or is not something else: a sentence of the wording by its key, and what it names."""

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LineExplained:
    """A line and what the reader made of it. `account` is None for a blank line; `unit_name` is that of its unit, `marker`
    of its function as printed; `findings` are those on this line."""

    line: int
    page: int | None
    text: str
    account: LineAccount | None
    section: SectionFound | None = None
    unit_name: str | None = None
    marker: str | None = None
    reasons: tuple[Reason, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class InspectAnswer:
    """`inspect`: a whole document, or with `explained` only these lines of it."""

    inspection: Inspection
    explained: tuple[LineExplained, ...] | None = None


@dataclass(frozen=True, slots=True)
class ProfileCard:
    """A profile in a list: what it extends (None: nothing), the layout of its units, the signs that it is told by."""

    name: str
    title: str
    extends: str | None
    layout: str
    signs: tuple[Sign, ...]
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class ProfilesAnswer:
    """`profiles`: those that come with the program, and a user's own that was named."""

    profiles: tuple[ProfileCard, ...]
