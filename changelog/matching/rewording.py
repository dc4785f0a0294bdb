"""Functions that were reworded: in matched units by the best assignment, across units only beyond doubt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from changelog.domain.correspondences import Stage, Status
from changelog.matching import evidence
from changelog.matching.assignment import Choice, best_pairs, tie_of
from changelog.matching.likeness import Text, Vocabulary
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
from changelog.matching.verbatim import both_covered

_NOT_QUITE = 0.999
"""The most that a text that is not word for word the same scores: 1.0 is kept for equality."""


def align_within(alignment: Alignment, vocabulary: Vocabulary, status: Status) -> None:
    """In matched units, then in related ones: accepted pairs, or those that are proposed when all else is settled."""
    least = SAME_FUNCTION if status is Status.ACCEPTED else PERHAPS_SAME_FUNCTION
    lost = alignment.old.free_among(vocabulary.old)
    gained = alignment.new.free_among(vocabulary.new)
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
    olds = _telling(alignment, alignment.old, vocabulary.old)
    news = _telling(alignment, alignment.new, vocabulary.new)
    values = {
        pair: likeness - PERHAPS_TRANSFER
        for pair in _candidates(vocabulary, olds, news)
        if (likeness := vocabulary.likeness(*pair)) >= PERHAPS_TRANSFER and both_covered(alignment, *pair)
    }
    for choice in best_pairs(values, _tie(alignment)):
        likeness = choice.value + PERHAPS_TRANSFER
        if likeness >= least and (status is Status.PROPOSED or choice.lead >= TRANSFER_LEAD):
            alignment.settle(_reworded(choice.old, choice.new, likeness, status))


def _align_block(
    alignment: Alignment, vocabulary: Vocabulary, olds: list[int], news: list[int], least: float, status: Status
) -> None:
    olds = [function for function in olds if vocabulary.old[function].signs]
    news = [function for function in news if vocabulary.new[function].signs]
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


def _telling(alignment: Alignment, listing: Listing, texts: dict[int, Text]) -> list[int]:
    """Functions without counterpart whose text says something: not boilerplate, nor a short formula."""
    weights = alignment.comparison.weights
    return [
        function
        for function, text in texts.items()
        if listing.free[function] and weights[listing.texts[function]] and len(text.stems) >= LEAST_TRANSFER_WORDS
    ]


def _reworded(old: int, new: int, likeness: float, status: Status) -> Aligned:
    score = min(likeness, _NOT_QUITE)
    return Aligned((old,), (new,), Stage.SIMILAR_TEXT, score, status, (evidence.alike_texts(score),))


def _tie(alignment: Alignment) -> Callable[[int, int], float]:
    old, new = alignment.old, alignment.new
    return lambda one, other: tie_of(old.fingerprint(one), new.fingerprint(other))


def _candidates(vocabulary: Vocabulary, olds: Sequence[int], news: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs worth comparing where all with all would be too many: those that share most of their uncommon runs of words.

    Each function is given its `MOST_CANDIDATES` best of the other side, from both sides.
    """
    old_postings = _postings(vocabulary.old, olds)
    new_postings = _postings(vocabulary.new, news)
    found = {(old, new) for old in olds for new in _nearest(vocabulary.old[old], old_postings, new_postings)}
    found |= {(old, new) for new in news for old in _nearest(vocabulary.new[new], new_postings, old_postings)}
    return sorted(found)


def _postings(texts: dict[int, Text], functions: Sequence[int]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for function in functions:
        for run in _runs(texts[function]):
            postings[run].append(function)
    return postings


def _runs(text: Text) -> set[str]:
    """Every `RUN_WORDS` words that follow one another."""
    return {text.signs[at : at + RUN_WORDS] for at in range(len(text.signs) - RUN_WORDS + 1)}


def _nearest(text: Text, own: dict[str, list[int]], other: dict[str, list[int]]) -> list[int]:
    """The functions of the other side with the most uncommon runs of words in common."""
    shared: Counter[int] = Counter()
    for run in _runs(text):
        holders = other.get(run, ())
        if len(own[run]) <= LONGEST_TEXT_POSTING and len(holders) <= LONGEST_TEXT_POSTING:
            shared.update(holders)
    if len(shared) <= MOST_CANDIDATES:
        return list(shared)
    least = sorted(shared.values(), reverse=True)[MOST_CANDIDATES - 1]
    # Equals at the edge are all kept or all dropped, whatever their order in the input.
    kept = [function for function, runs in shared.items() if runs >= least]
    return kept if len(kept) <= 2 * MOST_CANDIDATES else [function for function in kept if shared[function] > least]
