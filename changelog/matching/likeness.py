"""How alike two function texts are: their words in their order, and the words that tell texts apart."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from changelog.matching.listings import Listing
from changelog.matching.thresholds import LONGEST_SAMPLED, SAMPLED_TEXTS
from changelog.matching.words import STOP_WORDS, content_stems, stem_of, words_of

_FIRST_SIGN = 0x100


@dataclass(slots=True)
class Text:
    """A function's masked words as compared: `signs` one character a word, `stems` the meaningful ones, and `weight`
    what these say together."""

    signs: str
    stems: frozenset[str]
    weight: float = 0.0


class Vocabulary:
    """Texts of functions without counterpart, and how common each word is in all functions of both sides.

    Words are written as one character each, so that RapidFuzz compares words, not letters.
    """

    def __init__(self, old: Listing, new: Listing, olds: Iterable[int], news: Iterable[int]) -> None:
        self._signs: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self.old = {function: self._text(old.words(function)) for function in olds}
        self.new = {function: self._text(new.words(function)) for function in news}
        sample = _sample(old, new) if self.old and self.new else []
        counts = Counter(stem for stems in sample for stem in stems)
        known = {*self._stems.values(), *map(stem_of, STOP_WORDS)}
        self.weights = {stem: math.log1p(len(sample) / (1 + counts[stem])) for stem in known}
        for text in (*self.old.values(), *self.new.values()):
            text.weight = self.weight_of(text.stems)

    def _text(self, words: list[str]) -> Text:
        signs, stems = self._signs, self._stems
        for word in words:
            if word not in signs:
                signs[word] = chr(_FIRST_SIGN + len(signs))
                stems[word] = "" if word in STOP_WORDS else stem_of(word)
        meant = {stems[word] for word in words}
        meant.discard("")
        return Text("".join([signs[word] for word in words]), frozenset(meant))

    def weight_of(self, stems: Iterable[str]) -> float:
        """What these words say together. Summed exactly, so that the order of words does not matter."""
        return math.fsum([self.weights[stem] for stem in stems])

    def likeness(self, old: int, new: int) -> float:
        """From 0.0 to 1.0, of two functions; 1.0 when only masked names or punctuation differ. Symmetric."""
        from rapidfuzz.distance import Indel  # imported when matching runs: `--help` must not load it

        one, other = self.old[old], self.new[new]
        return (Indel.normalized_similarity(one.signs, other.signs) + self._overlap(one, other)) / 2

    def _overlap(self, one: Text, other: Text) -> float:
        """Share of the meaningful words of both, weighted, that they have in common; 0.0 when there are none."""
        whole = one.weight + other.weight
        return 2 * self.weight_of(one.stems & other.stems) / whole if whole else 0.0

    def table(self, olds: Sequence[int], news: Sequence[int], least: float) -> dict[tuple[int, int], float]:
        """Likeness of all with all, for a block of moderate size; pairs below `least` are left out."""
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import cdist

        # Half of the likeness is the order of the words: below this, the other half cannot make up for it.
        needed = 2 * least - 1
        ours, theirs = [self.old[old] for old in olds], [self.new[new] for new in news]
        order = cdist(
            [text.signs for text in ours], [text.signs for text in theirs], scorer=Indel.normalized_similarity
        ).tolist()
        found: dict[tuple[int, int], float] = {}
        for row, old in enumerate(olds):
            for column, new in enumerate(news):
                if order[row][column] >= needed:
                    likeness = (order[row][column] + self._overlap(ours[row], theirs[column])) / 2
                    if likeness >= least:
                        found[old, new] = likeness
        return found


def _sample(old: Listing, new: Listing) -> list[set[str]]:
    """Stems of at most `SAMPLED_TEXTS` of all texts, drawn by their digests: evenly, and the same whatever the order or
    direction of the input."""
    bodies: dict[str, str] = {}
    for listing in (old, new):
        for unit in listing.side.units:
            for function in unit.functions:
                if function.text.body is not None:
                    bodies[function.text.digest] = function.text.body
    drawn = heapq.nsmallest(SAMPLED_TEXTS, bodies)
    return [set(content_stems(words_of(bodies[digest][:LONGEST_SAMPLED]))) for digest in drawn]
