"""Dates of a sentence: what each means, and whether a clause begins with it.

What a date means is told by the words before it: "a partir del", "con vigencia" - effect; "sesión celebrada el", "de fecha"
behind an act - approval; "publicado en" and the name of a gazette - publication. Other dates open a sentence ("El 16 de
julio de 2003, se autorizó") and mean what its verb means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from changelog.domain.dates import PartialDate
from changelog.reading.recognise.spanish_dates import PrintedDate, dates_in, day_after, next_days_in, years_in


class Role(IntEnum):
    EFFECTIVE = 1
    APPROVED = 2
    PUBLISHED = 3
    GENERAL = 4
    OPENING = 5  # the sentence begins with it
    OTHER = 6  # of something else: a period, a report, a law's own day


@dataclass(frozen=True, slots=True)
class DateUse:
    """A date, what it means, and the span of its phrase ("con vigencia a partir del 1 de abril de 2012").

    `leads`: a clause begins with it, and what follows happened then; else what stands before it did.
    """

    start: int
    end: int
    value: PartialDate
    role: Role
    leads: bool = False


_DAY = r"(?:\s+d[ií]a)?"
_EFFECT = re.compile(
    r"(?:,?\s*(?:la cual|los cuales|lo cual|misma que|mismos que|que|y)?\s*(?:con vigencia|vigentes?|entr(?:ó|"
    r"aron|ará|arán|a|an|ando)\s+en\s+(?:vigor|vigencia)"
    r"|en vigor|surti(?:ó|eron|rá|rán) (?:sus )?efectos?|se\s+llev(?:ó|aron) a cabo|se\s+realiz(?:ó|aron)|con efectos?|"
    r"rig(?:e|en|ió|ieron|irá|irán)|tuv(?:o|ieron) efecto)?\s*)"
    rf"(?:a\s+partir\s+del?(?:\s+d[ií]a|\s+mes\s+de)?|desde\s+el{_DAY})\s*$"
    r"|(?:vigencia|vigentes?|entr(?:ó|aron|ará|arán|a|an)\s+en\s+(?:vigor|vigencia)|entrada\s+en\s+vigor|inici(?:ó|"
    r"aron|"
    r"ando)\s+(?:operaciones|funciones|labores|actividades)|(?:se\s+)?llev(?:ó|aron)\s+a\s+cabo|surti(?:ó|eron|rá|"
    r"rán)\s+(?:sus\s+)?efectos?|"
    r"en\s+funciones|con\s+efectos?)(?:\s+(?:fue|será|desde|a\s+partir))?(?:\s+(?:el|del|desde\s+el|a)?"
    rf"{_DAY})?\s*:?\s*$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo),?\s*$", re.IGNORECASE)
_SINCE = re.compile(r"(?<!\w)(?:[Aa]\s+partir|[Dd]esde)\b")
_BEGINS = re.compile(r"operacion|funcion|labor|actividad", re.IGNORECASE)
"""What a unit does from its first day on: the verb tells, and is no part of the date."""
_APPROVAL = re.compile(
    r"(?:sesi[óo]n(?:es)?|reuni[óo]n)\b[^;]{0,170}?(?:celebrada\s+el|del|de\s+fecha|"
    rf"el)?{_DAY},?\s*(?:el\s+)?$|aprobad[oa]s?\s(?:[^.;]|\b[A-Z]\.){{0,60}}?(?:el|de\s+fecha|del){_DAY}\s*$"
    r"|(?:expedid|dictad|emitid|suscrit|autorizad|tomad)[oa]s?\s(?:[^.;]|\b[A-Z]\.){0,60}?(?:el|de\s+fecha|del)\s*$",
    re.IGNORECASE,
)
_PUBLICATION = re.compile(
    r"(?:public(?:ad[oa]s?|ó|aron|ándose|arse|ación)\b[^.;]{0,140}?|(?:Diario|Bolet[ií]n|Peri[óo]dico|Gaceta|"
    rf"B\.\s?O\.)[^;]{{0,90}}?)(?:de\s+fecha|el|del|fecha:?)?{_DAY}\s*(?:(?:lunes|martes|mi[ée]rcoles|"
    r"jueves|viernes|s[áa]bado|domingo)\s*)?,?\s*$",
    re.IGNORECASE,
)
_OF_ACT = re.compile(
    r"(?:Acuerdo|acuerdo|oficio|Oficio|ACDO|Acdo|dictamen|Decreto|decreto)[^;]{0,70}?,?\s*(?:de\s+fecha|del\s+d[ií]a|"
    r"del|de)\s*$"
)
_OPENS = re.compile(
    r"^\W{0,3}(?:\d{1,2}[).]\s*)?(?:(?:Que|Y)\b,?\s*(?:y\s+)?|[A-ZÁÉÍÓÚ][a-záéíóú]+(?: [a-záéíóú]+){0,4},\s+)?"
    r"(?:(?:el|con fecha|en|para|hacia|a|durante|desde|a partir del?)\s+)?"
    r"(?:el\s+)?(?:d[ií]a\s+|pasado\s+|mes de\s+|año\s+(?:de\s+)?)?$",
    re.IGNORECASE,
)
# The words behind which a clause begins.
_LEADS = re.compile(r"(?:^|[;:]|\bque,?|,? y|, e|\d\)|\b[Aa]simismo,|mientras que,?|en tanto que,?)\s*$")
_REACH = 220
_DURING = re.compile(
    r"^\W{0,3}(?:Durante|Con motivo de|A ra[ií]z de|Con|Tras|Como resultado de|Como consecuencia de|"
    r"En)l?\s[^,;.]{3,70}?"
    r"\bde(?:l año)?\s(?P<year>(?:18|19|20)\d\d)(?=,| se | fue)"
)
_PUBLISHED_THEN = re.compile(r",?\s+(?:se|fue)\s+public")
_FREE = re.compile(r"(?:,|\b(?:el|El|fecha|día|en|hasta el))\s*$")


def dates_of(text: str, year: int | None) -> list[DateUse]:
    """The dates of a sentence with what they mean; `year` is that of the last date before it ("del mismo año")."""
    found = [use for date in dates_in(text, year) if date.value is not None and (use := _use(text, date)) is not None]
    covered = [(use.start, use.end) for use in found]
    found += [
        _year_use(text, date)
        for date in years_in(text)
        if not any(start < date.end and date.start < end for start, end in covered)
    ]
    if (during := _DURING.match(text)) is not None and not any(use.end >= during.start("year") for use in found[:1]):
        found.append(DateUse(0, during.end(), PartialDate(int(during["year"])), Role.OPENING, leads=True))
    return sorted([*found, *_next_days(text, found)], key=lambda use: use.start)


def _year_use(text: str, date: PrintedDate) -> DateUse:
    assert date.value is not None
    before = text[max(0, date.start - _REACH) : date.start]
    leads = _LEADS.search(before) is not None or _OPENS.match(text[: date.start]) is not None
    if date.printed.lower().startswith("a partir"):
        return DateUse(date.start, date.end, date.value, Role.EFFECTIVE, leads)
    if date.is_about:
        role = Role.OPENING if _OPENS.match(text[: date.start]) is not None else Role.OTHER
        return DateUse(date.start, date.end, date.value, role, leads)
    role = Role.OPENING if _OPENS.match(text[: date.start]) is not None else Role.GENERAL
    return DateUse(date.start, date.end, date.value, role, leads)


def _use(text: str, date: PrintedDate) -> DateUse | None:
    assert date.value is not None
    before = _WEEKDAY.sub("", text[max(0, date.start - _REACH) : date.start])
    base = max(0, date.start - _REACH)
    effect = _EFFECT.search(before)
    if effect is not None:
        start = base + effect.start() if _BEGINS.search(effect.group()) is None else date.start
        since = _SINCE.search(effect.group())
        leads = since is not None and _LEADS.search(text[: base + effect.start() + since.start()][-_REACH:]) is not None
        return DateUse(start, date.end, date.value, Role.EFFECTIVE, leads)
    for form, role in ((_PUBLICATION, Role.PUBLISHED), (_APPROVAL, Role.APPROVED), (_OF_ACT, Role.APPROVED)):
        if form.search(before) is not None:
            return DateUse(date.start, date.end, date.value, role)
    if _PUBLISHED_THEN.match(text, date.end) is not None:
        return DateUse(date.start, date.end, date.value, Role.PUBLISHED)
    opens = _OPENS.match(text[: date.start]) is not None
    leads = opens or _LEADS.search(before.rstrip().removesuffix("el").removesuffix("El").rstrip()) is not None
    role = Role.OPENING if opens else Role.GENERAL if _FREE.search(before) is not None else Role.OTHER
    return DateUse(date.start, date.end, date.value, role, leads)


def _next_days(text: str, found: Sequence[DateUse]) -> Iterator[DateUse]:
    """ "Al día siguiente de su publicación": the day behind the publication that the sentence tells."""
    published = [use.value for use in found if use.role is Role.PUBLISHED and use.value.is_exact]
    for start, end in next_days_in(text):
        if published:
            yield DateUse(start, end, day_after(published[-1]), Role.EFFECTIVE)
