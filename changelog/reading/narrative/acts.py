"""Acts of a sentence: which it cites, and what each of them tells by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from changelog.domain.dates import PartialDate
from changelog.domain.narratives import NarratedKind
from changelog.reading.agreements import agreement_of
from changelog.reading.recognise.agreement_codes import CitedAct, acts_in
from changelog.reading.recognise.named_acts import Form, NamedAct, named_acts_in


@dataclass(frozen=True, slots=True)
class ActUse:
    """An act cited in a sentence. `weight`: a norm told as issued before a council's act, a gazette, a decree, an oficio.
    `key` joins citations of one act; `approved` the day that its code or the words behind it give. `beside`: what a
    participle before it says that it did to the unit before that ("suprimida por el acuerdo ..."); of the rest of the
    sentence it tells nothing. `in_passing`: a law told by its promulgation, on which only its own sentence rests."""

    start: int
    end: int
    printed: str
    key: str
    weight: int
    approved: PartialDate | None = None
    published: PartialDate | None = None
    beside: NarratedKind | None = None
    in_passing: bool = False


# Acts of which a title, a statute or a reform alone is told: only where the words say that something rests on them.
_GROUNDS = re.compile(
    r"(?:previst[oa]s?|establecid[oa]s?|señalad[oa]s?|dispuest[oa]s?|contenid[oa]s?|conforme|mediante|derivad[oa]|"
    r"deriva|"
    r"con base|fundament\w+|obedece|cumplimiento|virtud|por disposici[óo]n|atenci[óo]n|motivo|trav[ée]s)\b[^;]{0,120}$",
    re.IGNORECASE,
)
_GROUND_REACH = 160
_IN_PASSING = re.compile(r"\b(?:promulgaci[óo]n|expedici[óo]n|publicaci[óo]n)\b[^;.]{0,40}$", re.IGNORECASE)
_OBJECT = re.compile(r"(?:[dD]erog|[aA]brog)\w+\s+(?:(?:de|del|el|la|al)\s+)?(?:su\s+|dicho\s+)?$")
_TITLE_ENDS = re.compile(
    r",\s+(?:en\s+(?:el|la)\s+(?:que|cual)|el\s+cual|la\s+cual|mism[oa]\s+que|que|se|as[íi]\s+como)\b"
)
_WITH = re.compile(r"\bcon\s+(?:el|la|las|los)(?:\s+nuev[oa])?\s*$", re.IGNORECASE)
_APPROVES = re.compile(
    r"\baprob(?:ó|aron)\s+(?:el|la)\s+(?:nuev[oa]\s+)?(?P<printed>(?:Reglamento|Estatuto|Ley|Manual)\s[^,.;(]{3,140}?)"
    r"(?=[,.;(]|\s(?:el|en|que|para|mediante|con)\s|$)"
)
_MORE_OF_NUMBER = re.compile(r"(?:[./-]\d[\w/-]{0,20}){1,4}(?![\w/])")
_MORE_OF_BODY = re.compile(r" (?:de (?:Administraci[óo]n|Gobierno)|Directiv[oa])\b")
_WITH_NORM = re.compile(
    r"\b[Cc]on\s+(?:el|la)\s+(?:nuev[oa]\s+)?(?P<printed>(?:Reglamento|Estatuto|Ley)\s[^,.;(]{3,140}?)"
    r"(?=,?\s+(?:publicad|expedid|promulgad|aprobad|vigente|en\s+vigor))"
)
_ANAPHORIC_TITLE = re.compile(
    r"\bse\s+\w+\s+(?:(?:el|la|los|las)\s+)?(?:Manual\b|(?:dich|citad|referid|mencionad)[oa]s?\b)"
)
_BESIDE = re.compile(
    r"(?<!fue )(?<!fueron )(?<!sido )(?P<made>cread|establecid|constituid|instituid|instaurad)?(?P<gone>suprimid|"
    r"extinguid|cancelad|eliminad|desaparecid)?"
    r"[oa]s?\s+(?:por|mediante|seg[úu]n|conforme\s+al?|en|con|a\s+trav[ée]s\s+de)l?\s+(?:(?:el|"
    r"la)\s+)?(?:(?:citad[oa]|propi[oa])\s+)?"
    r"(?:(?:[Aa]cuerdo|[Dd]ecreto|[Oo]ficio|[Ll]ey)\s+(?:n[úu]mero\s+)?)?$"
)
_RESOLUTION = re.compile(
    r"\b(?:Resoluci[óo]n|RESOLUCI[ÓO]N|Ordenanza|Dictamen|dictamen|resoluci[óo]n)(?:\s+(?:[A-ZÁÉÍÓÚ][a-záéíóú]+|"
    r"t[ée]cnico|organizacional)){0,2}"
    r"\s+(?:[Nn][úu]m(?:ero|\.)?|N[Oo]\.?|N[°º]\.?)?\s*(?:[A-Z]{1,8}[-/.]){0,4}\d[\w./-]{0,30}\w"
    r"|\bdecreto\s+(?:n[úu]m(?:ero|\.)?\s*|[Nn]o\.?\s*)?\d{1,5}(?!\w|\s+de\s+[a-z])"
    r"|\b(?:[Aa]cuerdo|ACUERDO)\s+(?:[Nn][úu]m(?:ero|\.)?\s*|N[Oo]\.?\s*|N[°º]\.?\s*)?"
    r"(?:(?:[A-Z]{1,8}[-/.]){1,4}\d{1,6}(?:[-/.]\w{1,12}){0,4}|\d{1,6}(?:[-/.]\w{1,12}){1,4})(?!\w)"
)
_WEIGHTS = {Form.DECREE: 3, Form.LAW: 3, Form.REFORM: 2, Form.TITLED: 2, Form.ISSUE: 2, Form.OFICIO: 1}
_COUNCIL, _ISSUED = 4, 5


def acts_of(text: str) -> list[ActUse]:
    """The acts cited in a sentence, in the order printed."""
    found = [_council(act, text) for act in acts_in(text)]
    for act in sorted(map(_named, _counting(text)), key=lambda use: -use.weight):
        if not any(use.start < act.end and act.start < use.end for use in found):
            found.append(act)
    told = [use for use in found if _OBJECT.search(text, max(0, use.start - 40), use.start) is None]
    return [_placed(use, text) for use in sorted(told, key=lambda use: use.start)]


def _counting(text: str) -> Iterator[NamedAct]:
    """The acts named on which a change can rest."""
    for act in named_acts_in(text):
        before = text[max(0, act.start - _GROUND_REACH) : act.start]
        is_ground = _GROUNDS.search(before) is not None or _WITH.search(before) is not None
        if act.form is Form.NAMED and not act.is_told_as_issued and not is_ground:
            continue
        if act.form is Form.TITLED:
            if not is_ground or _ANAPHORIC_TITLE.search(act.printed) is not None:
                continue
            act = _cut(act, text)
        if act.form is Form.OFICIO:
            act = _whole(act, text)
        if act.form in _WEIGHTS or act.form is Form.NAMED:
            yield act
    for found in (*_APPROVES.finditer(text), *_WITH_NORM.finditer(text)):
        printed = " ".join(found["printed"].split())
        is_issued = found.re is _APPROVES
        yield NamedAct(found.start("printed"), found.end("printed"), printed, Form.NAMED, is_told_as_issued=is_issued)
    for found in _RESOLUTION.finditer(text):
        yield NamedAct(found.start(), found.end(), " ".join(found.group().split()), Form.DECREE)


def _cut(act: NamedAct, text: str) -> NamedAct:
    """The title of an act without what the sentence goes on to say of it."""
    end = _TITLE_ENDS.search(text, act.start, act.end)
    if end is None:
        return act
    return replace(act, end=end.start(), printed=" ".join(text[act.start : end.start()].split()))


def _whole(act: NamedAct, text: str) -> NamedAct:
    """An oficio's number goes on over its stops: "801.1-234"."""
    more = _MORE_OF_NUMBER.match(text, act.end)
    return act if more is None else replace(act, end=more.end(), printed=f"{act.printed}{more.group()}")


