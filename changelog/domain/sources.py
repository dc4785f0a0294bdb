"""Where something was read. A report row that cannot say so is a defect."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from changelog.errors import InvariantError


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its name without folders, the SHA-256 of its bytes in hexadecimal, its number of lines.

    `profile` is the family of documents that it was read as: its name, and for a profile of the user's own `@` and the
    SHA-256 of its file; None where that is not known, or for tables. It says how the file was read, not which it is.
    """

    name: str
    digest: str
    lines: int
    profile: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Pages:
    """The number of the line that each page of a document begins with, in order; none where the format tells no pages. A
    page without lines begins where the next one does."""

    starts: tuple[int, ...] = ()

    def of(self, line: int) -> int | None:
        """The page that a line stands on, from 1."""
        return bisect_right(self.starts, line) or None


NO_PAGES = Pages()


@dataclass(frozen=True, slots=True, order=True)
class SourceReference:
    """Lines of a document, both included, counted from 1; `page`, that of the first, where the format tells it.

    `document` is the document's digest (`Document.digest`), so that a file given another name is still the same source.
    """

    document: str
    first_line: int
    last_line: int
    page: int | None = None

    def __post_init__(self) -> None:
        if self.first_line < 1 or self.last_line < self.first_line:
            raise InvariantError(f"lines {self.first_line} to {self.last_line} cannot be")

    def __str__(self) -> str:
        lines = str(self.first_line) if self.first_line == self.last_line else f"{self.first_line}-{self.last_line}"
        return f"{self.document}:{lines}"
