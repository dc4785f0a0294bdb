"""Where a manual tells its history: there former names and units that are gone are rightly named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from changelog.domain.manuals import Manual, Passage, Section

_PROSE = (Section.FRONT, Section.AFTER)


@dataclass(frozen=True, slots=True)
class History:
    """The lines that tell a change, and the chapters made of such lines: those that tell at least half as many changes as
    the one that tells most, and what is printed before the first chapter (the acts)."""

    lines: frozenset[int]
    chapters: frozenset[str | None]

    def tells(self, passage: Passage) -> bool:
        """Whether a change is told in a passage."""
        return not self.lines.isdisjoint(passage.numbers)

    def holds(self, passage: Passage) -> bool:
        """Whether a passage of prose tells a change or stands among those that do."""
        return passage.section in _PROSE and (passage.chapter in self.chapters or self.tells(passage))


def history_of(manual: Manual) -> History:
    narrated = manual.reading.narrated if manual.reading is not None else ()
    lines = frozenset(line for one in narrated for line in range(one.source.first_line, one.source.last_line + 1))
    told = Counter(one.chapter for one in manual.in_section(*_PROSE) if not lines.isdisjoint(one.numbers))
    most = max(told.values(), default=0)
    return History(lines, frozenset({None, *(chapter for chapter, count in told.items() if count * 2 >= most)}))
