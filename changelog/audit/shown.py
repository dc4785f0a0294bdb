"""What documents show, by unit and by day: who is stated, under whom, and whose children are listed in full.

Only snapshots speak here, never what was carried forward, narrated or reconstructed. Identities are those of the index: a
version that a snapshot attests says which unit its code is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from changelog.audit.names import Ranks, folded
from changelog.domain.reconciliations import SeenPlace, Shows
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import UnitVersion, is_in_force
from changelog.domain.texts import normal_form
from changelog.domain.units import Unit


@dataclass(frozen=True, slots=True)
class Stated:
    """A unit where one document states it: `statement` is the snapshot's digest, `above` the name of the unit from which
    it hangs there.
    """

    unit_id: str
    unit: Unit
    snapshot: Snapshot
    statement: str
    above: str | None = None

    @property
    def day(self) -> date:
        return self.snapshot.effective_date.first_day

    @property
    def is_placed(self) -> bool:
        """Whether the document says from what it hangs."""
        return self.unit.parent is not None or (self.snapshot.heads_on_top and self.unit.within is None)

    def place(self, shows: Shows = Shows.UNIT) -> SeenPlace:
        document = self.snapshot.document
        return SeenPlace(
            shows=shows,
            unit=self.unit.name,
            code=self.unit.code,
            day=self.day,
            document=document.name if document else None,
            source=self.unit.source,
            above=self.above,
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """All units directly below one (`above`; None: the institution itself), as one document lists them in full."""

    above: Stated | None
    snapshot: Snapshot
    below: tuple[Stated, ...]

    def place(self, shows: Shows) -> SeenPlace:
        if self.above is not None:
            return self.above.place(shows)
        document = self.snapshot.document
        return SeenPlace(
            shows=Shows.NOWHERE if shows is Shows.NOT_IN_LIST else shows,
            unit=self.name,
            code=None,
            day=self.day,
            document=document.name if document else None,
            source=None,
        )

    @property
    def day(self) -> date:
        return self.snapshot.effective_date.first_day

    @property
    def name(self) -> str:
        return self.above.unit.name if self.above else self.snapshot.institution.name


class Shown:
    """The documents of one institution, in the order of their effective dates."""

    def __init__(self, snapshots: Iterable[Snapshot], versions: Iterable[UnitVersion]) -> None:
        self.snapshots = sorted(snapshots, key=lambda one: (one.effective_date.first_day, one.digest))
        self._known = _Identities(versions)
        self._by_day: defaultdict[date, list[Snapshot]] = defaultdict(list)
        self._by_id: defaultdict[str, list[Stated]] = defaultdict(list)
        self._by_name: defaultdict[tuple[date, str], list[Stated]] = defaultdict(list)
        self._nearly: defaultdict[date, dict[tuple[str, ...], list[Stated]]] = defaultdict(dict)
        self._tops: dict[date, Listing] = {}
        self._at: dict[tuple[str, str], Stated] = {}
        self._below: defaultdict[tuple[str, str | None], list[Stated]] = defaultdict(list)
        for snapshot in self.snapshots:
            self._take(snapshot)
        self.days = sorted(self._by_day)
        self.ranks = Ranks(unit.rank for one in self.snapshots for unit in one.units if unit.rank)
        self._nested = frozenset(self._pairs_of_ranks())
        self._listed_whole: dict[tuple[date, str | None], bool] = {}

    def _take(self, snapshot: Snapshot) -> None:
        digest, day = snapshot.digest, snapshot.effective_date.first_day
        self._by_day[day].append(snapshot)
        names = {unit.code: unit.name for unit in snapshot.units}
        for unit in snapshot.units:
            above = names[unit.parent] if unit.parent else None
            stated = Stated(self._known.of(digest, day, unit), unit, snapshot, digest, above)
            self._by_id[stated.unit_id].append(stated)
            self._by_name[day, folded(unit.name)].append(stated)
            for key in _but_one_word(folded(unit.name).split()):
                self._nearly[day].setdefault(key, []).append(stated)
            self._at[digest, unit.code] = stated
            self._below[digest, unit.parent].append(stated)
        if snapshot.whole_institution:
            self._tops.setdefault(day, Listing(None, snapshot, tuple(self._below[digest, None])))

    def _pairs_of_ranks(self) -> Iterator[tuple[str, str]]:
        for stated in self._at.values():
            for above in self.above(stated):
                if stated.unit.rank and above.unit.rank:
                    yield folded(above.unit.rank), folded(stated.unit.rank)

    def every(self) -> Iterable[Stated]:
        """Every unit in every document."""
        return self._at.values()

    def of_day(self, day: date) -> Sequence[Snapshot]:
        return self._by_day.get(day, ())

    # --- units -------------------------------------------------------------------------------------------------------

    def all_of(self, unit_id: str) -> Sequence[Stated]:
        """Every document that states a unit, the earliest first."""
        return self._by_id.get(unit_id, ())

    def on(self, day: date, ids: Iterable[str]) -> Stated | None:
        """The unit of one of these identities as documents of a day state it; where two do, the one that places it."""
        found = [stated for unit_id in ids for stated in self.all_of(unit_id) if stated.day == day]
        return next((stated for stated in found if stated.is_placed), found[0] if found else None)

    def called(self, day: date, name: str) -> Sequence[Stated]:
        """Units that documents of a day call so."""
        return self._by_name.get((day, folded(name)), ())

    def called_nearly(self, day: date, name: str) -> Iterator[Stated]:
        """Units that documents of a day call so save for one word, or without words between rank and subject: all that may
        be called so (`names.is_alike`, `Ranks.is_qualified`), and some more."""
        words = folded(name).split()
        for key in _but_one_word(words):
            yield from self._nearly[day].get(key, ())
        head = (self.ranks.of(name) or "").split()
        for at in range(len(head) + 1, len(words)):
            yield from self._by_name.get((day, " ".join([*head, *words[at:]])), ())

    def is_called_anywhere(self, name: str) -> bool:
        return any((day, folded(name)) in self._by_name for day in self.days)

    def parent(self, stated: Stated) -> Stated | None:
        if stated.unit.parent is None:
            return None
        return self._at[stated.statement, stated.unit.parent]

    def above(self, stated: Stated) -> Iterator[Stated]:
        """All units above one, the nearest first, as the same document states them."""
        at = self.parent(stated)
        while at is not None:
            yield at
            at = self.parent(at)

    # --- lists -------------------------------------------------------------------------------------------------------

    def children(self, stated: Stated) -> tuple[Stated, ...]:
        return tuple(self._below.get((stated.statement, stated.unit.code), ()))

    def listing_of(self, stated: Stated) -> Listing | None:
        """The units directly below one, None where its document does not list them in full."""
        if not stated.unit.children_listed:
            return None
        return Listing(stated, stated.snapshot, self.children(stated))

    def listing_on(self, day: date, ids: Iterable[str]) -> Listing | None:
        """As `listing_of`, of the unit of one of these identities in the documents of a day."""
        found = (stated for unit_id in ids for stated in self.all_of(unit_id) if stated.day == day)
        return next((listed for stated in found if (listed := self.listing_of(stated))), None)

    def top_on(self, day: date) -> Listing | None:
        """All units that hang from the institution itself, where a document of the day covers all of it."""
        return self._tops.get(day)

    def is_listed_whole(self, day: date, name: str) -> bool:
        """Whether a document of the day lists all units of the institution, as far down as one of that name may hang."""
        rank = self.ranks.of(name)
        if (day, rank) not in self._listed_whole:
            top = self.top_on(day)
            self._listed_whole[day, rank] = top is not None and rank is not None and not self.may_hide(top, name)
        return self._listed_whole[day, rank]

    def may_hide(self, listing: Listing, name: str) -> bool:
        """Whether a unit of that name may hang further down, below one whose children are not listed.

        Ranks tell: nothing hangs from a unit of its own or a lower rank, as far as the institution's documents nest them.
        """
        rank = self.ranks.of(name)
        return any(self._may_hold(stated, rank) for stated in self.branch(listing) if not stated.unit.children_listed)

    def branch(self, listing: Listing) -> Iterator[Stated]:
        """All units of a list, and all below them."""
        waiting = list(listing.below)
        while waiting:
            stated = waiting.pop()
            yield stated
            waiting.extend(self.children(stated))

    def _may_hold(self, above: Stated, rank: str | None) -> bool:
        upper = folded(above.unit.rank) if above.unit.rank else None
        if upper is None or rank is None or (upper, rank) in self._nested:
            return True
        return upper != rank and (rank, upper) not in self._nested


def _but_one_word(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words with each of them in turn left open: two names that differ in one word have one of these in common."""
    for at in range(len(words)):
        yield (*words[:at], "", *words[at + 1 :])


class _Identities:
    """Which unit each code of a snapshot is, as the index has it."""

    def __init__(self, versions: Iterable[UnitVersion]) -> None:
        self._attested: dict[tuple[str, str], str] = {}
        self._named: defaultdict[str, list[UnitVersion]] = defaultdict(list)
        for version in versions:
            self._named[normal_form(version.state.name)].append(version)
            for statement in version.attested_by:
                if version.state.code is not None:
                    self._attested[statement, version.state.code] = version.state.unit_id

    def of(self, statement: str, day: date, unit: Unit) -> str:
        """The identity; where no version is attested by the snapshot, that in force then under the same name and code,
        and else one of its own, which is nobody else's."""
        attested = self._attested.get((statement, unit.code))
        if attested is not None:
            return attested
        alike = {
            version.state.unit_id
            for version in self._named.get(normal_form(unit.name), ())
            if is_in_force(version, day) and version.state.code == unit.code
        }
        return alike.pop() if len(alike) == 1 else f"{statement}:{unit.code}"
