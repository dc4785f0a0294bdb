"""Real documents inspected: which profile, how sure, and how many of their lines are accounted for. Facts only."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from changelog.domain.inspections import Inspection, LineKind
from changelog.domain.readings import ProfileConfidence
from changelog.reading import inspect_document

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "manuals").is_dir(), reason=f"the five official manuals are not at {SHARED / 'manuals'}"
)
MANUALS = (
    ("000", "numbered_chapters", 48, 3321, 0),
    ("001", "objectives_and_functions", 8, 548, 0),
    ("002", "numbered_chapters", 57, 3069, 0),
    ("003", "numbered_chapters", 14, 1521, 17),
    ("004", "consolidated", 553, 11627, 5),
)
"""Manual, profile, units, non-blank lines, and those of them that are not accounted for: lines of the title page."""


@cache
def inspected(number: str) -> Inspection:
    path = next((SHARED / "manuals").glob(f"{number}_*.txt"))
    return inspect_document(path.read_bytes(), path.name).inspection


@pytest.mark.parametrize(("number", "profile", "units", "lines", "unaccounted"), MANUALS)
def test_every_line_of_a_manual_but_of_its_title_page_is_accounted_for(
    number: str, profile: str, units: int, lines: int, unaccounted: int
) -> None:
    found = inspected(number)
    assert found.choice is not None
    assert (found.choice.name, found.choice.confidence) == (profile, ProfileConfidence.CLEAR)
    assert (len(found.units), len(found.account)) == (units, lines)
    assert found.counts.get(LineKind.UNACCOUNTED, 0) <= unaccounted
    assert all(gap.last_line < 40 for gap in found.gaps())


@pytest.mark.parametrize("number", [number for number, *_ in MANUALS])
def test_account_has_every_non_blank_line_once(number: str) -> None:
    found = inspected(number)
    assert [line.line for line in found.account] == [line for line, text in enumerate(found.lines, 1) if text.strip()]
    assert sum(found.counts.values()) == len(found.account)


@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason=f"the other documents are not at {SHARED / 'corpus'}")
@pytest.mark.parametrize(
    ("path", "layout"),
    [
        ("co-min-hacienda/DECRETO-246-2004.md", "articles"),
        ("co-min-hacienda/DECRETO-4646-2006.md", "articles"),
        ("co-min-hacienda/DECRETO-4712-2008.md", "articles"),
        ("mx-sectur/REGLAMENTO Interior de la Secretaria de Turismo.txt", "articles"),
        ("pe-jne/pe_RESOLUCION-JNE-001-2016-JNE.md", "articles"),
        ("pe-jne/pe_RESOLUCION-JNE-130-2008-JNE.md", "articles"),
        ("ar-justicia/DEC-624-2000.md", "headed"),
        ("ar-justicia/DEC-163-2005.md", "headed"),
    ],
)
def test_documents_of_other_families_are_told_apart_and_accounted_for(path: str, layout: str) -> None:
    file = SHARED / "corpus" / path
    found = inspect_document(file.read_bytes(), file.name).inspection
    assert found.layout == layout
    assert found.reading is not None
    assert found.share >= 0.85
