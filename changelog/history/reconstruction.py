"""Undoing what is told, from a document's own units back: which units stood before the first document that shows them.

Reconstructed units have names and parents; their functions are not known (`domain.md`, "What a document does and does
not say"). A unit is carried back

- to the change that brought it about, where one is told;
- to the day on which the unit above it began, where no change of its own is told;
- to the day before the earliest change that the document's own prose tells of its units: so far its narrative carries;
- not to a date on which an earlier document covers its place: that document speaks for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from changelog.domain.dates import day_before
from changelog.domain.narratives import NarratedKind
from changelog.domain.snapshots import Snapshot
from changelog.domain.sources import SourceReference
from changelog.domain.units import Unit
from changelog.history.callings import folded, is_slip
from changelog.history.told import BIRTHS, Told

RankOf = Callable[[str], "str | None"]
"""The rank words that open a name, None where none does; passed in, for reading alone knows ranks."""


@dataclass(eq=False, slots=True)
class Thread:
    """A unit followed backwards. `code` is that of the document, None for one that left before it.

    `parent` None means on top (`placed`) or hanging nowhere known. `began` is the day of the told change that brought it
    about: before, it is not. `covered`: an earlier document speaks for it. `outside`: known only as what others hung from.
    """

    name: str
    rank: str | None
    parent: Thread | None
    placed: bool
    code: str | None = None
    source: SourceReference | None = None
    began: date | None = None
    covered: bool = False
    outside: bool = False
    later: list[tuple[date, str]] = field(default_factory=list)
    """Names borne later, each with the first day on which it was, latest first."""

    def name_on(self, day: date) -> str:
        return next((name for since, name in self.later if since <= day), self.name)

    @property
    def since(self) -> date:
        """The day on which the nearest unit above that is told to begin began; `date.min` where none is."""
        return max((up.began for up in self.above() if up.began is not None), default=date.min)

    def above(self) -> Iterable[Thread]:
        seen = {id(self)}
        at = self.parent
        while at is not None and id(at) not in seen:
            seen.add(id(at))
            yield at
            at = at.parent


@dataclass(frozen=True, slots=True)
class Reconstruction:
    """The units of one document that stood before it, as they were on `horizon` (or when they began, if later).

    `threads` that `began` are told to begin, and only their place is known from undoing. Parents come before children.
    `statement` is the snapshot's digest, taken once.
    """

    snapshot: Snapshot
    statement: str
    horizon: date
    threads: tuple[Thread, ...]


def reconstruct(
    snapshot: Snapshot, earlier: Sequence[Snapshot], tellings: Sequence[Told], rank_of: RankOf
) -> Reconstruction | None:
    """What stood before `snapshot`; None where its document tells nothing dated of its own units.

    `tellings` in the order of days; those without a day, or doubtful, undo nothing but a name (see `Told`).
    """
    sure = [told for told in tellings if not told.is_doubtful]
    work = _Backwards(snapshot, rank_of, moves_in(sure), _births_in(sure))
    for told in sure:
        if told.day is None:
            work.undo_undated(told)
    waiting = sorted(earlier, key=lambda other: other.effective_date.first_day)
    for told in sorted(sure, key=_backwards):
        day = told.day
        if day is None or day > snapshot.effective_date.first_day:
            continue
        while waiting and waiting[-1].effective_date.first_day >= day:
            work.cover(waiting.pop())
        work.undo(told, day)
    while waiting:
        work.cover(waiting.pop())
    if work.horizon is None:
        return None
    standing = [thread for thread in work.threads if not thread.covered and not thread.outside]
    return Reconstruction(snapshot, snapshot.digest, day_before(work.horizon), tuple(_parents_first(standing)))


_NAMES_FIRST = (NarratedKind.RENAMED, NarratedKind.TRANSFORMED)


def _backwards(told: Told) -> tuple[object, ...]:
    """Latest day first; of one day names first (a sentence uses either), births last (what came to a unit left it)."""
    day = told.day or date.min
    return -day.toordinal(), told.kind not in _NAMES_FIRST, told.kind in BIRTHS, told.document, told.units


def _births_in(tellings: Iterable[Told]) -> frozenset[tuple[str, date]]:
    """Units that a telling brings about or makes another thing, with the day: a change of name alone is neither."""
    return frozenset(
        (folded(name), told.day)
        for told in tellings
        if told.day is not None and told.kind in BIRTHS and told.kind is not NarratedKind.RENAMED
        for name in (told.results or told.units)
    )


def _parents_first(threads: Iterable[Thread]) -> list[Thread]:
    return sorted(threads, key=lambda thread: sum(1 for _ in thread.above()))


@dataclass(slots=True)
class _Backwards:
    """The document's units as they were on the day reached so far, going back."""

    snapshot: Snapshot
    rank_of: RankOf
    moves: frozenset[tuple[str, str]]
    births: frozenset[tuple[str, date]]
    threads: list[Thread] = field(default_factory=list)
    horizon: date | None = None
    _names: defaultdict[str, list[Thread]] = field(default_factory=lambda: defaultdict(list))
    _later: defaultdict[str, list[Thread]] = field(default_factory=lambda: defaultdict(list))
    _day: date | None = None

    def __post_init__(self) -> None:
        by_code: dict[str, Thread] = {}
        for unit in self.snapshot.units:
            placed = unit.parent is not None or (self.snapshot.heads_on_top and unit.within is None)
            by_code[unit.code] = Thread(unit.name, unit.rank, None, placed, unit.code, unit.source)
        for unit in self.snapshot.units:
            thread = by_code[unit.code]
            thread.parent = by_code[unit.parent] if unit.parent is not None else None
            self._add(thread)

    def _add(self, thread: Thread) -> Thread:
        self.threads.append(thread)
        self._names[folded(thread.name)].append(thread)
        return thread

    # --- finding -----------------------------------------------------------------------------------------------------

    def _find(self, name: str | None, hints: Iterable[str | None] = (), *, later_first: bool = True) -> Thread | None:
        """The one unit so called on this day, after its changes or before them; None where none or several are."""
        if name is None:
            return None
        key = folded(name)
        for names in (self._later, self._names) if later_first else (self._names, self._later):
            found = self._told_apart(names.get(key, ()), hints)
            if len(found) == 1:
                return found[0]
        found = self._told_apart(
            (thread for other, bearers in self._names.items() if is_slip(key, other) for thread in bearers), hints
        )
        return found[0] if len(found) == 1 else None

    def _told_apart(self, bearers: Iterable[Thread], hints: Iterable[str | None]) -> list[Thread]:
        """Of several bearers of a name those that stood on this day, and of those the ones below a unit named beside."""
        found = list({id(one): one for one in bearers if one.began is None or one.began == self._day}.values())
        if len(found) > 1:
            wanted = {folded(hint) for hint in hints if hint}
            found = [one for one in found if any(folded(up.name) in wanted for up in one.above())] or found
        return found

    def _place(self, name: str, hints: Iterable[str | None] = ()) -> Thread:
        """The unit so called, or one outside the document that is known as what others hung from."""
        return self._find(name, hints, later_first=False) or self._add(
            Thread(name, self.rank_of(name), None, placed=False, outside=True)
        )

    def _rename(self, thread: Thread, name: str) -> None:
        bearers = self._names[folded(thread.name)]
        if thread in bearers:
            bearers.remove(thread)
        self._later[folded(thread.name)].append(thread)
        thread.later.append((self._day or self.snapshot.effective_date.first_day, thread.name))
        thread.name, thread.rank = name, self.rank_of(name)
        self._names[folded(name)].append(thread)

    # --- undoing -----------------------------------------------------------------------------------------------------

    def undo_undated(self, told: Told) -> None:
        """A change of name without a day: the document shows the name after, so the one before was borne before it."""
        if told.kind in (NarratedKind.RENAMED, NarratedKind.TRANSFORMED) and len(told.results) == 1:
            thread = self._find(told.results[0], (told.from_parent, told.to_parent))
            if thread is not None and self._find(told.units[0]) is None:
                self._rename(thread, told.units[0])

    def undo(self, told: Told, day: date) -> None:
        """Take one told change back, from the state just after `day` to the one just before it."""
        if day != self._day:
            self._day = day
            self._later.clear()
        touched = self._undone(told, day)
        if touched and self._is_own(told):
            self.horizon = day

    def _is_own(self, told: Told) -> bool:
        """Whether the document itself tells it; where the document is not known, all that is told counts."""
        document = self.snapshot.document
        return document is None or any(change.source.document == document.digest for change in told.told)

    def _undone(self, told: Told, day: date) -> bool:
        match told.kind:
            case NarratedKind.CREATED | NarratedKind.REESTABLISHED:
                return self._unborn(told.units, told, day)
            case NarratedKind.REPLACED | NarratedKind.SPLIT | NarratedKind.MERGED:
                former = {folded(name) for name in told.units}
                born = tuple(name for name in told.results if folded(name) not in former)
                return self._unborn(born, told, day)
            case NarratedKind.RENAMED | NarratedKind.TRANSFORMED:
                return self._unnamed(told)
            case NarratedKind.REASSIGNED:
                return self._unmoved(told)
            case NarratedKind.ABOLISHED:
                return self._unended(told)
            case NarratedKind.STRUCTURE_STATED:
                return self._unstated(told, day)
            case NarratedKind.FUNCTIONS_GIVEN | NarratedKind.FUNCTIONS_TAKEN:
                return False

    def _unborn(self, names: Iterable[str], told: Told, day: date) -> bool:
        touched = False
        for name in names:
            thread = self._find(name, (told.to_parent, told.from_parent))
            if thread is not None and thread.began is None:
                thread.began = day
                touched = True
        return touched

    def _unstated(self, told: Told, day: date) -> bool:
        """A structure stated leaves all as it was, unless it constitutes the unit: what it lists begins with it then."""
        above = self._find(told.units[0])
        if above is None:
            return False
        if (folded(told.units[0]), day) in self.births:
            listed = (self._find(name, (told.units[0],)) for name in told.results)
            for thread in listed:
                if thread is not None and thread.parent is above and thread.began is None:
                    thread.began = day
        return True

    def _unnamed(self, told: Told) -> bool:
        if not told.results:
            return False
        thread = self._find(told.results[0], (told.to_parent, told.from_parent))
        if thread is None:
            return False
        self._detach(thread)
        self._rename(thread, told.units[0])
        return True

    def _detach(self, thread: Thread) -> None:
        """A unit of which something is told before the one above it began hung elsewhere then; nothing says where."""
        if self._day is not None and thread.since > self._day:
            thread.parent, thread.placed = None, False

    def _unmoved(self, told: Told) -> bool:
        name, hints = told.units[0], (told.to_parent, told.from_parent)
        thread = self._find(name, hints)
        if thread is None:
            return self._unended(told)
        self._detach(thread)
        if told.from_parent is None:
            if told.to_parent is None:
                return False
            thread.parent, thread.placed = None, False
            return True
        if self._moves_with_superior(thread, told):
            return True
        place = self._place(told.from_parent)
        if place is not thread and thread not in place.above():
            thread.parent, thread.placed = place, True
        return True

    def _moves_with_superior(self, thread: Thread, told: Told) -> bool:
        """A unit told to come from where one above it came from, by the same act, came with it."""
        return any((name, move_of(told)) in self.moves for up in thread.above() for name in self._names_today(up))

    def _names_today(self, thread: Thread) -> set[str]:
        former = {name for name, bearers in self._later.items() if any(one is thread for one in bearers)}
        return {folded(thread.name), *former}

    def _unended(self, told: Told) -> bool:
        """A unit that ended, or left for a place outside: before, it hung from the unit named, if that is known here."""
        above = self._find(told.from_parent)
        if above is None or above.outside or (above.began is not None and above.began != self._day):
            return False
        name = told.units[0]
        if self._find(name) is None:
            self._add(Thread(name, self.rank_of(name), above, placed=True, source=told.change.source))
        return True

    # --- what earlier documents cover --------------------------------------------------------------------------------

    def cover(self, other: Snapshot) -> None:
        """Units whose place an earlier document covers are left to that document."""
        stated = {folded(unit.name): unit for unit in other.units}
        by_code = other.by_code()
        for thread in self.threads:
            if thread.began is not None or thread.covered:
                continue
            namesake = stated.get(folded(thread.name))
            if namesake is not None and _may_be(thread, by_code.get(namesake.parent or "")):
                thread.covered = True
                continue
            nearest = next((stated[key] for up in thread.above() if (key := folded(up.name)) in stated), None)
            if nearest is not None:
                thread.covered = nearest.children_listed
            elif other.whole_institution and all(up.parent is not None or up.placed for up in thread.above()):
                thread.covered = thread.placed


def _may_be(thread: Thread, parent: Unit | None) -> bool:
    """Whether a namesake under `parent` can be the unit: another unit above both bears another name."""
    return thread.parent is None or parent is None or folded(thread.parent.name) == folded(parent.name)


def move_of(told: Told) -> str:
    """What moves by one act from one place have in common."""
    return f"{told.day} {told.act} {folded(told.from_parent or '')}"


def moves_in(tellings: Iterable[Told]) -> frozenset[tuple[str, str]]:
    """Every unit told to move (by its folded name), each with what it shares with those that moved with it."""
    return frozenset(
        (folded(told.units[0]), move_of(told))
        for told in tellings
        if told.kind is NarratedKind.REASSIGNED and told.from_parent is not None
    )
