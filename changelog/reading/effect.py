"""From when a document's structure is in force, and under which agreement.

Where to look, and in which order, the profile says: data sheet, organigrams ("Vigencia: ..."), title page, prose
("entrará en vigor a partir del ..."), or the regulation that the manual says it follows. A date that is not printed is
never made up: what is inferred is a finding, and what is not found is None with a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding, Severity
from changelog.reading.agreements import Register, agreement_of
from changelog.reading.context import Context
from changelog.reading.lines import BodyLine
from changelog.reading.own_act import find_own_act
from changelog.reading.prose import Prose, paragraphs
from changelog.reading.recognise.agreement_codes import acts_in
from changelog.reading.recognise.headings import plain_title
from changelog.reading.recognise.spanish_dates import PrintedDate, dates_in, first_date
from changelog.reading.sections import Sections

_ORGANIGRAM = re.compile(r"(?:registrad[oa] con )?vigencia(?: a partir del?)?:?\s(?P<date>.{6,40})", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:vigente|vigencia|en vigor)(?:,? a partir)?:? ?(?:del?|desde el)?:? (?P<date>.{6,40})", re.IGNORECASE
)
_PROSE = re.compile(
    r"(?:entrar[áa]n? en vigor|entran? en vigor|entraron en vigor|entrada en vigor|vigentes?|con vigencia|"
    r"entrar[áa]n? en vigencia|surtir[áa]n? efectos|surte[n]? efectos)(?: a partir| desde| en)?(?: del?| el)?(?: d[ií]a)?\s",
    re.IGNORECASE,
)
# What a paragraph must speak of for its date to be that of the structure and not of some law.
_STRUCTURE = re.compile(
    r"\b(?:estructura|reestructura|manual|movimientos|acuerdos? anteriores|denominaci[óo]n|adscripci[óo]n)",
    re.IGNORECASE,
)
_REGULATION = re.compile(r"\bReglamento(?: Interior| Interno| Org[áa]nico)?\b")
_PRESENT = re.compile(r"\b[Ee]l presente Reglamento\b")
_ISSUE = (
    r"(?:\s(?:N[uú]m(?:ero)?|No)\.?\s?\w{1,8}"
    r"(?:[.,;]?\s(?:Secc?(?:i[óo]n)?\.?|SECC\.?|SECCI[ÓO]N|secci[óo]n)\s[IVXLC\d]{1,5})?)?"
)
OWN_ACT = "act"
"""The document is an act and says itself when it is in force: what a profile's order names so is asked first and alone."""
TITLE_PAGE_LINES = 40
"""Body lines within which the title page ends, at the latest."""
REACH = 60
"""Characters after "entrará en vigor" within which its date must begin."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Date of effect and agreement of a document whose units are all in force from one day, and the findings about them."""

    date: PartialDate | None
    agreement: Agreement | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A date of effect, the place where it is told, and what the reader must know about it."""

    date: PartialDate
    line: int
    findings: tuple[Finding, ...] = ()
    agreement: Agreement | None = None


def find_effect(sections: Sections, register: Register, context: Context) -> Effect:
    """Date and agreement of a document that is in force as a whole from one day."""
    own = find_own_act(sections.front, sections.after, context) if OWN_ACT in context.profile.effect_order else None
    if own is not None:
        findings = own.findings if own.effective is not None or own.findings else (_no_date(sections, context),)
        return Effect(own.effective, own.agreement, findings)
    for source in context.profile.effect_order:
        found = _SOURCES[source](sections, context) if source in _SOURCES else None
        if found is not None:
            agreement, remarks = _agreement(found, sections, register, context)
            return Effect(found.date, agreement, (*found.findings, *remarks))
    return Effect(None, None, (_no_date(sections, context), *_no_agreement(None, context)))


def _no_date(sections: Sections, context: Context) -> Finding:
    return context.finding(
        "no-date-of-effect",
        Severity.SERIOUS,
        "no date of effect is printed",
        sections.functions[0].number,
        remedy="give it with --effective",
    )


# Where a date is told.


def _from_organigrams(sections: Sections, context: Context) -> _Found | None:
    told = [
        (date.value, line.number)
        for line in sections.front
        if (found := _ORGANIGRAM.fullmatch(line.text)) is not None and (date := first_date(found["date"])) is not None
    ]
    return _latest(told, "the organigrams", context)


def _from_title_page(sections: Sections, context: Context) -> _Found | None:
    for line in sections.front[:TITLE_PAGE_LINES]:
        if context.profile.other_titles & {plain_title(line.text.lstrip("0123456789. "))}:
            break
        found = _TITLE.search(line.text)
        date = first_date(found["date"]) if found is not None else None
        if date is not None and date.value is not None:
            return _Found(date.value, line.number)
    return None


def _from_prose(sections: Sections, context: Context) -> _Found | None:
    told = []
    for paragraph in paragraphs(sections.front):
        if _STRUCTURE.search(paragraph.text) is None:
            continue
        for found in _PROSE.finditer(paragraph.text):
            after = paragraph.text[found.end() : found.end() + REACH]
            date = first_date(after)
            if date is not None and date.value is not None and not after[: date.start].strip(" ,"):
                told.append((date.value, paragraph.line_at(found.start())))
    return _latest(told, "the text", context)


def _latest(told: Sequence[tuple[PartialDate | None, int]], where: str, context: Context) -> _Found | None:
    dated = [(date, line) for date, line in told if date is not None]
    if not dated:
        return None
    date, line = max(dated, key=lambda one: one[0])
    others = sorted({str(other) for other, _ in dated if other != date})
    if not others:
        return _Found(date, line)
    finding = context.finding(
        "dates-of-effect-differ",
        Severity.MEDIUM if where == "the organigrams" else Severity.INFORMATION,
        f"{where} tell several dates of effect: the latest, {date}, is taken; also {', '.join(others)}",
        line,
    )
    return _Found(date, line, (finding,))


def _from_regulation(sections: Sections, context: Context) -> _Found | None:
    """The latest publication of the regulation that the text says it follows; inferred, and said so."""
    published = [one for paragraph in paragraphs(sections.front) for one in _regulations(paragraph, context)]
    if not published:
        return None
    presents = [one for one in published if one[2]]
    agreement, line, _ = max(presents or published, key=lambda one: one[0].published or PartialDate(1))
    if agreement.published is None:
        return None
    finding = context.finding(
        "date-of-effect-inferred",
        Severity.MEDIUM,
        f"no date of effect is printed; {agreement.published} is taken, on which the regulation that the manual follows was "
        f"published ({agreement.printed})",
        line,
        read=agreement.printed,
        remedy="give it with --effective if it is another",
    )
    return _Found(agreement.published, line, (finding,), agreement)


def _regulations(paragraph: Prose, context: Context) -> Iterator[tuple[Agreement, int, bool]]:
    """Publications of a regulation in a paragraph: the act, its line, and whether it is called the present one."""
    text = paragraph.text
    if _REGULATION.search(text) is None:
        return
    for gazette, short in context.profile.gazettes:
        for found in re.finditer(re.escape(gazette) + _ISSUE, text):
            after = text[found.end() : found.end() + REACH]
            date = first_date(after)
            opening = text[max(0, found.start() - 2 * REACH) : found.start()]
            if date is None or date.value is None or _REGULATION.search(opening) is None or date.start > REACH // 2:
                continue
            first = paragraph.line_at(found.start())
            source = context.place(first, paragraph.line_at(found.end() + date.end - 1))
            printed = found.group() if found.group() != gazette else f"{short} {date.printed}"
            act = Agreement(
                printed,
                published=date.value,
                citations=(Citation(text[found.start() : found.end() + date.end], source),),
            )
            yield act, first, _PRESENT.search(opening) is not None


_SOURCES: dict[str, Callable[[Sections, Context], _Found | None]] = {
    "organigrams": _from_organigrams,
    "title page": _from_title_page,
    "prose": _from_prose,
    "regulation": _from_regulation,
}


# The act that the document rests on.


def _agreement(
    found: _Found, sections: Sections, register: Register, context: Context
) -> tuple[Agreement | None, tuple[Finding, ...]]:
    if found.agreement is not None:
        return found.agreement, ()
    cited = _cited_with(found.date, sections, register)
    if cited is not None:
        return replace(cited, effective=found.date), ()
    approving = _on_title(sections, register, context)
    if approving is not None:
        return approving, _approved_otherwise(approving, found.date, context)
    return _last_before(found.date, sections, register, context)


def _cited_with(date: PartialDate, sections: Sections, register: Register) -> Agreement | None:
    """The act cited in the paragraph that tells the date: the one nearest before it."""
    for paragraph in reversed(paragraphs(sections.front)):
        dates = [one for one in dates_in(paragraph.text) if one.value == date]
        acts = list(acts_in(paragraph.text))
        if dates and acts:
            place = _told_as_effect(paragraph.text, dates)
            before = [act for act in acts if act.start < place] if place is not None else []
            if before:
                return register.named(agreement_of(before[-1], None).key)
    return None


def _told_as_effect(text: str, dates: Sequence[PrintedDate]) -> int | None:
    """Where a date stands as a date of effect ("a partir del", "en vigor el"), not as that of a session."""
    for date in dates:
        if re.search(
            r"(?:partir|vigor|vigencia|desde|efectos)\b[^.;]{0,24}$", text[max(0, date.start - REACH) : date.start]
        ):
            return date.start
    return None


def _on_title(sections: Sections, register: Register, context: Context) -> Agreement | None:
    """The act cited before the first chapter: the one that approves the manual."""
    title: list[BodyLine] = []
    for line in sections.front[: 2 * TITLE_PAGE_LINES]:
        if plain_title(line.text.lstrip("0123456789. ")) in context.profile.other_titles:
            break
        title.append(line)
    last = title[-1].number if title else 0
    for agreement in register.agreements:
        source = agreement.citations[0].source if agreement.citations else None
        if source is not None and source.last_line <= last:
            return agreement
    return None


def _approved_otherwise(agreement: Agreement, date: PartialDate, context: Context) -> tuple[Finding, ...]:
    source = agreement.citations[0].source if agreement.citations else None
    return (
        context.finding(
            "agreement-of-manual-not-of-structure",
            Severity.INFORMATION,
            f"{agreement.printed} approves the manual; no act is cited with the date of effect {date}",
            source.first_line if source is not None else None,
            read=agreement.printed,
        ),
    )


def _last_before(
    date: PartialDate, sections: Sections, register: Register, context: Context
) -> tuple[Agreement | None, tuple[Finding, ...]]:
    """The last act approved before the date, where the text does not tie one to it."""
    front = sections.front[-1].number if sections.front else 0
    dated = [
        one
        for one in register.agreements
        if one.approved is not None and one.approved <= date and _first_line(one) <= front
    ]
    if not dated:
        return None, _no_agreement(date, context)
    last = max(dated, key=lambda one: one.approved or PartialDate(1))
    finding = context.finding(
        "agreement-inferred",
        Severity.MEDIUM,
        f"no act is cited with the date of effect {date}; {last.printed}, the last approved before it, is taken",
        _first_line(last),
        read=last.printed,
        remedy="give it with --agreement if it is another",
    )
    return replace(last, effective=date), (finding,)


def _first_line(agreement: Agreement) -> int:
    source = agreement.citations[0].source if agreement.citations else None
    return source.first_line if source is not None else 0


def _no_agreement(date: PartialDate | None, context: Context) -> tuple[Finding, ...]:
    tied = f" for the date of effect {date}" if date is not None else ""
    return (
        context.finding(
            "agreement-not-found",
            Severity.MEDIUM,
            f"no act is cited{tied}",
            remedy="give it with --agreement",
        ),
    )
