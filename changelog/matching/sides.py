"""The two sides of a comparison, indexed once: names, places, and where each function text is found.

Inside matching a unit is its index in `Side.units`. The order is that of the printed codes, not that of the input, so
that shuffled input gives the same answers, and units that nothing else tells apart are taken in it; codes serve for
nothing else.
"""

from __future__ import annotations

import copy
import itertools
import math
import sys
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from changelog.domain.correspondences import MatchableUnit
from changelog.errors import InvariantError
from changelog.matching.thresholds import RARE_UNITS
from changelog.matching.words import STOP_WORDS, content_stems, natural_order, words_of

if TYPE_CHECKING:
    from numpy import bool_, signedinteger
    from numpy.typing import NDArray

    Numbers = NDArray[signedinteger[Any]]
    Mask = NDArray[bool_]

WHOLE_WEIGHT = 60
"""What a text of one unit a side weighs (see `Comparison.weights`)."""
TOLD_RARITY = WHOLE_WEIGHT // 4
"""Rarity (see `Comparison`) from which a text is read: what hundreds of a thousand units say is no unit's own duty."""


@dataclass(frozen=True, slots=True)
class Name:
    """A unit's name as compared: `key` all its words, `rank` its leading rank words, `core_key` the words of what remains,
    `core` their stems. Where `core` is equal and `core_key` is not, two names are nearly one, and may be of two units:
    "Puertos" and "Puertas".

    A name that is nothing but a rank ("Delegaciones") has it as its core too.
    """

    key: str
    rank: str
    core: tuple[str, ...]
    core_key: str

    @classmethod
    def of(cls, name: str, rank: str | None) -> Name:
        words = words_of(name)
        rank_words = words_of(rank) if rank else []
        if words[: len(rank_words)] != rank_words or len(rank_words) == len(words):
            rank_words = []
        rest = words[len(rank_words) :]
        # "de" belongs to the rank before it: it comes and goes with that ("Oficina de Archivo", "Archivo").
        core_words = list(itertools.dropwhile(STOP_WORDS.__contains__, rest)) or rest
        key, core_key = " ".join(words) or name, " ".join(core_words)
        return cls(key, sys.intern(" ".join(rank_words)), tuple(content_stems(rest)), core_key)


class Side:
    """All units of one side. Lists are by unit index; `parents` holds -1 where a unit is on top or not placed,
    `above` the same but for units that are known to lie somewhere within another: that one.

    Functions are numbered unit after unit, each unit's in the order printed: `first[u]` to `first[u + 1]` (excluded) are
    those of unit u. `stated` are their texts, by function, `numbered` the same as numbers that `Comparison` gives to equal
    texts, and `texts[u]` those numbers of unit u; `held` in two columns a unit and a text that it holds, each pair once, by
    unit. What there is of every function stands in arrays: a list takes ten times the memory.
    """

    def __init__(self, units: Sequence[MatchableUnit], names: dict[tuple[str, str | None], Name]) -> None:
        self.units = sorted(units, key=lambda unit: (natural_order(unit.code), unit.key))
        self.index = {unit.key: at for at, unit in enumerate(self.units)}
        if len(self.index) != len(self.units):
            raise InvariantError("two units of one side bear the same key")
        # A parent that lies outside this side is as good as not placed.
        self.parents = [self.index.get(unit.parent, -1) if unit.parent is not None else -1 for unit in self.units]
        self.above = [
            parent if parent >= 0 or unit.within is None else self.index.get(unit.within, -1)
            for parent, unit in zip(self.parents, self.units, strict=True)
        ]
        self.children: list[list[int]] = [[] for _ in self.units]
        for at, parent in enumerate(self.parents):
            if parent >= 0:
                self.children[parent].append(at)
        self.names = [_name_of(unit, names) for unit in self.units]
        self.stated = [function.text for unit in self.units for function in unit.functions]
        self.first = [0, *itertools.accumulate([len(unit.functions) for unit in self.units])]
        self.numbered: array[int]
        self.texts: list[array[int]] = []
        self.held: tuple[Numbers, Numbers]
        self._contents: dict[int, bytes | None] = {}
        self._fingerprints: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self.units)

    def number_texts(self, numbers: dict[str, int]) -> None:
        """Number the functions' texts by their digests; `numbers` gives a new number to a new one."""
        self.numbered = array("i", map(numbers.__getitem__, [text.digest for text in self.stated]))
        self.texts = [self.numbered[start:end] for start, end in itertools.pairwise(self.first)]
        self.held = _each_once(self.numbered, self.first, len(numbers))

    def content(self, unit: int) -> bytes | None:
        """What a unit states of its functions, in no order: equal for equal texts; None where functions are not listed."""
        if unit not in self._contents:
            listed = self.units[unit].functions_listed
            self._contents[unit] = array("i", sorted(self.texts[unit])).tobytes() if listed else None
        return self._contents[unit]

    @cached_property
    def bearers(self) -> Counter[str]:
        """Units that bear each name."""
        return Counter([name.key for name in self.names])

    @cached_property
    def siblings(self) -> Counter[tuple[int, str]]:
        """Units that bear each name under each parent, by the parent's index and the name."""
        return Counter(zip(self.parents, [name.key for name in self.names], strict=True))

    @cached_property
    def in_branches(self) -> Counter[tuple[int, str]]:
        """Units that bear each name below each unit, at whatever distance, by that unit's index and the name."""
        return Counter((above, name.key) for unit, name in enumerate(self.names) for above in self.branches(unit))

    def lies_somewhere(self, unit: int) -> bool:
        """Whether all that is known of its place is a unit at some distance above it."""
        return self.parents[unit] < 0 <= self.above[unit]

    @cached_property
    def owners(self) -> array[int]:
        """The unit of each function."""
        return array("i", [at for at, texts in enumerate(self.texts) for _ in texts])

    def fingerprint(self, unit: int) -> int:
        """A number that follows from the unit's name and functions alone: to settle ties alike in every order."""
        known = self._fingerprints.get(unit)
        if known is None:
            digests = sorted(text.digest for text in self.stated[self.first[unit] : self.first[unit + 1]])
            told = "\0".join([self.names[unit].key, *digests])
            known = self._fingerprints[unit] = zlib.crc32(told.encode("utf-8", "surrogatepass"))
        return known

    def fingerprint_of_function(self, function: int) -> int:
        """The same of a function: follows from its text and its unit alone."""
        told = f"{self.fingerprint(self.owners[function])} {self.stated[function].digest}"
        return zlib.crc32(told.encode("utf-8", "surrogatepass"))

    def branches(self, unit: int) -> Iterable[int]:
        """The units above it as far as they are known, gaps included. Ends where a circle closes."""
        seen = {unit}
        above = self.above[unit]
        while above >= 0 and above not in seen:
            yield above
            seen.add(above)
            above = self.above[above]

    def ancestors(self, unit: int) -> Iterable[int]:
        """Parent, its parent, and so on. Ends where a circle closes, should the input hold one."""
        seen = {unit}
        above = self.parents[unit]
        while above >= 0 and above not in seen:
            yield above
            seen.add(above)
            above = self.parents[above]


