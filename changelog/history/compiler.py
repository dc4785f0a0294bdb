"""Folds an institution's statements, in the order of their effective dates, into versions with intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from changelog.domain.correspondences import Decision
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import History
from changelog.history.matcher import Matcher
from changelog.history.step import take
from changelog.history.timeline import Timeline


def compile_history(
    snapshots: Iterable[Snapshot], decisions: Sequence[Decision], matcher: Matcher, *, carry_forward: bool = True
) -> History:
    """All that follows from the statements of one institution; the same whatever the order in which they are given.

    With `carry_forward` (the rule for a record) what a document does not cover stays in force; without it each document
    stands alone, which is how two files are compared.
    """
    timeline = Timeline()
    steps = [
        take(timeline, snapshot, matcher, decisions, carry_forward=carry_forward)
        for snapshot in sorted(snapshots, key=_order)
    ]
    return History(
        unit_versions=timeline.unit_versions(),
        function_versions=timeline.function_versions(),
        links=tuple(timeline.links),
        pairings=tuple(timeline.pairings),
        findings=tuple(finding for step in steps for finding in step.findings),
        acts=tuple(step.act for step in steps),
        function_correspondences=tuple(pair for step in steps for pair in step.uncertain_functions),
    )


def _order(snapshot: Snapshot) -> tuple[object, ...]:
    # On one day the document of the wider scope speaks first, so that the particular one has the last word.
    return snapshot.effective_date.first_day, not snapshot.whole_institution, snapshot.digest
