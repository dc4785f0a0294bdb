"""What two consecutive documents show and nothing tells."""

from __future__ import annotations

from collections.abc import Sequence

from changelog import diff
from changelog.audit import Observed, Statements, pairs_of_days, reconcile
from changelog.domain.reconciliations import Reconciled, Verdict
from changelog.domain.snapshots import Snapshot
from changelog.domain.tellings import Telling
from changelog.history import states_between
from tests.audit.ground import change, telling
from tests.notation import INSTITUTE, history, snapshot

TOP = "1 Dirección General\n"
CARE = "\n  1. Mantener encendidas las linternas de la costa norte.\n  2. Llevar la bitácora de apagones del puerto."
UNIT, NEW = "División de Linternas", "División de Luces"


def _untold(documents: Sequence[Snapshot], *tellings: Telling) -> list[Reconciled]:
    found = history(*documents)
    observed = [
        Observed(start, end, diff.compare(states_between(found, start, end), INSTITUTE.label, found.acts).units)
        for start, end in pairs_of_days(documents, found.unit_versions)
    ]
    statements = Statements(INSTITUTE, tuple(documents), tellings, found.unit_versions)
    return [row for row in reconcile(statements, observed) if row.verdict is Verdict.SEEN_NOT_TOLD]


def _told(kind: str, unit: str, *result: str, day: str, **pieces: str) -> Telling:
    return telling(change(kind, unit, *result, day=day, **pieces), known=False)


def test_rename_that_nothing_tells_is_a_row_with_both_places() -> None:
    documents = [
        snapshot("2020-01-01", f"{TOP}1.1 {UNIT}{CARE}"),
        snapshot("2022-01-01", f"{TOP}1.1 {NEW}{CARE}", agreement="ACTO 9"),
    ]
    [row] = _untold(documents)
    assert (str(row.kind), row.unit, row.result, row.agreement) == ("renamed", UNIT, (NEW,), "ACTO 9")
    assert (str(row.not_before), str(row.day), row.day_from) == ("2020-01-01", "2022-01-01", None)
    assert [place.document for place in (*row.seen_before, *row.seen_after)] == [
        "manual_2020-01-01.txt",
        "manual_2022-01-01.txt",
    ]


def test_rename_that_is_told_is_no_row() -> None:
    documents = [snapshot("2020-01-01", f"{TOP}1.1 {UNIT}{CARE}"), snapshot("2022-01-01", f"{TOP}1.1 {NEW}{CARE}")]
    assert _untold(documents, _told("renamed", UNIT, NEW, day="2021-05-01")) == []


def test_change_told_for_another_day_is_told_and_its_own_row_says_so() -> None:
    documents = [snapshot("2020-01-01", f"{TOP}1.1 {UNIT}{CARE}"), snapshot("2022-01-01", f"{TOP}1.1 {NEW}{CARE}")]
    assert _untold(documents, _told("renamed", UNIT, NEW, day="2014-05-01")) == []
    assert len(_untold(documents, _told("renamed", UNIT, "División de Boyas", day="2014-05-01"))) == 1


def test_created_and_abolished_are_seen_in_complete_lists() -> None:
    documents = [
        snapshot("2020-01-01", f"{TOP}1.1 Dirección de Faros\n1.1.1 {UNIT}\n  1. Cuidar faroles."),
        snapshot("2022-01-01", f"{TOP}1.1 Dirección de Faros\n1.1.1 División de Rescate\n  1. Botar lanchas."),
    ]
    assert {(str(row.kind), row.unit, row.from_parent or row.to_parent) for row in _untold(documents)} == {
        ("created", "División de Rescate", "Dirección de Faros"),
        ("abolished", UNIT, "Dirección de Faros"),
    }


def test_unit_told_to_come_from_elsewhere_is_told() -> None:
    documents = [
        snapshot("2020-01-01", f"7 Dirección de Faros\n7.1 {UNIT}", whole=False),
        snapshot("2022-01-01", f"7 Dirección de Faros\n7.1 {UNIT}\n7.2 División de Rescate", whole=False),
    ]
    assert len(_untold(documents)) == 1
    moved = _told("reassigned", "División de Rescate", day="2021-01-01", to="Dirección de Faros")
    found = history(*documents)
    rescue = next(v.state.unit_id for v in found.unit_versions if v.state.name == "División de Rescate")
    assert (
        _untold(documents, Telling(moved.told, None, moved.day, moved.day_from, moved.outcome, unit_ids=(rescue,)))
        == []
    )


def test_what_a_deeper_document_lists_first_is_not_seen_to_change() -> None:
    documents = [
        snapshot("2020-01-01", f"{TOP}1.1 Dirección de Faros *"),
        snapshot("2022-01-01", f"7 Dirección de Faros\n7.1 {UNIT}", whole=False),
    ]
    assert _untold(documents) == []


def test_consequences_of_a_move_are_no_rows() -> None:
    def document(day: str, above: str) -> Snapshot:
        return snapshot(
            day,
            f"{TOP}1.1 Dirección de Faros\n1.2 Dirección de Costas\n{above}.1 Coordinación de Puertos{CARE}\n"
            f"{above}.1.1 División de Muelles",
        )

    assert [row.unit for row in _untold([document("2020-01-01", "1.1"), document("2022-01-01", "1.2")])] == [
        "Coordinación de Puertos"
    ]


def test_change_is_seen_between_the_documents_of_its_own_scope() -> None:
    """A document of another scope in between shows nothing of it."""
    documents = [
        snapshot("2020-01-01", f"7 Dirección de Faros\n7.1 {UNIT}{CARE}", whole=False),
        snapshot("2021-01-01", "7 Dirección de Costas\n7.1 División de Muelles", whole=False),
        snapshot("2022-01-01", f"7 Dirección de Faros\n7.1 {NEW}{CARE}", whole=False),
    ]
    [row] = _untold(documents)
    assert (str(row.not_before), str(row.day)) == ("2020-01-01", "2022-01-01")


def test_change_seen_in_three_documents_is_told_once() -> None:
    documents = [
        snapshot("2020-01-01", f"{TOP}1.1 {UNIT}{CARE}"),
        snapshot("2021-01-01", f"{TOP}1.1 {NEW}{CARE}"),
        snapshot("2022-01-01", f"{TOP}1.1 {NEW}{CARE}"),
    ]
    [row] = _untold(documents)
    assert (str(row.not_before), str(row.day)) == ("2020-01-01", "2021-01-01")
