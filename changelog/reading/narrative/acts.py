"""Acts and dates of a sentence: which act a change rests on, when it was approved, published, when it took effect.

What a date means is told by the words before it: "a partir del", "con vigencia" - effect; "sesión celebrada el", "de fecha"
behind an act - approval; "publicado en" and the name of a gazette - publication. Other dates open a sentence ("El 16 de
julio de 2003, se autorizó") and mean what its verb means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from changelog.domain.dates import PartialDate
from changelog.reading.agreements import agreement_of
from changelog.reading.recognise.agreement_codes import CitedAct, acts_in
from changelog.reading.recognise.spanish_dates import PrintedDate, dates_in


class Role(IntEnum):
    EFFECTIVE = 1
    APPROVED = 2
    PUBLISHED = 3
    GENERAL = 4
    OPENING = 5  # the sentence begins with it
    OTHER = 6  # of something else: a period, a report, a law's own day


@dataclass(frozen=True, slots=True)
class DateUse:
    """A date, what it means, and the span of its phrase ("con vigencia a partir del 1 de abril de 2012")."""

    start: int
    end: int
    value: PartialDate
    role: Role


@dataclass(frozen=True, slots=True)
class ActUse:
    """An act cited in a sentence. `weight`: a council's act before a gazette, a decree, an oficio. `key` joins citations
    of one act; `approved` the day that its code or the words behind it give."""

    start: int
    end: int
    printed: str
    key: str
    weight: int
    approved: PartialDate | None = None
    published: PartialDate | None = None


_EFFECT = re.compile(
    r"(?:,?\s*(?:la cual|los cuales|lo cual|misma que|mismos que|que|y)?\s*(?:con vigencia|vigentes?|entr(?:ó|"
    r"aron|ará|arán|a|an|ando)\s+en\s+(?:vigor|vigencia)"
    r"|en vigor|surti(?:ó|eron|rá|rán) efectos?|se\s+llev(?:ó|aron) a cabo|se\s+realiz(?:ó|aron)|con efectos?|"
    r"tuv(?:o|ieron) efecto)?\s*)"
    r"(?:a\s+partir\s+del?(?:\s+d[ií]a|\s+mes\s+de)?|desde\s+el(?:\s+d[ií]a)?)\s*$"
    r"|(?:vigencia|vigentes?|entr(?:ó|aron|ará|arán|a|an)\s+en\s+(?:vigor|vigencia)|inici(?:ó|aron|"
    r"ando)\s+operaciones|(?:se\s+)?llev(?:ó|aron)\s+a\s+cabo|surti(?:ó|eron)\s+efectos?|"
    r"con\s+efectos?)(?:\s+(?:a\s+partir\s+)?(?:el|del|desde\s+el|a)?(?:\s+d[ií]a)?)?\s*:?\s*$",
    re.IGNORECASE,
)
_APPROVAL = re.compile(
    r"(?:sesi[óo]n(?:es)?|reuni[óo]n)\b[^;]{0,170}?(?:celebrada\s+el|del|de\s+fecha|"
    r"el)?(?:\s+d[ií]a)?,?\s*(?:el\s+)?$|aprobad[oa]s?\s[^.;]{0,60}?(?:el|de\s+fecha|del)(?:\s+d[ií]a)?\s*$"
    r"|(?:expedid|dictad|emitid|suscrit|autorizad)[oa]s?\s[^.;]{0,40}?(?:el|de\s+fecha|del)\s*$",
    re.IGNORECASE,
)
_PUBLICATION = re.compile(
    r"(?:public(?:ad[oa]s?|ó|ándose|arse|ación)\b[^.;]{0,140}?|(?:Diario|Bolet[ií]n|Peri[óo]dico|Gaceta|"
    r"B\.\s?O\.)[^;]{0,90}?)(?:de\s+fecha|el|del|fecha:?)?(?:\s+d[ií]a)?\s*(?:(?:lunes|martes|mi[ée]rcoles|"
    r"jueves|viernes|s[áa]bado|domingo)\s*)?,?\s*$",
    re.IGNORECASE,
)
_OF_ACT = re.compile(
    r"(?:Acuerdo|acuerdo|oficio|Oficio|ACDO|Acdo)[^;]{0,70}?,?\s*(?:de\s+fecha|del\s+d[ií]a|del|de)\s*$"
)
_OPENS = re.compile(
    r"^\W{0,3}(?:\d{1,2}\)\s*)?(?:(?:Que|Posteriormente|Finalmente|Después|Asimismo|"
    r"Y)\b,?\s*(?:y\s+)?)?(?:(?:el|con fecha|en|para|hacia|a|durante)\s+)?(?:pasado\s+|mes de\s+|año\s+(?:de\s+)?)?$",
    re.IGNORECASE,
)
_REACH = 220
_YEAR = re.compile(r"\b[Ee]n\s+(?:el\s+año\s+(?:de\s+)?)?(?P<year>(?:18|19|20)\d\d)\b(?!\s*[-/]\s*\d)")
_HALF = re.compile(
    r"a\s+(?P<part>principios|inicios|mediados|finales|fines)\s+de(?:l\s+año)?\s+(?P<year>(?:19|20)\d\d)\b"
)
_OFICIO = re.compile(
    r"(?P<printed>\b[Oo]ficio(?:s)?(?:\s+[Cc]ircular)?(?:\s+(?:n[úu]m(?:ero|\.)?|No\.|"
    r"N°))?\s+(?P<number>(?:[0-9][\w]{0,12}[ ]?){1,4}(?:[/-][\w.]{1,14}){0,4}))(?=[\s,.;)]|$)"
)
_DECREE = re.compile(
    r"(?P<printed>\b(?:Decreto|DECRETO)(?:\s+(?:n[úu]mero|No\.)\s*\d{1,5}|\s+por\s+el\s+que\s+se\s+(?:reforma|"
    r"adiciona|deroga|crea|expide|modifica)[^”\",;.]{0,220}?(?=[”\",;.]|\sen\s+el\s+Diario|$)))"
)
_NORM = re.compile(
    r"(?:\bse\s+(?:public|expid|promulg)(?:ó|ió)\b[^.;]{0,90}?\b(?:el|la)|por\s+disposición\s+(?:de\s+la|del))\s+"
    r"(?P<printed>(?:Reglamento|Ley|Estatuto)\s[^,.;]{3,140}?)(?=[,.;]|\s(?:el|en)\s+\d|"
    r"\sen\s+(?:el\s)?(?:Diario|Bolet)|$)"
)
_LAW = re.compile(r"(?P<printed>\bLey\s+(?:(?:N[úu]mero|n[úu]mero|No\.)\s*)?\d{1,4}\b)")
_GAZETTE = re.compile(
    r"(?P<printed>(?:\bB\.\s?O\.?|\b(?:Bolet[ií]n|Peri[óo]dico|Gaceta)\s+Oficial)(?:\s+(?!No\b|"
    r"N[úu]m)[A-Za-záéíóú,]{2,12}){0,6}?\s*,?\s*(?:Tomo\s+\w{1,10},\s*)?(?:Edici[óo]n\s+Especial\s+)?(?:No\.?|"
    r"N[úu]m(?:ero|\.)?)\s*\d{1,4}(?:,?\s*[Ss]ecc(?:i[óo]n|\.)?\s*[IVXL]{1,5}\b)?)"
)


def dates_of(text: str, year: int | None) -> list[DateUse]:
    """The dates of a sentence with what they mean; `year` is that of the last date before it ("del mismo año")."""
    found = [use for date in dates_in(text, year) if date.value is not None and (use := _use(text, date)) is not None]
    covered = [(use.start, use.end) for use in found]
    for form in (_HALF, _YEAR):
        found += [
            _year_use(text, match)
            for match in form.finditer(text)
            if not any(start < match.end() and match.start() < end for start, end in covered)
        ]
    return sorted(found, key=lambda use: use.start)


def _year_use(text: str, match: re.Match[str]) -> DateUse:
    opens = _OPENS.match(text[: match.start()]) is not None
    role = Role.OPENING if opens else Role.GENERAL if match.re is _YEAR else Role.OTHER
    if match.re is _HALF and _EFFECT.search(text[max(0, match.start() - _REACH) : match.start()]):
        role = Role.OTHER
    return DateUse(match.start(), match.end(), PartialDate(int(match["year"])), role)


def _use(text: str, date: PrintedDate) -> DateUse | None:
    assert date.value is not None
    before = text[max(0, date.start - _REACH) : date.start]
    base = date.start - len(before)
    effect = _EFFECT.search(before)
    if effect is not None:
        return DateUse(base + effect.start(), date.end, date.value, Role.EFFECTIVE)
    for form, role in ((_PUBLICATION, Role.PUBLISHED), (_APPROVAL, Role.APPROVED), (_OF_ACT, Role.APPROVED)):
        if form.search(before) is not None:
            return DateUse(date.start, date.end, date.value, role)
    if _PUBLISHED_THEN.match(text, date.end) is not None:
        return DateUse(date.start, date.end, date.value, Role.PUBLISHED)
    opens = _OPENS.match(text[: date.start]) is not None
    return DateUse(
        date.start, date.end, date.value, Role.OPENING if opens else Role.GENERAL if _is_free(before) else Role.OTHER
    )


_PUBLISHED_THEN = re.compile(r",?\s+(?:se|fue)\s+public")
_FREE = re.compile(r"(?:,|\b(?:el|El|fecha|día|en|hasta el))\s*$")


def _is_free(before: str) -> bool:
    return _FREE.search(before) is not None


def acts_of(text: str) -> list[ActUse]:
    """The acts cited in a sentence, in the order printed."""
    found = [_council(act) for act in acts_in(text)]
    for form, weight in ((_NORM, 5), (_GAZETTE, 3), (_DECREE, 2), (_LAW, 2), (_OFICIO, 1)):
        for match in form.finditer(text):
            if not any(use.start < match.end("printed") and match.start("printed") < use.end for use in found):
                printed = " ".join(match["printed"].split())
                found.append(ActUse(match.start("printed"), match.end("printed"), printed, _key(printed), weight))
    return sorted(found, key=lambda use: use.start)


def _council(act: CitedAct) -> ActUse:
    agreement = agreement_of(act, None)
    return ActUse(act.start, act.end, agreement.printed, agreement.key, 4, agreement.approved)


def _key(printed: str) -> str:
    return re.sub(r"[\W_]+", "", printed).casefold()
