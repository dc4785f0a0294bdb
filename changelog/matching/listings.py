"""All functions of both sides, and which of them have been aligned."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from changelog.domain.correspondences import FunctionCorrespondence, Relation, Stage, Status, UnitCorrespondence
from changelog.matching import evidence
from changelog.matching.pairs import Pairs
from changelog.matching.sides import Comparison, Side
from changelog.matching.words import natural_order


class Listing:
    """The functions of one side, by index (see `Side`). `free[f]` says that function f has no counterpart yet."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.owners = side.owners
        self.texts = side.numbered
        self.free = bytearray(b"\1") * len(self.texts)

    def of(self, unit: int) -> range:
        """Indices of one unit's functions."""
        return range(self.side.first[unit], self.side.first[unit + 1])

    def free_of(self, unit: int) -> list[int]:
        """The same, without those that have a counterpart."""
        return [function for function in self.of(unit) if self.free[function]]

    def all_free(self) -> list[int]:
        """All functions without counterpart."""
        found = []
        position = self.free.find(1)
        while position >= 0:
            found.append(position)
            position = self.free.find(1, position + 1)
        return found

    def free_among(self, functions: Iterable[int]) -> dict[int, list[int]]:
        """Those of these functions that have no counterpart, by unit."""
        found: dict[int, list[int]] = defaultdict(list)
        for function in functions:
            if self.free[function]:
                found[self.owners[function]].append(function)
        return found

    def in_order(self, functions: Iterable[int]) -> list[int]:
        """By marker, then by what their units are, then as printed: where a text repeats, its occurrences are paired in
        this order."""
        functions, side = list(functions), self.side
        markers = {
            unit: [stated.marker for stated in side.units[unit].functions]
            for unit in {self.owners[function] for function in functions}
        }

        def order(function: int) -> tuple[object, ...]:
            unit = self.owners[function]
            marker = markers[unit][function - side.first[unit]]
            return natural_order(marker), side.fingerprint_of_function(function), function

        return sorted(functions, key=order)


