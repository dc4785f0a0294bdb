"""The short form of the fuzzing in `benchmarks/torture/fuzzing.py`, and every input that once ended the program."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.torture.fuzzing import Fuzzed, Target, fuzz, taken, targets

REGRESSIONS = sorted(path for path in (Path(__file__).parent / "regressions").iterdir() if path.suffix != ".md")
TARGETS = {target.name: target for target in targets()}
FREE = [name for name in TARGETS if name != "arguments"]  # any word may be a path there: it has its own inputs
INPUTS = {"text": 40, "acts": 40, "formats": 60, "arguments": 15}
"""Of the targets that take hundredths of a second; others get ten times as many."""


@pytest.mark.parametrize("path", REGRESSIONS, ids=lambda path: path.name)
def test_input_that_once_ended_the_program_is_answered_or_refused(path: Path) -> None:
    _, crash = taken(TARGETS[path.name.split("-", maxsplit=1)[0]], path.read_bytes())
    assert crash is None


@pytest.mark.parametrize("name", TARGETS)
def test_changed_real_input_is_answered_or_refused(name: str, tmp_path: Path) -> None:
    (came,) = fuzz(INPUTS.get(name, 400), 60, only=(name,), seed=random.Random(name).randrange(1000), keep=tmp_path)
    assert list(came.crashes) == []


@pytest.mark.parametrize("name", FREE)
@settings(max_examples=30, deadline=None)
@given(data=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_answered_or_refused(name: str, data: bytes) -> None:
    _, crash = taken(TARGETS[name], data)
    assert crash is None


def test_crash_is_found_and_kept(tmp_path: Path) -> None:
    def broken(data: bytes) -> None:
        raise ZeroDivisionError(len(data))

    faulty = Target("dates", 1.0, lambda chance: b"2021", broken)
    (came,) = fuzz(5, 10, keep=tmp_path, among=(faulty,))
    assert isinstance(came, Fuzzed)
    assert [place.split()[0] for place in came.crashes] == ["ZeroDivisionError"]
    assert sorted(path.suffix for path in tmp_path.iterdir()) == ["", ".told"]
