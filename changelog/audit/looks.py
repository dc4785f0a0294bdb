"""What one day's documents say of one telling."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from changelog.audit.ground import Found, Ground
from changelog.audit.names import folded, is_similar
from changelog.audit.shown import Listing, Stated
from changelog.audit.told import ENDING, NAMING, Party, is_between
from changelog.domain.dates import day_before
from changelog.domain.narratives import NarratedKind
from changelog.domain.reconciliations import Remark, SeenPlace, Shows, Why
from changelog.domain.tellings import Telling


class Fit(Enum):
    """How what is shown fits what is told."""

    YES = auto()
    NO = auto()
    ELSE = auto()  # before the change only: neither the state told before nor the one told after
    CHANGED = auto()  # before the change only: neither, or already so, and changes told since explain it


@dataclass(frozen=True, slots=True)
class Look:
    """What a day's documents show. `state` stands for the state shown, to compare two looks of one aspect: a name, the
    parent's identity; None where the unit is not there. `has_left`: only that the unit is no longer where it was."""

    fit: Fit
    places: tuple[SeenPlace, ...]
    why: tuple[Remark, ...] = ()
    state: str | None = None
    has_left: bool = False

    @property
    def is_absent(self) -> bool:
        """Whether it shows that the unit is not there."""
        return any(place.shows in (Shows.NOT_IN_LIST, Shows.NOWHERE) for place in self.places)


@dataclass(slots=True)
class Hindrances:
    """Why documents that come near a telling cannot show it; collected while they are looked through."""

    found: dict[Remark, None] = field(default_factory=dict)

    def add(self, why: Why, stated: Stated) -> None:
        document = stated.snapshot.document
        name = document.name if document else None
        self.found.setdefault(Remark(why, unit=stated.unit.name, day=stated.day, document=name))


@dataclass(slots=True)
class Aspect(ABC):
    """What one telling makes of a unit, and how documents show it."""

    telling: Telling
    ground: Ground
    hindrances: Hindrances = field(default_factory=Hindrances)

    @abstractmethod
    def after(self, day: date) -> Look | None:
        """What documents of a day on or after the change show; None where they do not cover it."""

    def partly(self, day: date) -> Look | None:  # noqa: ARG002  most changes leave no trace but the state after
        """As `after`, where only traces can be seen."""
        return None

    @abstractmethod
    def before(self, day: date) -> Look | None:
        """What documents of a day before the change show: YES, the state before; NO, the state after already."""

    @abstractmethod
    def subjects(self) -> tuple[Party, ...]:
        """The units whose later changes count."""

    @abstractmethod
    def is_remade_by(self, later: Telling, subjects: Sequence[Party]) -> bool:
        """Whether a later telling, of a subject or of a structure stated, makes otherwise what this one made. `subjects`
        are known by the names of then, too."""

    def places(self, party: Party, day: date) -> list[Party]:
        """The units from whose lists it would be missing."""
        return self.ground.places(self.telling, party, day)

    def takes_away(self, later: Telling, subjects: Sequence[Party]) -> bool:
        """Whether a later telling, of a subject or of a structure stated, takes the unit from where it would be listed."""
        if later.change.kind is NarratedKind.REASSIGNED:
            return True
        day = later.day or later.not_after or date.max
        return any(
            ends(later, party) or leaves_out(later, party, self.places(party, day), self.ground) for party in subjects
        )

    def remade_by(self, after: date, until: date, *, is_absent: bool) -> tuple[Telling, ...]:
        """Other tellings that took effect after a day and not after another, and that explain why documents do not show
        this one; with `is_absent`, why they do not list the unit.
        """
        told = self.ground.told
        subjects = [self.on(after, party) | self.on(until, party) for party in self.subjects()]
        about = [one for party in subjects for one in told.about(party)]
        candidates = {id(one): one for one in (*about, *told.structures)}
        return tuple(
            one
            for one in candidates.values()
            if one is not self.telling
            and is_between(one, after, until)
            and (self.is_remade_by(one, subjects) or (is_absent and self.takes_away(one, subjects)))
        )

    # --- looking, under the names that changes told in between gave -----------------------------------------------------

    @property
    def start(self) -> date:
        """The first day on which documents can show the change."""
        return self.telling.day or self.telling.not_before or date.min

    def on(self, day: date, party: Party) -> Party:
        """A unit as it was told on the telling's day, with the names that it bears on another as far as is told."""
        return self.ground.known_on(party, self.start, day)

    def find(self, day: date, party: Party, near: Sequence[Party] = ()) -> Found | None:
        return self.ground.find(day, self.on(day, party), [self.on(day, one) for one in near])

    def listing(self, day: date, party: Party) -> Listing | None:
        return self.ground.listing(day, self.on(day, party))

    def list_without(self, day: date, party: Party, places: Sequence[Party]) -> Listing | None:
        return self.ground.list_without(day, self.on(day, party), [self.on(day, one) for one in places])

    def is_below(self, stated: Stated, party: Party) -> bool:
        return self.ground.is_below(stated, self.on(stated.day, party))

    def is_party(self, stated: Stated, party: Party) -> bool:
        return self.ground.is_party(stated, self.on(stated.day, party))

    # --- what several aspects say -----------------------------------------------------------------------------------------

    def called(self, found: Found, names: Iterable[str]) -> tuple[Remark, ...]:
        """What the document calls it, where that is none of the names told; and whether a later telling says so."""
        if self.ground.is_called(found.name, names, found.stated.unit.rank):
            return ()
        party = Party((found.name,), (found.stated.unit_id,))
        for one in self.ground.told.between(party, self.start, found.stated.day, but=self.telling):
            if one.change.kind in NAMING and self.ground.is_called(found.name, one.results):
                return (Remark(Why.CALLED_LATER, unit=found.name, day=one.day),)
        return (Remark(Why.CALLED_OTHERWISE, unit=found.name),)

    def missing(self, day: date, party: Party, places: list[Party]) -> Look | None:
        """That a complete list does not have the unit."""
        listing = self.list_without(day, party, places)
        if listing is None:
            self.note_depth(day, party, places)
            return None
        return not_listed(listing, party)

    def absent_before(self, day: date, party: Party, places: list[Party]) -> Look | None:
        """That a complete list of before does not have the unit either, and nothing tells that it came there since."""
        eve = day_before(self.telling.day or self.telling.not_before or date.max)
        listing = self.list_without(day, party, places)
        if listing is None or self.ground.told.between(party, day, eve, but=self.telling):
            return None
        why = Remark(Why.NOT_THERE_BEFORE, unit=listing.name, day=day)
        return Look(Fit.ELSE, (listing.place(Shows.NOT_IN_LIST),), (why,))

    def note_depth(self, day: date, party: Party, places: list[Party]) -> None:
        for place in places:
            stated = self.ground.shown.on(day, place.ids)
            if stated is None:
                called = {s.unit_id: s for name in place.names for s in self.ground.shown.called(day, name)}
                stated = next(iter(called.values())) if len(called) == 1 else None
            if stated is None or self.find(day, party, places) is not None:
                continue
            self.hindrances.add(Why.DEPTH_BELOW if stated.unit.children_listed else Why.DEPTH, stated)


