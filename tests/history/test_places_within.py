"""Units of which a document says only what they lie within: known places are kept as long as they lie there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from changelog.domain.snapshots import Snapshot
from changelog.errors import InvariantError
from changelog.storage.snapshot_files import read_snapshot, write_snapshot
from tests.notation import changes, snapshot, told

OLD = snapshot(
    "2020-01-01",
    """
    1 Dirección General
    1.1 Dirección de Faros
    1.1.1 División de Luces
    1.1.1.1 Oficina de Lámparas
    1.2 Dirección de Boyas
    1.2.1 División de Anclas
    """.replace("\n    ", "\n"),
)


def later(**withins: str) -> Snapshot:
    """The same a year later, of some units only what they lie within."""
    stated = snapshot("2021-01-01", "\n".join(f"{unit.code} {unit.name}" for unit in OLD.units))
    units = tuple(
        replace(unit, parent=None, within=withins[name]) if (name := unit.name.rpartition(" ")[2]) in withins else unit
        for unit in stated.units
    )
    return replace(stated, units=units)


def test_place_that_is_known_is_kept_where_it_lies_within_what_is_told() -> None:
    assert told(changes(OLD, later(Lámparas="1.1", Luces="1", Anclas="1.2"))) == set()


def test_unit_that_lies_elsewhere_now_has_left_its_place() -> None:
    found = changes(OLD, later(Lámparas="1.2"))
    assert told(found) == {("no_longer_documented", "Oficina de Lámparas", "Oficina de Lámparas")}


def test_what_a_unit_lies_within_is_listed_and_is_no_parent_besides() -> None:
    with pytest.raises(InvariantError, match="lies within 9"):
        later(Lámparas="9")
    with pytest.raises(InvariantError, match="have a parent"):
        replace(OLD.units[1], within="1")
    with pytest.raises(InvariantError, match="circle"):
        later(Faros="1.1.1")


def test_what_a_unit_lies_within_is_kept_in_files_and_in_the_digest() -> None:
    stated = later(Lámparas="1.1")
    again = read_snapshot(write_snapshot(stated, with_texts=True), "a.json")
    assert [unit.within for unit in again.units] == [unit.within for unit in stated.units]
    assert again.digest == stated.digest != later(Lámparas="1").digest
