"""What documents tell, joined: every place that tells one change becomes one, and where they differ is said.

Two places tell one change when they speak of the same unit (of a change that gives a name: of the same unit after it),
and of one day, one act, or of days that allow it. What one leaves open the others fill; what two say differently is kept
as a disagreement, and the surer and fuller telling is followed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from changelog.domain.dates import PartialDate
from changelog.domain.narratives import Certainty, NarratedChange, NarratedKind, Narrative
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.tellings import DayFrom, Disagreement
from changelog.domain.texts import normal_form
from changelog.history.callings import folded
from changelog.history.checkpoints import subject_of

BIRTHS = (
    NarratedKind.REPLACED,
    NarratedKind.MERGED,
    NarratedKind.SPLIT,
    NarratedKind.TRANSFORMED,
    NarratedKind.RENAMED,
    NarratedKind.REESTABLISHED,
    NarratedKind.CREATED,
)
"""Kinds that give a unit its name, what says most of where it comes from first: a creation told in one place does not
deny the predecessor told in another, and a replacement, which joins no identities, is the more careful reading."""
WITH_RESULT = frozenset(BIRTHS) - {NarratedKind.CREATED, NarratedKind.REESTABLISHED}
NEAR = timedelta(days=366)
"""An act takes effect within about a year of its session: the five manuals' longest is eight months (2001)."""
Piece = TypeVar("Piece")
_SURE = (Certainty.STATED, Certainty.IMPLIED, Certainty.DOUBTFUL)
_DATES = ("effective", "approved", "published")


@dataclass(frozen=True, slots=True)
class Told:
    """One change with all its tellings, the followed one first; pieces that it leaves open are filled from the others.

    `units` are those before (several for a merger), `results` those after. `day` is the first on which it can show, None
    where no date is told; `last_day` the last that the told date can mean. `is_doubtful`: no telling is sure. `is_ordered`:
    amending acts alone tell it, of units that must be known.
    """

    kind: NarratedKind
    units: tuple[str, ...]
    results: tuple[str, ...]
    from_parent: str | None
    to_parent: str | None
    agreement: str | None
    act: str | None
    day: date | None
    last_day: date | None
    day_from: DayFrom
    told: tuple[NarratedChange, ...]
    is_doubtful: bool
    statement: str
    document: str
    is_ordered: bool = False
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def change(self) -> NarratedChange:
        return self.told[0]


@dataclass(frozen=True, slots=True)
class _Place:
    """One narrated change with the narrative that holds it and the key of its act."""

    change: NarratedChange
    narrative: Narrative
    act: str | None
    owner: Institution
    statement: str

    @property
    def names(self) -> frozenset[str]:
        """The folded names of the units after it, or of its one unit."""
        if self.change.kind in WITH_RESULT:
            return frozenset(folded(name) for name in self.change.result)
        return frozenset({folded(self.change.unit)})

    @property
    def family(self) -> str:
        return "birth" if self.change.kind in BIRTHS else str(self.change.kind)


