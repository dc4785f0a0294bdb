"""What an organisation office checks of each movement before it registers it.

The criteria are those of a published verification sheet (`deliverables.md`, 2.1: a change of name leaves adscription and
level untouched, and the name is not used elsewhere) and of the list of findings in its section 5: a change with no act, a
long wait between approval and force. Nothing here says that a movement is wrong: it says what to look at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from changelog.domain.changes import NOT_OF_THE_INSTITUTION, ChangeSet, UnitChange, UnitChangeKind
from changelog.domain.findings import Finding, Severity
from changelog.domain.registers import RegisteredAct
from changelog.domain.structures import Structure, UnitState
from changelog.domain.texts import normal_form

LONGEST_WAIT = timedelta(days=90)
"""From approval to force. Of the acts in `deliverables.md`, 1.2, one waited 98 days from its issue; the others about two
weeks. Guarded by `tests/audit/test_movements.py`."""

_NAMING = frozenset(
    {
        UnitChangeKind.CREATED,
        UnitChangeKind.RENAMED,
        UnitChangeKind.MERGED,
        UnitChangeKind.SPLIT,
        UnitChangeKind.REPLACED,
        UnitChangeKind.REESTABLISHED,
    }
)
"""Kinds after which a unit bears a name that it did not bear before."""


def movement_findings(net: ChangeSet, after: Structure, acts: Iterable[RegisteredAct] = ()) -> tuple[Finding, ...]:
    """Findings on the own changes of units between two dates; `after` is the structure on the later one, `acts` those that
    took effect between them."""
    own = [change for change in net.units if not change.inherited and change.kind not in NOT_OF_THE_INSTITUTION]
    return (*_with_a_name(own), *_in_use_twice(own, after), *_without_act(own), *_waited_long(acts))


def _with_a_name(changes: Iterable[UnitChange]) -> Iterator[Finding]:
    """Units that changed their name together with their adscription or level."""
    kinds: defaultdict[str, set[UnitChangeKind]] = defaultdict(set)
    units: dict[str, UnitState] = {}
    for change in changes:
        if len(change.old) == len(change.new) == 1:
            unit = change.new[0].unit
            kinds[unit.unit_id].add(change.kind)
            units[unit.unit_id] = unit
    for unit_id, found in kinds.items():
        if UnitChangeKind.RENAMED in found and UnitChangeKind.REASSIGNED in found:
            yield _on(units[unit_id], "renamed-and-reassigned", "changes its name and its adscription at once")
        if UnitChangeKind.RENAMED in found and UnitChangeKind.TRANSFORMED in found:
            yield _on(units[unit_id], "renamed-and-transformed", "changes its name and its level at once")


def _in_use_twice(changes: Iterable[UnitChange], after: Structure) -> Iterator[Finding]:
    """Units that come to bear a name which another of the later structure bears too."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for unit in after.units:
        bearers[normal_form(unit.name)].add(unit.unit_id)
    named = {side.unit.unit_id: side.unit for change in changes if change.kind in _NAMING for side in change.new}
    for unit_id, unit in named.items():
        if bearers[normal_form(unit.name)] - {unit_id}:
            yield _on(unit, "name-in-use-twice", "comes to bear a name that another unit bears on the same day")


def _without_act(changes: Iterable[UnitChange]) -> Iterator[Finding]:
    """Changes under a document that names no act, once for each unit."""
    told: set[str] = set()
    for change in changes:
        unit = (change.new or change.old)[0].unit
        if (change.act is None or change.act.agreement is None) and unit.unit_id not in told:
            told.add(unit.unit_id)
            yield _on(unit, "change-without-act", "changes under a document in which no act was identified")


def _waited_long(acts: Iterable[RegisteredAct]) -> Iterator[Finding]:
    """Acts whose first day of effect lies long after that of approval, both told to the day."""
    for act in acts:
        approved = act.agreement.approved or act.agreement.session
        days = [effect.day for effect in act.effects if effect.day.is_exact]
        if approved is None or not approved.is_exact or not days:
            continue
        wait = days[0].first_day - approved.first_day
        if wait > LONGEST_WAIT:
            yield Finding(
                check="long-wait-for-effect",
                severity=Severity.INFORMATION,
                message=f"took effect {wait.days} days after its approval",
                source=act.effects[0].place,
                read=f"{act.agreement.printed}: {approved} → {days[0]}",
            )


def _on(unit: UnitState, check: str, message: str) -> Finding:
    return Finding(check, Severity.MEDIUM, message, unit.source, unit.code, unit.name)