@dataclass(frozen=True, slots=True)
class Aligned:
    """One relation between functions, by index; see `FunctionCorrespondence`."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    stage: Stage
    score: float
    status: Status
    evidence: tuple[str, ...]

    @property
    def is_pair(self) -> bool:
        """Whether it is one and one."""
        return len(self.old) == len(self.new) == 1

    def mirrored(self) -> Aligned:
        return Aligned(self.new, self.old, self.stage, self.score, self.status, self.evidence)


class Alignment:
    """Functions of both sides, the unit relations that they are aligned along, and what is aligned so far.

    `same` are matched pairs of units; `related` groups of predecessors and successors of mergers, splits and
    replacements. Only accepted relations count: what waits for a person leaves two separate units. `verbatim[f]` is the
    function that old function f is word for word in a related unit, -1 for none: kept apart, as most are of this kind.
    """

    def __init__(
        self,
        comparison: Comparison,
        same: list[tuple[int, int]],
        related: list[tuple[tuple[int, ...], tuple[int, ...]]],
    ) -> None:
        self.comparison = comparison
        self.old, self.new = Listing(comparison.old), Listing(comparison.new)
        self.same = same
        self.is_same = frozenset(same)
        self.related = related
        self.verbatim = array("i", [-1]) * len(comparison.old.stated)
        self.found: dict[int, Aligned] = {}
        self.by_old: dict[int, int] = {}
        self.by_new: dict[int, int] = {}
        self._serial = 0

    @classmethod
    def along(cls, comparison: Comparison, units: Sequence[UnitCorrespondence]) -> Alignment:
        """For these correspondences of units; those whose keys the sides do not have are passed over."""
        same: set[tuple[int, int]] = set()
        related: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
        for unit in units:
            olds = tuple(sorted(comparison.old.index[key] for key in unit.old if key in comparison.old.index))
            news = tuple(sorted(comparison.new.index[key] for key in unit.new if key in comparison.new.index))
            if unit.status is not Status.ACCEPTED or not olds or not news:
                continue
            if unit.relation in (Relation.SAME, Relation.REESTABLISHED):
                same.add((olds[0], news[0]))
            else:
                related.add((olds, news))
        return cls(comparison, sorted(same), sorted(related))

    def settle_verbatim(self, old: int, new: int) -> None:
        """Enter a pair that is equal word for word in related units."""
        self.verbatim[old] = new
        self.old.free[old] = self.new.free[new] = 0

    def settle_whole(self, old: int, new: int, functions: int) -> None:
        """Enter so many functions that follow one another, each equal word for word to its counterpart."""
        self.verbatim[old : old + functions] = array("i", range(new, new + functions))
        self.old.free[old : old + functions] = self.new.free[new : new + functions] = bytes(functions)

    def settle(self, aligned: Aligned) -> None:
        """Enter a relation; its functions are free no more."""
        self._serial += 1
        self.found[self._serial] = aligned
        for function in aligned.old:
            self.old.free[function] = 0
            self.by_old[function] = self._serial
        for function in aligned.new:
            self.new.free[function] = 0
            self.by_new[function] = self._serial

    def withdraw(self, serial: int) -> None:
        """Take back a relation, for one that explains more."""
        aligned = self.found.pop(serial)
        for function in aligned.old:
            self.old.free[function] = 1
            del self.by_old[function]
        for function in aligned.new:
            self.new.free[function] = 1
            del self.by_new[function]

    def comparable(self, *, of_new: bool) -> dict[int, list[int]]:
        """Functions without counterpart, with a body, in units whose place the other side documents, by unit."""
        listing, is_covered = (self.new, self.pairs.covers_new) if of_new else (self.old, self.pairs.covers_old)
        texts = listing.side.stated
        free = listing.free_among(one for one in listing.all_free() if texts[one].body is not None)
        return {unit: found for unit, found in free.items() if is_covered(unit)}

    @cached_property
    def pairs(self) -> Pairs:
        """The matched units, to ask what each side covers."""
        pairs = Pairs(self.comparison)
        for old, new in self.same:
            pairs.of_old[old], pairs.of_new[new] = new, old
        for olds, news in self.related:
            # A predecessor's place is covered by its successor's document, and the reverse.
            for old in olds:
                pairs.of_old[old] = news[0] if pairs.of_old[old] < 0 else pairs.of_old[old]
            for new in news:
                pairs.of_new[new] = olds[0] if pairs.of_new[new] < 0 else pairs.of_new[new]
        return pairs

    def correspondences(self) -> Iterator[FunctionCorrespondence]:
        """All that was aligned, in the order of the old functions, each made when it is asked for. Of the comparison no
        more is held until then than the units and where their functions begin."""
        found = {min(one.old): one for one in self.found.values()}
        return _told(_Keys(self.comparison.old), _Keys(self.comparison.new), self.verbatim, found)


def _told(
    olds: _Keys, news: _Keys, verbatim: Sequence[int], found: Mapping[int, Aligned]
) -> Iterator[FunctionCorrespondence]:
    of_old, of_new = olds.of, news.of
    equal = Stage.IDENTICAL, 1.0, Status.ACCEPTED, evidence.WORD_FOR_WORD
    for old, new in enumerate(verbatim):
        if new >= 0:
            yield FunctionCorrespondence((of_old(old),), (of_new(new),), *equal)
        elif old in found:
            one = found[old]
            related = tuple(map(of_old, one.old)), tuple(map(of_new, one.new))
            yield FunctionCorrespondence(*related, one.stage, one.score, one.status, one.evidence)


class _Keys:
    """The keys of one side's functions. Those of one unit at a time are at hand, as they are asked for unit by unit."""

    def __init__(self, side: Side) -> None:
        self._units, self._owners, self._starts = side.units, side.owners, side.first
        self._first, self._keys = 0, list[str]()

    def of(self, function: int) -> str:
        place = function - self._first
        if not 0 <= place < len(self._keys):
            unit = self._owners[function]
            self._first = self._starts[unit]
            self._keys = [stated.key for stated in self._units[unit].functions]
            place = function - self._first
        return self._keys[place]
