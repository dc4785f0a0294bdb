"""Manuals made of units and functions, and what one check finds in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from changelog.audit.checking import Settings, run_checks
from changelog.audit.checks import MANUAL_CHECKS
from changelog.domain.findings import Finding
from changelog.domain.manuals import Manual
from changelog.reading import read_whole

REAL = Path(__file__).resolve().parents[4] / "shared" / "manuals"


def manual_of(units: Mapping[str, Sequence[str]]) -> Manual:
    """A manual whose functions section has these units ("7.1 Dirección de Archivos") with their functions, numbered."""
    text = "FUNCIONES\n" + "\n".join(
        f"{heading}\n" + "".join(f"{number}. {said}\n" for number, said in enumerate(functions, start=1))
        for heading, functions in units.items()
    )
    return read_whole(text.encode(), "manual.txt")


def found(check: str, manual: Manual) -> tuple[Finding, ...]:
    (one,) = (known for known in MANUAL_CHECKS if known.id == check)
    return run_checks((one,), manual, Settings(), "es")


def real_manual(number: str) -> Manual:
    """A manual of the acceptance corpus; the test is skipped where the corpus is not at hand."""
    paths = sorted(REAL.glob(f"{number}_*.txt"))
    if not paths:
        pytest.skip(f"the manuals are not at {REAL}")
    return read_whole(paths[0].read_bytes(), paths[0].name)