def _named(act: NamedAct) -> ActUse:
    weight = _ISSUED if act.is_told_as_issued else _WEIGHTS.get(act.form, 2)
    return ActUse(act.start, act.end, act.printed, _key(act.printed), weight)


def _placed(use: ActUse, text: str) -> ActUse:
    if use.weight == _ISSUED and _IN_PASSING.search(text, max(0, use.start - 60), use.start) is not None:
        use = replace(use, in_passing=True)
    beside = _BESIDE.search(text, max(0, use.start - 60), use.start)
    if beside is None or not (beside["made"] or beside["gone"]):
        return use
    return replace(use, beside=NarratedKind.CREATED if beside["made"] else NarratedKind.ABOLISHED)


def _council(act: CitedAct, text: str) -> ActUse:
    agreement = agreement_of(act, None)
    more = _MORE_OF_BODY.match(text, act.end) if act.body is not None and act.session is None else None
    end, printed = (more.end(), agreement.printed + more.group()) if more is not None else (act.end, agreement.printed)
    if printed.endswith(")") and "(" not in printed:  # the bracket that the citation stands in
        end, printed = end - 1, printed[:-1]
    return ActUse(act.start, end, printed, agreement.key, _COUNCIL, agreement.approved)


def _key(printed: str) -> str:
    return re.sub(r"[\W_]+", "", printed).casefold()
