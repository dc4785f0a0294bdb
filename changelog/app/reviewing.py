"""`review`, `confirm`, `refuse`: what a person decides about identity is recorded as a statement of its own."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, TypedDict, Unpack

from changelog.app.dates import partial_date
from changelog.app.indexing import load_compiler, reindex, waiting
from changelog.app.recording import Recorder
from changelog.app.units import institutions_of
from changelog.app.words import refuse_unstorable
from changelog.domain.answers import PairingRow, RecordingAnswer, ReviewAnswer
from changelog.domain.correspondences import Decision, Occurrence, Relation, Stage, Status
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding, Severity
from changelog.domain.snapshots import Institution
from changelog.domain.structures import History, Opening, Pairing, Sighting, UnitState
from changelog.domain.texts import normal_form
from changelog.errors import InvariantError, UsageError

if TYPE_CHECKING:
    from changelog.storage.store import Store, Work

_CODE = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_NUMBER_LENGTH = 6
_SAY_WHICH = "give a PAIR from `org-changelog review`, or --old NAME@DATE and --new NAME@DATE"


def review(store: Store, *, status: Status | None = Status.PROPOSED, institution: str | None = None) -> ReviewAnswer:
    """Pairs that wait for a person; with another status those settled so, with None all."""
    with store.transaction() as work:
        return ReviewAnswer(tuple(_rows(work, status, institution)), status, work.documents())


class Said(TypedDict, total=False):
    """What a person says of two units: each side as NAME@DATE or CODE@DATE, how they relate, why, and where it is
    written; of which institution, and who records it."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    relation: Relation
    institution: str | None
    reason: str | None
    source: str | None
    recorder: Recorder


def confirm(store: Store, pair: str | None = None, **said: Unpack[Said]) -> RecordingAnswer:
    """Record that two units are one (or merged, split, replaced, re-established): a pair under review by its number, or
    any by both sides."""
    return _decide(store, pair, refused=False, **said)


def refuse(store: Store, pair: str | None = None, **said: Unpack[Said]) -> RecordingAnswer:
    """Record that they are not: the pair is not proposed again."""
    return _decide(store, pair, refused=True, **said)


def _decide(
    store: Store,
    pair: str | None,
    *,
    refused: bool,
    old: tuple[str, ...] = (),
    new: tuple[str, ...] = (),
    relation: Relation = Relation.SAME,
    institution: str | None = None,
    reason: str | None = None,
    source: str | None = None,
    recorder: Recorder = Recorder(),
) -> RecordingAnswer:
    if pair is None and not (old and new):
        raise UsageError(f"say which units to {'refuse' if refused else 'confirm'}", remedy=_SAY_WHICH)
    if pair is not None and (old or new):
        raise UsageError(f"both a PAIR ({pair}) and --old or --new are given", remedy="give one or the other")
    refuse_unstorable(reason=reason, source=source)
    load_compiler()
    with store.transaction() as work:
        if pair is not None:
            owner, row = _row(work, pair, institution)
            decision = _of_pairing(owner, row, reason, source, recorder, refused=refused)
        else:
            owner = _owner(work, institution)
            decision = Decision(
                institution=owner.key,
                relation=relation,
                old=tuple(occurrence(text) for text in old),
                new=tuple(occurrence(text) for text in new),
                refused=refused,
                reason=reason,
                source=source,
                person=recorder.person,
            )
            _refuse_nothing(decision)
            _refuse_reversed(decision)
            _refuse_unknown(work, owner, decision)
        is_new = work.add_decision(decision, **recorder.provenance())
        history = _reindexed(work, owner)
        findings = (*history.findings, *_without_effect(decision, history))
        return RecordingAnswer((), waiting(history), findings, decisions=int(is_new), decided=decision)


def _reindexed(work: Work, owner: Institution) -> History:
    """The index with the decision in it; one that contradicts an earlier one is refused whole."""
    try:
        return reindex(work, owner.key)
    except InvariantError as error:
        raise UsageError(
            "this contradicts an earlier decision: a unit cannot be two others at once",
            remedy="see `org-changelog review --all`; `refuse` the earlier pair first",
        ) from error


def occurrence(text: str) -> Occurrence:
    """NAME@DATE, CODE@DATE, or either without a date; `UsageError` when it is empty."""
    called, at, when = text.rpartition("@")
    if not at:
        called, when = text, ""
    called = called.strip()
    if not called:
        raise UsageError(f"{text!r} names no unit", remedy="write NAME@DATE or CODE@DATE")
    on: PartialDate | None = partial_date(when) if when.strip() else None
    return Occurrence(code=called, on=on) if _CODE.fullmatch(called) else Occurrence(name=called, on=on)


def _rows(work: Work, status: Status | None, institution: str | None) -> list[PairingRow]:
    return [row for owner in institutions_of(work, institution) for row in pairs_of(work, owner, status)]


