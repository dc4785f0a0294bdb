"""One thing told in two places that do not agree."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import timedelta

from changelog.audit.ground import Ground
from changelog.audit.told import BEGINNING, NAMING, Party
from changelog.domain.narratives import NarratedKind
from changelog.domain.reconciliations import Reconciled, Remark, Verdict, Why
from changelog.domain.registers import ConflictKind
from changelog.domain.sources import SourceReference
from changelog.domain.tellings import Telling

ONE_RESTRUCTURE = timedelta(days=366)
"""Two tellings of one unit without a common act speak of one restructure when their days are no further apart."""

_OF_ONE_UNIT: dict[NarratedKind, frozenset[NarratedKind]] = {
    NarratedKind.ABOLISHED: NAMING | {NarratedKind.REASSIGNED},
    NarratedKind.FUNCTIONS_TAKEN: frozenset({NarratedKind.REASSIGNED}),
    NarratedKind.CREATED: frozenset({NarratedKind.REASSIGNED}),
}
"""Kinds that cannot both be so of one unit by one act: who is no more does not move; of whom only the functions go
elsewhere has not moved itself; who begins had no other place before."""


def told_differently(ground: Ground) -> Iterator[Reconciled]:
    """A row for each difference: within a telling, between two of one unit, between the days of one act."""
    pairs: set[frozenset[SourceReference]] = set()
    fields: set[tuple[str, frozenset[SourceReference]]] = set()
    for telling in ground.told.tellings:
        for one in telling.disagreements:
            sources = (one.first.source, one.second.source)
            pairs.add(frozenset(sources))
            fields.add((one.field, frozenset(sources)))
            yield _row(telling, ground, sources, one.field, one.said, Remark(Why.SAID))
    for first, second in _contrary(ground):
        sources = (first.change.source, second.change.source)
        if frozenset(sources) in pairs:
            continue
        pairs.add(frozenset(sources))
        moved = NarratedKind.FUNCTIONS_TAKEN in (first.change.kind, second.change.kind)
        said = (str(first.change.kind), str(second.change.kind))
        yield _row(first, ground, sources, "kind", said, Remark(Why.MOVED_OR_FUNCTIONS if moved else Why.SAID))
    yield from _of_acts(ground, fields)


def _row(
    telling: Telling,
    ground: Ground,
    sources: Sequence[SourceReference],
    field: str,
    said: tuple[str, ...],
    why: Remark,
) -> Reconciled:
    return Reconciled(
        verdict=Verdict.TOLD_DIFFERENTLY,
        kind=telling.change.kind,
        unit="; ".join(telling.units),
        result=telling.results,
        from_parent=telling.from_parent,
        to_parent=telling.to_parent,
        agreement=telling.agreement,
        act=ground.act_of(telling),
        day=telling.day,
        day_from=telling.day_from,
        not_before=telling.not_before,
        not_after=telling.not_after,
        certainty=telling.change.certainty,
        told=tuple(sources),
        why=(why,),
        field=field,
        said=said,
    )


# --- two tellings of one unit -----------------------------------------------------------------------------------------


def _contrary(ground: Ground) -> Iterator[tuple[Telling, Telling]]:
    for first in ground.told.tellings:
        others = _OF_ONE_UNIT.get(first.change.kind, frozenset())
        (unit, *_) = ground.units(first)
        for second in ground.told.about(unit) if others else ():
            if (
                second.change.kind in others
                and _is_its_unit(second, unit, ground)
                and _is_one_act(first, second, ground)
            ):
                yield second, first
    yield from _created_and_named(ground)


def _created_and_named(ground: Ground) -> Iterator[tuple[Telling, Telling]]:
    """Created in one place, and in another the new name of a unit that was there before."""
    for first in ground.told.tellings:
        if first.change.kind not in BEGINNING:
            continue
        (unit, *_) = ground.units(first)
        for second in ground.told.about(unit):
            is_result = any(party.keys & unit.keys for party in ground.results(second))
            if second.change.kind in NAMING and is_result and _is_one_act(first, second, ground):
                yield second, first


def _is_its_unit(telling: Telling, unit: Party, ground: Ground) -> bool:
    return any(set(one.ids) & set(unit.ids) or one.keys & unit.keys for one in ground.units(telling))


def _is_one_act(first: Telling, second: Telling, ground: Ground) -> bool:
    if first.change.source == second.change.source:
        return False
    acts = {ground.act_of(first), ground.act_of(second)}
    if None not in acts:
        return len(acts) == 1
    if first.day is None or second.day is None:
        return False
    return abs(first.day - second.day) <= ONE_RESTRUCTURE


# --- one act with several days ----------------------------------------------------------------------------------------

_OF_DAYS = {
    ConflictKind.EFFECTIVE: "effective",
    ConflictKind.APPROVED: "approved",
    ConflictKind.PUBLISHED: "published",
    ConflictKind.CODE_AND_PROSE: "approved",
}
"""Conflicts between citations of one act that change what is told of it; other letters of its code do not."""


def _of_acts(ground: Ground, told: Container[tuple[str, frozenset[SourceReference]]]) -> Iterator[Reconciled]:
    """What the register finds that citations of one act tell differently, save for what is a row already."""
    for act in ground.register:
        for conflict in act.conflicts:
            field = _OF_DAYS.get(conflict.kind)
            places = tuple(place for place in conflict.places if place is not None)
            if field is None or not places or (field, frozenset(places)) in told:
                continue
            days = [effect.day.first_day for effect in act.effects]
            yield Reconciled(
                verdict=Verdict.TOLD_DIFFERENTLY,
                kind=None,
                unit="",
                agreement=act.agreement.printed,
                act=act.agreement.key,
                day=days[0] if days else act.day.first_day if act.day else None,
                told=places,
                why=(Remark(Why.ACT_SAID),),
                field=field,
                said=conflict.said,
            )
