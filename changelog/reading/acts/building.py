"""An act from one citation of it: what its letters tell, the days told with it, and its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate
from changelog.reading.acts.citations import Cited
from changelog.reading.acts.telling import Footnote, Found
from changelog.reading.context import Context
from changelog.reading.prose import Prose
from changelog.reading.recognise.day_lists import ListedDay
from changelog.reading.recognise.named_acts import Form
from changelog.reading.recognise.spanish_dates import MONTHS, first_date


def acts_of(found: Found, context: Context) -> Iterator[Agreement]:
    """The act of a citation; several for a list of days on which decrees were published."""
    one, prose = found.cited, found.prose
    if one.form is Form.LISTED:
        for day in one.listed:
            yield _listed(one, day, prose, context)
        return
    days = dict(one.days)
    if one.form is Form.OF_BODY or one.form is Form.LABELLED:
        own = first_date(prose.text[one.start : one.end])
        days.setdefault("approved", own.value) if own is not None and own.value is not None else None
    if one.form in (Form.PUBLISHED, Form.ISSUE, Form.DECREE) and not days:
        own = first_date(prose.text[one.start : one.end])
        role = "approved" if one.form is Form.DECREE else "published"
        days.update({role: own.value} if own is not None and own.value is not None else {})
    yield _agreement(one, days, prose, context)


def _agreement(one: Cited, days: dict[str, PartialDate], prose: Prose, context: Context) -> Agreement:
    told = {**days, "effective": one.carried} if one.carried is not None and "effective" not in days else days
    citations = tuple(
        Citation(printed, context.place(prose.line_at(start), prose.line_at(max(start, end - 1))), **told)
        for start, end, printed in one.spellings
    )
    act = one.act
    if one.form is Form.ISSUE:
        act = replace(act, body=_gazette(act.body, context))
    session = _session(act, days.get("approved"), one)
    return replace(
        act,
        session=session,
        approved=session if session is not None and session.is_exact else days.get("approved"),
        published=days.get("published"),
        effective=days.get("effective"),
        citations=citations,
    )


def _session(act: Agreement, told: PartialDate | None, one: Cited) -> PartialDate | None:
    """The day of the session: that of the code; that of the prose within the year that a number tells, or for acts that
    only their session names."""
    if act.session is not None and told is not None and act.session.first_day <= told.first_day <= act.session.last_day:
        return told if told.is_exact else act.session
    is_of_session = one.is_council or one.form is Form.OF_BODY
    return act.session or (told if is_of_session and act.promoter is None else None)


def _listed(one: Cited, day: ListedDay, prose: Prose, context: Context) -> Agreement:
    """A decree of which a list tells only the day: named after the gazette and that day."""
    gazette = next((short for name, short in context.profile.gazettes if name in one.act.printed), "")
    what = "Decreto" if one.act.printed[:7].casefold() == "decreto" else "Reforma"
    place = context.place(prose.line_at(day.start), prose.line_at(day.end - 1))
    named = " ".join(f"{what} {gazette} {_in_words(day.value)}".split())
    return Agreement(named, published=day.value, citations=(Citation(named, place, published=day.value),))


def _in_words(day: PartialDate) -> str:
    return f"{day.day} de {MONTHS[(day.month or 1) - 1]} de {day.year}"


def _gazette(printed: str | None, context: Context) -> str | None:
    """The name of a gazette from the way that it is printed ("B. O.")."""
    short = next((short for name, short in context.profile.gazettes if name == printed), printed)
    return next((name for name, other in context.profile.gazettes if other == short), printed)


def act_of_footnote(note: Footnote, context: Context) -> Agreement:
    cited = Citation(note.printed, context.place(note.line), published=note.day)
    return Agreement(note.printed, published=note.day, citations=(cited,))
