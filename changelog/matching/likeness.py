"""How alike two function texts are: their words in their order, and the words that tell texts apart."""

from __future__ import annotations

import copy
import heapq
import itertools
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from changelog.domain.texts import StatedText
from changelog.matching.lexicon import Lexicon
from changelog.matching.masks import Masks
from changelog.matching.sides import Comparison, Side
from changelog.matching.thresholds import LONGEST_SAMPLED, SAMPLED_TEXTS

_WHOLE_WEIGHT = 1 << 32
"""What a word of weight 1.0 counts for: weights are whole numbers, so that sums do not depend on the order of adding."""

_MOST_KEPT = 4_000
"""Texts of a side whose words are kept, two kilobytes each: texts are asked for block by block, so few come back later."""

_MOST_SIGNS_KEPT = 100_000
"""Texts of a side whose signs are kept, a hundred bytes each."""


@dataclass(frozen=True, slots=True)
class Text:
    """A function's masked words as compared (see `Lexicon`): `signs` in their order, `stems` the meaningful ones, and
    `weight` what these say together."""

    signs: str
    stems: frozenset[str]
    weight: int


class SideTexts:
    """The function texts of one side as compared, each made when it is first asked for."""

    def __init__(self, side: Side, lexicon: Lexicon, weights: Weights) -> None:
        self._side = side
        self._lexicon = lexicon
        self._weights = weights
        self._masks = Masks(side, lexicon.signs)
        self._telling_masks = Masks(side, lexicon.telling)
        self._signs: dict[int, str] = {}
        self._texts: dict[int, Text] = {}

    def signs(self, function: int) -> str:
        """Masked words of a function's text; none where its body is not at hand."""
        known = self._signs.get(function)
        if known is None:
            if len(self._signs) >= _MOST_SIGNS_KEPT:
                self._signs.clear()
            body = self._side.stated[function].body
            signs = self._masks.masked(self._side.owners[function], body) if body is not None else ""
            known = self._signs[function] = signs
        return known

    def telling(self, function: int) -> str:
        """The same without words that carry no meaning."""
        body = self._side.stated[function].body
        return self._telling_masks.masked(self._side.owners[function], body) if body is not None else ""

    def particles(self, function: int) -> str:
        """Its words that only join others and are not articles, unmasked."""
        return self._lexicon.particles(self._side.stated[function].body or "")

    def __getitem__(self, function: int) -> Text:
        known = self._texts.get(function)
        if known is None:
            if len(self._texts) >= _MOST_KEPT:
                self._texts.clear()
            signs = self.signs(function)
            stems = frozenset(self._lexicon.meant(signs))
            known = self._texts[function] = Text(signs, stems, self._weights.of(stems))
        return known


