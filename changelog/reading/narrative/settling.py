"""Acts and days of the changes told: from their sentence, or carried from its neighbours.

- Of the acts that a sentence cites the weightiest counts (a norm told as issued, a council's act, a gazette, a decree, an
  oficio); of equals, the one cited last before the change. An act beside a name ("suprimida por el acuerdo ...") tells of
  that unit alone.
- A sentence without act rests on the act before it, unless it opens with a day of its own, rests on a norm or another
  ground, or tells a day of effect that is not that act's.
- A day of effect told in one sentence of an act holds for its others; one told of "las reestructuras", "los dos acuerdos
  anteriores" for the changes told before it that have none.
- The articles of a decree rest on the decree, and are in force from the day that it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from changelog.domain.dates import PartialDate
from changelog.reading.narrative.acts import ActUse
from changelog.reading.narrative.days import DateUse, Role
from changelog.reading.narrative.enacting import Instrument
from changelog.reading.narrative.tellings import IN_BRACKETS, Draft, Settled, Telling
from changelog.reading.recognise.spanish_dates import day_after, next_days_in

_BASIS = re.compile(
    r"\W*(?:De acuerdo con|De conformidad con|Conforme a|Con base en|Con fundamento en)"
    r"(?: lo (?:señalado|establecido|dispuesto) en)? (?:la|el|las|los) (?:Norma|Ley|Reglamento|Estatuto|Lineamiento)"
)
_OTHER_GROUND = re.compile(
    r"\W*(?:De igual (?:forma|manera)|Asimismo|También|Además)?,?\s*(?:obedece|se deriva|responde|se debe) (?:a|de|"
    r"también)\b"
)
_AUTHORISES = re.compile(
    r"\b(?:autoriz|aprob|aprueb|dict[óo]|determin|acord[óo]|acuerda\b|expid|promulg|dispu|dispon|resolvi|orden[óo]|"
    r"emit|tomó nota)\w*",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:desde|a partir de) (?:esa|dicha|esta) fecha\b")
_BACK = re.compile(
    r"\b(?:(?P<the>[Ll][ao]s)|[Dd]ich[ao]s|[Ee]st[ao]s|[Tt]ales|[Cc]itad[ao]s|[Aa]mb[ao]s)\s+(?:(?P<count>dos|tres|"
    r"cuatro|cinco)\s+)?"
    r"(?:citad[ao]s\s+|anteriores\s+)?(?:(?P<acts>acuerdos|decretos|actos|oficios)|reestructuras|reestructuraciones|"
    r"modificaciones|movimientos|"
    r"cambios|adecuaciones|disposiciones|reformas)\b(?(the)(?=,?\s+(?:aprobad|autorizad|anterior|antes|citad|señalad|"
    r"referid|mencionad|"
    r"descrit|entr|surt|se\s|tien|tuv|tendr|rig|fue|que\s)))"
)
_COUNTS = {"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5}
_SEVERAL_ACTS = re.compile(r"\bl[oa]s (?:[Aa]cuerdos|decretos|actos) (?:arriba|antes|anterior|citad|señalad|mencionad)")
_IN_COURSE = re.compile(r"\b(?:en (?:proceso|tr[áa]mite|v[ií]as?) de|pendientes? de)\s*(?:(?:su|la|el)\s*)?$")
_REACH = 60
LONGEST_BLOCK = 8
"""Sentences back from a day of effect told of "los movimientos" to the changes that it can mean."""
LONGEST_REPORT = 40
"""The same where acts are counted ("los dos acuerdos anteriores"): each can fill paragraphs."""
BESIDE_REACH = 45
"""Characters between a unit and the act that a participle beside it tells: ", todas ellas creadas por el acuerdo"."""


@dataclass(slots=True)
class _Row:
    """A change with the act that it rests on; `block_day`: the day that a sentence behind it tells of the changes before."""

    telling: Telling
    draft: Draft
    act: ActUse | None
    place: int
    is_of_instrument: bool = False
    block_day: PartialDate | None = None


@dataclass(slots=True)
class Settlement:
    """What is known of the acts of a document: the days of effect that their own sentences tell, and those carried."""

    effects: dict[str, list[PartialDate]] = field(default_factory=dict)
    carried: dict[str, list[PartialDate]] = field(default_factory=dict)
    last_acts: dict[str, ActUse] = field(default_factory=dict)


def settle(
    tellings: Sequence[Telling], instrument: Instrument | None = None
) -> Iterator[tuple[Telling, Draft, Settled]]:
    """Give each change its act and days; `instrument` is the decree that the document is, where it is one."""
    settlement = Settlement(effects=_own_effects(tellings))
    current: ActUse | None = None
    rows: list[_Row] = []
    for place, telling in enumerate(tellings):
        enacts = instrument is not None and instrument.enacts(telling.sentence) and not telling.acts
        current = None if enacts else _carried(telling, current, settlement)
        for draft in telling.drafts:
            act = _act_of(draft, telling) or _act_of_several(draft, telling, settlement) or current
            rows.append(_Row(telling, draft, act, place, enacts))
            _remember(draft, act, settlement)
        _tell_back(telling, rows, place, current)
        if any(not act.in_passing or telling.drafts for act in _main_acts(telling)):
            current = _act_of(None, telling)
        _carry(telling, current, settlement)
    for row in rows:
        if row.is_of_instrument and instrument is not None:
            yield row.telling, row.draft, _of_instrument(row, instrument)
        else:
            yield row.telling, row.draft, _settled(row, settlement)


def _days(telling: Telling, role: Role) -> list[PartialDate]:
    return [use.value for use in telling.dates if use.role is role]


def _main_acts(telling: Telling) -> list[ActUse]:
    return [act for act in telling.acts if act.beside is None]


def opens_anew(telling: Telling) -> bool:
    """Does a sentence stand on its own: with an act, a day or a norm of its own?"""
    text = telling.sentence.text
    if _main_acts(telling):
        return True
    own_day = any(use.role in (Role.PUBLISHED, Role.APPROVED, Role.OPENING) for use in telling.dates)
    opens = bool(telling.drafts) and any(
        use.role is Role.EFFECTIVE and use.leads and not text[: use.start].strip(" ,") for use in telling.dates
    )
    return (
        own_day
        or (opens and _BACK.search(text) is None)
        or _BASIS.match(text) is not None
        or _OTHER_GROUND.match(text) is not None
    )


def _own_effects(tellings: Sequence[Telling]) -> dict[str, list[PartialDate]]:
    known: dict[str, list[PartialDate]] = {}
    for telling in tellings:
        act, told = _act_of(None, telling), _days(telling, Role.EFFECTIVE)
        if act is not None and told:
            known.setdefault(act.key, []).append(told[0])
        elif act is not None and act.published is not None and any(next_days_in(telling.sentence.text)):
            known.setdefault(act.key, []).append(day_after(act.published))
    return known


def _act_of(draft: Draft | None, telling: Telling) -> ActUse | None:
    """The act of a change among those that its sentence cites; of the sentence as a whole where `draft` is None."""
    if draft is not None:
        for act in telling.acts:
            if act.beside is draft.kind and 0 <= act.start - draft.last <= BESIDE_REACH:
                return _dated(act, telling)
    main = _main_acts(telling)
    weight = max((act.weight for act in main), default=0)
    acts = [act for act in main if act.weight == weight]
    if not acts:
        return None
    before = [act for act in acts if draft is not None and act.start < draft.last]
    act = before[-1] if before else acts[0]
    return _dated(act, telling)


def _act_of_several(draft: Draft, telling: Telling, settlement: Settlement) -> ActUse | None:
    """ "Derivado de los acuerdos anteriores, las Direcciones ...": each unit under the act that last told of it."""
    if _SEVERAL_ACTS.search(telling.sentence.text) is None:
        return None
    return settlement.last_acts.get(draft.unit)


def _remember(draft: Draft, act: ActUse | None, settlement: Settlement) -> None:
    if act is not None:
        for name in (draft.unit, *draft.result):
            settlement.last_acts[name] = act


def _dated(act: ActUse, telling: Telling) -> ActUse:
    approved = act.approved or _nearest(act, telling, Role.APPROVED)
    return replace(act, approved=approved, published=act.published or _nearest(act, telling, Role.PUBLISHED))


def _nearest(act: ActUse, telling: Telling, role: Role) -> PartialDate | None:
    """The day of a role nearest to the act's citation, the one behind it first."""
    uses = [use for use in telling.dates if use.role is role]
    behind = [use for use in uses if use.start >= act.start]
    return behind[0].value if behind else uses[-1].value if uses else None


