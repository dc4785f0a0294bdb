"""Functions that were reworded: in matched units by the best assignment, across units only beyond doubt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from changelog.domain.correspondences import Stage, Status
from changelog.matching import evidence
from changelog.matching.assignment import Choice, best_pairs, tie_of
from changelog.matching.likeness import SideTexts, Vocabulary
from changelog.matching.listings import Aligned, Alignment, Listing
from changelog.matching.thresholds import (
    LARGEST_TABLE,
    LEAST_TRANSFER_WORDS,
    LONG_RUN,
    LONGEST_TEXT_POSTING,
    MOST_CANDIDATES,
    PERHAPS_SAME_FUNCTION,
    PERHAPS_TRANSFER,
    REWORDED_TRANSFER,
    RUN_WORDS,
    SAME_FUNCTION,
    SAME_VERB_LEAD,
    TRANSFER_LEAD,
)

_NOT_QUITE = 0.999
"""The most that a text that is not word for word the same scores: 1.0 is kept for equality."""


def align_masked(alignment: Alignment, vocabulary: Vocabulary) -> None:
    """In matched units: texts that differ in nothing but the names of the unit and its parent, where a unit has one of
    each. Most of what a new name brings, and settled without comparing word by word."""
    gained = alignment.comparable(of_new=True)
    for old, lost in alignment.comparable(of_new=False).items():
        new = alignment.pairs.of_old[old]
        if (old, new) in alignment.is_same and new in gained:
            ours = _only_bearers(lost, vocabulary.old)
            theirs = _only_bearers(gained[new], vocabulary.new)
            for signs, function in ours.items():
                if signs in theirs:
                    alignment.settle(_reworded(function, theirs[signs], 1.0, Status.ACCEPTED))


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


def align_transfers(alignment: Alignment, vocabulary: Vocabulary, status: Status) -> None:
    """Across units that both sides document: a text of some length that is nearly the same, and no other is."""
    least = REWORDED_TRANSFER if status is Status.ACCEPTED else PERHAPS_TRANSFER
    olds = _telling(alignment, alignment.comparable(of_new=False), alignment.old, vocabulary.old)
    news = _telling(alignment, alignment.comparable(of_new=True), alignment.new, vocabulary.new)
    values = {
        pair: likeness - PERHAPS_TRANSFER
        for pair in _candidates(vocabulary, olds, news)
        if (likeness := vocabulary.likeness(*pair)) >= PERHAPS_TRANSFER
    }
    for choice in best_pairs(values, _tie(alignment)):
        likeness = choice.value + PERHAPS_TRANSFER
        if likeness >= least and (status is Status.PROPOSED or choice.lead >= TRANSFER_LEAD):
            alignment.settle(_reworded(choice.old, choice.new, likeness, status))


def _only_bearers(functions: list[int], texts: SideTexts) -> dict[str, int]:
    """Functions by their masked words, those left out that another of them bears too."""
    signs = [texts.signs(function) for function in functions]
    times = Counter(signs)
    return {told: function for told, function in zip(signs, functions, strict=True) if told and times[told] == 1}


def _align_block(
    alignment: Alignment, vocabulary: Vocabulary, olds: list[int], news: list[int], least: float, status: Status
) -> None:
    olds = [function for function in olds if vocabulary.old.signs(function)]
    news = [function for function in news if vocabulary.new.signs(function)]
    if len(olds) * len(news) <= LARGEST_TABLE:
        likenesses = vocabulary.table(olds, news, least) if olds and news else {}
    else:
        compared = {pair: vocabulary.likeness(*pair) for pair in _candidates(vocabulary, olds, news)}
        likenesses = {pair: likeness for pair, likeness in compared.items() if likeness >= least}
    # What is below the threshold takes no part, so that it cannot push a certain pair aside.
    values = {pair: likeness - least + 0.01 for pair, likeness in likenesses.items()}
    for choice in best_pairs(values, _tie(alignment)):
        likeness = likenesses[choice.old, choice.new]
        is_marked = likeness < SAME_FUNCTION and _is_beyond_chance(vocabulary, choice)
        alignment.settle(_reworded(choice.old, choice.new, likeness, Status.ACCEPTED if is_marked else status))


def _is_beyond_chance(vocabulary: Vocabulary, choice: Choice) -> bool:
    """Whether a doubtful pair of one unit has a mark that unlike functions lack: a long run of the same words, or the
    same opening verb and no rival."""
    one, other = vocabulary.old[choice.old].signs, vocabulary.new[choice.new].signs
    if one[0] == other[0] and choice.lead >= SAME_VERB_LEAD:
        return True
    run = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return run.size >= LONG_RUN


def _telling(alignment: Alignment, free: dict[int, list[int]], listing: Listing, texts: SideTexts) -> list[int]:
    """Functions without counterpart whose text says something: not boilerplate, nor a short formula."""
    weights = alignment.comparison.weights
    functions = [function for mine in free.values() for function in mine if weights[listing.texts[function]]]
    return [function for function in functions if len(texts[function].stems) >= LEAST_TRANSFER_WORDS]


def _reworded(old: int, new: int, likeness: float, status: Status) -> Aligned:
    score = min(likeness, _NOT_QUITE)
    return Aligned((old,), (new,), Stage.SIMILAR_TEXT, score, status, (evidence.alike_texts(score),))


def _tie(alignment: Alignment) -> Callable[[int, int], float]:
    old, new = alignment.comparison.old, alignment.comparison.new
    return lambda one, other: tie_of(old.fingerprint_of_function(one), new.fingerprint_of_function(other))


def _candidates(vocabulary: Vocabulary, olds: Sequence[int], news: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs worth comparing where all with all would be too many: those that share most of their uncommon runs of words.

    Each function is given its `MOST_CANDIDATES` best of the other side, from both sides.
    """
    old_postings = _postings(vocabulary.old, olds)
    new_postings = _postings(vocabulary.new, news)
    found = {(old, new) for old in olds for new in _nearest(vocabulary.old.signs(old), old_postings, new_postings)}
    found |= {(old, new) for new in news for old in _nearest(vocabulary.new.signs(new), new_postings, old_postings)}
    return sorted(found)


def _postings(texts: SideTexts, functions: Sequence[int]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for function in functions:
        for run in _runs(texts.signs(function)):
            postings[run].append(function)
    return postings


def _runs(signs: str) -> set[str]:
    """Every `RUN_WORDS` words that follow one another."""
    return {signs[at : at + RUN_WORDS] for at in range(len(signs) - RUN_WORDS + 1)}


def _nearest(signs: str, own: dict[str, list[int]], other: dict[str, list[int]]) -> list[int]:
    """The functions of the other side with the most uncommon runs of words in common."""
    shared: Counter[int] = Counter()
    for run in _runs(signs):
        holders = other.get(run, ())
        if len(own[run]) <= LONGEST_TEXT_POSTING and len(holders) <= LONGEST_TEXT_POSTING:
            shared.update(holders)
    if len(shared) <= MOST_CANDIDATES:
        return list(shared)
    least = sorted(shared.values(), reverse=True)[MOST_CANDIDATES - 1]
    # Equals at the edge are all kept or all dropped, whatever their order in the input.
    kept = [function for function, runs in shared.items() if runs >= least]
    return kept if len(kept) <= 2 * MOST_CANDIDATES else [function for function in kept if shared[function] > least]
