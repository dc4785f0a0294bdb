"""Units that hang from another one than before, and those that only seem to."""

from __future__ import annotations

from tests.notation import changes, snapshot

ARCHIVE = "1. Ordenar las cartas náuticas del puerto.\n  2. Prestar los mapas de las bahías a los pilotos."
BEFORE = f"1 Dirección General\n1.1 División de Faros\n1.1.1 Oficina de Archivo\n  {ARCHIVE}"


def test_child_of_a_pair_that_waits_for_a_person_did_not_move_by_itself() -> None:
    after = BEFORE.replace("Faros", "Muelles")
    for one, other in ((BEFORE, after), (after, BEFORE)):
        found = changes(snapshot("2020-01-01", one), snapshot("2021-01-01", other)).units

        assert {str(change.kind) for change in found if not change.inherited} == {"abolished", "created"}
        (moved,) = (change for change in found if change.inherited)
        assert (str(moved.kind), moved.new[0].unit.name) == ("reassigned", "Oficina de Archivo")
        assert "esperan una decisión" in moved.evidence[0]


def test_child_that_another_unit_took_over_moved() -> None:
    after = (
        f"1 Dirección General\n1.1 División de Faros\n1.2 División de Muelles\n1.2.1 Oficina de Archivo\n  {ARCHIVE}"
    )
    found = changes(snapshot("2020-01-01", BEFORE), snapshot("2021-01-01", after)).units

    moved = [change.new[0].unit.name for change in found if str(change.kind) == "reassigned" and not change.inherited]
    assert moved == ["Oficina de Archivo"]
