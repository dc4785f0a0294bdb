"""The register of acts: the citations of all documents of an institution, joined by body, session day and number.

What the joined citations tell differently is a conflict, what might be one act and is kept apart a doubt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from changelog.domain.acts import kind_of
from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.joining import joined
from changelog.domain.narratives import Certainty, NarratedChange, Narrative
from changelog.domain.registers import Effect, RegisteredAct, StructureUnderAct
from changelog.domain.sources import SourceReference
from changelog.domain.texts import normal_form
from changelog.history.act_conflicts import conflicts_of
from changelog.history.act_doubts import doubts_between, doubts_of

FAR = 10**9
"""Lines between a change and a citation in another document."""


@dataclass(slots=True)
class _Given:
    """What rests on one act as one document or snapshot cites it."""

    act: Agreement
    narrated: list[NarratedChange] = field(default_factory=list)
    structures: list[StructureUnderAct] = field(default_factory=list)


def register(structures: Iterable[StructureUnderAct], narratives: Iterable[Narrative]) -> tuple[RegisteredAct, ...]:
    """Every act cited by the documents of one institution, in the order of days; those without a day last.

    A narrated change rests on the act that its own document spells so, the one cited nearest where several are.
    """
    given = [*_cited(narratives), *(_under(each) for each in _in_order(structures) if each.agreement is not None)]
    acts = [_registered(act, [given[place] for place in places]) for act, places in joined([one.act for one in given])]
    near = doubts_between(acts)
    acts = [replace(act, doubts=(*act.doubts, *near.get(place, ()))) for place, act in enumerate(acts)]
    return tuple(_with_own_names(sorted(acts, key=_order)))


def _with_own_names(acts: Sequence[RegisteredAct]) -> Iterable[RegisteredAct]:
    """Acts of one register that would show the same letters show their day too: issues of a gazette and editions of a
    regulation do. Where that does not tell them apart, their number among those does."""
    shared = Counter(normal_form(act.agreement.printed) for act in acts)
    seen: Counter[str] = Counter()
    for act in acts:
        printed = act.agreement.printed
        if shared[normal_form(printed)] > 1 and act.day is not None:
            printed = f"{printed} ({act.day})"
        seen[normal_form(printed)] += 1
        if seen[normal_form(printed)] > 1:
            printed = f"{printed} ({seen[normal_form(printed)]})"
        yield (
            act if printed == act.agreement.printed else replace(act, agreement=replace(act.agreement, printed=printed))
        )


def _in_order(structures: Iterable[StructureUnderAct]) -> list[StructureUnderAct]:
    return sorted(structures, key=lambda each: (each.effective_date, each.digest))


def _under(structure: StructureUnderAct) -> _Given:
    assert structure.agreement is not None
    return _Given(structure.agreement, structures=[structure])


def _cited(narratives: Iterable[Narrative]) -> Iterable[_Given]:
    for narrative in sorted(narratives, key=lambda each: (each.document.name, each.document.digest)):
        given = [_Given(act) for act in narrative.agreements]
        spelled: defaultdict[str, list[_Given]] = defaultdict(list)
        for one in given:
            for letters in {normal_form(letters) for letters in _spellings(one.act)}:
                spelled[letters].append(one)
        for change in narrative.changes:
            if change.agreement is None:
                continue
            candidates = spelled[normal_form(change.agreement)]
            if not candidates:  # a file of facts by hand need not list its acts
                candidates.append(_Given(Agreement(change.agreement, approved=change.approved)))
                given.append(candidates[0])
            min(candidates, key=lambda one: _distance(one.act, change)).narrated.append(change)
        yield from given


def _spellings(act: Agreement) -> Iterable[str]:
    return act.printed, *(cited.printed for cited in act.citations)


def _distance(act: Agreement, change: NarratedChange) -> tuple[bool, int]:
    """How far a citation of an act stands from a change; an act of which the change tells another day comes last."""
    differs = any(
        told is not None and known is not None and told != known
        for told, known in ((change.approved, act.approved), (change.published, act.published))
    )
    lines = [cited.source.first_line for cited in act.citations if cited.source is not None]
    return differs, min((abs(line - change.source.first_line) for line in lines), default=FAR)


def _registered(act: Agreement, given: Sequence[_Given]) -> RegisteredAct:
    narrated = tuple(change for one in given for change in one.narrated)
    structures = tuple(structure for one in given for structure in one.structures)
    named = next((one.agreement.printed for one in structures if one.agreement is not None), act.printed)
    effects = _effects(act, narrated, structures)
    agreement = replace(act, printed=named, effective=act.effective or (effects[0].day if effects else None))
    found = RegisteredAct(agreement, kind_of(act), effects, narrated, structures)
    return replace(found, conflicts=conflicts_of(found), doubts=doubts_of(found))


def _effects(
    act: Agreement, narrated: Sequence[NarratedChange], structures: Sequence[StructureUnderAct]
) -> tuple[Effect, ...]:
    told: list[tuple[PartialDate | None, SourceReference | None]] = [(c.effective, c.source) for c in act.citations]
    told += [(c.effective, c.source) for c in narrated if c.certainty is not Certainty.DOUBTFUL]
    told += [(structure.effective_date, structure.source) for structure in structures]
    told += [(act.effective, None)]
    first: dict[PartialDate, SourceReference | None] = {}
    for day, place in told:
        if day is not None:
            first.setdefault(day, place)
    return tuple(Effect(day, first[day]) for day in sorted(first))


def _order(act: RegisteredAct) -> tuple[object, ...]:
    day = act.day
    return day is None, day or PartialDate(1), act.agreement.printed
