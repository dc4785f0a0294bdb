"""What every stage of a reading needs to know, and the findings and places that it makes with it."""

from __future__ import annotations

from dataclasses import dataclass

from changelog.domain.findings import Finding, Severity
from changelog.domain.sources import NO_PAGES, Pages, SourceReference
from changelog.reading.cleanup.wrapping import Words
from changelog.reading.profiles.loader import Profile

EXCERPT = 120
"""Characters of a line that a finding shows."""


@dataclass(frozen=True, slots=True)
class Context:
    """The document's digest and pages (what source references carry), the profile that it is read with, and its words."""

    document: str
    profile: Profile
    words: Words
    pages: Pages = NO_PAGES

    def place(self, first: int, last: int | None = None) -> SourceReference:
        last = last if last is not None else first
        return SourceReference(self.document, first, last, self.pages.of(first))

    def finding(
        self,
        check: str,
        severity: Severity,
        message: str,
        line: int | None = None,
        *,
        unit: str | None = None,
        read: str | None = None,
        remedy: str | None = None,
    ) -> Finding:
        shown = read if read is None or len(read) <= EXCERPT else read[: EXCERPT - 1] + "…"
        source = self.place(line) if line is not None else None
        return Finding(check, severity, message, source, unit, shown, remedy)
