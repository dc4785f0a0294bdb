"""The two sides of a comparison, indexed once: names, places, and where each function text is found.

Inside matching a unit is its index in `Side.units`. The order is that of the printed codes, not that of the input, so
that shuffled input gives the same answers; codes serve for nothing else.
"""

from __future__ import annotations

import copy
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
    """A unit's name as compared: `key` all its words, `rank` its leading rank words, `core` stems of what remains.

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
        core = tuple(content_stems(words[len(rank_words) :]))
        return cls(" ".join(words) or name, " ".join(rank_words), core, " ".join(core))


class Side:
    """All units of one side. Lists are by unit index; `parents` holds -1 where a unit is on top or not placed.

    `texts[u]` are the function texts of unit u in the order printed, as numbers that `Comparison` gives to equal texts.
    """

    def __init__(self, units: Sequence[MatchableUnit], numbers: dict[str, int]) -> None:
        self.units = sorted(units, key=lambda unit: (natural_order(unit.code), unit.key))
        self.index = {unit.key: at for at, unit in enumerate(self.units)}
        if len(self.index) != len(self.units):
            raise InvariantError("two units of one side bear the same key")
        self.parents = [self._parent_of(unit) for unit in self.units]
        self.children: list[list[int]] = [[] for _ in self.units]
        for at, parent in enumerate(self.parents):
            if parent >= 0:
                self.children[parent].append(at)
        self.names = [Name.of(unit.name, unit.rank) for unit in self.units]
        self.texts = [
            [numbers.setdefault(function.text.digest, len(numbers)) for function in unit.functions]
            for unit in self.units
        ]
        self._fingerprints: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self.units)

    def _parent_of(self, unit: MatchableUnit) -> int:
        # A parent that lies outside this side is as good as not placed.
        return -1 if unit.parent is None else self.index.get(unit.parent, -1)

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
        return Counter(name.key for name in self.names)

    def holders(self, texts: int) -> list[int]:
        """For each of that many texts, in how many units it stands (twice in one unit counts once)."""
        held = [0] * texts
        for listed in self.texts:
            for text in dict.fromkeys(listed):
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

    def ancestors(self, unit: int) -> Iterable[int]:
        """Parent, its parent, and so on. Ends where a circle closes, should the input hold one."""
        seen = {unit}
        above = self.parents[unit]
        while above >= 0 and above not in seen:
            yield above
            seen.add(above)
            above = self.parents[above]


class Comparison:
    """The two sides and what only both together tell: which texts are rare, and how much a name's words say.

    Equal texts of both sides have one number; `weights` by that number: what sharing the text says, in sixtieths, 60
    for one unit a side, 30 and 20 for two and three, 0 for boilerplate. Whole numbers, so that sums do not depend on
    the order of adding. `is_shared` by number: whether both sides hold the text. `likenesses` remembers how alike
    names are, by the stems of both.
    """

    def __init__(self, old: Sequence[MatchableUnit], new: Sequence[MatchableUnit]) -> None:
        numbers: dict[str, int] = {}
        self.old, self.new = Side(old, numbers), Side(new, numbers)
        of_old, of_new = self.old.holders(len(numbers)), self.new.holders(len(numbers))
        self.widest = [max(one, other) for one, other in zip(of_old, of_new, strict=True)]
        self.is_shared = bytearray(one > 0 and other > 0 for one, other in zip(of_old, of_new, strict=True))
        scale = (0, *(WHOLE_WEIGHT // units for units in range(1, RARE_UNITS + 1)))
        self.weights = [scale[widest] if widest <= RARE_UNITS else 0 for widest in self.widest]
        self.likenesses: dict[tuple[str, str], float] = {}
        self._unit_weights: tuple[dict[int, int], dict[int, int]] = ({}, {})

    def mirrored(self) -> Comparison:
        """The same with old and new exchanged."""
        mirror = copy.copy(self)
        mirror.old, mirror.new = self.new, self.old
        mirror._unit_weights = (self._unit_weights[1], self._unit_weights[0])
        return mirror

    def rare_weight(self, unit: int, *, of_new: bool) -> int:
        """Weights of all functions of one unit together; 0 when it lists none, or only boilerplate."""
        known = self._unit_weights[of_new].get(unit)
        if known is None:
            texts = (self.new if of_new else self.old).texts[unit]
            known = self._unit_weights[of_new][unit] = sum([self.weights[text] for text in dict.fromkeys(texts)])
        return known

    @cached_property
    def word_counts(self) -> Counter[str]:
        """In how many names, both sides together, each stem stands."""
        counts: Counter[str] = Counter()
        for side in (self.old, self.new):
            for name in side.names:
                counts.update(set(name.core))
        return counts
