"""Amending acts printed in a consolidated manual: what their transitory articles replace, add and except, from when.

An act ends at the line with its place and day ("Ciudad de México, a 11 de abril de 2017.-"). Its articles say "se abrogan
los apartados 3, 4 y 5", "se adicionarán con el numeral 10.1", "a excepción del numeral 4.0.3, correspondiente a la ...",
and when it enters into force: on a day, or on the day after its publication, which a footnote or the data sheet dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from changelog.domain.dates import PartialDate
from changelog.reading.datasheet import SheetAct
from changelog.reading.lines import BodyLine
from changelog.reading.prose import Prose
from changelog.reading.recognise.spanish_dates import PrintedDate, first_date

_SIGNED = re.compile(
    r"[^\W\d_][^\d;:]{2,60}, a(?:l| los)? (?P<date>\d{1,2}[°º]?(?: días)? (?:de|del mes de) [a-z]+ del? (?:año )?\d{4})\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"[¹²³⁴-⁹⁰]{1,3}\s?(?:Acuerdo )?[Pp]ublicad[oa] en (?P<where>[^\d]{5,80}) (?:el|del) (?P<date>\d.{8,40})"
)
_CODES = r"(?P<codes>\d[\d.]{0,16}(?:(?:,\s?|\s?[ye]\s|,\s?[ye]\s)\d[\d.]{0,16}){0,40})"
_PIECES = r"(?:apartados?|numerales|numeral|cap[ií]tulos?|secci[oó]n(?:es)?|puntos?)"
_NAME = r"(?P<name>[A-ZÁÉÍÓÚÑ][^;.]{3,200}?)(?=, (?:adscrit|que|recorri|del|dependiente)|[;.]| del Manual|$)"
_ABROGATES = re.compile(
    rf"(?:abrogan?|derogan?|sustituyen?|reemplazan?)(?: y sustituyen?)? (?:el|los|las|la) {_PIECES} {_CODES}"
    rf"(?:,? (?:relativ[oa]s?|correspondientes?|referentes?) (?:a la|al|a los|a las|a) {_NAME})?",
    re.IGNORECASE,
)
_ADDS = re.compile(rf"adicion(?:an?|ar[áa]n?)(?: con)? (?:el|los|las|la) {_PIECES} {_CODES}", re.IGNORECASE)
_EXCEPTS = re.compile(
    rf"(?:a|con(?: la)?) excepci[óo]n de(?:l| los| la| las)? {_PIECES} {_CODES}"
    rf"(?:,? (?:relativ[oa]s?|correspondientes?|referentes?) (?:a la|al|a los|a las|a) {_NAME})?",
    re.IGNORECASE,
)
_ENTERS = re.compile(r"entrar[áa]n? en vigor (?P<when>[^.;]{5,160})", re.IGNORECASE)
_ONE_CODE = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True, slots=True)
class Clause:
    """What an article does to one code; `name` is the unit that it says stands there, None where it names none."""

    code: str
    name: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Amendment:
    """An act printed in the manual. Dates that are not told are None; `sheet` is its entry on the data sheet."""

    first: int
    last: int
    approved: PrintedDate | None
    published: PrintedDate | None
    effective: PartialDate | None
    replaced: tuple[Clause, ...] = ()
    added: tuple[Clause, ...] = ()
    excepted: tuple[Clause, ...] = ()
    sheet: SheetAct | None = None

    @property
    def touches(self) -> bool:
        return bool(self.replaced or self.added)


def read_amendments(
    front: Sequence[BodyLine], footnotes: Sequence[tuple[int, str]], sheet: Sequence[SheetAct]
) -> tuple[Amendment, ...]:
    """The acts printed before the functions, in the order of their effect. An act printed twice is one."""
    found: dict[PartialDate, Amendment] = {}
    for lines, signed in _acts(front):
        act = _read(lines, signed, footnotes, sheet)
        if signed.value is not None:
            known = found.get(signed.value)
            found[signed.value] = _same_act(known, act) if known is not None else act
    return tuple(sorted(found.values(), key=lambda act: (act.effective is None, act.effective or PartialDate(1))))


def _same_act(known: Amendment, other: Amendment) -> Amendment:
    if known.published is None:
        known, other = other, known
    return replace(known, published=known.published or other.published, effective=known.effective or other.effective)


def _acts(front: Sequence[BodyLine]) -> Iterator[tuple[Sequence[BodyLine], PrintedDate]]:
    start = 0
    for place, line in enumerate(front):
        found = _SIGNED.match(line.text) if "," in line.text[:64] else None
        date = first_date(found["date"]) if found is not None else None
        if date is not None:
            yield front[start : place + 1], date
            start = place + 1


def _read(
    lines: Sequence[BodyLine], signed: PrintedDate, footnotes: Sequence[tuple[int, str]], sheet: Sequence[SheetAct]
) -> Amendment:
    first, last = lines[0].number, lines[-1].number
    entry = next((act for act in sheet if act.approved is not None and act.approved.value == signed.value), None)
    published = _publication(first, last, footnotes) or (entry.published if entry is not None else None)
    prose = Prose.of(lines)
    effective = _effect(prose.text, published) or (entry.dates[2] if entry is not None else None)
    return Amendment(
        first,
        last,
        signed,
        published,
        effective,
        tuple(_clauses(_ABROGATES, prose)),
        tuple(_clauses(_ADDS, prose)),
        tuple(_clauses(_EXCEPTS, prose)),
        entry,
    )


def _publication(first: int, last: int, footnotes: Sequence[tuple[int, str]]) -> PrintedDate | None:
    """The publication that a footnote on the act's pages tells; it may stand just below the signature."""
    for number, text in footnotes:
        if first <= number <= last + FOOTNOTE_REACH:
            found = _PUBLISHED.match(text)
            if found is not None:
                return first_date(found["date"])
    return None


FOOTNOTE_REACH = 3
"""Lines below its last that a page's footnote may stand."""


def _effect(text: str, published: PrintedDate | None) -> PartialDate | None:
    for found in _ENTERS.finditer(text):
        when = found["when"]
        if "día siguiente" in when and "publicación" in when:
            if published is not None and published.value is not None and published.value.is_exact:
                return PartialDate.of(published.value.first_day + timedelta(days=1))
        elif "día de su publicación" in when:
            return published.value if published is not None else None
        elif (date := first_date(when)) is not None:
            return date.value
    return None


def _clauses(form: re.Pattern[str], prose: Prose) -> Iterator[Clause]:
    for found in form.finditer(prose.text):
        name = found["name"] if "name" in form.groupindex else None
        for code in _ONE_CODE.findall(found["codes"]):
            yield Clause(code, name, prose.line_at(found.start()))
