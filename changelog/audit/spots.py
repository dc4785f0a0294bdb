"""Places inside passages, and what they are words of: the text checks gather many of them into one finding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from changelog.domain.checks import Flaw
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Passage, Section
from changelog.domain.sources import SourceReference

MOST_PLACES = 50
"""Places that one finding names; what occurs more often needs no longer list."""
_AROUND = 25
RUNNING = (Section.FRONT, Section.OBJECTIVE, Section.FUNCTION, Section.AFTER, Section.FOOTNOTE)
"""Where sentences stand, not lists of names."""
WORD = re.compile(r"[^\W\d_]+")


class Spot(NamedTuple):
    """Characters `start` to `end`, end excluded, of a passage."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def shown(self) -> str:
        """The words with some of what stands around them."""
        return self.passage.text[max(0, self.start - _AROUND) : self.end + _AROUND].strip()

    def place(self, manual: Manual) -> SourceReference:
        return manual.place(self.passage.line_at(self.start), self.passage.line_at(max(self.start, self.end - 1)))


def found(pattern: re.Pattern[str], passages: Iterable[Passage]) -> Iterator[Spot]:
    """Every match of a pattern, in the order printed."""
    for passage in passages:
        for match in pattern.finditer(passage.text):
            yield Spot(passage, match.start(), match.end())


def one_flaw(
    manual: Manual, spots: Sequence[Spot], severity: Severity | None = None, **values: object
) -> Iterator[Flaw]:
    """One flaw for all of them, the first as its place; `{count}` says how many there are. None for none."""
    if not spots:
        return
    places = tuple(dict.fromkeys(spot.place(manual) for spot in spots))
    yield Flaw(
        places[0],
        read=spots[0].shown,
        unit=spots[0].passage.unit if len(spots) == 1 else None,
        values={"count": len(spots), **values},
        others=places[1 : MOST_PLACES + 1],
        severity=severity,
    )


def plain(text: str) -> str:
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
