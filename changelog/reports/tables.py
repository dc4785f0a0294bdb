"""Tables of typed cells, ready to be laid out by any writer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from changelog.domain.dates import PartialDate
from changelog.domain.wording import WordDifference

Cell = str | int | date | PartialDate | WordDifference | None
"""One fact: words, a count, a date as precise as it is known, a text with its words marked, or nothing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row is about, for writers that link, filter or colour rows: never printed itself.

    `unit_id` joins the rows of one unit across tables (its identity, the same in every table); `kind` is a kind of change
    as the wording keys it ("unit.renamed", "function.added"); `rank` the unit's rank; `branch` the identities of the units
    above it on either date, the top first; `agreement` the act as printed; `inherited` a mere consequence.
    """

    unit_id: str | None = None
    kind: str | None = None
    rank: str | None = None
    branch: tuple[str, ...] = ()
    agreement: str | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns. `title` is None for a table that stands alone; every row has as many cells as columns.

    A table that is filed has a `key` too ("units"), the same in every language: name of a CSV file, anchor of a page. Then
    `keys` name its columns likewise, and `marks` say what each row is about; both are empty or as long as what they name.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str | None = None
    key: str = ""
    keys: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()

    def without_empty_columns(self) -> Table:
        """The same table without the columns that say nothing in any row."""
        return self._keeping(
            [i for i in range(len(self.columns)) if any(row[i] not in (None, "") for row in self.rows)]
        )

    def without_columns(self, names: tuple[str, ...]) -> Table:
        """The same table without some columns, which something above it tells already."""
        return self._keeping([i for i, column in enumerate(self.columns) if column not in names])

    def _keeping(self, kept: list[int]) -> Table:
        return replace(
            self,
            columns=tuple(self.columns[i] for i in kept),
            rows=tuple(tuple(row[i] for i in kept) for row in self.rows),
            keys=tuple(self.keys[i] for i in kept) if self.keys else (),
        )


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences and tables under a heading of its own; `level` 1 is the largest."""

    heading: str
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    level: int = 2


@dataclass(frozen=True, slots=True)
class Report:
    """What is shown: a title, opening sentences, and sections in order. `main` is the table that CSV carries."""

    title: str
    sentences: tuple[str, ...]
    sections: tuple[Section, ...]
    main: Table

    @classmethod
    def of_table(cls, title: str, sentences: Sequence[str], table: Table) -> Report:
        """A report that is one table."""
        return cls(title, tuple(sentences), (Section("", (), (table,)),), table)
