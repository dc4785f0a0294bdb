"""`agreements`: the register of acts, and the card of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from changelog.app.units import MOST_LISTED, institutions_of
from changelog.domain.acts import is_one_act, is_one_body, plain_letters, plain_number
from changelog.domain.answers import ActAnswer, AgreementRow, ListAnswer, ObservedDay
from changelog.domain.changes import NOT_OF_THE_INSTITUTION, FunctionChange, UnitChange
from changelog.domain.dates import day_before
from changelog.domain.registers import RegisteredAct, StructureUnderAct
from changelog.domain.snapshots import Institution
from changelog.domain.structures import Act
from changelog.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from changelog.storage.store import Store, Work

LEAST_PART = 2
"""Letters or digits that a part of an act's spelling needs to be looked for; a number alone may have one."""


@dataclass(frozen=True, slots=True)
class FoundAct:
    """An act of an institution's register, and the others of the register."""

    institution: Institution
    act: RegisteredAct
    acts: tuple[RegisteredAct, ...]


def agreements(store: Store, institution: str | None = None) -> ListAnswer:
    """Every act cited by the documents of an institution, in the order of days; snapshots that name none come last."""
    with store.transaction() as work:
        rows = [row for owner in institutions_of(work, institution) for row in _rows(work, owner)]
        return ListAnswer("agreements", agreements=tuple(rows), documents=work.documents())


def agreement_card(store: Store, act: str, institution: str | None = None) -> ActAnswer:
    """The card of the act that is meant: by any of its spellings, by its code in other letters, its number, or a part.

    Raises `UsageError` where no act answers to the words, or several do.
    """
    with store.transaction() as work:
        return _card(work, find_act(work, act, institution))


def cards_between(work: Work, owner: Institution, start: date, end: date) -> tuple[ActAnswer, ...]:
    """The cards of the acts of one institution that took effect after `start` and not after `end`, in the order of the
    register; snapshots and tellings that name no act have none."""
    in_force = [act for act in work.acts(owner.key) if start < act.effective_date <= end]
    acts = register_of(work, owner)
    found = [FoundAct(owner, act, acts) for act in acts]
    return tuple(_card(work, one) for one in found if any(_is_of(one, act) for act in in_force))


def _card(work: Work, found: FoundAct) -> ActAnswer:
    rests = frozenset(found.act.narrated)
    return ActAnswer(
        institution=found.institution.label,
        act=found.act,
        same_session=tuple(_same_session(found)),
        tellings=tuple(one for one in work.tellings(found.institution.key) if rests & frozenset(one.told)),
        observed=tuple(_observed(work, found)),
        documents=work.documents(),
        annulled_by=work.annulments_of(found.institution.key, [found.act.agreement])[0],
    )


def register_of(work: Work, owner: Institution) -> tuple[RegisteredAct, ...]:
    """The register of one institution, from what is recorded; no texts are read."""
    return _joined(work, owner, work.structures_under_acts(owner.key))


def _joined(work: Work, owner: Institution, structures: Sequence[StructureUnderAct]) -> tuple[RegisteredAct, ...]:
    from changelog.history.register import register

    return register(structures, work.narratives(owner.key))


def _rows(work: Work, owner: Institution) -> Iterable[AgreementRow]:
    structures = work.structures_under_acts(owner.key)
    acts = _joined(work, owner, structures)
    annulments = work.annulments_of(owner.key, [act.agreement for act in acts])
    for act, annulled in zip(acts, annulments, strict=True):
        heads = tuple(head for structure in act.structures for head in structure.heads)
        yield AgreementRow(owner.label, act.agreement, act.agreement.effective, heads, act, annulled)
    for structure in sorted(structures, key=lambda one: one.effective_date):
        if structure.agreement is None:
            yield AgreementRow(owner.label, None, structure.effective_date, structure.heads)


# --- which act a person means -------------------------------------------------------------------------------------------


