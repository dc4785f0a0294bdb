"""The five official manuals, read whole. Facts only: counts, codes, names, digests."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pytest

from changelog.domain.readings import Reading
from changelog.reading import read_manual
from tests.reading.accounting import lines_unaccounted, units_that_differ

MANUALS = Path(__file__).resolve().parents[3] / "shared" / "manuals"
pytestmark = pytest.mark.skipif(not MANUALS.is_dir(), reason=f"the five official manuals are not at {MANUALS}")
DIGESTS = (
    ("000", "7eac6ec7d3d7ad36"),
    ("001", "3de67fb5fdcca3a7"),
    ("002", "157151a5db8cd2e5"),
    ("003", "2873c8a6aaafd393"),
    ("004", "710c7b49639aee8e"),
)
"""Made when every text had been held against the hand-made keys, character by character."""
EVERY = ("000", "001", "002", "003", "004")


def path_of(number: str) -> Path:
    return next(MANUALS.glob(f"{number}_*.txt"))


@cache
def manual(number: str) -> Reading:
    path = path_of(number)
    return read_manual(path.read_bytes(), path.name)


def digest_of_texts(reading: Reading) -> str:
    """One digest over every unit's code, name, parent, markers and texts, in the order printed."""
    held = hashlib.sha256()
    for unit in reading.units:
        held.update(f"{unit.code}|{unit.name}|{unit.parent}|{unit.objective and unit.objective.body}\n".encode())
        for function in unit.functions:
            held.update(f"{function.marker}|{function.text.body}\n".encode())
    return held.hexdigest()[:16]


@pytest.mark.parametrize("number", EVERY)
def test_every_line_of_the_functions_section_is_accounted_for_once(number: str) -> None:
    text = path_of(number).read_text("utf-8")
    assert lines_unaccounted(manual(number), text) == []


@pytest.mark.parametrize("number", EVERY)
def test_the_texts_hold_exactly_the_characters_of_their_lines(number: str) -> None:
    text = path_of(number).read_text("utf-8")
    assert units_that_differ(manual(number), text) == []


@pytest.mark.parametrize(
    ("number", "units", "functions", "sub_items", "profile"),
    [
        ("000", 48, 767, 0, "numbered_chapters"),
        ("001", 8, 109, 0, "objectives_and_functions"),
        ("002", 57, 766, 0, "numbered_chapters"),
        ("003", 14, 308, 16, "numbered_chapters"),
        ("004", 553, 5451, 21, "consolidated"),
    ],
)
def test_counts_are_those_of_the_hand_made_keys(
    number: str, units: int, functions: int, sub_items: int, profile: str
) -> None:
    reading = manual(number)
    listed = [function for unit in reading.units for function in unit.functions]
    assert (len(reading.units), len(listed)) == (units, functions)
    assert sum(len(function.sub_items) for function in listed) == sub_items
    assert reading.profile == profile


@pytest.mark.parametrize(("number", "digest"), DIGESTS)
def test_no_character_of_a_text_has_changed(number: str, digest: str) -> None:
    assert digest_of_texts(manual(number)) == digest


@pytest.mark.parametrize(
    ("number", "date", "agreement"),
    [
        ("000", "2021-09-01", "ACDO.AS2.HCT.250821/20/.P.DA."),
        ("001", "2019-07-04", "B.O. Número 2 Secc. I"),
        ("002", "2022-10-01", "ACDO.AS2.HCT.270922/264.P.DA"),
        ("003", "2018-02-16", "ACDO.SA2.HCT.250718/195.P.DA"),
    ],
)
def test_date_of_effect_and_agreement_are_found(number: str, date: str, agreement: str) -> None:
    (part,) = manual(number).parts
    assert str(part.effective_date) == date
    assert part.agreement is not None
    assert part.agreement.printed == agreement


def test_a_date_that_is_not_printed_is_said_to_be_inferred() -> None:
    inferred = [finding for finding in manual("001").findings if finding.check == "date-of-effect-inferred"]
    assert len(inferred) == 1
    assert inferred[0].source is not None
    assert inferred[0].source.first_line == 223


