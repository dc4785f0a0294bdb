"""The pause of the garbage collector while many values are built."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from changelog.domain.collector import WALKS_EVERY, collector_paused


@pytest.fixture(autouse=True)
def collector_running() -> Iterator[None]:
    gc.enable()
    yield
    gc.unfreeze()
    gc.enable()


def test_outermost_pause_ends_it() -> None:
    with collector_paused():
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_pause_ends_when_the_work_fails() -> None:
    with pytest.raises(ValueError, match="no"), collector_paused():
        raise ValueError("no")
    assert gc.isenabled()


def test_collector_that_was_off_stays_off() -> None:
    gc.disable()
    with collector_paused():
        pass
    assert not gc.isenabled()


def test_what_was_built_is_long_lived_and_still_collected() -> None:
    with collector_paused():
        built = [[number] for number in range(1000)]
    assert {id(one) for one in built} <= {id(one) for one in gc.get_objects(generation=2)}
    assert gc.get_freeze_count() == 0


def test_what_the_program_around_froze_is_not_thawed() -> None:
    gc.freeze()
    frozen = gc.get_freeze_count()
    with collector_paused():
        pass
    assert gc.get_freeze_count() == frozen > 0


def test_garbage_of_many_pauses_is_not_kept_for_ever() -> None:
    class Knot:
        def __init__(self) -> None:
            self.itself = self

    tied = []
    for _ in range(2 * WALKS_EVERY):
        with collector_paused():
            tied.append(weakref.ref(Knot()))
    assert sum(knot() is not None for knot in tied) <= WALKS_EVERY
