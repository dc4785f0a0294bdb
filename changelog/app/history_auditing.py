"""`audit --institution`: a recorded history held against the checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from changelog.app.auditing import Asked, all_checks, answer_of, refuse_none_asked
from changelog.app.dates import open_period
from changelog.app.reconciling import rows_of
from changelog.app.registers import register_of
from changelog.app.reviewing import pairs_of
from changelog.app.units import institutions_of
from changelog.audit.accepting import divide
from changelog.audit.checking import refuse_unknown, run_checks
from changelog.audit.history_checks import HISTORY_CHECKS
from changelog.domain.audits import AuditAnswer, Audited
from changelog.domain.changes import ChangeSet
from changelog.domain.correspondences import Status
from changelog.domain.dates import day_before
from changelog.domain.findings import Finding
from changelog.domain.records import RecordedHistory
from changelog.domain.snapshots import Institution
from changelog.domain.structures import Period, UnitVersion

if TYPE_CHECKING:
    from changelog.storage.store import Store, Work


def audit_history(
    store: Store,
    *,
    institution: str | None = None,
    start: str | None = None,
    end: str | None = None,
    asked: Asked | None = None,
    today: date | None = None,
) -> AuditAnswer:
    """What the checks find in the recorded history of one institution, or of each; with `start` and `end`, in what took
    effect, or may have, from the one day to the other, both included.

    Raises `UsageError` for dates that are none or reversed, for an unknown or ambiguous institution, and where the settings
    name no check of histories.
    """
    asked = asked or Asked()
    first, last = open_period(start, end, today)
    refuse_unknown(asked.settings, all_checks())
    refuse_none_asked(asked.settings, HISTORY_CHECKS, "histories")
    days = (first.day if first else None, last.day if last else None)
    with store.transaction() as work:
        histories = [history_between(work, owner, *days) for owner in institutions_of(work, institution)]
    answer = answer_of(tuple(_audit(history, asked) for history in histories), HISTORY_CHECKS, asked)
    # What was accepted outside the days asked for is not gone.
    return answer if days == (None, None) else replace(answer, unused=())


def history_between(
    work: Work, owner: Institution, start: date | None = None, end: date | None = None
) -> RecordedHistory:
    """What a check is given of one institution."""
    # Every version begins after the first of all days: this is all of them.
    everything = work.touched(owner.key, date.min, date.max)
    narratives = work.narratives(owner.key)
    return RecordedHistory(
        institution=owner,
        lives=_lives(everything.units),
        functions=everything.functions,
        changes=_changes(work, owner, everything, start, end),
        links=work.links(owner.key),
        tellings=work.tellings(owner.key),
        register=register_of(work, owner),
        reconciled=rows_of(work, owner),
        waiting=pairs_of(work, owner, Status.PROPOSED),
        narratives=frozenset(narrative.digest for narrative in narratives),
        tellers=frozenset(narrative.document.digest for narrative in narratives if narrative.changes),
        documents=work.documents(),
        start=start,
        end=end,
    )


def _changes(work: Work, owner: Institution, everything: Period, start: date | None, end: date | None) -> ChangeSet:
    from changelog import diff

    days = replace(everything, start=day_before(start or date.min), end=end or date.max)
    return diff.compare_steps(days, owner.label, work.acts(owner.key))


def _lives(versions: tuple[UnitVersion, ...]) -> dict[str, tuple[UnitVersion, ...]]:
    lives: dict[str, list[UnitVersion]] = {}
    for version in sorted(versions, key=lambda one: one.valid_from):
        lives.setdefault(version.state.unit_id, []).append(version)
    return {unit_id: tuple(life) for unit_id, life in lives.items()}


def _audit(history: RecordedHistory, asked: Asked) -> Audited:
    found = run_checks(HISTORY_CHECKS, history, asked.settings, asked.language)
    subject = history.institution.label
    divided = divide(sorted(found, key=_order), subject, asked.accepted)
    return Audited(
        kind="history",
        subject=subject,
        findings=divided.left,
        accepted=divided.accepted,
        documents=history.documents,
        facts={
            "units": len(history.lives),
            "changes": sum(1 for _ in history.own_changes()),
            "acts": len(history.register),
            "pairs": len(history.waiting),
        },
        fingerprints=divided.fingerprints,
    )


_PLACE = {check.id: place for place, check in enumerate(HISTORY_CHECKS)}


def _order(finding: Finding) -> tuple[date, str, int, str]:
    """By day and unit; what has no day comes last."""
    return finding.day or date.max, finding.unit_name or "", _PLACE[finding.check], finding.read or ""
