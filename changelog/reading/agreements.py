"""The acts that a document cites by a code, one entry an act: what its date of effect and its own act are found among.

`reading.acts` makes the whole register of them and of all acts that are cited otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding, Severity
from changelog.reading.context import Context
from changelog.reading.prose import Prose
from changelog.reading.recognise.agreement_codes import CitedAct, acts_in
from changelog.reading.recognise.spanish_dates import first_date

_TOLD = re.compile(r",?\s(?:de fecha|del d[ií]a|del|de)\s(?=\d|primero)")
REACH = 40
"""Characters behind a citation in which its date must end."""


@dataclass(frozen=True, slots=True)
class Register:
    """Acts in the order first cited, and what is wrong with their codes."""

    agreements: tuple[Agreement, ...]
    findings: tuple[Finding, ...]

    def named(self, key: str) -> Agreement | None:
        return next((agreement for agreement in self.agreements if agreement.key == key), None)


def read_register(prose: Prose, context: Context) -> Register:
    """Collect the acts cited in a text; citations with one body, session and number are one act."""
    found: dict[str, Agreement] = {}
    citations: dict[str, list[Citation]] = {}
    findings: list[Finding] = []
    for act in acts_in(prose.text):
        first = prose.line_at(act.start)
        told = _told_date(prose.text, act)
        agreement = agreement_of(act, told)
        known = found.get(agreement.key)
        found[agreement.key] = _joined(known, agreement) if known is not None else agreement
        place = context.place(first, prose.line_at(act.end - 1))
        citations.setdefault(agreement.key, []).append(Citation(act.printed, place))
        findings += _doubts(act, told, known, first, context)
    agreements = (replace(agreement, citations=tuple(citations[key])) for key, agreement in found.items())
    return Register(tuple(agreements), tuple(findings))


def agreement_of(act: CitedAct, told: PartialDate | None) -> Agreement:
    """An act as one citation tells it; `told` is the day that the prose gives with it."""
    approved = act.session if act.session is not None and act.session.is_exact else told
    printed = f"Acuerdo {act.printed}" if act.printed[0].isdigit() and act.body is None else act.printed
    return Agreement(printed, act.body, act.session, act.number, act.promoter, approved)


def _joined(known: Agreement, other: Agreement) -> Agreement:
    if known.promoter and known.approved:
        return known
    return replace(known, promoter=known.promoter or other.promoter, approved=known.approved or other.approved)


def _told_date(text: str, act: CitedAct) -> PartialDate | None:
    """The day that the prose gives right behind a citation: "Acuerdo 478/2006 de fecha 30 de octubre de 2006"."""
    found = _TOLD.match(text, act.end)
    date = first_date(text[found.end() : found.end() + REACH]) if found is not None else None
    return date.value if date is not None and date.start == 0 and date.value and date.value.is_exact else None


def _doubts(
    act: CitedAct, told: PartialDate | None, known: Agreement | None, line: int, context: Context
) -> Iterator[Finding]:
    if told is not None and act.session is not None and act.session.is_exact and act.session != told:
        yield context.finding(
            "code-date-differs",
            Severity.MEDIUM,
            f"the code says {act.session}, the text {told}",
            line,
            read=act.printed,
        )
    if known is not None and known.promoter and act.promoter and known.promoter != act.promoter:
        yield context.finding(
            "act-cited-differently",
            Severity.INFORMATION,
            f"the act cited as {known.printed} stands here as {act.printed}",
            line,
            read=act.printed,
        )
    if act.is_cut:
        yield context.finding(
            "act-number-cut",
            Severity.MEDIUM,
            f"a stroke follows the number {act.number}: more of it may have stood there",
            line,
            read=act.printed,
        )
    if act.impossible is not None:
        yield context.finding(
            "code-date-impossible",
            Severity.MEDIUM,
            f"the session date {act.impossible} in the code is no date (day, month, year are read)",
            line,
            read=act.printed,
        )
