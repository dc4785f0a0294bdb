"""Laws and regulations as a manual cites them with their days: when published, when reformed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from changelog.domain.manuals import Manual, Passage, Section
from changelog.domain.sources import SourceReference

Day = tuple[int, int, int]
"""Year, month, day."""
_MONTHS = {
    name: at
    for at, name in enumerate(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(), 1
    )
}
_DAY = re.compile(rf"(\d{{1,2}})[°º]?(?: de ({'|'.join(_MONTHS)}))?(?: (?:de|del) (?:año )?(\d{{4}}))?", re.IGNORECASE)
_KINDS = "Ley|Reglamento|Estatuto|Código|Constitución|Decreto|Lineamientos|Norma"
_CITED = re.compile(
    rf"(?<!\bde )(?<!\bdel )(?<!\bde la )(?P<title>(?:{_KINDS})(?: (?!public|promulg|expedid)[^\W\d_]{{1,20}},?){{1,22}}),? "
    r"(?:publicad[oa]s?|promulgad[oa]s?|expedid[oa]s?)\b[^.;\d]{0,90}"
    r"(?P<published>\d{1,2}[°º]? de [a-z]{4,10} (?:de|del) (?:año )?\d{4})"
    r"(?P<reforms>,?[^.;\d]{0,90}(?:reforma|adici|modific)[^;:]{0,900})?",
    re.IGNORECASE,
)


class Instrument(NamedTuple):
    """One citation with its days. `title` is folded to small letters; `reforms` empty where none are dated."""

    title: str
    printed: str
    published: Day
    reforms: frozenset[Day]
    passage: Passage
    start: int
    end: int

    def place(self, manual: Manual) -> SourceReference:
        return manual.place(self.passage.line_at(self.start), self.passage.line_at(self.end - 1))


def instruments_cited(manual: Manual) -> Iterator[Instrument]:
    """Every citation of a titled instrument with its day of publication, in the order printed."""
    for passage in manual.in_section(Section.FRONT, Section.AFTER, Section.FOOTNOTE):
        for found in _CITED.finditer(passage.text):
            published = next(iter(days_in(found["published"])), None)
            if published is None:
                continue
            printed = found["title"].strip(" ,")
            reforms = frozenset(days_in((found["reforms"] or "").split(". ")[0]))
            title = " ".join(printed.lower().replace(",", "").split())
            yield Instrument(title, printed, published, reforms, passage, found.start(), found.end("published"))


def days_in(text: str) -> Iterator[Day]:
    """Days of an enumeration: "16 de enero, 26 de mayo y 9 de julio de 2009" are three of one year."""
    waiting: list[tuple[int, int | None]] = []
    for found in _DAY.finditer(text):
        day, month, year = int(found[1]), found[2], found[3]
        if not 1 <= day <= 31:
            continue
        waiting.append((day, _MONTHS[month.lower()] if month else None))
        if year is None:
            continue
        of_month: int | None = None
        for one, its in reversed(waiting):
            of_month = its or of_month
            if of_month is not None:
                yield int(year), of_month, one
        waiting = []


def iso(day: Day) -> str:
    return f"{day[0]:04}-{day[1]:02}-{day[2]:02}"
