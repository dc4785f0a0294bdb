"""Where a unit that is told of is looked for in the documents: by its identity, by its name where it is told to hang,
and in the complete list of what hangs from the unit above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from changelog.audit.names import folded, is_alike, is_distinct
from changelog.audit.shown import Listing, Shown, Stated
from changelog.audit.told import MOVING, Party, Told, is_between
from changelog.domain.dates import day_before
from changelog.domain.registers import RegisteredAct
from changelog.domain.snapshots import Institution
from changelog.domain.structures import FunctionVersion, UnitVersion, is_in_force
from changelog.domain.tellings import Telling
from changelog.domain.texts import normal_form


@dataclass(frozen=True, slots=True)
class Found:
    """A unit in a document. `is_firm`: by its identity, by its name where it is told to hang, or as the only one so called
    where all units of its rank are listed. A name alone may bear a telling out and never speaks against it."""

    stated: Stated
    is_firm: bool

    @property
    def name(self) -> str:
        return self.stated.unit.name


class Ground:
    """What documents show and what is told, with all that joins the two."""

    def __init__(
        self,
        institution: Institution,
        shown: Shown,
        told: Told,
        versions: Iterable[UnitVersion],
        functions: Iterable[FunctionVersion] = (),
        register: Sequence[RegisteredAct] = (),
    ) -> None:
        self.institution = institution
        self.shown = shown
        self.told = told
        self._lives: defaultdict[str, list[UnitVersion]] = defaultdict(list)
        for version in versions:
            self._lives[version.state.unit_id].append(version)
        self.functions: defaultdict[str, list[FunctionVersion]] = defaultdict(list)
        for function in functions:
            self.functions[function.state.unit_id].append(function)
        self.register = register
        self._acts = {normal_form(letters): act.agreement.key for act in register for letters in act.spellings}
        self._resting = {change: act.agreement.key for act in register for change in act.narrated}

    def act_key(self, printed: str | None) -> str | None:
        """What identifies an act however it is spelled: body, session and number where they are known."""
        if printed is None:
            return None
        return self._acts.get(normal_form(printed), normal_form(printed))

    def act_of(self, telling: Telling) -> str | None:
        """What identifies the act that a telling rests on."""
        resting = (self._resting.get(one) for one in telling.told if one.agreement == telling.agreement)
        return next((key for key in resting if key is not None), None) or self.act_key(telling.agreement)

    # --- who takes part ----------------------------------------------------------------------------------------------

    def units(self, telling: Telling) -> tuple[Party, ...]:
        """The units before, each with its identity where it can be told from the others'."""
        return self._parties(telling.units, telling.unit_ids)

    def results(self, telling: Telling) -> tuple[Party, ...]:
        """The units after."""
        return self._parties(telling.results, telling.result_ids)

    def same(self, telling: Telling) -> Party:
        """The one unit before and after, of a change that leaves it itself."""
        whole = Party(telling.units, telling.unit_ids)
        return whole | Party(telling.results, telling.result_ids) if telling.change.result else whole

    def parent(self, telling: Telling, *, after: bool) -> Party | None:
        name = telling.to_parent if after else telling.from_parent
        unit_id = telling.to_id if after else telling.from_id
        if name is None and unit_id is None:
            return None
        return Party((name or self._last_name(unit_id or ""),), (unit_id,) if unit_id else ())

    def parents(self, telling: Telling) -> tuple[Party, ...]:
        """The parents told, that after first."""
        both = (self.parent(telling, after=True), self.parent(telling, after=False))
        return tuple(party for party in both if party is not None)

    def _parties(self, names: Sequence[str], ids: Sequence[str]) -> tuple[Party, ...]:
        if len(names) == 1:
            return (Party(tuple(names), tuple(ids)),)
        if len(names) == len(ids) and not any(self._is_other(n, i) for n, i in zip(names, ids, strict=True)):
            return tuple(Party((name,), (unit_id,)) for name, unit_id in zip(names, ids, strict=True))
        return tuple(Party((name,), tuple(i for i in ids if self._was_called(i, name))) for name in names)

    def _is_other(self, name: str, unit_id: str) -> bool:
        """Whether the identity never bore the name, and another name of the same telling fits no better by place."""
        return unit_id in self._lives and not self._was_called(unit_id, name)

    def _was_called(self, unit_id: str, name: str) -> bool:
        return any(self.is_called(version.state.name, (name,)) for version in self._lives.get(unit_id, ()))

    def _last_name(self, unit_id: str) -> str:
        lives = self._lives.get(unit_id)
        return lives[-1].state.name if lives else unit_id

    def is_called(self, printed: str, names: Iterable[str], rank: str | None = None) -> bool:
        """Whether a printed name is one of those told."""
        rank = rank or self.shown.ranks.of(printed)
        return any(is_alike(name, printed) or self.shown.ranks.is_qualified(name, printed, rank) for name in names)

    def is_institution(self, party: Party) -> bool:
        own = {folded(name) for name in (self.institution.name, self.institution.acronym) if name}
        return bool(party.keys & own)

    def known_on(self, party: Party, told_on: date, day: date) -> Party:
        """A unit told of on one day, with the names and identities that it has on another as far as is told. It may be
        called by the name that the same day gave it, or by the one before."""
        is_later = day >= told_on
        eve = day_before(told_on) if told_on > date.min else told_on
        since, until = (eve, day) if is_later else (day, told_on)
        namings = [one for one in self.told.namings if is_between(one, since, until)]
        for one in namings if is_later else reversed(namings):
            (unit, *_), results = self.units(one), self.results(one)
            sides = [unit, *results[:1]]
            known, other = sides[0 if is_later else -1], sides[-1 if is_later else 0]
            if set(known.ids) & set(party.ids) or (known.keys & party.keys and not (known.ids and party.ids)):
                party = party | other
        return party

    # --- where they are shown ----------------------------------------------------------------------------------------

    def find(self, day: date, party: Party, near: Sequence[Party] = ()) -> Found | None:
        """The unit in the documents of a day. `near` are the units from which it is told to hang."""
        stated = self.shown.on(day, party.ids)
        if stated is not None:
            return Found(stated, is_firm=True)
        called = {s.unit_id: s for name in party.names for s in self.shown.called(day, name)}
        here = [s for s in called.values() if any(self.is_below(s, one) for one in near)]
        if len(here) == 1:
            return Found(here[0], is_firm=True)
        if len(called) != 1:
            return None
        (only,) = called.values()
        is_only_one = self.shown.is_listed_whole(day, only.unit.name) and not any(map(self.shown.all_of, party.ids))
        return Found(only, is_firm=is_only_one) if is_distinct(only.unit.name) or not near or is_only_one else None

    def is_below(self, stated: Stated, party: Party) -> bool:
        """Whether a unit hangs, at any depth, from another, as its own document shows it."""
        return any(self.is_party(above, party) for above in self.shown.above(stated)) or (
            self.is_institution(party) and stated.snapshot.heads_on_top
        )

    def is_party(self, stated: Stated, party: Party) -> bool:
        return stated.unit_id in party.ids or folded(stated.unit.name) in party.keys

    def listing(self, day: date, party: Party) -> Listing | None:
        """The complete list of what hangs directly from a unit, in the documents of a day."""
        if self.is_institution(party):
            return self.shown.top_on(day)
        listed = self.shown.listing_on(day, party.ids)
        if listed is not None or self.shown.on(day, party.ids) is not None:
            return listed
        called = {s.unit_id: s for name in party.names for s in self.shown.called(day, name)}
        return self.shown.listing_of(next(iter(called.values()))) if len(called) == 1 else None

    def list_without(self, day: date, party: Party, places: Iterable[Party]) -> Listing | None:
        """A complete list, of one of the units from which it should hang, that does not have it; nor can it hang further
        down there, nor does any document of the day state it; or the list of all the institution, down to where it could
        hang. None where no list can tell."""
        if self.find(day, party, tuple(places)) is not None:
            return None
        for place in places:
            listing = self.listing(day, place)
            if listing is None or any(self.is_called(s.unit.name, party.names, s.unit.rank) for s in listing.below):
                continue
            if not self.shown.may_hide(listing, party.name):
                return listing
        whole = self.shown.top_on(day)
        if whole is None or not self.shown.is_listed_whole(day, party.name):
            return None
        near = (stated for name in party.names for stated in self.shown.called_nearly(day, name))
        is_there = any(self.is_called(stated.unit.name, party.names, stated.unit.rank) for stated in near)
        return None if is_there else whole

    def places(self, telling: Telling, party: Party, day: date, *, told: Sequence[Party] | None = None) -> list[Party]:
        """The units from which it should hang on a day: those told, else the one documents last showed, else the one that
        the index has then."""
        said = list(self.parents(telling) if told is None else told)
        return said or list(self._known_places(party, day))

    def _known_places(self, party: Party, day: date) -> Iterator[Party]:
        """The parent that documents last showed, or the one to which it is told to have moved since; none where it is not
        told to which. Without documents, the parent of the index."""
        for unit_id in party.ids:
            before = [s for s in self.shown.all_of(unit_id) if s.day < day and s.is_placed]
            above = self.shown.parent(before[-1]) if before else None
            if above is not None:
                moved = [one for one in self.told.between(party, before[-1].day, day) if one.change.kind in MOVING]
                to = self.parent(moved[-1], after=True) if moved else Party((above.unit.name,), (above.unit_id,))
                yield from [to] if to is not None else []
                return
        for unit_id in party.ids:
            for version in self._lives.get(unit_id, ()):
                parent_id = version.state.parent_id
                if is_in_force(version, day) and parent_id is not None:
                    yield Party((self._last_name(parent_id),), (parent_id,))
                    return
