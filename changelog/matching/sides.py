"""The two sides of a comparison, indexed once: names, places, and where each function text is found.

Inside matching a unit is its index in `Side.units`. The order is that of the printed codes, not that of the input, so
that shuffled input gives the same answers; codes serve for nothing else.
"""

from __future__ import annotations

import copy
import itertools
import math
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from changelog.domain.correspondences import MatchableUnit
from changelog.errors import InvariantError
from changelog.matching.thresholds import RARE_UNITS
from changelog.matching.words import content_stems, natural_order, words_of

WHOLE_WEIGHT = 60
"""What a text of one unit a side weighs (see `Comparison.weights`)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A unit's name as compared: `key` all its words, `rank` its leading rank words, `core` stems of what remains (each
    once in `stems`).

    A name that is nothing but a rank ("Delegaciones") has it as its core too.
    """

    key: str
    rank: str
    core: tuple[str, ...]
    core_key: str
    stems: frozenset[str]

    @classmethod
    def of(cls, name: str, rank: str | None) -> Name:
        words = words_of(name)
        rank_words = words_of(rank) if rank else []
        if words[: len(rank_words)] != rank_words or len(rank_words) == len(words):
            rank_words = []
        core = tuple(content_stems(words[len(rank_words) :]))
        return cls(" ".join(words) or name, " ".join(rank_words), core, " ".join(core), frozenset(core))


class Side:
    """All units of one side. Lists are by unit index; `parents` holds -1 where a unit is on top or not placed.

    `functions` are those of all units, unit after unit, each unit's in the order printed; `first[u]` to `first[u + 1]`
    (excluded) are those of unit u. `texts[u]` are their texts, as numbers that `Comparison` gives to equal texts.
    """

    def __init__(self, units: Sequence[MatchableUnit], names: dict[tuple[str, str | None], Name]) -> None:
        self.units = sorted(units, key=lambda unit: (natural_order(unit.code), unit.key))
        self.index = {unit.key: at for at, unit in enumerate(self.units)}
        if len(self.index) != len(self.units):
            raise InvariantError("two units of one side bear the same key")
        # A parent that lies outside this side is as good as not placed.
        self.parents = [self.index.get(unit.parent, -1) if unit.parent is not None else -1 for unit in self.units]
        self.children: list[list[int]] = [[] for _ in self.units]
        for at, parent in enumerate(self.parents):
            if parent >= 0:
                self.children[parent].append(at)
        self.names = [_name_of(unit, names) for unit in self.units]
        self.functions = list(itertools.chain.from_iterable([unit.functions for unit in self.units]))
        self.first = [0, *itertools.accumulate([len(unit.functions) for unit in self.units])]
        self.texts: list[list[int]] = []
        self._fingerprints: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self.units)

    def number_texts(self, numbers: dict[str, int]) -> None:
        """Take over the numbers that `Comparison` gave to digests."""
        numbered = [numbers[function.text.digest] for function in self.functions]
        self.texts = [numbered[start:end] for start, end in itertools.pairwise(self.first)]

    @cached_property
    def contents(self) -> list[tuple[int, ...] | None]:
        """What each unit states of its functions, in no order; None where functions are not listed."""
        return [
            tuple(sorted(texts)) if unit.functions_listed else None
            for unit, texts in zip(self.units, self.texts, strict=True)
        ]

    @cached_property
    def bearers(self) -> Counter[str]:
        """Units that bear each name."""
        return Counter([name.key for name in self.names])

    @cached_property
    def owners(self) -> list[int]:
        """The unit of each function."""
        return [at for at, texts in enumerate(self.texts) for _ in texts]

    def holders(self, texts: int) -> list[int]:
        """For each of that many texts, in how many units it stands (twice in one unit counts once)."""
        held = [0] * texts
        for listed in self.texts:
            for text in set(listed):
                held[text] += 1
        return held

    def fingerprint(self, unit: int) -> int:
        """A number that follows from the unit's name and functions alone: to settle ties alike in every order."""
        known = self._fingerprints.get(unit)
        if known is None:
            digests = sorted(function.text.digest for function in self.units[unit].functions)
            told = "\0".join([self.names[unit].key, *digests])
            known = self._fingerprints[unit] = zlib.crc32(told.encode("utf-8", "surrogatepass"))
        return known

    def fingerprint_of_function(self, function: int) -> int:
        """The same of a function: follows from its text and its unit alone."""
        told = f"{self.fingerprint(self.owners[function])} {self.functions[function].text.digest}"
        return zlib.crc32(told.encode("utf-8", "surrogatepass"))

    def ancestors(self, unit: int) -> Iterable[int]:
        """Parent, its parent, and so on. Ends where a circle closes, should the input hold one."""
        seen = {unit}
        above = self.parents[unit]
        while above >= 0 and above not in seen:
            yield above
            seen.add(above)
            above = self.parents[above]