def _carried(telling: Telling, current: ActUse | None, settlement: Settlement) -> ActUse | None:
    if current is None or (opens_anew(telling) and not _main_acts(telling)):
        return None
    if telling.drafts and not _main_acts(telling) and _days(telling, Role.GENERAL):
        return None
    told = _days(telling, Role.EFFECTIVE)
    if not told or current.key not in settlement.effects or told[0] in settlement.effects[current.key]:
        return current
    return None


def _carry(telling: Telling, current: ActUse | None, settlement: Settlement) -> None:
    """A day of effect told behind an act is that act's; the day on which one unit began to operate is not."""
    if current is None or (
        telling.drafts and all(draft.form.endswith("begins to operate") for draft in telling.drafts)
    ):
        return
    days = _days(telling, Role.EFFECTIVE)
    if not days and current.published is not None and any(next_days_in(telling.sentence.text)):
        days = [day_after(current.published)]
    if days:
        settlement.carried.setdefault(current.key, []).append(days[0])


def _tell_back(telling: Telling, rows: Sequence[_Row], place: int, current: ActUse | None) -> None:
    """ "Los movimientos anteriores entraron en vigor el ...": the changes told before that have no day of their own."""
    days = _days(telling, Role.EFFECTIVE)
    back = _BACK.search(telling.sentence.text) if days else None
    if back is None:
        return
    reach = LONGEST_REPORT if back["acts"] else LONGEST_BLOCK
    here = telling.sentence.paragraph
    open_rows = [
        row
        for row in rows
        if place - reach <= row.place < place and (row.act is not None or row.telling.sentence.paragraph == here)
    ]
    acts = list(
        dict.fromkeys(_key(row.act) for row in reversed(open_rows) if row.act is None or row.act.beside is None)
    )
    own = _act_of(None, telling) or current
    if back["acts"]:
        acts = acts[: _COUNTS.get(back["count"] or "", len(acts))]
    elif own is not None:
        acts = [own.key]
    for row in open_rows:
        if row.block_day is None and _key(row.act) in acts and not _has_day(row):
            row.block_day = days[0]


