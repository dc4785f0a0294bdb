"""Possible pairs from functions: units between which rare texts went, word for word or reworded."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.matching.flows import Flows
from changelog.matching.pairs import Pairs
from changelog.matching.rewordings import Rewordings


def suggested(pairs: Pairs, flows: Flows, rewordings: Rewordings | None) -> Iterator[tuple[int, int]]:
    """Pairs of open units that share functions of their own; `rewordings` None while only equal texts are asked."""
    for old, new in flows.between:
        if pairs.may_pair(old, new):
            yield old, new
    if rewordings is not None:
        yield from rewordings.suggested()
