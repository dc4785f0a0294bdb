"""Mentions as findings show them: gathered by name, with their places; and who speaks of whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from changelog.audit.mentions import Mention
from changelog.audit.name_book import NameBook, Rank, Words, words_of_name
from changelog.domain.checks import Flaw
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section
from changelog.domain.sources import SourceReference
from changelog.domain.units import Unit

RUNNING = (Section.OBJECTIVE, Section.FUNCTION)
"""Where units say what they do."""
LIKENESS = 0.8
"""Likeness of a name cited from which on the unit that comes nearest is surely meant; below, it may be a unit that the
manual does not describe. Judged on the near names of three real manuals."""
MANY = 4
"""Units of a rank from which on a manual of the whole institution is taken to name all units of that rank."""
MOST_PLACES = 400
"""Places that one finding names; a name that is cited more often needs no longer list."""
_CONNECTIVE = re.compile(r"\s+")


def by_name(mentions: Iterable[Mention]) -> tuple[tuple[Mention, ...], ...]:
    """Mentions of one name together, in the order of their first places."""
    found: defaultdict[Words, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.words].append(mention)
    return tuple(map(tuple, found.values()))


def flaw_at(
    manual: Manual, mentions: tuple[Mention, ...], values: Mapping[str, object], severity: Severity | None = None
) -> Flaw:
    """One flaw for all mentions of a name: the first as its place, the others beside it."""
    first = mentions[0]
    places = dict.fromkeys(place_of(manual, mention) for mention in mentions)
    source, *others = places
    return Flaw(
        source,
        read=first.passage.text[max(0, first.start - 40) : first.end + 20].strip(),
        unit=first.passage.unit,
        values={"name": one_line(first.name), "count": len(places), **values},
        others=tuple(others[:MOST_PLACES]),
        severity=severity,
    )


def place_of(manual: Manual, mention: Mention) -> SourceReference:
    return manual.place(mention.first_line, mention.last_line)


def one_line(name: str) -> str:
    return _CONNECTIVE.sub(" ", name).strip()


def describes_all(manual: Manual, rank: Rank, branches: Branches, many: int = MANY) -> bool:
    """Whether a manual describes the whole institution, down to units of a rank."""
    return manual.reading is not None and manual.reading.whole_institution and branches.bearing(rank) >= many


class Branches:
    """The units of a manual by their codes, with their names as compared and those above them."""

    def __init__(self, manual: Manual, book: NameBook) -> None:
        self._units: dict[str, Unit] = {unit.code: unit for unit in manual.units}
        self._words = {unit.code: book.canonical(words_of_name(unit.name)) for unit in manual.units}
        self._ranks = {code: book.rank_of(words) for code, words in self._words.items()}

    def name(self, code: str) -> str:
        return self._units[code].name.strip().rstrip(".")

    def words(self, code: str) -> Words:
        return self._words.get(code, ())

    def rank(self, code: str) -> Rank:
        return self._ranks.get(code, ())

    def subject(self, code: str) -> Words:
        """The words of its name behind the rank."""
        return self.words(code)[len(self.rank(code)) :]

    def upwards(self, code: str | None) -> tuple[str, ...]:
        """The unit itself and those above it, up to the head."""
        found: list[str] = []
        while code in self._units and code not in found:
            found.append(code)
            code = self._units[code].parent
        return tuple(found)

    def bearing(self, rank: Rank) -> int:
        """How many units bear a rank."""
        return sum(borne == rank for borne in self._ranks.values())
