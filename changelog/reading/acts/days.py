"""Which days a sentence tells of which of the acts that it cites.

What a day means is told by the words between it and the act, or before it: "con vigencia a partir del" - effect;
"publicado en", the name of a gazette - publication; "sesión celebrada el", "se aprobó", or right behind the act - approval.
A day that none of these explains is no act's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from changelog.domain.dates import PartialDate
from changelog.reading.recognise.named_acts import GAZETTE
from changelog.reading.recognise.spanish_dates import PrintedDate, dates_in

REACH = 60
"""Characters before a day in which the words stand that make it one of effect."""
Role = Literal["approved", "published", "effective"]
_WEEKDAY = r"(?:(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)\s+)?"
_EFFECT = re.compile(
    r"(?:a\s+partir\s+de(?:l(?:\s+d[ií]a)?)?|desde\s+el|vigencia|vigentes?|en\s+vigor|surt\w+\s+efectos?|con\s+efectos?|"
    r"tuv\w+\s+efectos?|inici\w+\s+operaciones|llev\w+\s+a\s+cabo|realiz(?:ó|aron))(?:,?\s+(?:a\s+partir\s+)?(?:del?|el|desde)"
    r"(?:\s+(?:d[ií]a|mes\s+de))?)?[:,]?\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\)?[,;:.]?\s*(?:(?:de|con)\s+fecha:?|fecha:?|del\s+d[ií]a|del|de|en|el(?:\s+d[ií]a)?)?\s*{_WEEKDAY},?\s*(?:de\s+)?$",
    re.IGNORECASE,
)
_PUBLICATION = re.compile(rf"\b(?:public(?!a\b)\w+|PUBLIC\w+|{GAZETTE})[^.;]{{0,140}}$")
_THEN_PUBLISHED = re.compile(
    rf"(?:,?\s+(?:se|es|fue|son|fueron)\s+public|,?\s+(?:en|seg[úu]n)\s+(?:el\s+)?{GAZETTE}|"
    r",?\s+(?:y\s+)?(?:con|mediante)\s+(?:la\s+)?(?:expedici[óo]n\s+y\s+)?publicaci)"
)
_SESSION = re.compile(r"sesi[óo]n(?:es)?\b[^;]{0,110}$|\b(?:aprobad[oa]s?|dictad[oa]s?|suscrit[oa]s?)\b[^;]{0,90}$")
_ISSUED_ON = re.compile(r"\b(?:exp[ei]d|emitid|promulgad)\w*\s[^.;]{0,60}$")
_THEN_APPROVED = re.compile(
    r",?\s+(?:(?:se|es|fue|son|fueron|que)\s+)*(?:aprob|aprueb|autoriz|exp[ei]d|promulg|abrog|dict)\w*"
    r"|,?\s+(?:mediante|a\s+trav[ée]s\s+del?|por|en\s+sesi[óo]n)\b"
    r"|,?\s+(?:el|la)\s+(?:H\.\s?)?(?:Consejo|Junta|Congreso|Comit[ée]|Asamblea)\b"
)
_OPENING = re.compile(
    r"^\W{0,4}(?:(?:[Qq]ue|[Pp]osteriormente|[Ff]inalmente|[Dd]espu[ée]s|[Aa]simismo|[Dd]erivado\s+de\s+lo\s+anterior|[Yy]),?\s*"
    r"(?:y\s+)?)?(?:(?:[Ee]l|[Cc]on\s+fecha|[Ee]n|[Ee]l\s+pasado|[Hh]acia)\s+)?$"
)
_YEAR = re.compile(r"^\W{0,4}[Ee]n\s+(?:el\s+a[ñn]o\s+(?:de\s+)?)?(?P<year>(?:18|19|20)\d\d)\b(?=,?\s+se\b)")
_YEAR_BEHIND = re.compile(r"\s+(?:en|de)\s+(?:el\s+a[ñn]o\s+(?:de\s+)?)?(?P<year>(?:18|19|20)\d\d)\b(?!\s*[-/])")
_COMMITTEE = re.compile(r"\bdictamen\b")


@dataclass(frozen=True, slots=True)
class Place:
    """A citation in a sentence: its span, and what it can be told with. `weight` says which act a sentence is about: a
    council's before what a gazette prints, before an oficio; an oficio's day is its own, never a session's."""

    start: int
    end: int
    weight: int
    is_issue: bool = False
    is_council: bool = False
    is_session: bool = False
    is_aside: bool = False


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A day told of the act at `place` (its number among the citations given)."""

    place: int
    role: Role
    value: PartialDate


def told_days(text: str, places: Sequence[Place], year: int | None) -> tuple[ToldDay, ...]:
    """The days that a sentence tells of its acts; `year` is that of the last date before the sentence."""
    found: list[ToldDay] = []
    previous = 0
    for date in dates_in(text, year):
        if date.value is None or any(place.start <= date.start < place.end for place in places):
            continue
        found += _of_date(text, date, places, previous)
        previous = date.end
    found += _bare_years(text, places, found)
    opening = _YEAR.match(text)
    if opening is not None and len(places) == 1 and not found:
        found.append(ToldDay(0, "approved", PartialDate(int(opening["year"]))))
    return tuple(found)


def _bare_years(text: str, places: Sequence[Place], told: Sequence[ToldDay]) -> Iterator[ToldDay]:
    """ "por disposición de la Ley General de Pensiones en 1925": a year behind an act of which nothing else is told."""
    dated = {day.place for day in told}
    for number, place in enumerate(places):
        is_named = not (place.is_council or place.is_issue) and number not in dated
        year = _YEAR_BEHIND.match(text, place.end) if is_named else None
        if year is not None:
            yield ToldDay(number, "approved", PartialDate(int(year["year"])))


def effect_told(text: str, year: int | None) -> PartialDate | None:
    """The day of effect that a sentence tells without citing an act; None where it opens with a day of its own."""
    for date in dates_in(text, year):
        if _OPENING.match(text[: date.start]) is not None:
            return None
        if date.value is not None and _EFFECT.search(_just_before(text, date)) is not None:
            return date.value
    return None


def _just_before(text: str, date: PrintedDate) -> str:
    return text[max(0, date.start - REACH) : date.start]


def _of_date(text: str, date: PrintedDate, places: Sequence[Place], previous: int) -> Iterator[ToldDay]:
    assert date.value is not None
    if _EFFECT.search(_just_before(text, date)) is not None:
        main = _main(places, date.start)
        if main is not None:
            yield ToldDay(main, "effective", date.value)
        return
    behind = _last_before(places, date.start)
    since = max(previous, places[behind].end if behind is not None else 0)
    gap = text[since : date.start]
    role_and_place = _role(
        text, date, places, behind, gap, is_next=behind is not None and places[behind].end >= previous
    )
    if role_and_place is not None:
        yield ToldDay(role_and_place[1], role_and_place[0], date.value)


def _role(
    text: str, date: PrintedDate, places: Sequence[Place], behind: int | None, gap: str, *, is_next: bool
) -> tuple[Role, int] | None:
    ahead = next((number for number, place in enumerate(places) if place.start >= date.end and place.weight), None)
    if behind is not None and is_next and _BEHIND.fullmatch(gap) is not None:
        return _own_day(text, places[behind]), behind
    if _THEN_PUBLISHED.match(text, date.end) is not None:
        target = ahead if ahead is not None else behind
        return ("published", target) if target is not None else None
    if _PUBLICATION.search(gap) is not None:
        target = behind if behind is not None else ahead
        return ("published", target) if target is not None else None
    if behind is not None and places[behind].is_session and is_next:
        return "approved", behind
    if _SESSION.search(gap) is not None and _COMMITTEE.search(gap) is None:
        target = _council(places, date.start, behind_first=behind is not None and not _ends_other(gap))
        target = target if target is not None else behind
        return ("approved", target) if target is not None else None
    if behind is not None and _ISSUED_ON.search(gap) is not None:
        return "approved", behind
    if ahead is not None and (_is_opening(text, date) or _OPENS_CLAUSE.search(text[: date.start]) is not None):
        then = _THEN_APPROVED.match(text, date.end)
        return ("approved", ahead) if then is not None else None
    return None


_OPENS_CLAUSE = re.compile(
    r",\s+(?:y\s+(?:despu[ée]s,?\s+)?)?(?:el|con\s+fecha)\s+$|\b(?:que|como\s+resultado\s+que)\s+el\s+$"
)
_LAW_PUBLISHED = re.compile(r"\bpublic\w+\s+(?:de\s+)?(?:la|el|del)?\s*$")


def _own_day(text: str, place: Place) -> Role:
    """What a day right behind an act is: an issue's day is that of publication; another act's that of its approval,
    unless the words before it say that it was published."""
    if place.is_issue or _LAW_PUBLISHED.search(text[: place.start]) is not None:
        return "published"
    return "approved"


def _is_opening(text: str, date: PrintedDate) -> bool:
    return _OPENING.match(text[: date.start]) is not None


def _ends_other(gap: str) -> bool:
    """Does another subject stand between an act and a session's day, so that the day is of what follows?"""
    return re.search(r"[.;]\s", gap) is not None


def _last_before(places: Sequence[Place], offset: int) -> int | None:
    return next((number for number in range(len(places) - 1, -1, -1) if places[number].end <= offset), None)


def _main(places: Sequence[Place], offset: int) -> int | None:
    """The act that a day of effect is of: the weightiest of the sentence; of equals the last before the day."""
    main = [place for place in places if not place.is_aside] or places
    weight = max((place.weight for place in main if place.weight), default=-1)
    equal = [number for number, place in enumerate(places) if place.weight == weight and place in main]
    before = [number for number in equal if places[number].end <= offset]
    return before[-1] if before else equal[0] if equal else None


def _council(places: Sequence[Place], offset: int, *, behind_first: bool) -> int | None:
    """The act that a session's day is of: a council's, the one behind which the session is told, or the next."""
    acts = [number for number, place in enumerate(places) if place.is_council]
    before = [number for number in acts if places[number].end <= offset]
    after = [number for number in acts if places[number].start >= offset]
    if before and behind_first:
        return before[-1]
    return after[0] if after else before[-1] if before else None
