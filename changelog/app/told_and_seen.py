"""What documents tell beside what structures show: one change told and seen is one row, with both places."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from changelog.domain.answers import TimelineRow
from changelog.domain.basis import OF_PROSE, Basis
from changelog.domain.changes import Side, UnitChange, UnitChangeKind
from changelog.domain.dates import PartialDate
from changelog.domain.narratives import NarratedChange, NarratedKind, Narrative
from changelog.domain.sources import SourceReference
from changelog.domain.structures import UnitVersion
from changelog.domain.tellings import Outcome, Telling
from changelog.domain.texts import normal_form
from changelog.storage.searches import folded

NAMING = frozenset({NarratedKind.RENAMED, NarratedKind.TRANSFORMED})
"""Kinds after which the same unit bears another name."""
LINKING = frozenset({NarratedKind.REPLACED, NarratedKind.MERGED, NarratedKind.SPLIT})
"""Kinds after which other units stand in the place of those before."""
_OF_STRUCTURE = frozenset({Outcome.APPLIED, Outcome.ALREADY, Outcome.EVIDENCE, Outcome.AGREES})
"""Outcomes of tellings that the structure follows: what it shows on their day is what they tell."""
_BIRTH = frozenset({UnitChangeKind.CREATED, UnitChangeKind.REESTABLISHED, UnitChangeKind.FIRST_DOCUMENTED})
_DEATH = frozenset({UnitChangeKind.ABOLISHED, UnitChangeKind.NO_LONGER_DOCUMENTED})
_OPERATION = frozenset({UnitChangeKind.REPLACED, UnitChangeKind.MERGED, UnitChangeKind.SPLIT})
_NAME = frozenset({UnitChangeKind.RENAMED, UnitChangeKind.TRANSFORMED})
_SHOWS: Mapping[NarratedKind, frozenset[UnitChangeKind]] = {
    NarratedKind.CREATED: _BIRTH | _OPERATION,
    NarratedKind.REESTABLISHED: _BIRTH,
    NarratedKind.ABOLISHED: _DEATH | _OPERATION,
    NarratedKind.RENAMED: _NAME,
    NarratedKind.TRANSFORMED: _NAME | _OPERATION,
    NarratedKind.REASSIGNED: frozenset({UnitChangeKind.REASSIGNED, UnitChangeKind.FIRST_DOCUMENTED}),
    NarratedKind.MERGED: _OPERATION | _BIRTH | _DEATH | _NAME,
    NarratedKind.SPLIT: _OPERATION | _BIRTH | _DEATH | _NAME,
    NarratedKind.REPLACED: _OPERATION | _BIRTH | _DEATH | _NAME,
}
"""As which kinds a structure shows what is told as each kind; others (functions) it does not show."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the record of one institution holds: its tellings, its changes act by act, and the versions of each unit.

    `narratives` are the statements that tell in prose: a version that only these attest is told, not seen. `acts` gives
    the key of an agreement by each of its spellings (normal form).
    """

    institution: str
    tellings: tuple[Telling, ...]
    changes: tuple[UnitChange, ...]
    versions: Callable[[str], Sequence[UnitVersion]]
    narratives: Collection[str]
    acts: Mapping[str, str]

    def is_seen(self, version: UnitVersion) -> bool:
        """Whether a structure that a document states shows it, by the lines that it gives as its place."""
        is_attested = any(statement not in self.narratives for statement in version.attested_by)
        # A document that shows on its own day what prose tells of that day gives the place, not the act.
        is_placed = version.begun_by.statement not in self.narratives or version.state.basis not in OF_PROSE
        return is_attested and is_placed and version.state.basis is not Basis.RECONSTRUCTED

    def act_key(self, printed: str | None) -> str | None:
        """What identifies an agreement however it is spelled."""
        if printed is None:
            return None
        spelled = normal_form(printed)
        return self.acts.get(spelled, spelled)


def acts_by_spelling(narratives: Iterable[Narrative]) -> dict[str, str]:
    """The key of each act cited, by the normal form of each of its spellings."""
    return {
        normal_form(printed): act.key
        for narrative in narratives
        for act in narrative.agreements
        for printed in (act.printed, *(cited.printed for cited in act.citations))
    }


def names_without_identity(telling: Telling) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names, before and after, for which no unit of the structure was found. A unit that bears another name is one."""
    before = () if telling.unit_ids else tuple(change.unit for change in telling.told)
    after = () if telling.result_ids else tuple(name for change in telling.told for name in change.result)
    if telling.change.kind in NAMING and (telling.unit_ids or telling.result_ids):
        return (), ()
    return before, after


def states_others(telling: Telling) -> bool:
    """Whether the units after are others beside the unit told of: those that hang from it, in a structure stated."""
    return telling.change.kind is NarratedKind.STRUCTURE_STATED


def rows_of(record: Record) -> list[TimelineRow]:
    """Every telling as a row, with where structures show it; then every change that no telling tells."""
    told = [_told_row(telling, record) for telling in record.tellings]
    left = (change for change in record.changes if not any(_tells(one, change) for one in record.tellings))
    return [*told, *(_seen_row(change, record) for change in left)]


# --- whether a telling tells a change that is seen --------------------------------------------------------------------


def _tells(telling: Telling, change: UnitChange) -> bool:
    if telling.outcome not in _OF_STRUCTURE or not _is_in_time(telling, change):
        return False
    takes_part = {side.unit.unit_id for side in (*change.old, *change.new)}
    if not takes_part & {*telling.unit_ids, *telling.result_ids}:
        return False
    kind = telling.change.kind
    if change.kind is UnitChangeKind.RECODED:
        return kind in _SHOWS
    if change.kind is UnitChangeKind.REASSIGNED and kind in NAMING | {NarratedKind.CREATED}:
        return telling.to_parent is not None
    return change.kind in _SHOWS.get(kind, frozenset())


