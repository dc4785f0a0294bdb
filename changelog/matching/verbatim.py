"""Functions that are equal word for word: in matched units, in related ones, then across units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from changelog.domain.correspondences import Stage, Status
from changelog.matching import evidence
from changelog.matching.formulas import is_catch_all
from changelog.matching.likeness import Vocabulary
from changelog.matching.listings import Aligned, Alignment, Listing
from changelog.matching.thresholds import LEAST_VERBATIM_WORDS

_PERHAPS = 0.5
"""Score of a text that a few units have and that moved, or that the other document may not show. By judgement: on the
benchmarks' workload (1,000 units, seeds 0 to 4) none of the 7 with a text of two or three units was right; all of 2,018
with a text that no other unit has were."""


def align_within(alignment: Alignment) -> None:
    """In matched units, then between the units of mergers, splits and replacements. A text that repeats is paired in
    the order printed."""
    first_old, first_new = alignment.comparison.old.first, alignment.comparison.new.first
    for old, new in alignment.same:
        ours, theirs = alignment.comparison.old.texts[old], alignment.comparison.new.texts[new]
        if ours == theirs:
            alignment.settle_whole(first_old[old], first_new[new], len(ours))
        elif len(set(ours)) == len(ours) and len(set(theirs)) == len(theirs):
            places = dict(zip(ours, alignment.old.of(old), strict=True))
            for text, function in zip(theirs, alignment.new.of(new), strict=True):
                if text in places:
                    alignment.settle_verbatim(places[text], function)
        else:
            _align_equal(alignment, alignment.old.of(old), alignment.new.of(new))
    for olds, news in alignment.related:
        _align_equal(
            alignment,
            [function for unit in olds for function in alignment.old.free_of(unit)],
            [function for unit in news for function in alignment.new.free_of(unit)],
        )


def align_transfers(alignment: Alignment, vocabulary: Vocabulary) -> None:
    """Across units: a text that one unit lost and one other gained. Accepted when no other unit has the text, it says
    enough to be told from a formula, and both places are documented on both sides; a text that a few have, or of few
    words, is proposed; boilerplate and the closing duty of everybody are never transferred."""
    olds = _free_rare(alignment, alignment.old)
    news = _free_rare(alignment, alignment.new)
    for text in olds:
        if text in news and not _is_catch_all(alignment, olds[text][0]):
            lost, gained = alignment.old.in_order(olds[text]), alignment.new.in_order(news[text])
            is_long = _is_long(alignment, vocabulary, olds[text][0])
            for one, other in zip(lost, gained, strict=False):
                is_one = len(lost) == len(gained) == 1
                alignment.settle(_transferred(alignment, one, other, is_one=is_one, is_long=is_long))


def _is_catch_all(alignment: Alignment, old: int) -> bool:
    body = alignment.old.side.stated[old].body
    return body is not None and is_catch_all(body)


def _is_long(alignment: Alignment, vocabulary: Vocabulary, old: int) -> bool:
    """Whether a text has words enough; one whose body is not at hand is believed to."""
    body = alignment.old.side.stated[old].body
    return body is None or len(vocabulary.old[old].stems) >= LEAST_VERBATIM_WORDS


def _transferred(alignment: Alignment, old: int, new: int, *, is_one: bool, is_long: bool) -> Aligned:
    units = alignment.comparison.widest[alignment.old.texts[old]]
    why = [evidence.transferred(units)]
    if not is_long:
        why.append(evidence.FEW_WORDS)
    if not both_covered(alignment, old, new):
        why.append(evidence.NOT_COVERED)
    elif not is_one:
        why.append(evidence.SEVERAL_MOVED)
    is_sure = units == 1 and len(why) == 1
    status, score = (Status.ACCEPTED, 1.0) if is_sure else (Status.PROPOSED, _PERHAPS)
    return Aligned((old,), (new,), Stage.IDENTICAL, score, status, tuple(why))


def both_covered(alignment: Alignment, old: int, new: int) -> bool:
    """Whether each side documents the place of the other side's function: else the function may have been there, or
    may be there still, unseen."""
    pairs = alignment.pairs
    return pairs.covers_old(alignment.old.owners[old]) and pairs.covers_new(alignment.new.owners[new])


def _align_equal(alignment: Alignment, olds: Iterable[int], news: Iterable[int]) -> None:
    lost: dict[int, list[int]] = defaultdict(list)
    gained: dict[int, list[int]] = defaultdict(list)
    for function in olds:
        if alignment.old.free[function]:
            lost[alignment.old.texts[function]].append(function)
    for function in news:
        if alignment.new.free[function] and alignment.new.texts[function] in lost:
            gained[alignment.new.texts[function]].append(function)
    for text, others in gained.items():
        _settle_repeated(alignment, lost[text], others)


def _settle_repeated(alignment: Alignment, olds: list[int], news: list[int]) -> None:
    """One text: the same number on both sides in their order; one for several of other units joined or parted."""
    if len(olds) == len(news) == 1:
        alignment.settle_verbatim(olds[0], news[0])
    elif min(len(olds), len(news)) == 1 and _are_of_one_each(alignment, olds, news):
        joined = tuple(sorted(olds)), tuple(sorted(news))
        alignment.settle(Aligned(*joined, Stage.IDENTICAL, 1.0, Status.ACCEPTED, evidence.WORD_FOR_WORD))
    else:
        for one, other in zip(alignment.old.in_order(olds), alignment.new.in_order(news), strict=False):
            alignment.settle_verbatim(one, other)


def _are_of_one_each(alignment: Alignment, olds: list[int], news: list[int]) -> bool:
    """Whether no two of them stand in one unit."""
    owners_old = {alignment.old.owners[function] for function in olds}
    owners_new = {alignment.new.owners[function] for function in news}
    return len(owners_old) == len(olds) and len(owners_new) == len(news)


def _free_rare(alignment: Alignment, listing: Listing) -> dict[int, list[int]]:
    """Functions without counterpart by their text, boilerplate left out."""
    found: dict[int, list[int]] = defaultdict(list)
    for function in listing.all_free():
        text = listing.texts[function]
        if alignment.comparison.weights[text]:
            found[text].append(function)
    return found
