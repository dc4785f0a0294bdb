"""Which unit hangs from which: as headings, cards and lists say, and, where only their order tells, by rank and order.

Statements are asked in this order: the names above a unit's own in its heading, "Depende de: ...", the list of the
structure, the levels of Markdown headings, and order and rank where the document starts a tree. What no statement tells
stays untold.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from changelog.domain.depth import MOST_LEVELS
from changelog.reading.articles.names import Names
from changelog.reading.headed.blocks import Name, Stated
from changelog.reading.headed.listing import ListedName, NameList
from changelog.reading.headed.names import Key, bare, key_of, rank_in
from changelog.reading.headed.offices import unit_of_office
from changelog.reading.headed.ranking import Ranking
from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import plain_title

NOBODY = frozenset({"", "ninguna", "ninguno", "no aplica", "n/a", "na", "nadie", "no depende", "no tiene"})
"""What a card says of the unit at the top."""
NAMESAKES = 64
"""Units of one name among which the one meant is sought, the last ones."""
MOST_LIKENED = 400
"""Units up to which a name above another that none bears is sought by likeness."""


class Told(StrEnum):
    """What tells a unit's place."""

    HEADING = "heading"
    CARD = "card"
    LIST = "list"
    LEVEL = "level"
    ORDER = "order"
    NOTHING = "nothing"


@dataclass(slots=True)
class Place:
    """A unit while its place is sought. `stated` are the places of the document that describe it, none where it is only
    named above others or listed; `above` is the unit that it hangs from, None with `told` for the institution itself."""

    name: str
    first: int
    last: int
    rank: str | None
    stated: list[Stated] = field(default_factory=list)
    listed: ListedName | None = None
    above: Place | None = None
    told: Told = Told.NOTHING
    office: str | None = None
    code: str | None = None
    """The key of the unit, where one is printed."""
    unknown: str | None = None
    """What a card names above it, where that is no unit."""

    @property
    def key(self) -> Key:
        return key_of(self.name)


@dataclass(frozen=True, slots=True)
class Tree:
    """The units in the order printed. `again` are units that a second place describes, with its line; `namesakes` those
    whose name a unit before bears; `is_whole` says that the institution stands at the top,
    `is_listed` that it heads a list."""

    places: tuple[Place, ...]
    again: tuple[tuple[Place, int], ...]
    namesakes: tuple[Place, ...]
    is_whole: bool
    is_listed: bool


def place_units(units: Sequence[Stated], lists: Sequence[NameList], owner: str | None, profile: Profile) -> Tree:
    """Units with the unit above each. `owner` is the institution's name."""
    return _Placer(units, lists, owner, profile).tree()


