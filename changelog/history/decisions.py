"""People's decisions and declared relations, resolved to the units of one step between two states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from changelog.domain.correspondences import Decision, Occurrence, Relation, Settled, Stage, Status
from changelog.domain.findings import Finding, Severity
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import UnitState, UnitVersion
from changelog.domain.texts import normal_form
from changelog.history.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the decisions say about one step, with keys: unit ids before, codes after."""

    settled: tuple[Settled, ...]
    findings: tuple[Finding, ...]


def resolve(decisions: Sequence[Decision], timeline: Timeline, snapshot: Snapshot) -> Resolved:
    """The decisions that bear on the step into `snapshot`.

    A decision bears on it when its later side is named in the snapshot and its earlier side was in force (or, for a
    re-establishment, had ended). Its later date may be that of a later snapshot: the identity then holds from the first
    document that shows the later name. Of several decisions on the same occurrences the last one given stands.
    """
    finder = _Finder(timeline)
    settled: dict[tuple[Relation, tuple[str, ...], tuple[str, ...]], Settled] = {}
    findings: list[Finding] = []
    for decision in decisions:
        if not _is_between(decision, snapshot):
            continue
        new = _all(_codes(occurrence, snapshot) for occurrence in decision.new)
        old = _all(finder.unit_ids(occurrence, decision.relation) for occurrence in decision.old)
        if new is None or old is None:
            continue
        if any(len(found) > 1 for found in (*new, *old)):
            findings.append(_ambiguous(decision))
            continue
        entry = _settled(decision, tuple(found[0] for found in old), tuple(found[0] for found in new))
        settled[entry.relation, entry.old, entry.new] = entry
    return Resolved(tuple(settled.values()), tuple(findings))


def _is_between(decision: Decision, snapshot: Snapshot) -> bool:
    day = snapshot.effective_date.first_day
    later = [occurrence.on.first_day for occurrence in decision.new if occurrence.on]
    earlier = [occurrence.on.first_day for occurrence in decision.old if occurrence.on]
    return all(day <= on for on in later) and all(on < day for on in earlier)


def _all(found: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]] | None:
    lists = list(found)
    return lists if all(lists) else None


def _codes(occurrence: Occurrence, snapshot: Snapshot) -> tuple[str, ...]:
    exact_day = occurrence.on is None or occurrence.on.first_day == snapshot.effective_date.first_day
    if occurrence.code is not None and not exact_day and occurrence.name is None:
        return ()
    name = normal_form(occurrence.name) if occurrence.name else None
    return tuple(
        unit.code
        for unit in snapshot.units
        if (name is None or normal_form(unit.name) == name)
        and (occurrence.code is None or not exact_day or unit.code == occurrence.code)
    )


class _Finder:
    """Finds the units before a step by what people call them; indexes are made when first needed."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._past: dict[str, list[UnitVersion]] | None = None
        self._by_name: dict[str, list[str]] | None = None

    def unit_ids(self, occurrence: Occurrence, relation: Relation) -> tuple[str, ...]:
        pool = self._timeline.ended if relation is Relation.REESTABLISHED else self._timeline.units
        if occurrence.on is None:
            present = [(unit_id, self._state(unit_id)) for unit_id in pool]
            return tuple(unit_id for unit_id, state in present if _is_called(state, occurrence))
        on = occurrence.on.first_day
        return tuple(
            unit_id for unit_id in self._candidates(occurrence, pool) if self._was_called(unit_id, occurrence, on)
        )

    def _candidates(self, occurrence: Occurrence, pool: Iterable[str]) -> list[str]:
        if self._by_name is None:
            self._by_name = {}
            for version in self._timeline.closed_units:
                self._by_name.setdefault(normal_form(version.state.name), []).append(version.state.unit_id)
            for unit_id, unit in self._timeline.units.items():
                self._by_name.setdefault(normal_form(unit.state.name), []).append(unit_id)
        known = set(pool)
        if occurrence.name is None:
            return sorted(known)
        return sorted(known & set(self._by_name.get(normal_form(occurrence.name), ())))

    def _state(self, unit_id: str) -> UnitState:
        unit = self._timeline.units.get(unit_id)
        return unit.state if unit else self._timeline.ended[unit_id]

    def _was_called(self, unit_id: str, occurrence: Occurrence, on: date) -> bool:
        unit = self._timeline.units.get(unit_id)
        if unit is not None and unit.valid_from <= on:
            return _is_called(unit.state, occurrence)
        if self._past is None:
            self._past = {}
            for version in self._timeline.closed_units:
                self._past.setdefault(version.state.unit_id, []).append(version)
        return any(
            version.valid_from <= on
            and (version.valid_to is None or on < version.valid_to)
            and _is_called(version.state, occurrence)
            for version in self._past.get(unit_id, ())
        )


def _is_called(state: UnitState, occurrence: Occurrence) -> bool:
    if occurrence.name is not None and normal_form(state.name) != normal_form(occurrence.name):
        return False
    return occurrence.code is None or state.code == occurrence.code


def _settled(decision: Decision, old: tuple[str, ...], new: tuple[str, ...]) -> Settled:
    words = "decidido" if not decision.refused else "rechazado"
    by = f" por {decision.person}" if decision.person else ""
    reason = f": {decision.reason}" if decision.reason else ""
    source = f" ({decision.source})" if decision.source else ""
    return Settled(
        relation=decision.relation,
        old=old,
        new=new,
        status=Status.REFUSED if decision.refused else Status.ACCEPTED,
        stage=Stage.DECIDED,
        evidence=(f"{words}{by}{reason}{source}",),
    )


def _ambiguous(decision: Decision) -> Finding:
    called = ", ".join(str(o.name or o.code) for o in (*decision.old, *decision.new))
    return Finding(
        check="decision-ambiguous",
        severity=Severity.MEDIUM,
        message=f"a decision names a unit that several bear: {called}",
        remedy="give its code and date as well",
    )
