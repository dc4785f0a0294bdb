"""What became of the changes that are told to rest on one act."""

from __future__ import annotations

from collections.abc import Sequence

from changelog.domain.reconciliations import Reconciled, Verdict
from changelog.domain.records import RecordedHistory
from changelog.domain.registers import RegisteredAct


def rows_of(history: RecordedHistory, act: RegisteredAct) -> tuple[Reconciled, ...]:
    """The verdicts on the changes told to rest on an act, by the lines that tell them."""
    lines = {change.source for change in act.narrated}
    return tuple(
        row
        for row in history.reconciled
        if row.verdict is not Verdict.TOLD_DIFFERENTLY and not lines.isdisjoint(row.told)
    )


def is_unseen(rows: Sequence[Reconciled]) -> bool:
    """Whether documents speak against all that is told, of more changes than one: a single one is told of its unit."""
    return len(rows) > 1 and all(row.verdict is Verdict.TOLD_NOT_SEEN for row in rows)


def unseen_acts(history: RecordedHistory) -> frozenset[Reconciled]:
    """All rows of acts of which nothing is seen: what is said of the act is not said again of each change."""
    found = (rows_of(history, act) for act in history.register if act.narrated)
    return frozenset(row for rows in found if is_unseen(rows) for row in rows)
