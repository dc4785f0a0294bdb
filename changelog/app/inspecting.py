"""`inspect`: what a document is read as and why, and what became of its lines."""

from __future__ import annotations

import os
import re
from pathlib import Path

from changelog.app.files import read_bytes
from changelog.app.profiles import profile_of
from changelog.domain.inspections import InspectAnswer, Inspection
from changelog.errors import UsageError

MOST_EXPLAINED = 5_000
"""Lines that are explained at once: a manual of two hundred pages."""
_ASKED = re.compile(r"(?P<page>p(?:age|[áa]gina|[áa]g|\.)?\.?\s*)?(?P<first>\d{1,9})(?:\s*[-–:]\s*(?P<last>\d{1,9}))?")


def inspect_file(
    path: str | os.PathLike[str],
    *,
    profile: str | None = None,
    columns: str | None = None,
    explain: str | None = None,
) -> InspectAnswer:
    """Inspect a document. `profile` names the one that it is read with, or a file of the user's own; `columns` says what a
    table's columns hold; `explain` are the lines to explain: `120`, `120-140`, or a page, `p3`.

    Raises `InputError` for a file that cannot be read, `UsageError` for lines or pages that are not in it.
    """
    from changelog.reading import inspect_document

    inspected = inspect_document(read_bytes(path), Path(path).name, profile=profile_of(profile), columns=columns)
    if explain is None:
        return InspectAnswer(inspected.inspection)
    first, last = _lines(explain, inspected.inspection)
    return InspectAnswer(inspected.inspection, inspected.explained(first, last))


def _lines(asked: str, inspection: Inspection) -> tuple[int, int]:
    found = _ASKED.fullmatch(asked.strip().lower())
    if found is None:
        raise UsageError(f"{asked!r} is neither lines nor a page", remedy="write 120, 120-140, or p3 for page 3")
    first, last = int(found["first"]), int(found["last"] or found["first"])
    if found["page"] is not None:
        first, last = _of_pages(first, last, inspection)
    total = len(inspection.lines)
    if not 1 <= first <= last <= total:
        raise UsageError(
            f"{inspection.document.name} has no lines {asked}", remedy=f"it has {total:,} lines, the first is 1"
        )
    if last - first >= MOST_EXPLAINED:
        raise UsageError(
            f"{last - first + 1:,} lines; the most that are explained at once are {MOST_EXPLAINED:,}",
            remedy="ask for a page, or for fewer lines",
        )
    return first, last


def _of_pages(first: int, last: int, inspection: Inspection) -> tuple[int, int]:
    pages = len(inspection.pages.starts)
    begins, ends = inspection.page_lines(first), inspection.page_lines(last)
    if begins is None or ends is None:
        remedy = f"it has {pages} pages" if pages else "its format tells no pages: ask for lines"
        raise UsageError(f"{inspection.document.name} has no such page", remedy=remedy)
    return begins[0], ends[1]
