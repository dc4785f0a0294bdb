"""Citations of acts that no council's code names: oficios, decrees, laws by number, issues of a gazette, acuerdos by their
title, regulations and manuals told as issued, reforms, and what a body approved on a day.

A law of general application that is only named ("conforme a la Ley General de ...") is no citation of an act here: what
counts is a number, an issue, a title of an act, or the words that tell that it was issued.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from changelog.domain.texts import fold_blanks
from changelog.reading.recognise.day_lists import ListedDay, days_listed
from changelog.reading.recognise.spanish_dates import MONTHS


class Form(StrEnum):
    """How an act is cited."""

    OFICIO = "oficio"
    DECREE = "decree"
    LAW = "law"
    TITLED = "titled"  # "Acuerdo por el que se expide ..."
    NAMED = "named"  # a regulation, statute, law or manual told as issued
    REFORM = "reform"  # "reformas al Estatuto ...", told with a day
    LISTED = "listed"  # "Decretos publicados en ... el 13 de octubre de 1999, 17 de diciembre de 2001 y ..."
    ISSUE = "issue"  # an issue of a gazette: "Boletín Oficial No. 26 Secc. II"
    PUBLISHED = "published"  # "Modificación publicada en ... el ...": whatever was published then
    LABELLED = "labelled"  # "Acuerdo de Expedición: 24 de diciembre de 2010"
    OF_BODY = "of body"  # "El 26 de octubre de 2005, el Consejo Técnico aprobó"


@dataclass(frozen=True, slots=True)
class NamedAct:
    """One citation: where it stands in the text, its letters with single blanks, what they tell.

    `number` is an oficio's, decree's or law's, or a gazette's issue ("26 Secc. II"). `is_told_as_issued`: a verb says that
    what is named was issued ("se promulgó la Ley ..."). `listed` are the days of a list.
    """

    start: int
    end: int
    printed: str
    form: Form
    number: str | None = None
    body: str | None = None
    is_told_as_issued: bool = False
    listed: tuple[ListedDay, ...] = ()


GAZETTE = (
    r"(?:Diario\s+Oficial(?:\s+de\s+la\s+Federaci[óo]n)?|DIARIO\s+OFICIAL(?:\s+DE\s+LA\s+FEDERACI[ÓO]N)?|D\.\s?O\.\s?F\.?|"
    r"DOF\b|(?:Bolet[ií]n|Peri[óo]dico|Gaceta)\s+Oficial|B\.\s?O\.|Gaceta\s+del\s+Gobierno)"
)
BODY = (
    r"(?:H\.\s?)?(?:Consejo|Junta|Comit[ée]|Asamblea|Congreso|Cabildo|Ayuntamiento)"
    r"(?:\sde\s(?:l[ao]s?\s)?[A-ZÁÉÍÓÚ]\w+)?(?:\s(?:del\s(?:Estado|Instituto)\b|[A-ZÁÉÍÓÚ]\w+)){0,3}"
)
"""Bodies that decide, by the name that prose gives them: "H. Junta Directiva", "Congreso del Estado"."""
MONTH = rf"(?:{'|'.join(MONTHS)}|setiembre)"
DAY = rf"\d{{1,2}}\s?[°ºª]?\s+(?:de|DE)\s+{MONTH}\s+(?:de|del|del\s+a[ñn]o)?\s*\d{{4}}"
_N = r"(?:[Nn][úu]m(?:ero|\.)?|N[ÚU]MERO|N[Oo]\.?|N[°º]\.?)"
_SECTION = r"(?:[,;]?\s*(?i:secc?(?:i[óo]n|\.)?)\s*(?P<section>[IVXLC]{1,5})\b)?"
LONGEST_TITLE = 420
"""Characters of the title of an act: those of the five manuals have up to 330."""
_ENDS_TITLE = (
    r"(?=[”\"»;¹²³⁴-⁹⁰]|\.(?:\s|$)|,?\s+(?:en\s+el\s+)?(?:[Pp]ublicad|PUBLICAD|[Ee]mitid)|\s+FECHA\s|\s+ART[IÍ]CULO\s|"
    r"\s+CONSIDERANDO|\s+TRANSITORIOS|\s+Al\s+margen|,?\s+(?:as[íi]\s+como\s+)?en\s+el\s+Diario|,\s+prev[ée]\b|$)"
)

_OFICIO = re.compile(
    rf"(?P<printed>\b[Oo]ficio(?P<many>s)?(?:\s+[Cc]ircular)?(?:\s+{_N})?\s+"
    r"(?P<number>(?:[A-Z]{1,8}(?:[./-][A-Z]{1,8}){0,4}[./-]\s?)?\d\w{0,12}(?:[ ]\d\w{0,12}){0,3}(?:[/-][\w.]{0,13}\w){0,4}))"
    r"(?=[\s,.;)]|$)"
)
_MORE = re.compile(
    r"(?:,\s*|\s+y\s+)(?P<number>(?:[A-Z]{1,8}[./-])?\d\w{0,12}(?:[/-][\w.]{0,13}\w){1,4})(?=[\s,.;)]|$)"
)
_DECREE = re.compile(
    rf"\b(?:Decreto|DECRETO)\s+(?:{_N}\s*)?(?P<number>\d{{1,5}})\b(?!\s*[/-]\s*\d)(?!\s+de\s+{MONTH})"
    r"|\b(?:Decreto|DECRETO)\s+por\s+el\s+que\s+se\s+(?:reforma|adiciona|deroga|crea|expide|modifica)[^”\",;.]{0,220}?"
    r"(?=[”\",;.]|\sen\s+el\s+Diario|$)"
    r"|\b[Dd]ecreto\s+que\s+(?:reforma|adiciona|deroga|crea|expide|modifica)[^”\";.]{0,220}?"
    r"(?=[”\";.]|,\s+(?:el|la|mism[oa])\b|\sen\s+el\s|$)"
    rf"|\b[Dd]ecreto\s+(?:de\s+fecha\s+|de[l]?\s+(?:d[ií]a\s+)?)(?={DAY})"
)
_LAW = re.compile(rf"\bL(?:ey|EY)\s+(?:{_N}\s*)?(?P<number>\d{{1,4}})\b(?!\s*[/-]\s*\d)")
_TITLED = re.compile(
    rf"\b(?:Acuerdo|ACUERDO)\s+(?:de\s+(?:la|el)\s+{BODY}\s+)?(?:por\s+el\s+(?:que|cual)|mediante\s+el\s+cual|POR\s+EL\s+"
    rf"(?:QUE|CUAL)|MEDIANTE\s+EL\s+CUAL)\s[^”\"»;]{{8,{LONGEST_TITLE}}}?{_ENDS_TITLE}"
)
_NORM = (
    r"(?:Reglamento|Ley|Estatuto|C[óo]digo)\s[^,.;(]{3,140}?"
    r"(?=[,.;(]|\s(?:el|en)\s+\d|\sen\s+(?:el\s)?(?:Diario|Bolet|[A-Z]\w+\s+del?\s+\d{4})|"
    r"\s(?:que|para|mediante|con\s+el)\s|\sy\s+(?:s[óo]lo|se)\s|$)"
)
_ISSUED = re.compile(
    r"\b(?:se\s+)?(?:public|exp[ei]d|promulg)(?:ó|ió|ara|iera|arse|irse|aron|ieron)\b[^.;]{0,90}?\b(?:el|la|un|una)(?:\s+nuev[oa])?\s+"
    rf"(?P<printed>{_NORM})"
    r"|\b(?:[Pp]romulgaci[óo]n|[Ee]xpedici[óo]n)\s+(?:y\s+publicaci[óo]n\s+)?(?:de\s+la|del)\s+(?:nuev[oa]\s+)?"
    rf"(?P<printed_>{_NORM})"
    rf"|\bpor\s+disposici[óo]n\s+(?:de\s+la|del)\s+(?P<printed__>{_NORM})"
)
_OWN = re.compile(
    r"(?P<printed>\b(?:Reglamento\s+(?:Interior|Interno|Org[áa]nico|de\s+Organizaci[óo]n)|Estatuto\s+Org[áa]nico|"
    r"Ley\s+(?:Org[áa]nica\s+)?del\s+[A-ZÁÉÍÓÚ]|Manual\s+(?:General\s+)?de\s+Organizaci[óo]n)"
    r"(?:(?!,\s+el\s+\d|\b(?:Reglamento|Estatuto|Manual|Acuerdo)\b)[^;.]){0,240}?)"
    rf"(?=[.,]?\s+(?:y\s+)?(?:fue\s+)?[Pp]ublicad[oa]\s+(?:en\s+(?:el\s+)?{GAZETTE}|el\s+{DAY})|,\s+(?:expedid|aprobad)[oa]\s+(?:por\s+(?:el|la)\s+{BODY}\s+)?el\s+{DAY})"
)
_REFORM = re.compile(
    r"\b[Rr]eformas?\s+(?:y\s+adiciones\s+)?(?:al|del|a\s+la|de\s+la)\s+(?:Reglamento|Estatuto|Ley)\s[^,;.]{3,200}?"
    rf"(?=,?\s+(?:en\s+vigor|vigentes?|publicad[oa]s|que\s+entr)[^;.]{{0,80}}?{DAY})"
)
_LISTED = re.compile(
    rf"(?P<what>\b[Dd]ecretos|\b[Rr]eformas(?:\s+y\s+adiciones)?(?:\s+posteriores)?)\s+publicad[oa]s\s+en\s+el\s+{GAZETTE}"
    r",?\s+(?:el|los\s+d[ií]as|en\s+fechas)?\s*(?=\d)"
)
_ISSUE = re.compile(
    r"(?P<gazette>\bB\.\s?O\.?|\b(?:Bolet[ií]n|Peri[óo]dico|Gaceta)\s+Oficial)"
    r"(?:"
    r"(?:\s+(?!N[Oo]\b|N[úu]m)[A-Za-záéíóú,]{2,12}){0,6}?\s*,?\s*(?:Tomo\s+\w{1,10},\s*)?(?P<special>Edici[óo]n\s+Especial\s+)?"
    rf"{_N}\s*(?P<number>\d{{1,4}}){_SECTION}"
    rf"|\s+(?P<bare>\d{{1,4}}){_SECTION.replace('section', 'section_')}"
    r"(?=[,;]?\s*(?:Secc|secc|SECC|de\s+fecha|del|el\s+\d|Fecha)|[,;])"
    rf"|[,\s]+(?:Tomo\s+\w{{1,10}},\s*)?(?P<only>Edici[óo]n\s+Especial)\b(?!\s+{_N})(?:,\s+Tomo\s+[IVXLC]{{1,8}}\b)?"
    r"|\s+(?:[A-Za-zÁÉÍÓÚáéíóú]+\s+)?(?P<day>\d{1,2}\s+de\s+[A-Za-z]+\s+del?\s+\d{4})\.?\s+(?:Tomo\s+)?(?:[IVXLC]+\s+)?"
    rf"{_N}\s*(?P<after>\d{{1,4}}){_SECTION.replace('section', 'section__')}"
    r")"
)
_PUBLISHED = re.compile(
    rf"\b[Mm]odificaci[óo]n(?:es)?\s+publicad[oa]s?\s+en\s+el\s+{GAZETTE},?\s+(?:el|de\s+fecha)\s+(?={DAY})"
)
_LABELLED = re.compile(rf"\bAcuerdo\s+de\s+(?:[Ee]xpedici[óo]n|[Cc]reaci[óo]n|[Aa]probaci[óo]n)\s?:\s*(?={DAY})")
_OF_BODY = re.compile(
    rf"(?P<day>(?i:{DAY})),?\s+(?:en\s+sesi[óo]n\s+\w+\s*,?\s+)?(?:el|la)\s+(?P<body>{BODY}),?\s+(?:se\s+)?"
    r"(?:aprob|autoriz|acord|determin|dict|reform|expid|resolv)\w+(?:\s+(?:una?|el|la|los|las)\s+[^\s,.;]+){0,1}"
    r"(?:\s+(?:Interior|Interno|Org[áa]nic[oa]|org[áa]nica)\b)?"
)


def named_acts_in(text: str) -> list[NamedAct]:
    """The acts that a text names, in the order printed. One can stand inside another ("decreto que reforma la Ley 38")."""
    found = [act for cues, reader in _READERS if any(cue in text for cue in cues) for act in reader(text)]
    return sorted(found, key=lambda act: (act.start, -act.end))


def _oficios(text: str) -> Iterator[NamedAct]:
    for found in _OFICIO.finditer(text):
        yield _named(found, Form.OFICIO, fold_blanks(found["number"]))
        end = found.end()
        while found["many"] and (more := _MORE.match(text, end)) is not None:
            start = more.start("number")
            yield NamedAct(start, more.end(), f"oficio {more['number']}", Form.OFICIO, more["number"])
            end = more.end()


def _decrees(text: str) -> Iterator[NamedAct]:
    for found in _DECREE.finditer(text):
        end = found.end()
        if found.group().endswith(" "):  # known by its day alone, which is then a part of its letters
            day = re.compile(DAY).match(text, end)
            end = day.end() if day is not None else end
        yield NamedAct(found.start(), end, fold_blanks(text[found.start() : end]), Form.DECREE, found["number"])


def _laws(text: str) -> Iterator[NamedAct]:
    return (_named(found, Form.LAW, found["number"]) for found in _LAW.finditer(text))


def _titled(text: str) -> Iterator[NamedAct]:
    return (_named(found, Form.TITLED) for found in _TITLED.finditer(text))


def _issued(text: str) -> Iterator[NamedAct]:
    for found in _ISSUED.finditer(text):
        group = next(name for name in ("printed", "printed_", "printed__") if found[name] is not None)
        if _LAW.match(found[group]) is None:
            start, end = found.span(group)
            yield NamedAct(start, end, fold_blanks(found[group]), Form.NAMED, is_told_as_issued=True)


def _own(text: str) -> Iterator[NamedAct]:
    for found in _OWN.finditer(text):
        yield NamedAct(found.start(), found.end(), fold_blanks(found["printed"]), Form.NAMED)


def _reforms(text: str) -> Iterator[NamedAct]:
    return (_named(found, Form.REFORM) for found in _REFORM.finditer(text))


def _listed(text: str) -> Iterator[NamedAct]:
    for found in _LISTED.finditer(text):
        days = days_listed(text, found.end())
        if days:
            printed = fold_blanks(found.group())
            yield NamedAct(found.start(), days[-1].end, printed, Form.LISTED, listed=days)


def _issues(text: str) -> Iterator[NamedAct]:
    for found in _ISSUE.finditer(text):
        number = found["number"] or found["bare"] or found["after"] or ""
        special = "Edición Especial" if found["special"] or found["only"] else ""
        section = found["section"] or found["section_"] or found["section__"]
        pieces = (special, number, f"Secc. {section.upper()}" if section else "")
        yield _named(found, Form.ISSUE, " ".join(piece for piece in pieces if piece), found["gazette"])


def _published(text: str) -> Iterator[NamedAct]:
    for form, pattern in ((Form.PUBLISHED, _PUBLISHED), (Form.LABELLED, _LABELLED)):
        for found in pattern.finditer(text):
            day = re.compile(DAY).match(text, found.end())
            end = day.end() if day is not None else found.end()
            yield NamedAct(found.start(), end, fold_blanks(text[found.start() : end]), form)


def _of_bodies(text: str) -> Iterator[NamedAct]:
    for found in _OF_BODY.finditer(text):
        yield _named(found, Form.OF_BODY, None, found["body"].removeprefix("H.").strip())


def _named(found: re.Match[str], form: Form, number: str | None = None, body: str | None = None) -> NamedAct:
    return NamedAct(found.start(), found.end(), fold_blanks(found.group()), form, number, body)


_GAZETTES = ("Oficial", "OFICIAL", "B.O", "B. O", "DOF", "D.O", "Gaceta")
_READERS: tuple[tuple[tuple[str, ...], Callable[[str], Iterator[NamedAct]]], ...] = (
    (("ficio",), _oficios),
    (("ecreto", "DECRETO"), _decrees),
    (("Ley ", "LEY "), _laws),
    (("Acuerdo ", "ACUERDO "), _titled),
    (("ublicó", "ublicar", "xpidi", "xpedir", "xpedición de", "romulg", "disposición de"), _issued),
    (("ublicad", "expedid", "aprobad"), _own),
    (("eforma",), _reforms),
    (("s publicad",), _listed),
    (_GAZETTES, _issues),
    (("odificaci", "Acuerdo de "), _published),
    (("Consejo", "Junta", "Comit", "Asamblea", "Congreso", "Cabildo", "Ayuntamiento"), _of_bodies),
)
"""Each with what stands in every text that it can find anything in: looking for that is far quicker."""
