"""Folds an institution's statements, in the order of their effective dates, into versions with intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from changelog.domain.collector import collector_paused
from changelog.domain.correspondences import Decision
from changelog.domain.narratives import Narrative
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import Act, History
from changelog.history.antecedents import Antecedents
from changelog.history.matcher import Matcher
from changelog.history.reconstruction import RankOf
from changelog.history.step import take
from changelog.history.timeline import Timeline


@collector_paused()
def compile_history(
    snapshots: Iterable[Snapshot],
    decisions: Sequence[Decision],
    matcher: Matcher,
    *,
    narratives: Sequence[Narrative] = (),
    rank_of: RankOf | None = None,
    carry_forward: bool = True,
) -> History:
    """All that follows from the statements of one institution; the same whatever the order in which they are given.

    `narratives` are what its documents tell in prose: their changes take effect on their own days, between the
    snapshots, and are undone from the first snapshots back (`antecedents`); `rank_of` reads the rank that opens a name.
    With `carry_forward` (the rule for a record) what a document does not cover stays in force; without it each document
    stands alone, which is how two files are compared.
    """
    timeline = Timeline()
    ordered = sorted(snapshots, key=_order)
    told = Antecedents(timeline, ordered, narratives, rank_of or _no_rank, matcher)
    steps = []
    for snapshot in ordered:
        told.take_until(snapshot.effective_date.first_day)
        declared = told.declared_for(snapshot)
        steps.append(take(timeline, snapshot, matcher, decisions, declared, carry_forward=carry_forward))
        told.shown_by(snapshot, steps[-1].act)
    told.take_until(None)
    return History(
        unit_versions=timeline.unit_versions(),
        function_versions=timeline.function_versions(),
        links=tuple(timeline.links),
        pairings=tuple(timeline.pairings),
        findings=(*(finding for step in steps for finding in step.findings), *told.findings, *told.amended_findings),
        acts=_acts([step.act for step in steps], told.acts),
        function_correspondences=tuple(pair for step in steps for pair in step.uncertain_functions),
        tellings=told.tellings(),
    )


def _acts(of_documents: Sequence[Act], told: Sequence[Act]) -> tuple[Act, ...]:
    """The acts of documents, and of those told the others: one that put a document in force is not listed again."""
    known = {(act.effective_date, act.agreement, act.document) for act in of_documents}
    return (*of_documents, *(act for act in told if (act.effective_date, act.agreement, act.document) not in known))


def _no_rank(_name: str) -> str | None:
    return None


def _order(snapshot: Snapshot) -> tuple[object, ...]:
    # On one day the document of the wider scope speaks first, so that the particular one has the last word.
    return snapshot.effective_date.first_day, not snapshot.whole_institution, snapshot.digest
