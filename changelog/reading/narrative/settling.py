"""Acts and days of the changes told: from their sentence, or carried from its neighbours.

- Of the acts that a sentence cites the weightiest counts (a council's before a gazette, a decree, an oficio); of equals,
  the one cited last before the change.
- A sentence without act rests on the act before it, unless it opens with a day of its own, rests on a norm, or tells a
  day of effect that is not that act's.
- A day of effect told in one sentence of an act holds for its others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from changelog.domain.dates import PartialDate
from changelog.reading.narrative.acts import ActUse, Role
from changelog.reading.narrative.tellings import IN_BRACKETS, Draft, Settled, Telling

_BASIS = re.compile(
    r"\W*(?:De acuerdo con|De conformidad con|Conforme a|Con base en|Con fundamento en)"
    r"(?: lo (?:señalado|establecido|dispuesto) en)? (?:la|el|las|los) (?:Norma|Ley|Reglamento|Estatuto|Lineamiento)"
)
_AUTHORISES = re.compile(r"\b(?:autoriz|aprob|aprueb|dict[óo]|determin|acord|expid)\w*", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:desde|a partir de) (?:esa|dicha|esta) fecha\b")


@dataclass(slots=True)
class Settlement:
    """What is known of the acts of a document: the days of effect that their own sentences tell."""

    effects: dict[str, list[PartialDate]] = field(default_factory=dict)
    carried: dict[str, list[PartialDate]] = field(default_factory=dict)


def settle(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Draft, Settled]]:
    """Give each change its act and days."""
    settlement = Settlement(effects=_own_effects(tellings))
    current: ActUse | None = None
    rows: list[tuple[Telling, Draft | None, ActUse | None]] = []
    for telling in tellings:
        current = _carried(telling, current, settlement)
        rows += [(telling, draft, _act_of(draft, telling) or current) for draft in telling.drafts]
        if telling.acts:
            current = _act_of(None, telling)
        day = _days(telling, Role.EFFECTIVE)
        if current is not None and day:
            settlement.carried.setdefault(current.key, []).append(day[0])
    for telling, draft, act in rows:
        if draft is not None:
            yield telling, draft, _settled(telling, draft, act, settlement)


def _days(telling: Telling, role: Role) -> list[PartialDate]:
    return [use.value for use in telling.dates if use.role is role]


def opens_anew(telling: Telling) -> bool:
    """Does a sentence stand on its own: with an act, a day or a norm of its own?"""
    own_day = any(use.role in (Role.PUBLISHED, Role.APPROVED, Role.OPENING) for use in telling.dates)
    return bool(telling.acts) or own_day or _BASIS.match(telling.sentence.text) is not None


def _own_effects(tellings: Sequence[Telling]) -> dict[str, list[PartialDate]]:
    known: dict[str, list[PartialDate]] = {}
    for telling in tellings:
        act, told = _act_of(None, telling), _days(telling, Role.EFFECTIVE)
        if act is not None and told:
            known.setdefault(act.key, []).append(told[0])
    return known


def _act_of(draft: Draft | None, telling: Telling) -> ActUse | None:
    """The act of a change among those that its sentence cites; of the sentence as a whole where `draft` is None."""
    weight = max((act.weight for act in telling.acts), default=0)
    acts = [act for act in telling.acts if act.weight == weight]
    if not acts:
        return None
    before = [act for act in acts if draft is not None and act.start < draft.last]
    act = before[-1] if before and weight < 4 else acts[0]
    return _dated(act, telling)


def _dated(act: ActUse, telling: Telling) -> ActUse:
    approved = act.approved or _nearest(act, telling, Role.APPROVED)
    return replace(act, approved=approved, published=act.published or _nearest(act, telling, Role.PUBLISHED))


def _nearest(act: ActUse, telling: Telling, role: Role) -> PartialDate | None:
    """The day of a role nearest to the act's citation, the one behind it first."""
    uses = [use for use in telling.dates if use.role is role]
    behind = [use for use in uses if use.start >= act.start]
    return behind[0].value if behind else uses[-1].value if uses else None


def _carried(telling: Telling, current: ActUse | None, settlement: Settlement) -> ActUse | None:
    if current is None or (opens_anew(telling) and not telling.acts):
        return None
    if telling.drafts and not telling.acts and _days(telling, Role.GENERAL):
        return None
    told = _days(telling, Role.EFFECTIVE)
    if not told or current.key not in settlement.effects or told[0] in settlement.effects[current.key]:
        return current
    return None


def _settled(telling: Telling, draft: Draft, act: ActUse | None, settlement: Settlement) -> Settled:
    if draft.form == IN_BRACKETS:
        return Settled()
    effective = _effect(telling, draft)
    if act is None:
        approved = None
        if _AUTHORISES.search(telling.sentence.text) is not None:
            approved = next(iter([*_days(telling, Role.APPROVED), *_days(telling, Role.OPENING)]), None)
        return Settled(None, approved, None, effective)
    if effective is None:
        days = settlement.effects.get(act.key) or settlement.carried.get(act.key, [])
        effective = days[0] if days else None
    if effective is None and act.published is not None and _SINCE.search(telling.sentence.prose.text) is not None:
        effective = act.published
    return Settled(act.printed, act.approved, act.published, effective)


def _effect(telling: Telling, draft: Draft) -> PartialDate | None:
    """The day of effect that the sentence tells of a change: the nearest one behind it, else the last before it. A day that
    only opens the sentence is one unless the sentence tells an approval."""
    told = [use for use in telling.dates if use.role is Role.EFFECTIVE]
    if told:
        behind = [use for use in told if use.start >= draft.first]
        return (behind[0] if behind else told[-1]).value
    if _AUTHORISES.search(telling.sentence.text) is not None:
        return None
    general = [*_days(telling, Role.OPENING), *_days(telling, Role.GENERAL)]
    return general[0] if general else None
