"""Units that documents no longer show, and whose end no act tells."""

from __future__ import annotations

from datetime import date

from changelog.domain.changes import UnitChangeKind
from changelog.domain.narratives import NarratedKind
from changelog.domain.reconciliations import Reconciled, Verdict
from changelog.domain.records import RecordedHistory
from changelog.domain.structures import Closing, UnitVersion
from changelog.domain.texts import normal_form

_SILENT = frozenset({Closing.ABOLISHED, Closing.NO_LONGER_DOCUMENTED})
_NAMING = frozenset({NarratedKind.RENAMED, NarratedKind.TRANSFORMED})


def vanished(history: RecordedHistory) -> dict[tuple[str, date], UnitVersion]:
    """The last version of each, by unit and day: a list that lacks it is all there is.

    What is told to have come to a place whose list never had it is no such unit: there the telling is in question. Nor is
    one about which a pair waits for a person.
    """
    untold, doubtful = set(), set()
    for row in history.reconciled:
        if row.verdict is Verdict.SEEN_NOT_TOLD and row.kind is UnitChangeKind.ABOLISHED:
            untold.add((normal_form(row.unit), row.day))
        if row.verdict is Verdict.TOLD_NOT_SEEN and row.kind not in _NAMING:
            doubtful |= set(_names(row))
    ended = [
        (version, version.valid_to, normal_form(version.state.name))
        for versions in history.lives.values()
        for version in versions
        if version.valid_to is not None and version.closing in _SILENT and history.covers(version.valid_to)
    ]
    found = {
        (version.state.unit_id, day): version
        for version, day, name in ended
        if name not in doubtful
        and not history.waits(version.state.unit_id)
        and (version.closing is Closing.NO_LONGER_DOCUMENTED or (name, day) in untold)
    }
    return {**found, **_below(ended, found)}


def _below(
    ended: list[tuple[UnitVersion, date, str]], found: dict[tuple[str, date], UnitVersion]
) -> dict[tuple[str, date], UnitVersion]:
    """What ends with a unit from which it hung: no list could show it any more."""
    below: dict[tuple[str, date], UnitVersion] = {}
    more = True
    while more:
        more = False
        for version, day, _ in ended:
            key, above = (version.state.unit_id, day), (version.state.parent_id or "", day)
            if key not in found and key not in below and (above in found or above in below):
                below[key] = version
                more = True
    return below


def is_of_vanished(row: Reconciled, names: frozenset[str]) -> bool:
    """Whether a change of name is not seen because the unit itself is gone, by its names (normal forms)."""
    return row.kind in _NAMING and not names.isdisjoint(_names(row))


def _names(row: Reconciled) -> tuple[str, ...]:
    return tuple(map(normal_form, (row.unit, *row.result)))
