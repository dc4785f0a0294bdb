"""Where something was read. A report row that cannot say so is a defect."""

from __future__ import annotations

from dataclasses import dataclass

from changelog.errors import InvariantError


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its name without folders, the SHA-256 of its bytes in hexadecimal, its number of lines."""

    name: str
    digest: str
    lines: int


@dataclass(frozen=True, slots=True, order=True)
class SourceReference:
    """Lines of a document, both included, counted from 1; `page` where the format tells it.

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