class _Placer:
    def __init__(self, units: Sequence[Stated], lists: Sequence[NameList], owner: str | None, profile: Profile) -> None:
        self.units = units
        self.lists = lists
        self.owner_name = owner or ""
        self.owner = key_of(self.owner_name)
        self.profile = profile
        self.ranking = Ranking.of(profile)
        self.nouns = (*profile.ranks, *profile.institutions)
        self.places: list[Place] = []
        self.by_key: dict[Key, list[Place]] = {}
        self.again: list[tuple[Place, int]] = []
        self.namesakes: list[Place] = []
        self.is_whole = self.is_listed = False
        self.waiting: dict[Key, deque[Place]] = {}
        """Units described, by name, that no list has named yet."""
        self.listed_keys = {entry.key for one in lists for entry in one.entries}
        self.top: Place | None = None
        """The institution itself, where the document describes it like a unit."""

    def tree(self) -> Tree:
        described = [(self._described(unit), unit) for unit in self.units]
        for place, unit in described:
            if self._is_owner(unit.name.text):
                self.top, self.is_whole = place, True
                place.told = Told.HEADING
        for names in self.lists:
            self._take_list(names)
        for place, unit in described:
            self._take_heading(place, unit)
        self._take_levels()
        self._take_order([place for place, _ in described])
        self._take_owners()
        self._carry(described)
        self._break_circles()
        ordered = sorted(self.places, key=lambda place: place.first)
        return Tree(tuple(ordered), tuple(self.again), tuple(self.namesakes), self.is_whole, self.is_listed)

    # Units.

    def _described(self, unit: Stated) -> Place:
        """The place of a unit that is described: a known one where each of the two says what the other does not."""
        for known in self.by_key.get(unit.name.key, ())[-NAMESAKES:]:
            if self._completes(known, unit):
                self.again.append((known, unit.name.lines[0].number))
                known.stated.append(unit)
                return known
        place = self._new(unit.name.text, unit.name.lines[0].number, unit.name.lines[-1].number)
        place.stated.append(unit)
        place.code = unit.name.code
        if len(self.by_key[place.key]) > 1:
            self.namesakes.append(place)
        return place

    def _completes(self, known: Place, unit: Stated) -> bool:
        """Do two descriptions of one name not both give functions, and not name different units above?"""
        above = {one.above[-1].key for one in (*known.stated, unit) if one.above}
        labels = [block.label.kind for one in known.stated for block in one.blocks]
        return len(above) <= 1 and not {block.label.kind for block in unit.blocks} & set(labels)

    def _new(self, name: str, first: int, last: int) -> Place:
        place = Place(name, first, last, rank_in(name, self.profile.ranks))
        self.places.append(place)
        self.by_key.setdefault(place.key, []).append(place)
        return place

    def _is_owner(self, name: str) -> bool:
        return bool(self.owner) and (key_of(name) == self.owner)

    # What tells their places.

    def _take_list(self, names: NameList) -> None:
        entries = [self._listed(entry) for entry in names.entries]
        is_headed = self._is_headed(names)
        for entry, place in zip(names.entries, entries, strict=True):
            if place is None or place.told is not Told.NOTHING:
                continue
            above = entries[entry.parent] if entry.parent is not None else None
            if above is None and entry.parent is None and not is_headed:
                continue
            if above is not place:
                place.above, place.told = above, Told.LIST

    def _is_headed(self, names: NameList) -> bool:
        """Does the institution head a list? Of a list without it, the heads hang from what it does not tell."""
        return any(entry.parent is None and self._is_owner(entry.name) for entry in names.entries)

    def _listed(self, entry: ListedName) -> Place | None:
        if self._is_owner(entry.name):
            self.is_whole = self.is_listed = True
            return self.top
        waiting = self.waiting.setdefault(entry.key, deque(self.by_key.get(entry.key, ())))
        known = waiting.popleft() if waiting else None
        place = known or self._described_alike(entry) or self._new(entry.name, entry.first, entry.last)
        place.listed = entry
        place.code = place.code or entry.code
        return place

    def _described_alike(self, entry: ListedName) -> Place | None:
        """The unit described under a name like that of an entry, where no other entry bears its own name."""
        near = self._alike(entry.name, None)
        return near if near is not None and near.listed is None and near.key not in self.listed_keys else None

    def _take_heading(self, place: Place, unit: Stated) -> None:
        """The names above a unit's own, from the lowest up; and what a card or the heading itself says."""
        below = place
        for name in reversed(unit.above):
            if self._heads_institution(name.text):
                self.is_whole = True
                self._hang(below, self.top, Told.HEADING)
                return
            above = self._known(name, below) or self._superior(name)
            if above is below:
                continue
            self._hang(below, above, Told.HEADING)
            below = above
        if not unit.above and unit.told_above is not None:
            self._take_told(place, *unit.told_above)

    def _take_told(self, place: Place, told: str, line: int) -> None:
        if self._heads_institution(told):
            self.is_whole = True
            self._hang(place, self.top, Told.CARD)
            return
        if plain_title(told) in NOBODY:
            self._hang(place, None, Told.CARD)
            return
        above = self._known(Name(told, ()), place)
        if above is None and rank_in(told, self.nouns) is not None:
            above = self._new(bare(told), line, line)
        if above is None:
            place.unknown = told
        elif above is not place:
            self._hang(place, above, Told.CARD)

    def _hang(self, place: Place, above: Place | None, told: Told) -> None:
        """A heading outdoes a list; what a heading has told, stays."""
        if place.told in (Told.HEADING, Told.CARD) or above is place:
            return
        place.above, place.told = above, told

    def _heads_institution(self, name: str) -> bool:
        office = unit_of_office(name)
        return self._is_owner(name) or (office is not None and self._is_owner(office))

    def _known(self, name: Name, below: Place) -> Place | None:
        """The unit that a name above another means: of its name, or of the office's; of namesakes the last before it."""
        office = unit_of_office(name.text)
        for text in (name.text, office):
            known = self.by_key.get(key_of(text), ())[-NAMESAKES:] if text else ()
            bearers = [one for one in known if one is not below]
            if bearers:
                before = [one for one in bearers if one.first <= below.first]
                return max(before, key=lambda one: one.first) if before else bearers[0]
        return self._alike(office or name.text, below)

    def _alike(self, name: str, below: Place | None) -> Place | None:
        """The one unit described whose name is like a name that no unit bears."""
        if len(self.places) > MOST_LIKENED or not key_of(name):
            return None
        names = Names.of(((str(at), one.name) for at, one in enumerate(self.places) if one is not below), self.nouns)
        near = names.nearest(name, {str(at) for at, one in enumerate(self.places) if one.stated})
        return self.places[int(near)] if near is not None else None

    def _superior(self, name: Name) -> Place:
        """A unit that stands above others and is described nowhere."""
        office = unit_of_office(name.text)
        place = self._new(office or name.text, name.lines[0].number, name.lines[-1].number)
        place.office = name.text if office is not None else None
        return place

    def _take_levels(self) -> None:
        """Levels of Markdown headings, where there are two at least and nothing else tells."""
        stack: list[Place] = []
        headed = [(place, place.stated[0].level) for place in self.places if place.stated]
        levels = {level for _, level in headed}
        if len(levels) < 2 or not levels <= set(range(1, 7)):
            return
        by_place = {id(place): level for place, level in headed}
        for place, level in headed:
            while stack and by_place[id(stack[-1])] >= level:
                stack.pop()
            if place.told is Told.NOTHING and stack:
                place.above, place.told = stack[-1], Told.LEVEL
            stack.append(place)

    def _take_order(self, described: Sequence[Place]) -> None:
        """Order and rank: below the institution, where its name heads the units of an annex; elsewhere where the first unit
        is alone of the highest rank."""
        if any(place.told is Told.LEVEL for place in described):
            return
        for region in self._regions(described):
            ranks = [place.rank for place in region]
            is_headed = region[0].told is Told.HEADING and region[0].above is self.top
            if not is_headed and not self.ranking.has_one_head(ranks):
                continue
            for place, above in zip(region, self.ranking.nested(ranks), strict=True):
                if place.told is not Told.NOTHING or (above is None and not is_headed):
                    continue
                if self.ranking.level(place.rank) is not None:
                    place.above, place.told = (region[above] if above is not None else self.top), Told.ORDER

    def _regions(self, described: Sequence[Place]) -> Iterator[list[Place]]:
        held: list[Place] = []
        seen: set[int] = set()
        region = -1
        for place in described:
            if id(place) in seen:
                continue
            seen.add(id(place))
            if held and place.stated[0].region != region:
                yield held
                held = []
            region = place.stated[0].region
            held.append(place)
        if held:
            yield held

    def _take_owners(self) -> None:
        """What is next in rank to the institution hangs from it: the Secretarías of a ministry that heads other units."""
        level = self.ranking.level(rank_in(self.owner_name, self.nouns)) if self.is_whole else None
        for place in self.places if level is not None else ():
            if (
                place.told is Told.NOTHING
                and self.ranking.level(place.rank) == (level or 0) + 1
                and place is not self.top
            ):
                place.above, place.told = self.top, Told.ORDER

    def _carry(self, described: Sequence[tuple[Place, Stated]]) -> None:
        """The names above a heading hold for the units after it too, unless the document repeats them for the next unit."""
        named = [unit.above[-1].key for _, unit in described if unit.above]
        if not named or any(
            one.above and other.above and one.above[-1].key == other.above[-1].key
            for (_, one), (_, other) in pairwise(described)
        ):
            return
        above: Place | None = None
        region = -1
        for place, unit in described:
            if unit.above or unit.region != region:
                above = place.above if unit.above else None
            elif above is not None and place.told is Told.NOTHING and self._is_lower(place, above):
                place.above, place.told = above, Told.ORDER
            region = unit.region

    def _is_lower(self, place: Place, above: Place) -> bool:
        mine, theirs = self.ranking.level(place.rank), self.ranking.level(above.rank)
        return mine is None or theirs is None or mine > theirs

    def _break_circles(self) -> None:
        """Of units that hang from one another in a circle the first stays without a place, and so does one that hangs deeper
        than any structure goes."""
        depths: dict[int, int] = {}
        for start in self.places:
            path: list[Place] = []
            on_path: set[int] = set()
            place: Place | None = start
            while place is not None and id(place) not in depths:
                if id(place) in on_path:
                    place.above, place.told = None, Told.NOTHING
                    break
                path.append(place)
                on_path.add(id(place))
                place = place.above
            for one in reversed(path):
                depth = depths.get(id(one.above), 0) + 1 if one.above is not None else 1
                if depth > MOST_LEVELS:
                    one.above, one.told, depth = None, Told.NOTHING, 1
                depths[id(one)] = depth