def test_the_three_manuals_of_one_institution_name_it_alike() -> None:
    assert manual("000").institution == manual("002").institution == manual("003").institution


@pytest.mark.parametrize(
    ("number", "acronym", "on_top"),
    [
        ("000", "IMSS", False),
        ("001", "ISSSTESON", False),
        ("002", "IMSS", False),
        ("003", "IMSS", True),
        ("004", "ISSSTE", True),
    ],
)
def test_institution_and_scope(number: str, acronym: str, on_top: bool) -> None:
    reading = manual(number)
    assert reading.institution is not None
    assert reading.institution.acronym == acronym
    assert (reading.heads_on_top, reading.whole_institution) == (on_top, on_top)


def test_the_consolidated_manual_has_a_part_for_each_act() -> None:
    parts = manual("004").parts
    assert [(str(part.effective_date), len(part.units)) for part in parts] == [
        ("2011-04-01", 153),
        ("2017-07-13", 337),
        ("2018-05-10", 39),
        ("2018-07-12", 24),
    ]
    apartados = [sorted({unit.code.split(".")[0] for unit in part.units}, key=int) for part in parts]
    assert apartados == [["1", "6", "8"], ["3", "4", "5", "7", "9"], ["2"], ["10"]]
    assert [part.agreement.printed for part in parts if part.agreement] == [
        "DOF 30 de diciembre de 2010",
        "DOF 12 de julio de 2017",
        "DOF 9 de mayo de 2018",
        "DOF 11 de julio de 2018",
    ]


def test_an_exception_for_a_unit_that_is_no_longer_there_is_a_finding() -> None:
    found = {finding.check: finding.unit for finding in manual("004").findings}
    assert found["exception-without-unit"] == "4.0.3"
    assert found["abrogated-unit-gone"] == "8.1"


def test_what_the_three_statements_of_the_structure_differ_in() -> None:
    differ = [
        (finding.check, finding.unit)
        for finding in manual("004").findings
        if finding.check.startswith(("names", "described", "listed"))
    ]
    assert sorted(unit or "" for check, unit in differ if check == "names-differ") == [
        "10.1.6.2",
        "2.1.2.3",
        "3.1.4.4",
        "3.1.5.1",
        "3.1.6.1",
        "5.6.1.1",
        "6.3.2.2",
        "9.1.2",
    ]
    assert sorted(unit or "" for check, unit in differ if check == "described-not-listed") == [
        "3.0.1",
        "3.0.2",
        "3.3.3.3",
        "4.0.2",
    ]
    assert not any(check == "listed-not-described" for check, _ in differ)


def test_levels_that_are_zero_are_no_units() -> None:
    parents = {unit.code: unit.parent for unit in manual("004").units}
    assert parents["4.0.1"] == "4"
    assert parents["6.0.1"] == "6"
    assert parents["10.1"] is None


def test_the_children_of_the_direcciones_are_not_documented_in_2018() -> None:
    units = {unit.code: unit for unit in manual("003").units}
    assert units["8.1"].children_listed
    assert not units["8.1.2"].children_listed
    assert manual("000").units[0].children_listed


@pytest.mark.parametrize("number", EVERY)
def test_every_snapshot_keeps_the_rules_of_the_domain(number: str) -> None:
    assert [len(snapshot.units) for snapshot in manual(number).snapshots()]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
def test_another_encoding_gives_the_same_texts(encoding: str) -> None:
    path = path_of("001")
    text = path.read_text("utf-8")
    read = read_manual(text.encode(encoding, "replace" if encoding == "cp1252" else "strict"), path.name)
    assert digest_of_texts(read) == digest_of_texts(manual("001"))


def test_one_act_is_one_entry_with_every_citation() -> None:
    acts = {agreement.key: len(agreement.citations) for agreement in manual("002").agreements}
    assert acts["HCT 2022-09-27 264"] == 3
    assert acts["HCT 2022-08-31 226"] == 3
