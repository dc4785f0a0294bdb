"""The act that a document itself is: its name, the days that it was signed and published, and from when it is in force.

A decree names itself in its heading ("DECRETO 57 DE 2011", "RESOLUCIÓN Nº 012-2015-XYZ"), a regulation by its title. When
it is in force one of its last articles says: from a day, from its publication, or some days after it. The day of
publication the gazette's page gives, or the head that a collection of laws puts before the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding, Severity
from changelog.errors import InvariantError
from changelog.reading.context import Context
from changelog.reading.lines import BodyLine
from changelog.reading.prose import Prose, paragraphs
from changelog.reading.recognise.spanish_dates import MONTHS, dates_in, first_date

_NUMBERED = re.compile(
    r"#{0,6}\s*\**(?P<kind>(?:DECRETO|Decreto|RESOLUCI[ÓO]N|Resoluci[óo]n|ORDENANZA|Ordenanza|ACUERDO|Acuerdo|DECISI[ÓO]N\sADMINISTRATIVA|"
    r"Decisi[óo]n\s[Aa]dministrativa|DISPOSICI[ÓO]N|Disposici[óo]n|LEY|Ley)(?:\s(?:LEY|SUPREMO|EJECUTIVO|LEGISLATIVO|MINISTERIAL|SUPREMA|ADMINISTRATIVA|"
    r"DIRECTORAL|JEFATURAL|MUNICIPAL|REGIONAL|Supremo|Ejecutivo|Ministerial|Suprema|Municipal|Regional|Directoral|Jefatural)){0,2})\s+"
    r"(?:(?:N[ÚúU]?M(?:ERO|\.)?|[Nn][úu]m(?:ero|\.)?|N\s?[º°o]\.?|N[Oo]\.)\s*)?(?P<number>\d[\w./-]{0,40})"
    r"(?:\s+(?:DE|de|DEL|del)\s+(?P<year>\d{4}))?\**\.?"
)
_NUMBER_ALONE = re.compile(r"\**N\s?[º°oO]\.?\s*\d")
_NAMED = re.compile(
    r"#{0,6}\s*\**(?P<name>(?:REGLAMENTO|Reglamento|ESTATUTO|Estatuto)\s(?:INTERIOR|Interior|INTERNO|Interno|ORG[ÁA]NICO|Org[áa]nico|DE\sORGANIZACI[ÓO]N|"
    r"de\s[Oo]rganizaci[óo]n|GENERAL|General)\b.{5,160}?)\**\.?"
)
_IDENTIFIER = re.compile(
    r"(?:identifier|identificador)\s*:\s*[\"']?(?P<kind>DECRETO|RESOLUCION|ORDENANZA|ACUERDO|LEY)(?:-[A-Z]+)?-(?P<number>\d{1,6})-(?P<year>\d{4})\b[\"']?"
)
_PUBLISHED_KEY = re.compile(
    r"(?:fecha_publicacion|publication_date|fecha_de_publicacion|published|publicado)\s*:\s*[\"']?(?P<day>\d{4}-\d{2}-\d{2})[\"']?"
)
_FORCE_KEY = re.compile(
    r"(?:entry_into_force|fecha_vigencia|entrada_en_vigor|vigencia)\s*:\s*[\"']?(?P<day>\d{4}-\d{2}-\d{2})[\"']?"
)
_SIGNED_KEY = re.compile(r"(?:enactment_date|fecha_sancion|fecha_firma)\s*:\s*[\"']?(?P<day>\d{4}-\d{2}-\d{2})[\"']?")
_PLACED_SHORT = re.compile(r"[A-ZÁÉÍÓÚÑ][^\d]{2,40},?\s(?P<date>\d{1,2}/\d{1,2}/\d{4})\.?")
_GAZETTE_DAY = re.compile(r"(?:DOF|D\.O\.F\.|B\.?O\.?|P\.?O\.?)\s*:\s*(?P<date>\d{1,2}/\d{1,2}/\d{4})")
_PUBLISHED = re.compile(
    r"\b(?:[Pp]ublicad[oa]|PUBLICAD[OA])\s(?:en|EN)\s.{4,120}?\s(?:el|EL|de\sfecha|DE\sFECHA|del|con\sfecha)\s(?P<date>.{6,60})"
)
_REFORMED = re.compile(r"(?:[ÚúU]ltima\s[Rr]eforma|[ÚU]LTIMA\sREFORMA).{0,60}?(?P<date>\d.{6,40})")
_SIGNED = re.compile(r"\b(?:[Dd]ad[oa]|DAD[OA]|[Ee]xpedid[oa])\s(?:en|EN)\s.{3,160}")
_PLACED = re.compile(
    r"[A-ZÁÉÍÓÚÑ][^\W\d_]*(?:\s[^\W\d_]+\.?){0,4},?(?:\sD\.?\s?C\.?,?)?\s(?:a\s)?(?P<date>\d{1,2}\s(?:de\s)?\w{4,10}\s(?:de|del)\s\d{4})\.?"
)
_BRACKETED = re.compile(rf"\((?P<month>{'|'.join(MONTHS)})\s(?P<day>\d{{1,2}})\)", re.IGNORECASE)
_IN_FORCE = re.compile(
    r"\b(?:rige[n]?|regir[áa]n?|entrar?[áa]?[n]?(?:\sa\sregir)?(?:\sen\s(?:vigor|vigencia))?|entren?\sen\s(?:vigor|vigencia)|tendr[áa]n?\svigencia|"
    r"surte[n]?\sefectos?|surtir[áa]n?\s(?:sus\s)?efectos?|estar[áa]n?\svigentes?|vigencia)\b",
    re.IGNORECASE,
)
_OF_THIS = re.compile(
    r"\b(?:presente|este|esta|el|la)\s(?:decreto|reglamento|resoluci[óo]n|ordenanza|acuerdo|ley|estatuto|norma|acto|disposici[óo]n|instrumento)\b|"
    r"\bpresente\b|\bsu\s(?:publicaci[óo]n|expedici[óo]n)",
    re.IGNORECASE,
)
_COUNTS = {
    "un": 1, "dos": 2, "tres": 3, "cinco": 5, "ocho": 8, "diez": 10, "quince": 15, "veinte": 20, "treinta": 30,
    "cuarenta y cinco": 45, "sesenta": 60, "noventa": 90, "ciento veinte": 120, "ciento ochenta": 180,
}  # fmt: skip
_DAYS_AFTER = re.compile(
    rf"\b(?:(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})\s(?:\(\w{{1,20}}\)\s)?d[íi]as?\s(?P<working>h[áa]biles\s)?(?:naturales\s|calendario\s)?(?:siguientes?|despu[ée]s|posteriores)|"
    r"d[íi]a\s(?P<working_day>h[áa]bil\s)?siguiente)\b.{0,40}?\bpublicaci[óo]n",
    re.IGNORECASE,
)
_FROM_PUBLICATION = re.compile(r"\b(?:su|la)\s(?:publicaci[óo]n|promulgaci[óo]n)\b", re.IGNORECASE)
_FROM_SIGNING = re.compile(r"\b(?:su|la)\s(?:expedici[óo]n|firma|suscripci[óo]n|sanci[óo]n)\b", re.IGNORECASE)
_FIRST_OF_MONTH = re.compile(
    rf"\bprimer\sd[íi]a\s(?:h[áa]bil\s)?del\smes\sde\s(?P<month>{'|'.join(MONTHS)}|setiembre)\s(?:del?\s(?:presente\saño|año\sen\scurso|(?:año\s)?(?P<year>\d{{4}})))",
    re.IGNORECASE,
)
HEAD_LINES = 80
"""Lines at the start of a document in which it names itself."""
REACH = 160
"""Characters behind "rige" or "en vigor" that tell from when."""
LONGEST_KIND = 40
"""Characters of "DECRETO SUPREMO" where its number stands on the next line."""
LONGEST_HEADING = 200
"""Characters of a heading line."""


@dataclass(frozen=True, slots=True)
class OwnAct:
    """The act, and what it says of its effect: the day, None where no day follows from what is printed; the line that says
    so (the act's first where none does)."""

    agreement: Agreement
    effective: PartialDate | None
    line: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Dates:
    signed: PartialDate | None
    published: PartialDate | None
    in_force: PartialDate | None
    reformed: PartialDate | None


def find_own_act(
    front: Sequence[BodyLine], after: Sequence[BodyLine], context: Context, title: tuple[int, str] | None = None
) -> OwnAct | None:
    """The act that a document is, from the lines before and behind its units; None where it does not name itself. `title`
    (its line and words) names it where neither a number nor the name of a regulation does."""
    head = front[:HEAD_LINES]
    named = _named(head) or (None if title is None else (*title, None, None, False))
    if named is None:
        return None
    line, printed, number, year, is_numbered = named
    dates = _dates(head, front, after, year)
    if not is_numbered and (day := dates.published or dates.signed) is not None:
        printed = f"{printed} ({day})"
    effective, told, findings = _effect(front, after, dates, line, context)
    agreement = Agreement(
        printed,
        number=number,
        approved=dates.signed,
        published=dates.published,
        effective=effective,
        citations=(Citation(printed, context.place(line), dates.signed, dates.published, effective),),
    )
    return OwnAct(agreement, effective, told, findings)


def _named(head: Sequence[BodyLine]) -> tuple[int, str, str | None, int | None, bool] | None:
    """Line, name, number and year of the act, and whether a number names it."""
    for line, behind in zip_longest(head, head[1:]):
        printed = line.text.strip()
        if behind is not None and len(printed) < LONGEST_KIND and _NUMBER_ALONE.match(behind.text):
            printed = f"{printed} {behind.text.strip()}"
        found = _NUMBERED.fullmatch(printed) if len(printed) <= LONGEST_HEADING else None
        if found is not None:
            printed = f"{_small(found['kind'])} {_numbered(found)}"
            return line.number, printed, found["number"], int(found["year"]) if found["year"] else None, True
    for line in head:
        found = _IDENTIFIER.search(line.text)
        if found is not None:
            printed = f"{_small(found['kind'])} {found['number']} de {found['year']}"
            return line.number, printed, found["number"], int(found["year"]), True
    for line in head:
        found = _NAMED.fullmatch(line.text.strip()) if len(line.text) <= LONGEST_HEADING else None
        if found is not None:
            return line.number, " ".join(found["name"].split()), None, None, False
    return None


def _small(kind: str) -> str:
    words = kind.lower().split()
    return " ".join(word.capitalize() for word in words).replace("Resolucion", "Resolución")


def _numbered(found: re.Match[str]) -> str:
    sign = "Nº " if re.search(r"N\s?[º°]", found.group()) else ""
    year = f" de {found['year']}" if found["year"] else ""
    return f"{sign}{found['number'].rstrip('.-')}{year}"


# Its days.


def _dates(head: Sequence[BodyLine], front: Sequence[BodyLine], after: Sequence[BodyLine], year: int | None) -> _Dates:
    return _Dates(
        _signed(head, after, year) or _by_key(head, _SIGNED_KEY),
        _by_key(head, _PUBLISHED_KEY) or _told(head, (_GAZETTE_DAY, _PUBLISHED)),
        _by_key(head, _FORCE_KEY),
        _told(front[:HEAD_LINES], (_REFORMED,)),
    )


def _by_key(lines: Sequence[BodyLine], key: re.Pattern[str]) -> PartialDate | None:
    for line in lines:
        found = key.search(line.text)
        if found is not None:
            try:
                return PartialDate.from_iso(found["day"])
            except InvariantError:
                return None
    return None


def _told(lines: Sequence[BodyLine], forms: Sequence[re.Pattern[str]]) -> PartialDate | None:
    for form in forms:
        for line in lines:
            found = form.search(line.text[:600])
            date = first_date(found["date"]) if found is not None else None
            if date is not None and date.value is not None and date.value.is_exact:
                return date.value
    return None


def _signed(head: Sequence[BodyLine], after: Sequence[BodyLine], year: int | None) -> PartialDate | None:
    for line in after:
        found = _SIGNED.search(line.text[:2000])
        told = [date.value for date in dates_in(found.group()) if date.value is not None] if found is not None else []
        if told and told[0].is_exact:
            return told[0]
    for line in head:
        placed = _PLACED.fullmatch(line.text.strip()) or _PLACED_SHORT.fullmatch(line.text.strip())
        date = first_date(placed["date"]) if placed is not None else None
        if date is not None and date.value is not None and date.value.is_exact:
            return date.value
        bracketed = _BRACKETED.fullmatch(line.text.strip())
        if bracketed is not None and year is not None:
            return _day(year, MONTHS.index(bracketed["month"].lower()) + 1, int(bracketed["day"]))
    return None


def _day(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except InvariantError:
        return None


# Its effect.


def _effect(
    front: Sequence[BodyLine], after: Sequence[BodyLine], dates: _Dates, line: int, context: Context
) -> tuple[PartialDate | None, int, tuple[Finding, ...]]:
    for paragraph, told in _rules(front, after):
        rule = paragraph.text[told.start() : told.end() + REACH]
        place = paragraph.line_at(told.start())
        day, findings = _by_rule(rule, dates, place, context)
        if day is not None or findings:
            return day, place, tuple(findings)
    if dates.in_force is not None:
        return dates.in_force, line, ()
    return _inferred(dates, line, context)


def _inferred(dates: _Dates, line: int, context: Context) -> tuple[PartialDate | None, int, tuple[Finding, ...]]:
    """An act that says nothing of its effect has it from its publication."""
    if dates.published is None:
        return None, line, ()
    finding = context.finding(
        "date-of-effect-inferred",
        Severity.MEDIUM,
        f"no date of effect is printed; {dates.published} is taken, on which the act was published",
        line,
        remedy="give it with --effective if it is another",
    )
    return dates.published, line, (finding,)


def _rules(front: Sequence[BodyLine], after: Sequence[BodyLine]) -> Iterator[tuple[Prose, re.Match[str]]]:
    """Places that tell from when the act is in force: behind the units first, then in the decree that approves it."""
    for part in (after, front):
        for paragraph in paragraphs(part):
            for told in _IN_FORCE.finditer(paragraph.text):
                around = paragraph.text[max(0, told.start() - REACH) : told.end() + REACH]
                if _OF_THIS.search(around) is not None:
                    yield paragraph, told


def _by_rule(rule: str, dates: _Dates, line: int, context: Context) -> tuple[PartialDate | None, list[Finding]]:
    """The day that a rule gives, and what must be known about it; neither where it gives none."""
    later = _DAYS_AFTER.search(rule)
    first = _FIRST_OF_MONTH.search(rule)
    if later is not None and (later["working"] or later["working_day"]):
        return None, [_in_working_days(rule, line, context)]
    if later is not None:
        count = _count(later["count"]) if later["count"] else 1
        return _after_publication(count, dates, rule, line, context) if count is not None else (None, [])
    if first is not None:
        known = dates.signed or dates.published
        year = int(first["year"]) if first["year"] else known.year if known is not None else None
        month = 9 if first["month"].lower() == "setiembre" else MONTHS.index(first["month"].lower()) + 1
        return (_day(year, month, 1) if year is not None else None), []
    known = dates.signed or dates.published
    explicit = next(iter(dates_in(rule[:REACH], known.year if known is not None else None)), None)
    publication = _FROM_PUBLICATION.search(rule)
    if (
        explicit is not None
        and explicit.value is not None
        and (publication is None or explicit.start < publication.start())
    ):
        return explicit.value, []
    if publication is not None:
        return _after_publication(0, dates, rule, line, context)
    if _FROM_SIGNING.search(rule) is not None and dates.signed is not None:
        return dates.signed, []
    return None, []


def _in_working_days(rule: str, line: int, context: Context) -> Finding:
    return context.finding(
        "effect-in-working-days",
        Severity.SERIOUS,
        "the act is in force some working days after its publication; which days are worked it does not print",
        line,
        read=rule,
        remedy="give it with --effective",
    )


def _count(words: str) -> int | None:
    return int(words) if words.isdecimal() else _COUNTS.get(words.lower())


def _after_publication(
    days: int, dates: _Dates, rule: str, line: int, context: Context
) -> tuple[PartialDate | None, list[Finding]]:
    if dates.reformed is not None and (dates.published is None or dates.reformed > dates.published):
        finding = context.finding(
            "effect-of-last-reform",
            Severity.MEDIUM,
            f"the text holds reforms up to that published on {dates.reformed}; that day is taken as its date of effect",
            line,
            read=rule,
            remedy="give it with --effective if it is another",
        )
        return dates.reformed, [finding]
    if dates.in_force is not None and dates.in_force != dates.published:
        finding = context.finding(
            "effect-told-apart",
            Severity.INFORMATION,
            f"the act is in force {_told_days(days)}; the head of the document gives {dates.in_force} for it",
            line,
            read=rule,
        )
        return dates.in_force, [finding]
    if dates.published is None:
        signed = f"; it was signed on {dates.signed}" if dates.signed is not None else ""
        finding = context.finding(
            "no-day-of-publication",
            Severity.SERIOUS,
            f"the act is in force {_told_days(days)}, and the day of that is not printed{signed}",
            line,
            read=rule,
            remedy="give it with --effective",
        )
        return None, [finding]
    finding = context.finding(
        "effect-from-publication",
        Severity.INFORMATION,
        f"the act is in force {_told_days(days)}, which the document dates {dates.published}",
        line,
        read=rule,
    )
    return PartialDate.of(dates.published.first_day + timedelta(days=days)), [finding]


def _told_days(days: int) -> str:
    if days < 2:
        return "from the day after its publication" if days else "from its publication"
    return f"{days} days after its publication"
