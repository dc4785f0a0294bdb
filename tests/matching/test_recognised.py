"""What is known of two sides is used again for their functions, and for no other's."""

from __future__ import annotations

from changelog.matching import match_units
from changelog.matching.recognised import vocabulary_of
from tests.matching.sides import all_aligned, area
from tests.matching.workload import Generator

OLD = (area("1", "Dirección de Puentes", ["Vigilar los puentes colgantes del río"]),)
NEW = (area("1", "Dirección de Puentes", ["Vigilar los puentes levadizos del río"]),)


def test_correspondences_are_a_tuple_to_everybody() -> None:
    found = match_units(OLD, NEW)

    assert isinstance(found, tuple)
    assert found == tuple(found)


def test_comparison_is_lent_once_and_only_for_the_same_sides() -> None:
    found = match_units(OLD, NEW)

    assert found.lend(OLD, list(NEW)) is None
    lent = found.lend(OLD, NEW)
    assert lent is not None
    assert lent.comparison.is_of(OLD, NEW)
    assert found.lend(OLD, NEW) is None


def test_functions_are_aligned_alike_with_and_without_what_is_known() -> None:
    workload = Generator(7, 60, intensity=4.0).workload()
    units = match_units(workload.old, workload.new)

    first = all_aligned(workload.old, workload.new, units)

    assert first == all_aligned(workload.old, workload.new, units)
    assert first == all_aligned(workload.old, workload.new, tuple(units))
    assert first == all_aligned(list(workload.old), list(workload.new), match_units(workload.old, workload.new))


def test_others_correspondences_serve_too() -> None:
    assert vocabulary_of((), OLD, NEW).comparison.is_of(OLD, NEW)