def _key(act: ActUse | None) -> str | None:
    return act.key if act is not None else None


def _has_day(row: _Row) -> bool:
    return any(use.role is Role.EFFECTIVE for use in row.telling.dates)


def _of_instrument(row: _Row, instrument: Instrument) -> Settled:
    told = [use.value for use in row.telling.dates if use.role is Role.EFFECTIVE]
    effective = told[0] if told else instrument.effective
    return Settled(instrument.printed, instrument.approved, instrument.published, effective)


def _settled(row: _Row, settlement: Settlement) -> Settled:
    telling, draft, act = row.telling, row.draft, row.act
    text = telling.sentence.text
    if draft.form == IN_BRACKETS or _IN_COURSE.search(text, max(0, draft.first - _REACH), draft.first) is not None:
        return Settled()
    effective, approved = _told_days(telling, draft)
    if act is None:
        told, printed = _days(telling, Role.APPROVED), _days(telling, Role.PUBLISHED)
        published = printed[0] if printed else None
        return Settled(None, told[0] if told else approved, published, effective or row.block_day)
    if act.beside is not None and effective is None:
        return Settled(act.printed, act.approved, act.published, next(iter(settlement.effects.get(act.key, [])), None))
    if effective is None:
        days = settlement.effects.get(act.key) or settlement.carried.get(act.key, [])
        effective = row.block_day or (days[0] if days else None)
    if effective is None and act.published is not None and _SINCE.search(telling.sentence.prose.text) is not None:
        effective = act.published
    return Settled(act.printed, act.approved or approved, act.published, effective)


def _told_days(telling: Telling, draft: Draft) -> tuple[PartialDate | None, PartialDate | None]:
    """The days of effect and of approval that the sentence itself tells of a change."""
    effect = _effect(telling.dates, draft)
    if effect is not None:
        return effect.value, _opening(telling, draft, authorises=True)
    within = [use for use in telling.dates if use.role is Role.GENERAL and draft.first <= use.start < draft.last]
    if within:
        return within[0].value, None
    return _opening(telling, draft, authorises=False), _opening(telling, draft, authorises=True)


def _effect(dates: Sequence[DateUse], draft: Draft) -> DateUse | None:
    """The day of effect of a change: one that leads its clause, or one behind it before the next clause leads."""
    told = [use for use in dates if use.role is Role.EFFECTIVE]
    within = [use for use in told if draft.first <= use.start < draft.last]
    if within:
        return within[0]
    leading = [use for use in told if use.leads and use.start < draft.first]
    behind = [use for use in told if use.start >= draft.last]
    if behind and not behind[0].leads and not (leading and _stands_between(dates, draft, behind[0])):
        return behind[0]
    if leading:
        return leading[-1]
    before = [use for use in told if not use.leads and use.start < draft.first]
    return before[-1] if before else None


def _stands_between(dates: Sequence[DateUse], draft: Draft, behind: DateUse) -> bool:
    return any(use.leads and draft.last <= use.start < behind.start for use in dates)


def _opening(telling: Telling, draft: Draft, *, authorises: bool) -> PartialDate | None:
    """The day with which the sentence, or the clause of the change, begins: that of an approval where a word of approval
    stands between the day and the change, else that of the change."""
    uses = [use for use in telling.dates if use.role in (Role.OPENING, Role.GENERAL) and use.start < draft.first]
    leading = [use for use in uses if use.leads] or uses
    if not leading:
        behind = [use for use in telling.dates if use.role is Role.GENERAL and use.start >= draft.last]
        is_approved = _AUTHORISES.search(telling.sentence.text) is not None
        return behind[0].value if behind and not authorises and not is_approved else None
    day = leading[-1]
    is_approved = _AUTHORISES.search(telling.sentence.text, day.end, draft.last) is not None
    return day.value if is_approved is authorises else None