def _each_once(texts: array[int], first: list[int], numbers: int) -> tuple[Numbers, Numbers]:
    import numpy as np  # imported when matching runs: `--help` must not load it

    units = np.repeat(np.arange(len(first) - 1), np.diff(first))
    held = np.sort(units * numbers + np.array(texts, dtype=np.int64))
    held = held[np.diff(held, prepend=-1) > 0]
    return (held // max(numbers, 1)).astype(np.int32), (held % max(numbers, 1)).astype(np.int32)


def _name_of(unit: MatchableUnit, names: dict[tuple[str, str | None], Name]) -> Name:
    stated = unit.name, unit.rank
    known = names.get(stated)
    if known is None:
        known = names[stated] = Name.of(*stated)
    return known


class Comparison:
    """The two sides and what only both together tell: which texts are rare, and how much a name's words say.

    Equal texts of both sides have one number, from 0 to `texts` (excluded). By that number: `widest`, units that hold it
    on the side where more do; `weights`, what sharing it says of two units, in sixtieths, 60 for one unit a side, 30 and
    20 for two and three, 0 for boilerplate; `rarities`, the same without an edge, 60 falling with the logarithm of the
    units that hold it to nearly 0 where all do; `is_shared`, whether both sides hold it. Whole numbers, so that sums do
    not depend on the order of adding.
    """

    def __init__(self, old: Sequence[MatchableUnit], new: Sequence[MatchableUnit]) -> None:
        self._given = old, new
        names: dict[tuple[str, str | None], Name] = {}
        self.old, self.new = Side(old, names), Side(new, names)
        numbers: dict[str, int] = defaultdict(itertools.count().__next__)
        self.old.number_texts(numbers)
        self.new.number_texts(numbers)
        self.texts = len(numbers)
        self._weigh_texts()

    def _weigh_texts(self) -> None:
        import numpy as np

        of_old, of_new = (np.bincount(side.held[1], minlength=self.texts) for side in (self.old, self.new))
        widest = np.maximum(of_old, of_new)
        self.is_shared: Mask = np.minimum(of_old, of_new) > 0
        weights = np.where(widest <= RARE_UNITS, WHOLE_WEIGHT // widest, 0)
        units = max(len(self.old), len(self.new))
        rarities = np.rint(WHOLE_WEIGHT * (1 - np.log(widest) / math.log(units + 1))).astype(np.int64)
        self._rare_weights = _of_units(self.old, weights), _of_units(self.new, weights)
        self._contents = _of_units(self.old, rarities), _of_units(self.new, rarities)
        self.widest: list[int] = widest.tolist()
        self.weights: list[int] = weights.tolist()
        self.rarities: list[int] = rarities.tolist()

    def is_of(self, old: Sequence[MatchableUnit], new: Sequence[MatchableUnit]) -> bool:
        """Whether it was made of these very sides."""
        return self._given[0] is old and self._given[1] is new

    def mirrored(self) -> Comparison:
        """The same with old and new exchanged."""
        mirror = copy.copy(self)
        mirror.old, mirror.new = self.new, self.old
        mirror._rare_weights = self._rare_weights[::-1]
        mirror._contents = self._contents[::-1]
        return mirror

    def rare_weight(self, unit: int, *, of_new: bool) -> int:
        """The weights of all functions of one unit together; 0 when it lists none, or only boilerplate."""
        return self._rare_weights[of_new][unit]

    def content(self, unit: int, *, of_new: bool) -> int:
        """Rarities of all functions of one unit together."""
        return self._contents[of_new][unit]

    @cached_property
    def stem_weights(self) -> dict[str, float]:
        """What each stem of names says: the more the fewer names of both sides hold it."""
        counts: Counter[str] = Counter()
        for side in (self.old, self.new):
            for name in side.names:
                counts.update(set(name.core))
        names = len(self.old) + len(self.new)
        return {stem: math.log1p(names / count) for stem, count in counts.items()}


def _of_units(side: Side, weights: Numbers) -> list[int]:
    """For each unit, these weights of its texts together; twice in a unit counts once."""
    import numpy as np

    units, texts = side.held
    found: list[int] = np.bincount(units, weights=weights[texts], minlength=len(side)).astype(np.int64).tolist()
    return found