def joined(narratives: Iterable[Narrative], snapshots: Iterable[Snapshot] = ()) -> tuple[Told, ...]:
    """All that the narratives of one institution tell, each change once, in the order of days; undated ones last.

    `snapshots` tell the days of effect of the acts that put them in force.
    """
    places = [place for narrative in sorted(narratives, key=_by_document) for place in _places(narrative)]
    groups: list[list[_Place]] = []
    by_name: defaultdict[tuple[str, str], list[list[_Place]]] = defaultdict(list)
    for place in places:
        candidates = [group for name in sorted(place.names) for group in by_name[place.family, name]]
        group = next((group for group in candidates if all(_tell_one(place, other) for other in group)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(place)
        for name in place.names:
            if all(group is not known for known in by_name[place.family, name]):
                by_name[place.family, name].append(group)
    changes = [_told(group) for group in _with_endings(groups)]
    return tuple(sorted(_with_days_of_acts(changes, snapshots), key=_order))


def _with_endings(groups: Sequence[list[_Place]]) -> list[list[_Place]]:
    """A unit told to end and, near then, told to become another: one change told from both ends."""
    heirs = [group for group in groups if group[0].family == "birth"]
    found: list[list[_Place]] = []
    for group in groups:
        heir = next((heir for heir in heirs if _ends_in(group[0], heir)), None)
        if heir is None:
            found.append(group)
        else:
            heir.extend(group)
    return found


def _ends_in(ending: _Place, heir: Sequence[_Place]) -> bool:
    if ending.change.kind is not NarratedKind.ABOLISHED:
        return False
    name = folded(ending.change.unit)
    last = _day(ending.change)[0]
    return any(
        place.change.kind in WITH_RESULT
        and folded(place.change.unit) == name
        and (_is_same_act_or_day(ending, place) or _is_near(last, [_day(other.change)[0] for other in heir]))
        for place in heir
    )


def _is_near(day: date | None, others: Iterable[date | None]) -> bool:
    return day is not None and any(other is not None and abs(other - day) <= NEAR for other in others)


def _with_days_of_acts(changes: Sequence[Told], snapshots: Iterable[Snapshot]) -> list[Told]:
    """A change told with its act alone takes effect with the act's others, or with the structure that the act put in
    force, where all of that is one day."""
    days: defaultdict[str, set[date]] = defaultdict(set)
    for snapshot in snapshots:
        if snapshot.agreement is not None and snapshot.effective_date.is_exact:
            days[snapshot.agreement.key].add(snapshot.effective_date.first_day)
    for told in changes:
        if told.act is not None and told.day is not None and told.day_from is DayFrom.EFFECTIVE:
            days[told.act].add(told.day)
    return [
        replace(told, day=(day := next(iter(days[told.act]))), last_day=day, day_from=DayFrom.EFFECTIVE)
        if told.act is not None and told.day_from is not DayFrom.EFFECTIVE and len(days.get(told.act, ())) == 1
        else told
        for told in changes
    ]


def _by_document(narrative: Narrative) -> tuple[str, str]:
    return narrative.document.name, narrative.document.digest


def _places(narrative: Narrative) -> list[_Place]:
    acts = acts_by_spelling(narrative)
    owner, statement = narrative.institution, narrative.digest
    return [_Place(change, narrative, _act_key(change, acts), owner, statement) for change in narrative.changes]


def acts_by_spelling(narrative: Narrative) -> Mapping[str, str]:
    """The key of each act cited in a narrative, by the normal form of each of its spellings."""
    return {
        normal_form(printed): act.key
        for act in narrative.agreements
        for printed in (act.printed, *(cited.printed for cited in act.citations))
    }


def _act_key(change: NarratedChange, acts: Mapping[str, str]) -> str | None:
    if change.agreement is None:
        return None
    spelled = normal_form(change.agreement)
    return acts.get(spelled, spelled)


# --- whether two places tell one change -----------------------------------------------------------------------------


def _tell_one(one: _Place, other: _Place) -> bool:
    first, second = one.change, other.change
    is_same_document = one.narrative.document.digest == other.narrative.document.digest
    if one.family != "birth":
        return _is_same_unit(first, second) and _is_one_time(one, other)
    if first.kind is second.kind and first.kind is NarratedKind.MERGED:
        return one.names == other.names and _is_one_time(one, other)  # one entry for each predecessor
    if not one.names & other.names:
        return False
    if is_same_document and first.group == second.group:
        return False
    if first.kind in WITH_RESULT and second.kind in WITH_RESULT and not _is_same_unit(first, second):
        # Two documents may name the predecessor differently; one that names two speaks of two units.
        return not is_same_document and _is_same_act_or_day(one, other)
    return _is_one_time(one, other)


def _is_same_unit(first: NarratedChange, second: NarratedChange) -> bool:
    return folded(first.unit) == folded(second.unit)


def _is_same_act_or_day(one: _Place, other: _Place) -> bool:
    if one.act is not None and one.act == other.act:
        return True
    return one.change.effective is not None and one.change.effective == other.change.effective


def _is_one_time(one: _Place, other: _Place) -> bool:
    """Whether what is told of the days allows one change: one act, one day, or days near enough where one is not told."""
    first, second = one.change, other.change
    if _is_same_act_or_day(one, other):
        return True
    is_birth = one.family == "birth"
    if first.effective is not None and second.effective is not None:
        apart = abs(first.effective.first_day - second.effective.first_day)
        return is_birth and apart <= NEAR and NarratedKind.CREATED in (first.kind, second.kind)
    days = [_day(change)[0] for change in (first, second)]
    if days[0] is None or days[1] is None:
        return days == [None, None] or is_birth
    return abs(days[0] - days[1]) <= NEAR


# --- one change from its tellings -----------------------------------------------------------------------------------


def _told(group: Sequence[_Place]) -> Told:
    sure = [place for place in group if place.change.certainty is not Certainty.DOUBTFUL]
    kind = _kind_of(sure, group)
    ordered = sorted(group, key=lambda place: _rank(place, kind))
    first = ordered[0]
    changes = tuple(place.change for place in ordered)
    day, last_day, day_from = _when(changes)
    units = [place.change.unit for place in ordered if _names_predecessor(place.change, kind)]
    if kind is not NarratedKind.MERGED:
        units = units[:1]
    results = next((change.result for change in changes if change.result and change.kind in WITH_RESULT), ())
    if kind in (NarratedKind.CREATED, NarratedKind.REESTABLISHED) or kind not in BIRTHS:
        results = changes[0].result
    return Told(
        kind=kind,
        units=_named({folded(name): name for name in units}.values() or (changes[0].unit,), first.owner),
        results=_named(results, first.owner),
        from_parent=next(iter(_named((c.from_parent for c in changes if c.from_parent), first.owner)), None),
        to_parent=next(iter(_named((c.to_parent for c in changes if c.to_parent), first.owner)), None),
        agreement=_first(change.agreement for change in changes),
        act=_first(place.act for place in ordered),
        day=day,
        last_day=last_day,
        day_from=day_from,
        told=changes,
        is_doubtful=not sure,
        statement=first.statement,
        document=first.narrative.document.name,
        is_ordered=all(place.narrative.amends for place in group),
        disagreements=tuple(_disagreements(ordered, kind)),
    )


def _named(names: Iterable[str], owner: Institution) -> tuple[str, ...]:
    """Names without the institution's own at their end ("Delegaciones del Instituto"): its structure leaves it out."""
    return tuple(_without_owner(name, owner) for name in names)


def _without_owner(name: str, owner: Institution) -> str:
    for called in (owner.name, owner.acronym):
        for joining in (" del ", " de la ", " de "):
            if called and folded(name).endswith(folded(f"x{joining}{called}")[1:]):
                return name[: -len(f"{joining}{called}")].rstrip()
    return name


def _kind_of(sure: Sequence[_Place], group: Sequence[_Place]) -> NarratedKind:
    """The kind that says most among the sure tellings. A predecessor that only a doubtful one names is linked, never
    made one with its successor: that is what a replacement says."""
    if group[0].family != "birth":
        return group[0].change.kind
    told = {place.change.kind for place in sure}
    if told and told <= {NarratedKind.CREATED, NarratedKind.ABOLISHED} and len(group) > len(sure):
        return NarratedKind.REPLACED
    if NarratedKind.ABOLISHED in told and told & {NarratedKind.RENAMED, NarratedKind.TRANSFORMED}:
        return NarratedKind.REPLACED
    return next(kind for kind in BIRTHS if kind in (told or {place.change.kind for place in group}))


def _rank(place: _Place, kind: NarratedKind) -> tuple[object, ...]:
    change = place.change
    pieces = (
        change.from_parent,
        change.to_parent,
        change.agreement,
        change.approved,
        change.published,
        change.effective,
    )
    return (
        0 if change.kind is kind else 1 if change.kind in WITH_RESULT else 2,
        _SURE.index(change.certainty),
        change.effective is None,
        change.agreement is None,
        # Of two days told the earlier that the session allows: a later one is often that of a later act told beside it.
        change.effective is not None and change.approved is not None and change.effective < change.approved,
        change.effective.first_day if change.effective is not None else date.max,
        -sum(piece is not None for piece in pieces),
        place.narrative.document.name,
        change.source.first_line,
    )


def _names_predecessor(change: NarratedChange, kind: NarratedKind) -> bool:
    return kind not in WITH_RESULT or change.kind in WITH_RESULT


def _when(changes: Sequence[NarratedChange]) -> tuple[date | None, date | None, DayFrom]:
    """The day of effect of the first telling that gives one; else that of publication or approval, as what bounds it."""
    for name, basis in zip(_DATES, (DayFrom.EFFECTIVE, DayFrom.APPROVED, DayFrom.PUBLISHED), strict=True):
        told: PartialDate | None = _first(getattr(change, name) for change in changes)
        if told is None:
            continue
        published = _first(change.published for change in changes)
        if basis is DayFrom.APPROVED and published is not None:
            return published.first_day, published.last_day, DayFrom.PUBLISHED
        return told.first_day, told.last_day, basis
    return None, None, DayFrom.UNDATED


def _day(change: NarratedChange) -> tuple[date | None, DayFrom]:
    day, _, basis = _when((change,))
    return day, basis


def _first(pieces: Iterable[Piece | None]) -> Piece | None:
    return next((piece for piece in pieces if piece is not None), None)


def _disagreements(ordered: Sequence[_Place], kind: NarratedKind) -> Iterable[Disagreement]:
    """Each piece that a telling says otherwise than the one followed; open pieces never disagree."""
    first, *others = ordered
    for other in others:
        for name, said in _pieces(first, other, kind):
            if said[0] and said[1] and folded(said[0]) != folded(said[1]):
                yield Disagreement(name, first.change, other.change, said)


def _pieces(one: _Place, other: _Place, kind: NarratedKind) -> Iterable[tuple[str, tuple[str, str]]]:
    first, second = one.change, other.change
    yield "kind", (str(first.kind), str(second.kind))
    if kind is not NarratedKind.MERGED and first.kind in WITH_RESULT and second.kind in WITH_RESULT:
        yield "unit", (first.unit, second.unit)
    if kind is NarratedKind.STRUCTURE_STATED and set(map(subject_of, first.result)) != set(
        map(subject_of, second.result)
    ):
        yield "result", ("; ".join(sorted(first.result)), "; ".join(sorted(second.result)))
    yield "from_parent", (first.from_parent or "", second.from_parent or "")
    yield "to_parent", (first.to_parent or "", second.to_parent or "")
    if one.act != other.act and first.effective is None and second.effective is None:
        # Two acts, or an act and none, and no day of effect: the days that bound them are what differs.
        yield "effective", (str(_day(first)[0] or ""), str(_day(second)[0] or ""))
    for name in _DATES:
        days = (getattr(first, name), getattr(second, name))
        if name == "effective" or one.act == other.act:
            yield name, (str(days[0] or ""), str(days[1] or ""))
    if one.act != other.act:
        yield "agreement", (first.agreement or "", second.agreement or "")


def _order(told: Told) -> tuple[object, ...]:
    return told.day is None, told.day or date.min, told.document, told.change.source.first_line, told.units, told.kind
