"""A document that is itself an act: a decree whose articles create, suppress and transfer units, and say from when.

Its heading names it ("DECRETO NÚMERO 1187 (12 de agosto de 2011)"), its last article or its transitory articles say when it
is in force ("El presente decreto rige a partir del ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from changelog.domain.dates import PartialDate
from changelog.reading.lines import BodyLine
from changelog.reading.narrative.sentences import Sentence
from changelog.reading.recognise.spanish_dates import dates_in, day_after, first_date, next_days_in

HEAD = 40
"""Lines at the top of a document among which its own heading stands."""
LONGEST_HEADING = 120
_HEADING = re.compile(
    r"(?P<printed>(?:DECRETO|ACUERDO|RESOLUCI[ÓO]N|ORDENANZA|LEY|Decreto|Acuerdo|Resoluci[óo]n|Ordenanza)"
    r"(?:\s+(?:[A-ZÁÉÍÓÚ][A-Za-zÁÉÍÓÚáéíóú]+)){0,3}?\s+(?:N[ÚUúu]M(?:ERO)?\.?|N[úu]mero|N[Oo]\.?|"
    r"N[°º]\.?)?\s*\d[\w./-]{0,30}"
    r"(?:\s+(?:DE|de)\s+\d{4})?)(?:\s*[-,(]?\s*(?:del?\s+)?(?P<rest>.{0,60}))?"
)
_ARTICLE = re.compile(
    r"[\W_]{0,4}(?:(?:ART[IÍ]CULO|Art[ií]culo|Art\.)\s+(?:\d{1,3}|[A-ZÁÉÍÓÚ]{4,16}|[A-Z][a-záéíóú]{3,14})\b"
    r"|(?:PRIMER|SEGUND|TERCER|CUART|QUINT|SEXT|S[ÉE]PTIM|OCTAV|NOVEN|D[ÉE]CIM)[OA](?:\s[A-ZÁÉÍÓÚ]{6,10}[OA])?\s*\.)"
)
_IN_FORCE = re.compile(
    r"\b[Ee](?:l|sta?e?)\s+(?:presente\s+)?(?:decreto|acuerdo|reglamento|estatuto|manual|resoluci[óo]n|ordenanza|"
    r"ley)\b[^.;]{0,80}?"
    r"\b(?:rige|regirá|entra(?:rá)?\s+en\s+vigor|entra(?:rá)?\s+en\s+vigencia|surt(?:e|irá)\s+efectos?|"
    r"comenzará\s+a\s+regir)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Instrument:
    """The act that a document is. `printed` is its name where the heading gives a number, None where it does not."""

    printed: str | None
    approved: PartialDate | None
    published: PartialDate | None
    effective: PartialDate | None

    @staticmethod
    def enacts(sentence: Sentence) -> bool:
        """Is a sentence one of its articles?"""
        return _ARTICLE.match(sentence.text) is not None


def instrument_of(lines: Sequence[BodyLine], sentences: Sequence[Sentence]) -> Instrument | None:
    """The act that a document is; None where neither its heading nor an article says that it is one."""
    printed, approved = _heading(lines[:HEAD])
    effective = next((day for one in sentences if (day := _in_force(one.text)) is not None), None)
    if printed is None and effective is None:
        return None
    return Instrument(printed, approved, None, effective)


def _heading(lines: Sequence[BodyLine]) -> tuple[str | None, PartialDate | None]:
    for place, line in enumerate(lines):
        text = line.text.strip("*# ")
        found = _HEADING.fullmatch(text) if len(text) <= LONGEST_HEADING else None
        if found is not None:
            near = f"{found['rest'] or ''} {lines[place + 1].text if place + 1 < len(lines) else ''}"
            day = first_date(near[:LONGEST_HEADING])
            return " ".join(found["printed"].split()), day.value if day is not None else None
    return None, None


def _in_force(text: str) -> PartialDate | None:
    """The day from which an article says that the act is in force."""
    told = _IN_FORCE.search(text)
    if told is None:
        return None
    behind = next((day.value for day in dates_in(text[told.end() :]) if day.value is not None), None)
    if behind is not None and not any(next_days_in(text[told.end() :])):
        return behind
    return day_after(behind) if behind is not None and behind.is_exact else None
