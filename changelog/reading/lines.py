"""Lines of a document on their way from print to tokens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands in the file: its number from 1, its text without the line end, its page where the file
    marks page breaks (from 1; None where it does not). `begins` says that the format knows a paragraph to begin here; in
    formats that know no paragraphs it is never true. `level` is that of the heading which the format knows the line to be,
    1 for the highest; 0 for what is no heading, and in formats that know none."""

    number: int
    text: str
    page: int | None = None
    begins: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A non-blank line that is no furniture.

    `text` has no blanks at either end; `indent` counts those that stood before it. `blank_before` says that an empty
    line stands between it and the body line before, `page_start` that furniture or a page break does.
    """

    number: int
    text: str
    indent: int
    blank_before: bool
    page_start: bool
    page: int | None = None
    begins: bool = False
    level: int = 0