def pairs_of(work: Work, owner: Institution, status: Status | None) -> tuple[PairingRow, ...]:
    """The pairs of one institution that stand so (None: all), with their numbers."""
    return tuple(PairingRow(_number(one), owner.label, one) for one in work.pairings(owner.key, status))


def _number(pairing: Pairing) -> str:
    """A short name that depends on what the documents show alone: it holds when the pair is settled, too."""
    sides = ["|".join(f"{s.code} {s.name} {s.effective_date}" for s in side) for side in (pairing.old, pairing.new)]
    packed = ">".join((pairing.correspondence.relation.value, *sides)).encode()
    return hashlib.sha256(packed).hexdigest()[:_NUMBER_LENGTH]


def _row(work: Work, number: str, institution: str | None) -> tuple[Institution, Pairing]:
    found = [
        (owner, pairing)
        for owner in institutions_of(work, institution)
        for pairing in work.pairings(owner.key, None)
        if _number(pairing) == number
    ]
    if not found:
        raise UsageError(f"no pair has the number {number!r}", remedy="see `org-changelog review --all`")
    if len(found) > 1:
        raise UsageError(
            f"{len(found)} pairs have the number {number!r}", remedy="give --old NAME@DATE and --new NAME@DATE instead"
        )
    return found[0]


def _of_pairing(
    owner: Institution, pairing: Pairing, reason: str | None, source: str | None, recorder: Recorder, *, refused: bool
) -> Decision:
    return Decision(
        institution=owner.key,
        relation=pairing.correspondence.relation,
        old=tuple(Occurrence(s.name, s.code, PartialDate.of(s.effective_date)) for s in pairing.old),
        new=tuple(Occurrence(s.name, s.code, PartialDate.of(s.effective_date)) for s in pairing.new),
        refused=refused,
        reason=reason,
        source=source,
        person=recorder.person,
    )


def _owner(work: Work, institution: str | None) -> Institution:
    found = institutions_of(work, institution)
    if len(found) != 1:
        known = ", ".join(i.label for i in found) or "none is recorded"
        raise UsageError("say of which institution", remedy=f"--institution, one of: {known}")
    return found[0]


def _refuse_nothing(decision: Decision) -> None:
    least = {Relation.MERGED: (2, 1), Relation.SPLIT: (1, 2)}.get(decision.relation, (1, 1))
    if len(decision.old) < least[0] or len(decision.new) < least[1]:
        raise UsageError(
            f"{decision.relation} needs {least[0]} unit(s) before and {least[1]} after",
            remedy=_SAY_WHICH,
        )


def _refuse_reversed(decision: Decision) -> None:
    for old in decision.old:
        for new in decision.new:
            if old.on and new.on and old.on.first_day >= new.on.first_day:
                raise UsageError(
                    f"the unit before is of {old.on}, which is not before {new.on}",
                    remedy="give the unit of the earlier document with --old, that of the later with --new",
                )


def _without_effect(decision: Decision, history: History) -> tuple[Finding, ...]:
    """Says so where no two documents show the units as the decision names them: it is kept, and changes nothing yet."""
    if decision.relation is Relation.REESTABLISHED and not decision.refused:
        settled = any(
            version.opening is Opening.REESTABLISHED and any(_is_named(one, version.state) for one in decision.new)
            for version in history.unit_versions
        )
    else:
        settled = any(_is_settled_by(pairing, decision) for pairing in history.pairings)
    if settled:
        return ()
    return (
        Finding(
            check="decision-without-effect",
            severity=Severity.MEDIUM,
            message="no two documents show the units as the decision names them, one in force when the other begins",
            remedy="look at names and dates with `org-changelog show --on DATE`",
        ),
    )


def _is_settled_by(pairing: Pairing, decision: Decision) -> bool:
    found = pairing.correspondence
    sides = ((decision.old, pairing.old), (decision.new, pairing.new))
    return (
        (found.stage, found.relation) == (Stage.DECIDED, decision.relation)
        and (found.status is Status.REFUSED) == decision.refused
        and all(any(_is_named(one, seen) for seen in shown) for named, shown in sides for one in named)
    )


def _is_named(occurrence: Occurrence, seen: Sighting | UnitState) -> bool:
    if occurrence.name is None:
        return True  # a code is a position: it may have shifted since
    return normal_form(occurrence.name) == normal_form(seen.name)


def _refuse_unknown(work: Work, owner: Institution, decision: Decision) -> None:
    """A decision about a unit that nobody has recorded is most likely misspelt: say so before it is written."""
    snapshots = work.snapshots(owner.key)
    for side in (*decision.old, *decision.new):
        known = any(
            (side.name is None or normal_form(unit.name) == normal_form(side.name))
            and (side.code is None or unit.code == side.code)
            for snapshot in snapshots
            for unit in snapshot.units
        )
        if not known:
            raise UsageError(
                f"no recorded document shows a unit called {side.name or side.code!r}",
                remedy="give the name as printed; `org-changelog show --on DATE` lists them",
            )
