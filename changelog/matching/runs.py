"""Who has the most rare runs of words in common: how few are found that are worth comparing, where all with all would be
too many.

A run is `RUN_WORDS` words that follow one another in a text. It says the more the fewer hold it, and nothing where many
do, which also bounds the work. Whole numbers throughout, so that sums do not depend on the order of adding.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from changelog.matching.thresholds import LONGEST_RUN_POSTING, RUN_WORDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]

_MULTIPLIER = 0x9E3779B97F4A7C15
"""An odd number of 64 irregular bits, by which the signs of a run are mixed into one number: that two runs agree by
chance costs one of hundreds, and needs billions of them."""
Texts = Sequence[tuple[int, str]]
"""Holders, as numbers from 0 up, and the signs (see `Lexicon`) of a text of each; a holder may have several."""


def nearest(old: Texts, new: Texts, most: int) -> list[tuple[int, int]]:
    """For each holder of either side the `most` holders of the other with the most in common (more where several have
    as much as the last of these), as pairs, sorted."""
    import numpy as np  # imported when matching runs: `--help` must not load it
    from scipy.sparse import csr_matrix

    old_runs, old_at = _runs(old)
    new_runs, new_at = _runs(new)
    runs, which = np.unique(np.concatenate([old_runs, new_runs]), return_inverse=True)
    old_which, new_which = which[: len(old_runs)], which[len(old_runs) :]
    of_old, of_new = np.bincount(old_which, minlength=len(runs)), np.bincount(new_which, minlength=len(runs))
    is_told = (of_old > 0) & (of_new > 0) & (np.maximum(of_old, of_new) <= LONGEST_RUN_POSTING)
    weights = LONGEST_RUN_POSTING**2 // np.maximum(of_old * of_new, 1)
    told, met = is_told[old_which], is_told[new_which]
    if not told.any():
        return []
    held = csr_matrix(
        (weights[old_which[told]], (old_at[told], old_which[told])), shape=(int(old_at.max()) + 1, len(runs))
    )
    holding = csr_matrix(
        (np.ones(int(met.sum()), dtype=np.int64), (new_which[met], new_at[met])),
        shape=(len(runs), int(new_at.max()) + 1),
    )
    votes = (held @ holding).tocsr()
    table = votes.tocoo()
    least_old, least_new = _least_kept(votes, most), _least_kept(votes.T.tocsr(), most)
    is_kept = table.data >= np.minimum(least_old[table.row], least_new[table.col])
    return sorted(zip(table.row[is_kept].tolist(), table.col[is_kept].tolist(), strict=True))


def _runs(texts: Texts) -> tuple[Numbers, Numbers]:
    """Runs as numbers, and beside each a holder that has it; each pair once."""
    import numpy as np

    lengths = np.array([len(signs) for _, signs in texts], dtype=np.int64)
    holders = np.repeat(np.array([holder for holder, _ in texts], dtype=np.int64), lengths)
    signs = np.frombuffer("".join([signs for _, signs in texts]).encode("utf-32-le"), dtype=np.uint32)
    is_begin = np.ones(len(signs), dtype=np.bool_)
    for before in range(1, RUN_WORDS):
        # A run does not reach from one text into the next.
        is_begin[np.maximum(np.cumsum(lengths) - before, 0)[lengths > 0]] = False
    begins = np.flatnonzero(is_begin)
    runs = np.zeros(len(begins), dtype=np.uint64)
    for place in range(RUN_WORDS):
        runs = runs * np.uint64(_MULTIPLIER) + signs[begins + place]
    return _each_once(runs, holders[begins])


def _each_once(runs: Numbers, holders: Numbers) -> tuple[Numbers, Numbers]:
    import numpy as np

    order = np.lexsort((holders, runs))
    runs, holders = runs[order], holders[order]
    is_first = np.ones(len(runs), dtype=np.bool_)
    is_first[1:] = (runs[1:] != runs[:-1]) | (holders[1:] != holders[:-1])
    return runs[is_first], holders[is_first]


def _least_kept(votes: Any, most: int) -> Numbers:
    """For each row the votes from which a holder is among the nearest."""
    import numpy as np

    counts = np.diff(votes.indptr)
    ranked = votes.data[np.lexsort((-votes.data, np.repeat(np.arange(votes.shape[0]), counts)))]
    last = votes.indptr[:-1] + np.minimum(most, counts) - 1
    least = np.zeros(votes.shape[0], dtype=np.int64)
    least[counts > 0] = ranked[last[counts > 0]]
    return least