def not_listed(listing: Listing, party: Party) -> Look:
    """A list that speaks against a telling, and whoever of it bears a similar name."""
    why = Why.NOT_LISTED if listing.above else Why.NOWHERE
    remark = Remark(why, unit=listing.name, day=listing.day)
    similar = tuple(
        Remark(Why.SIMILAR_IN_LIST, unit=stated.unit.name)
        for stated in listing.below
        if any(is_similar(name, stated.unit.name) for name in party.names)
    )
    return Look(Fit.NO, (listing.place(Shows.NOT_IN_LIST),), (remark, *similar))


def recognised(found: Found) -> tuple[Remark, ...]:
    """That only its name says which unit it is, where that is so."""
    return () if found.is_firm else (Remark(Why.BY_NAME),)


def ends(later: Telling, party: Party) -> bool:
    """Whether another telling about the unit tells that it is no more, or is no longer itself."""
    if later.change.kind not in ENDING:
        return False
    if party.ids and (later.unit_ids or later.result_ids):
        return bool(set(party.ids) & (set(later.unit_ids) - set(later.result_ids)))
    after = {folded(name) for name in later.results}
    return any(folded(name) in party.keys and folded(name) not in after for name in later.units)


def leaves_out(later: Telling, party: Party, places: list[Party], ground: Ground) -> bool:
    """Whether a structure stated of the unit above does not have it: by then it had gone, whatever is told of how."""
    if later.change.kind is not NarratedKind.STRUCTURE_STATED:
        return False
    (whole,) = ground.units(later)
    is_of_place = any(set(whole.ids) & set(place.ids) or whole.keys & place.keys for place in places)
    return is_of_place and not any(
        set(member.ids) & set(party.ids) or ground.is_called(name, member.names)
        for member in ground.results(later)
        for name in party.names
    )
