"""The five official manuals, set anew as PDF, Word document and web page, come back with the same units and functions."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from changelog.domain.manuals import Manual
from changelog.domain.readings import Reading
from changelog.reading import read_manual, read_whole
from tests.reading.formats.typesetting import as_docx, as_html, as_pdf, blocks_of
from tests.reading.test_real_manuals import EVERY, MANUALS, path_of

pytestmark = pytest.mark.skipif(not MANUALS.is_dir(), reason=f"the five official manuals are not at {MANUALS}")
FORMATS: dict[str, Callable[..., bytes]] = {"pdf": as_pdf, "docx": as_docx, "html": as_html}


@cache
def manual(number: str) -> Manual:
    path = path_of(number)
    return read_whole(path.read_bytes(), path.name)


@cache
def set_as(number: str, form: str) -> Reading:
    return read_manual(FORMATS[form](blocks_of(manual(number))), f"manual.{form}")


def printed(number: str) -> Reading:
    reading = manual(number).reading
    assert reading is not None
    return reading


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("number", EVERY)
def test_units_come_back_with_code_name_and_parent(number: str, form: str) -> None:
    found = [(unit.code, unit.name, unit.parent, unit.rank) for unit in set_as(number, form).units]
    assert found == [(unit.code, unit.name, unit.parent, unit.rank) for unit in printed(number).units]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("number", EVERY)
def test_objectives_come_back(number: str, form: str) -> None:
    found = {unit.code: unit.objective and unit.objective.digest for unit in set_as(number, form).units}
    assert found == {unit.code: unit.objective and unit.objective.digest for unit in printed(number).units}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("number", EVERY)
def test_functions_come_back_with_marker_and_text(number: str, form: str) -> None:
    found = [(unit.code, f.marker, f.text.digest) for unit in set_as(number, form).units for f in unit.functions]
    assert found == [(unit.code, f.marker, f.text.digest) for unit in printed(number).units for f in unit.functions]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("number", EVERY)
def test_institution_and_days_of_effect_come_back(number: str, form: str) -> None:
    found, wanted = set_as(number, form), printed(number)
    assert found.institution == wanted.institution
    assert [part.effective_date for part in found.parts] == [part.effective_date for part in wanted.parts]


@pytest.mark.parametrize("number", EVERY)
def test_every_reference_into_a_pdf_has_its_page(number: str) -> None:
    found = set_as(number, "pdf")
    sources = [f.source for unit in found.units for f in unit.functions] + [unit.source for unit in found.units]
    sources += [citation.source for agreement in found.agreements for citation in agreement.citations]
    pages = [source.page for source in sources if source is not None]
    assert None not in pages
    assert pages[: len(pages) // 2] != pages[:1] * (len(pages) // 2)