def find_act(work: Work, text: str, institution: str | None = None) -> FoundAct:
    """The one act meant. `UsageError` lists the candidates when there are several, or says that there is none."""
    owners = institutions_of(work, institution)
    every = [FoundAct(owner, act, acts) for owner in owners for acts in (register_of(work, owner),) for act in acts]
    found = next((some for way in _ways(text) if (some := [one for one in every if way(one.act)])), [])
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(
            f"no act is cited as {text!r}",
            remedy="give its code, its number or part of a spelling; `org-changelog agreements` lists those cited",
        )
    raise UsageError(
        f"{text!r} may be any of {len(found)} acts:\n" + _listed(found),
        remedy="give more of its code or of its name, or --institution",
    )


def _ways(text: str) -> Sequence[Callable[[RegisteredAct], bool]]:
    """How an act can answer to the words, surest first: the name that the register shows, a spelling, the same code in
    other letters, its number, a part of a spelling."""
    from changelog.reading.terms import parse_agreement

    wanted, part = plain_letters(text), plain_number(text)
    meant = parse_agreement(text)

    def is_shown_so(act: RegisteredAct) -> bool:
        return wanted in (plain_letters(act.agreement.printed), plain_letters(act.agreement.key))

    def is_spelled_so(act: RegisteredAct) -> bool:
        return any(plain_letters(letters) == wanted for letters in act.spellings)

    def is_coded_so(act: RegisteredAct) -> bool:
        return meant is not None and meant.number is not None and is_one_act(act.agreement, meant)

    def has_number(act: RegisteredAct) -> bool:
        return bool(part) and act.agreement.number is not None and plain_number(act.agreement.number) == part

    def has_part(act: RegisteredAct) -> bool:
        return len(part) >= LEAST_PART and any(part in plain_number(plain_letters(one)) for one in act.spellings)

    return is_shown_so, is_spelled_so, is_coded_so, has_number, has_part


def _listed(found: Sequence[FoundAct]) -> str:
    lines = [f"  {one.institution.label}  {one.act.agreement.printed}  {one.act.day or ''}".rstrip() for one in found]
    if len(lines) > MOST_LISTED:
        lines = [*lines[:MOST_LISTED], f"  and {len(lines) - MOST_LISTED} more"]
    return "\n".join(lines)


# --- what stands beside an act, and what structures show under it -------------------------------------------------------


def _same_session(found: FoundAct) -> Iterable[str]:
    mine = found.act.agreement
    for other in found.acts:
        agreement = other.agreement
        if other is found.act or agreement.session is None or not agreement.session.is_exact:
            continue
        if agreement.session == mine.session and is_one_body(mine.body, agreement.body):
            yield agreement.printed


def _observed(work: Work, found: FoundAct) -> Iterable[ObservedDay]:
    from changelog import diff

    key, label = found.institution.key, found.institution.label
    acts, first_day = work.acts(key), work.first_day(key)
    for day in sorted({act.effective_date for act in acts if _is_of(found, act)}):
        changes = diff.compare(work.touched(key, day_before(day), day), label, acts, first_day)
        mine = [change for change in changes.changes if change.act is not None and _is_of(found, change.act)]
        yield _observed_day(day, mine)


def _is_of(found: FoundAct, act: Act) -> bool:
    """Does an act of the index stand for the act found? By the snapshot that it comes with, else by its letters; where
    several acts of the register share them, by the day."""
    if act.statement in {structure.digest for structure in found.act.structures}:
        return True
    if act.agreement is None:
        return False
    letters = plain_letters(act.agreement)
    if all(plain_letters(one) != letters for one in found.act.spellings):
        return False
    sharing = [one for one in found.acts if any(plain_letters(each) == letters for each in one.spellings)]
    days = {effect.day.first_day for effect in found.act.effects}
    return len(sharing) == 1 or act.effective_date in days


def _observed_day(day: date, changes: Sequence[UnitChange | FunctionChange]) -> ObservedDay:
    units = [change for change in changes if isinstance(change, UnitChange)]
    functions = [change for change in changes if isinstance(change, FunctionChange)]
    own = Counter(
        change.kind.value for change in functions if change.kind not in NOT_OF_THE_INSTITUTION and not change.inherited
    )
    return ObservedDay(
        day=day,
        units=tuple(change for change in units if change.kind not in NOT_OF_THE_INSTITUTION),
        functions=dict(sorted(own.items())),
        first_shown=(
            sum(change.kind in NOT_OF_THE_INSTITUTION for change in units),
            sum(change.kind in NOT_OF_THE_INSTITUTION for change in functions),
        ),
    )
