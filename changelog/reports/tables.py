"""Tables of typed cells, ready to be laid out by any writer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from changelog.domain.changes import WordDifference
from changelog.domain.dates import PartialDate

Cell = str | int | date | PartialDate | WordDifference | None
"""One fact: words, a count, a date as precise as it is known, a text with its words marked, or nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns. `title` is None for a table that stands alone; every row has as many cells as columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str | None = None

    def without_empty_columns(self) -> Table:
        """The same table without the columns that say nothing in any row."""
        return self._keeping(
            [i for i in range(len(self.columns)) if any(row[i] not in (None, "") for row in self.rows)]
        )

    def without_columns(self, names: tuple[str, ...]) -> Table:
        """The same table without some columns, which something above it tells already."""
        return self._keeping([i for i, column in enumerate(self.columns) if column not in names])

    def _keeping(self, kept: list[int]) -> Table:
        return Table(
            tuple(self.columns[i] for i in kept),
            tuple(tuple(row[i] for i in kept) for row in self.rows),
            self.title,
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
