"""No check runs for ever, whatever a manual repeats."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.audit import hostile

TOP = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not bound the work of a process")
def test_every_check_ends_on_megabytes_of_near_matches() -> None:
    command = [sys.executable, "-m", "tests.audit.hostile"]
    ran = subprocess.run(command, cwd=TOP, capture_output=True, encoding="utf-8", errors="replace", check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert len(ran.stderr.splitlines()) == len([name for name, _ in hostile.texts()])


def test_what_nearly_matches_stands_in_units_with_functions() -> None:
    """The manuals are read as manuals: otherwise checks would have nothing to look at."""
    found = dict(hostile.texts())
    for name in ("names in functions, endless", "functions alike", "one unit of many functions"):
        assert found[name].count("Dirección de Faros") >= 1
        assert len(found[name]) > hostile.SIZE


def test_process_that_works_too_long_is_ended_with_its_place() -> None:
    program = "from tests.audit import hostile; hostile.MOST_SECONDS = 1; hostile._bound(); n = 0\nwhile True: n += 1"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=TOP, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    assert ran.returncode != 0
    assert "most recent call first" in ran.stderr
