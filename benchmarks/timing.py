"""Some work, run once or several times, and the seconds that it took."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

Result = tuple[float, str]
"""Seconds of the work alone, and what it was done on."""


def timed(work: Callable[[], str], repeats: int = 1) -> Result:
    """Median seconds of some runs; with more than one, a first that is not counted."""
    if repeats > 1:
        work()
    taken: list[float] = []
    note = ""
    for _ in range(repeats):
        begun = time.perf_counter()
        note = work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken), note
