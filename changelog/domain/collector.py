"""Building many values at once without the garbage collector looking through all of them again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

WALKS_EVERY = 100
"""A command pauses a dozen times; a walk through the garbage of a hundred takes some tenths of a second."""
_ended = count(1)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector of reference cycles while hundreds of thousands of values are built, none of which has one.

    It would otherwise walk them all each time that their number has grown by a quarter: a third of the time to read or to
    compare snapshots of 150,000 functions. Pauses may lie within one another; the outermost ends them, so whatever asks
    for several such pieces of work in a row pauses it for all of them.

    What was built counts as long lived from the end on: otherwise the first thing made after it would set off a walk
    through all of it. Garbage of before counts so too, and is looked for at every `WALKS_EVERY`th end: a program that
    goes on for days would otherwise keep all of it.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            if not gc.get_freeze_count():  # the program around this one has frozen nothing that this would thaw
                # Frozen and thawed, everything stands in the oldest generation, at no cost.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
            if next(_ended) % WALKS_EVERY == 0:
                gc.collect()
