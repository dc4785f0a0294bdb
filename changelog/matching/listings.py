"""All functions of both sides, and which of them have been aligned."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from changelog.domain.correspondences import FunctionCorrespondence, Relation, Stage, Status, UnitCorrespondence
from changelog.matching import evidence
from changelog.matching.masks import masked_words
from changelog.matching.pairs import Pairs
from changelog.matching.sides import Comparison, Side
from changelog.matching.words import natural_order


class Listing:
    """The functions of one side, by index: unit after unit, each unit's in the order printed.

    `first[u]` to `first[u + 1]` (excluded) are those of unit u. `free[f]` says that function f has no counterpart yet.
    """

    def __init__(self, side: Side) -> None:
        self.side = side
        self.first = [0]
        for unit in side.units:
            self.first.append(self.first[-1] + len(unit.functions))
        self.owners = [at for at, unit in enumerate(side.units) for _ in unit.functions]
        self.texts = [text for texts in side.texts for text in texts]
        self.bodies = [function.text.body for unit in side.units for function in unit.functions]
        self.free = bytearray(b"\1") * len(self.texts)
        self._words: dict[int, list[str]] = {}

    def of(self, unit: int) -> range:
        """Indices of one unit's functions."""
        return range(self.first[unit], self.first[unit + 1])

    def free_of(self, unit: int) -> list[int]:
        """The same, without those that have a counterpart."""
        return [function for function in self.of(unit) if self.free[function]]

    def free_among(self, functions: Iterable[int]) -> dict[int, list[int]]:
        """Those of the given functions that have no counterpart, by unit."""
        found: dict[int, list[int]] = defaultdict(list)
        for function in functions:
            if self.free[function]:
                found[self.owners[function]].append(function)
        return found

    def words(self, function: int) -> list[str]:
        """Masked words of a function's text (see `masked_words`); none where its body is not at hand."""
        known = self._words.get(function)
        if known is None:
            body = self.bodies[function]
            known = [] if body is None else masked_words(self.side, self.owners[function], body)
            self._words[function] = known
        return known

    def in_order(self, functions: Iterable[int]) -> list[int]:
        """By marker, then as printed: where a text repeats, its occurrences are paired in this order."""
        return sorted(functions, key=lambda function: (natural_order(self._markers[function]), function))

    def fingerprint(self, function: int) -> int:
        """A number that follows from the text and its unit alone: to settle ties alike in every order."""
        owner = self.owners[function]
        digest = self.side.units[owner].functions[function - self.first[owner]].text.digest
        return zlib.crc32(f"{self.side.fingerprint(owner)} {digest}".encode("utf-8", "surrogatepass"))

    @cached_property
    def keys(self) -> list[str]:
        return [function.key for unit in self.side.units for function in unit.functions]

    @cached_property
    def _markers(self) -> list[str]:
        return [function.marker for unit in self.side.units for function in unit.functions]


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


Row = tuple[tuple[int, ...], tuple[int, ...], Aligned | None]
"""Old and new functions, and how they are aligned; None for word for word."""


class Alignment:
    """Functions of both sides, the unit relations that they are aligned along, and what is aligned so far.

    `same` are matched pairs of units; `related` groups of predecessors and successors of mergers, splits and
    replacements. Only accepted relations count: what waits for a person leaves two separate units.
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
        self.related = related
        self.verbatim: list[tuple[int, int]] = []
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
        """Enter a pair that is equal word for word in related units: most of all, so kept in little room."""
        self.verbatim.append((old, new))
        self.old.free[old] = self.new.free[new] = 0

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

    def correspondences(self) -> tuple[FunctionCorrespondence, ...]:
        """All that was aligned, in the order of the old functions."""
        old, new = self.old.keys, self.new.keys
        rows: list[Row] = [((one,), (other,), None) for one, other in self.verbatim]
        found: list[Row] = [(one.old, one.new, one) for one in self.found.values()]
        return tuple(
            FunctionCorrespondence(
                tuple([old[function] for function in olds]),
                tuple([new[function] for function in news]),
                one.stage if one else Stage.IDENTICAL,
                one.score if one else 1.0,
                one.status if one else Status.ACCEPTED,
                one.evidence if one else evidence.WORD_FOR_WORD,
            )
            for olds, news, one in sorted([*rows, *found], key=itemgetter(0))
        )