class Vocabulary:
    """The texts of both sides, and how common each word is in them."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._lexicon = lexicon = Lexicon()
        self._weights = Weights(lexicon, comparison)
        # Neither holds the vocabulary: it is to be gone as soon as nobody asks it, with the collector paused too.
        self.old = SideTexts(comparison.old, lexicon, self._weights)
        self.new = SideTexts(comparison.new, lexicon, self._weights)

    def mirrored(self) -> Vocabulary:
        """The same with old and new exchanged."""
        mirror = copy.copy(self)
        mirror.comparison = self.comparison.mirrored()
        mirror.old, mirror.new = self.new, self.old
        return mirror

    def weight_of(self, stems: Iterable[str]) -> int:
        """What these words say together."""
        return self._weights.of(stems)

    def likenesses(self, pairs: Sequence[tuple[int, int]], least: float) -> dict[tuple[int, int], float]:
        """From 0.0 to 1.0, of these pairs of functions; 1.0 when only masked names or punctuation differ. Symmetric. Pairs
        below `least` are left out."""
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import cpdist

        if not pairs:
            return {}
        needed = _needed(least)
        order = cpdist(
            [self.old.signs(old) for old, _ in pairs],
            [self.new.signs(new) for _, new in pairs],
            scorer=Indel.normalized_similarity,
            score_cutoff=needed,
            dtype="float64",
        ).tolist()
        found: dict[tuple[int, int], float] = {}
        for pair, same_order in zip(pairs, order, strict=True):
            if same_order >= needed:
                likeness = (same_order + self._overlap(self.old[pair[0]], self.new[pair[1]])) / 2
                if likeness >= least:
                    found[pair] = likeness
        return found

    def without_articles(self, signs: str) -> str:
        """Words of a text as signs, without articles and what is contracted with them."""
        return signs.translate(self._lexicon.without_articles)

    def opening_and_rest(self, old: int, new: int) -> tuple[float, float]:
        """Of two functions: what the words say with which both begin, as a share of the shorter text; and the share of
        both, weighted, that they have in common after that."""
        one, other = self.old[old], self.new[new]
        same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one.signs, other.signs, strict=False))
        place = sum(1 for _ in same)
        meant = self._lexicon.meant
        opening = self.weight_of(meant(one.signs[:place]))
        rest = self.weight_of(meant(one.signs[place:]) & meant(other.signs[place:]))
        shorter, whole = min(one.weight, other.weight), one.weight + other.weight
        return (opening / shorter, 2 * rest / whole) if shorter else (0.0, 0.0)

    def _overlap(self, one: Text, other: Text) -> float:
        """Share of the meaningful words of both, weighted, that they have in common; 0.0 when there are none."""
        whole = one.weight + other.weight
        return 2 * self.weight_of(one.stems & other.stems) / whole if whole else 0.0

    def table(self, olds: Sequence[int], news: Sequence[int], least: float) -> dict[tuple[int, int], float]:
        """The same of all with all, for a block of moderate size."""
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import cdist

        needed = _needed(least)
        order = cdist(
            [self.old.signs(old) for old in olds],
            [self.new.signs(new) for new in news],
            scorer=Indel.normalized_similarity,
            score_cutoff=needed,
            dtype="float64",
        ).tolist()
        found: dict[tuple[int, int], float] = {}
        theirs = [(new, self.new[new]) for new in news]
        for old, row in zip(olds, order, strict=True):
            one = self.old[old]
            for (new, other), same_order in zip(theirs, row, strict=True):
                if same_order >= needed:
                    likeness = (same_order + self._overlap(one, other)) / 2
                    if likeness >= least:
                        found[old, new] = likeness
        return found


def _needed(least: float) -> float:
    """Half of the likeness is the order of the words: below this, the other half cannot make up for it."""
    return max(2 * least - 1, 0.0)


class Weights:
    """What words say, by how common they are in the texts of both sides; these are sampled when it is first asked."""

    def __init__(self, lexicon: Lexicon, comparison: Comparison) -> None:
        self._lexicon = lexicon
        self._comparison = comparison

    @cached_property
    def _known(self) -> _Weights:
        return _Weights(self._lexicon, _sample(self._comparison))

    def of(self, stems: Iterable[str]) -> int:
        """What these say together."""
        return sum(map(self._known.__getitem__, stems))


class _Weights(dict[str, int]):
    """What each stem says, in `_WHOLE_WEIGHT` of 1.0: the more the fewer texts of the sample have it."""

    def __init__(self, lexicon: Lexicon, sample: Sequence[str]) -> None:
        super().__init__()
        self._counts = Counter(stem for body in sample for stem in lexicon.meant(lexicon.signs(body)))
        self._texts = len(sample)

    def __missing__(self, stem: str) -> int:
        weight = math.log1p(self._texts / (1 + self._counts[stem]))
        found = self[stem] = round(weight * _WHOLE_WEIGHT)
        return found


def _sample(comparison: Comparison) -> list[str]:
    """At most `SAMPLED_TEXTS` of all texts, drawn by their digests: evenly, and the same whatever the order or direction
    of the input."""
    # Digests are spread evenly: twice as many as are wanted begin below this, nearly always.
    share = 2 * SAMPLED_TEXTS / max(comparison.texts, 1)
    below = f"{int(share * 0xFFFFFFFF):08x}" if share < 1 else None
    bodies = _bodies(comparison, below)
    if below is not None and len(bodies) < SAMPLED_TEXTS:
        bodies = _bodies(comparison, None)
    return [bodies[digest][:LONGEST_SAMPLED] for digest in heapq.nsmallest(SAMPLED_TEXTS, bodies)]


def _bodies(comparison: Comparison, below: str | None) -> dict[str, str]:
    """Texts at hand by their digests, all or only those whose digests are below this one."""
    texts: Iterable[StatedText] = itertools.chain(comparison.old.stated, comparison.new.stated)
    if below is not None:
        texts = (text for text in texts if text.digest < below)
    return {text.digest: text.body for text in texts if text.body is not None}