def _is_in_time(telling: Telling, change: UnitChange) -> bool:
    """On the very day where one is told; of an undated telling, within its bounds."""
    if change.act is None:
        return False
    day = change.act.effective_date
    if telling.day is not None:
        return telling.day == day
    return (telling.not_before or date.min) <= day <= (telling.not_after or date.max)


# --- rows -------------------------------------------------------------------------------------------------------------


def _told_row(telling: Telling, record: Record) -> TimelineRow:
    before, after = _seen(telling, record)
    bases = (Basis.NARRATED, Basis.DOCUMENTED) if before or after else (Basis.NARRATED,)
    return TimelineRow(
        institution=record.institution,
        kind=telling.change.kind,
        unit="; ".join(telling.units),
        results=telling.results,
        from_parent=telling.from_parent,
        to_parent=telling.to_parent,
        agreement=telling.agreement,
        act=record.act_key(telling.agreement),
        day=telling.day,
        effective=telling.day_as_told,
        day_from=telling.day_from,
        not_before=telling.not_before if telling.day is None else None,
        not_after=telling.not_after if telling.day is None else None,
        bases=bases,
        telling=telling,
        seen_before=before,
        seen_after=after,
        unit_ids=telling.unit_ids,
        result_ids=telling.result_ids,
    )


def _seen_row(change: UnitChange, record: Record) -> TimelineRow:
    old, new = change.old, change.new
    act = change.act
    sides = old or new
    names_after = tuple(dict.fromkeys(side.unit.name for side in new)) if old and new else ()
    is_named = names_after != tuple(dict.fromkeys(side.unit.name for side in old))
    parents = _parents(old), _parents(new)
    from_parent, to_parent = parents if parents[0] != parents[1] else (None, None)
    return TimelineRow(
        institution=record.institution,
        kind=change.kind,
        unit="; ".join(dict.fromkeys(side.unit.name for side in sides)),
        results=names_after if is_named else (),
        from_parent=from_parent,
        to_parent=to_parent,
        agreement=act.agreement if act else None,
        act=record.act_key(act.agreement if act else None),
        day=act.effective_date if act else None,
        effective=PartialDate.of(act.effective_date) if act else None,
        day_from=None,
        not_before=change.not_before,
        not_after=None,
        bases=(change.basis,),
        change=change,
        seen_before=_places(side.unit.source for side in old),
        seen_after=_places(side.unit.source for side in new),
        unit_ids=tuple(side.unit.unit_id for side in old),
        result_ids=tuple(side.unit.unit_id for side in new),
    )


def _parents(sides: Sequence[Side]) -> str | None:
    return "; ".join(dict.fromkeys(side.parent_name for side in sides if side.parent_name)) or None


def _places(sources: Iterable[SourceReference | None]) -> tuple[SourceReference, ...]:
    return tuple(dict.fromkeys(source for source in sources if source is not None))


# --- where structures show what is told -------------------------------------------------------------------------------


def _seen(telling: Telling, record: Record) -> tuple[tuple[SourceReference, ...], tuple[SourceReference, ...]]:
    """Where structures show the units before the change, and after it; empty where none does."""
    if telling.outcome not in _OF_STRUCTURE or telling.change.kind not in _SHOWS:
        return (), ()
    return _places(_before(telling, record)), _places(_after(telling, record))


def _before(telling: Telling, record: Record) -> Iterable[SourceReference | None]:
    kind = telling.change.kind
    if kind in (NarratedKind.CREATED, NarratedKind.REESTABLISHED):
        return
    until = telling.day or telling.not_after or date.max
    for unit_id in telling.unit_ids:
        shown = [v for v in record.versions(unit_id) if record.is_seen(v) and v.valid_from < until]
        if shown and _is_before(shown[-1], telling):
            yield shown[-1].state.source


def _after(telling: Telling, record: Record) -> Iterable[SourceReference | None]:
    kind = telling.change.kind
    if kind is NarratedKind.ABOLISHED:
        return
    since = telling.day or telling.not_before or date.min
    for unit_id in telling.result_ids or (() if kind in LINKING else telling.unit_ids):
        shown = (v for v in record.versions(unit_id) if record.is_seen(v) and v.valid_from >= since)
        yield next((v.state.source for v in shown if _is_after(v, telling)), None)


def _is_before(version: UnitVersion, telling: Telling) -> bool:
    """Whether the version shows the unit as it is told to have been: by the name that changed, or under the parent."""
    state, kind = version.state, telling.change.kind
    if kind in NAMING:
        return folded(state.name) == folded(telling.change.unit)
    if kind is NarratedKind.REASSIGNED:
        return state.parent_id is not None and state.parent_id == telling.from_id
    return True


def _is_after(version: UnitVersion, telling: Telling) -> bool:
    state, change = version.state, telling.change
    if change.kind in NAMING:
        # The document of that very day may print the name otherwise than the prose tells it.
        is_same_day = version.valid_from == telling.day
        return is_same_day or folded(state.name) in {folded(name) for name in _results(telling.told)}
    if change.kind is NarratedKind.REASSIGNED:
        return state.parent_id is not None and state.parent_id == telling.to_id
    return True


def _results(told: Iterable[NarratedChange]) -> Iterable[str]:
    return (name for change in told for name in change.result)
