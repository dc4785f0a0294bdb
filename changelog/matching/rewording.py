"""Functions that were reworded: in matched units by the best assignment, across units only beyond doubt."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from changelog.domain.correspondences import Stage, Status
from changelog.matching import evidence
from changelog.matching.assignment import Choice, best_pairs, tie_of
from changelog.matching.formulas import is_catch_all
from changelog.matching.lexicon import OWN_NAME, PARENT_NAME
from changelog.matching.likeness import SideTexts, Vocabulary
from changelog.matching.listings import Aligned, Alignment, Listing
from changelog.matching.runs import nearest
from changelog.matching.thresholds import (
    HALF_SURE,
    HALF_SURE_TRANSFER,
    LARGEST_TABLE,
    LEAST_KEPT_WORDS,
    LEAST_TRANSFER_WORDS,
    LONG_RUN,
    MOST_CANDIDATES,
    PERHAPS_SAME_FUNCTION,
    PERHAPS_TRANSFER,
    REWORDED_TRANSFER,
    SAME_FUNCTION,
    SAME_OBJECT,
    SAME_OPENING,
    SAME_VERB_LEAD,
    SURER_BY,
    TRANSFER_LEAD,
    TRANSFER_SURER_BY,
)

_NOT_QUITE = 0.999
"""The most that a text that is not word for word the same scores: 1.0 is kept for equality."""
_KEPT = 0.95
"""Score of a text that stands whole in another of its unit. By judgement."""


def align_masked(alignment: Alignment, vocabulary: Vocabulary) -> None:
    """In matched units: texts that differ in nothing but the names of the unit and its parent, and articles and other
    words without meaning of their own, where a unit has one such. Most of what a new name brings, settled without
    comparing all with all."""
    gained = alignment.comparable(of_new=True)
    found: list[tuple[int, int]] = []
    for old, lost in alignment.comparable(of_new=False).items():
        new = alignment.pairs.of_old[old]
        if (old, new) in alignment.is_same and new in gained:
            ours, theirs = _only_bearers(lost, vocabulary.old), _only_bearers(gained[new], vocabulary.new)
            found += [(function, theirs[words]) for words, function in ours.items() if words in theirs]
    reasons = {pair: _why_masked(vocabulary, *pair) for pair in found}
    likenesses = vocabulary.likenesses([pair for pair, why in reasons.items() if why is None], 0.0)
    for (one, other), why in reasons.items():
        said = why or evidence.alike_texts(likenesses[one, other])
        alignment.settle(Aligned((one,), (other,), Stage.SIMILAR_TEXT, _NOT_QUITE, Status.ACCEPTED, (said,)))


def _why_masked(vocabulary: Vocabulary, one: int, other: int) -> str | None:
    """What alone may differ between two texts of the same telling words; None where others do, be it only "y" and "o"."""
    if vocabulary.old.particles(one) != vocabulary.new.particles(other):
        # Some may stand in the names.
        ours, theirs = vocabulary.old.signs(one), vocabulary.new.signs(other)
        if vocabulary.without_articles(ours) != vocabulary.without_articles(theirs):
            return None
    telling = vocabulary.old.telling(one)
    is_named = OWN_NAME in telling or PARENT_NAME in telling
    return evidence.SAME_BUT_FOR_NAMES if is_named else evidence.SAME_BUT_FOR_MARKS


def align_within(alignment: Alignment, vocabulary: Vocabulary, status: Status) -> None:
    """In matched units, then in related ones: accepted pairs, or those that are proposed when all else is settled."""
    least = SAME_FUNCTION if status is Status.ACCEPTED else PERHAPS_SAME_FUNCTION
    lost, gained = alignment.comparable(of_new=False), alignment.comparable(of_new=True)
    for old, new in alignment.same:
        if old in lost and new in gained:
            _align_block(alignment, vocabulary, lost[old], gained[new], least, status)
    for olds, news in alignment.related:
        ours = [function for unit in olds for function in lost.get(unit, ()) if alignment.old.free[function]]
        theirs = [function for unit in news for function in gained.get(unit, ()) if alignment.new.free[function]]
        _align_block(alignment, vocabulary, ours, theirs, least, status)


def align_extended(alignment: Alignment, vocabulary: Vocabulary, status: Status) -> None:
    """In matched units, then in related ones: a text that stands whole in a longer one, word after word, and in no other,
    as this holds no other. A clause was added or left out; how long it is says nothing against the rest."""
    if status is not Status.ACCEPTED:
        return
    lost, gained = alignment.comparable(of_new=False), alignment.comparable(of_new=True)
    for olds, news in [*(((old,), (new,)) for old, new in alignment.same), *alignment.related]:
        ours = [function for unit in olds for function in lost.get(unit, ()) if alignment.old.free[function]]
        theirs = [function for unit in news for function in gained.get(unit, ()) if alignment.new.free[function]]
        if ours and theirs and len(ours) * len(theirs) <= LARGEST_TABLE:
            kept = [(one, other) for one in ours for other in theirs if _is_kept(vocabulary, one, other)]
            once, again = Counter(one for one, _ in kept), Counter(other for _, other in kept)
            for one, other in kept:
                if once[one] == again[other] == 1:
                    pair = (one,), (other,)
                    alignment.settle(Aligned(*pair, Stage.SIMILAR_TEXT, _KEPT, Status.ACCEPTED, (evidence.KEPT_WHOLE,)))


def _is_kept(vocabulary: Vocabulary, one: int, other: int) -> bool:
    ours, theirs = vocabulary.old.signs(one), vocabulary.new.signs(other)
    if ours not in theirs and theirs not in ours:
        return False
    shorter = vocabulary.old[one] if len(ours) <= len(theirs) else vocabulary.new[other]
    return len(shorter.stems) >= LEAST_KEPT_WORDS


class Transfers:
    """Reworded functions across units that both sides document: a text of some length that is nearly the same, and no
    other is. What may be one is compared once, for what is accepted and then for what is proposed."""

    def __init__(self, alignment: Alignment, vocabulary: Vocabulary) -> None:
        self._alignment = alignment
        self._vocabulary = vocabulary

    @cached_property
    def _likenesses(self) -> dict[tuple[int, int], float]:
        alignment, vocabulary = self._alignment, self._vocabulary
        olds = _telling(alignment, alignment.comparable(of_new=False), alignment.old, vocabulary.old)
        news = _telling(alignment, alignment.comparable(of_new=True), alignment.new, vocabulary.new)
        return vocabulary.likenesses(_candidates(vocabulary, olds, news), PERHAPS_TRANSFER)

    def align(self, status: Status) -> None:
        """Those beyond doubt, or those that are proposed when all else is settled."""
        least = REWORDED_TRANSFER if status is Status.ACCEPTED else PERHAPS_TRANSFER
        old, new = self._alignment.old.free, self._alignment.new.free
        # What lies at the threshold is worth something still.
        values = {
            pair: likeness - PERHAPS_TRANSFER + 0.01
            for pair, likeness in self._likenesses.items()
            if old[pair[0]] and new[pair[1]]
        }
        for choice in best_pairs(values, _tie(self._alignment)):
            likeness = self._likenesses[choice.old, choice.new]
            if likeness >= least and (status is Status.PROPOSED or choice.lead >= TRANSFER_LEAD):
                self._alignment.settle(_reworded(choice.old, choice.new, likeness, status, is_transfer=True))


def _only_bearers(functions: list[int], texts: SideTexts) -> dict[str, int]:
    """Functions by their telling words, those left out that another of them has too."""
    words = [texts.telling(function) for function in functions]
    times = Counter(words)
    return {told: function for told, function in zip(words, functions, strict=True) if told and times[told] == 1}


def _align_block(
    alignment: Alignment, vocabulary: Vocabulary, olds: list[int], news: list[int], least: float, status: Status
) -> None:
    olds = [function for function in olds if vocabulary.old.signs(function)]
    news = [function for function in news if vocabulary.new.signs(function)]
    if len(olds) * len(news) <= LARGEST_TABLE:
        likenesses = vocabulary.table(olds, news, least) if olds and news else {}
    else:
        likenesses = vocabulary.likenesses(_candidates(vocabulary, olds, news), least)
    # What is below the threshold takes no part, so that it cannot push a certain pair aside.
    values = {pair: likeness - least + 0.01 for pair, likeness in likenesses.items()}
    for choice in best_pairs(values, _tie(alignment)):
        likeness = likenesses[choice.old, choice.new]
        is_marked = likeness < SAME_FUNCTION and _is_beyond_chance(vocabulary, choice)
        alignment.settle(_reworded(choice.old, choice.new, likeness, Status.ACCEPTED if is_marked else status))


def _is_beyond_chance(vocabulary: Vocabulary, choice: Choice) -> bool:
    """Whether a doubtful pair of one unit has a mark that unlike functions lack: a long run of the same words, or the
    same opening verb, more in common than a formula after it, and no rival."""
    one, other = vocabulary.old[choice.old].signs, vocabulary.new[choice.new].signs
    if one[0] == other[0] and choice.lead >= SAME_VERB_LEAD:
        opening, rest = vocabulary.opening_and_rest(choice.old, choice.new)
        if opening >= SAME_OPENING or rest >= SAME_OBJECT:
            return True
    run = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return run.size >= LONG_RUN


def _telling(alignment: Alignment, free: dict[int, list[int]], listing: Listing, texts: SideTexts) -> list[int]:
    """Functions without counterpart whose text says something: not boilerplate, nor a short formula."""
    weights = alignment.comparison.weights
    stated = listing.side.stated
    functions = [function for mine in free.values() for function in mine if weights[listing.texts[function]]]
    functions = [function for function in functions if len(texts[function].stems) >= LEAST_TRANSFER_WORDS]
    return [function for function in functions if not is_catch_all(stated[function].body or "")]


def _reworded(old: int, new: int, likeness: float, status: Status, *, is_transfer: bool = False) -> Aligned:
    half, by = (HALF_SURE_TRANSFER, TRANSFER_SURER_BY) if is_transfer else (HALF_SURE, SURER_BY)
    score = min(1 / (1 + math.exp(by * (half - likeness))), _NOT_QUITE)
    return Aligned((old,), (new,), Stage.SIMILAR_TEXT, score, status, (evidence.alike_texts(likeness),))


def _tie(alignment: Alignment) -> Callable[[int, int], float]:
    old, new = alignment.comparison.old, alignment.comparison.new
    return lambda one, other: tie_of(old.fingerprint_of_function(one), new.fingerprint_of_function(other))


def _candidates(vocabulary: Vocabulary, olds: Sequence[int], news: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs worth comparing where all with all would be too many: for each function the `MOST_CANDIDATES` of the other
    side with which it has the most rare runs of words in common."""
    ours, theirs = map(vocabulary.old.signs, olds), map(vocabulary.new.signs, news)
    found = nearest(list(enumerate(ours)), list(enumerate(theirs)), MOST_CANDIDATES)
    return [(olds[old], news[new]) for old, new in found]