def _name_of(unit: MatchableUnit, names: dict[tuple[str, str | None], Name]) -> Name:
    stated = unit.name, unit.rank
    known = names.get(stated)
    if known is None:
        known = names[stated] = Name.of(*stated)
    return known


class Comparison:
    """The two sides and what only both together tell: which texts are rare, and how much a name's words say.

    Equal texts of both sides have one number. By that number: `widest`, units that hold it on the side where more do;
    `weights`, what sharing it says of two units, in sixtieths, 60 for one unit a side, 30 and 20 for two and three, 0
    for boilerplate; `rarities`, the same without an edge, 60 falling with the logarithm of the units that hold it to
    nearly 0 where all do; `is_shared`, whether both sides hold it. Whole numbers, so that sums do not depend on the
    order of adding. `likenesses` remembers how alike names are, by the stems of both.
    """

    def __init__(self, old: Sequence[MatchableUnit], new: Sequence[MatchableUnit]) -> None:
        self._given = old, new
        names: dict[tuple[str, str | None], Name] = {}
        self.old, self.new = Side(old, names), Side(new, names)
        digests = [function.text.digest for side in (self.old, self.new) for function in side.functions]
        self.numbers = {digest: number for number, digest in enumerate(dict.fromkeys(digests))}
        self.old.number_texts(self.numbers)
        self.new.number_texts(self.numbers)
        of_old, of_new = self.old.holders(len(self.numbers)), self.new.holders(len(self.numbers))
        self.widest = list(map(max, of_old, of_new))
        self.is_shared = bytearray(map(bool, map(min, of_old, of_new)))
        scale = (0, *(WHOLE_WEIGHT // units for units in range(1, RARE_UNITS + 1)))
        self.weights = [scale[widest] if widest <= RARE_UNITS else 0 for widest in self.widest]
        self.likenesses: dict[tuple[str, str], float] = {}
        self.rarities = _rarities(self.widest, max(len(self.old), len(self.new)))
        self._rare_weights = _of_units(self.old, self.weights), _of_units(self.new, self.weights)
        self._contents = _of_units(self.old, self.rarities), _of_units(self.new, self.rarities)

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

    def rare_weights(self, *, of_new: bool) -> list[int]:
        """For each unit, the weights of all its functions together; 0 when it lists none, or only boilerplate."""
        return self._rare_weights[of_new]

    def rare_weight(self, unit: int, *, of_new: bool) -> int:
        """The same of one unit."""
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
                counts.update(name.stems)
        names = len(self.old) + len(self.new)
        return {stem: math.log1p(names / count) for stem, count in counts.items()}


def _rarities(widest: Sequence[int], units: int) -> list[int]:
    whole = math.log(units + 1)
    scale = [round(WHOLE_WEIGHT * (1 - math.log(held) / whole)) for held in range(1, units + 1)]
    return [scale[held - 1] for held in widest]


def _of_units(side: Side, weights: Sequence[int]) -> list[int]:
    """For each unit, these weights of its texts together; twice in a unit counts once."""
    weight_of = weights.__getitem__
    return [sum(map(weight_of, set(texts))) for texts in side.texts]
