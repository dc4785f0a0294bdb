"""One thing told in two places that do not agree: rows besides the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from changelog.domain.acts import ActKind
from changelog.domain.agreements import Agreement, Citation
from changelog.domain.narratives import NarratedChange
from changelog.domain.reconciliations import Reconciled, Verdict
from changelog.domain.registers import Conflict, ConflictKind, RegisteredAct
from changelog.domain.sources import SourceReference
from changelog.domain.tellings import Disagreement, Telling
from tests.audit.ground import change, rows, tell, telling, whys
from tests.notation import snapshot

UNIT, OTHER = "División de Luces Costeras", "Coordinación de Luces"
DOCUMENTS = [snapshot("2022-01-01", f"1 Dirección General\n1.1 Dirección de Faros\n1.1.1 {UNIT}")]


def _differences(*tellings: Telling, register: Sequence[RegisteredAct] = ()) -> list[Reconciled]:
    found = rows(DOCUMENTS, *tellings, register=register)
    assert len([row for row in found if row.verdict is not Verdict.TOLD_DIFFERENTLY]) == len(tellings)
    return [row for row in found if row.verdict is Verdict.TOLD_DIFFERENTLY]


def test_piece_that_two_places_say_otherwise_is_a_row_with_both_places() -> None:
    first = change("transformed", OTHER, UNIT, day="2014-01-01", line=4)
    second = change("created", UNIT, day="2014-01-01", line=9)
    said = Disagreement("kind", first, second, ("transformed", "created"))
    [row] = _differences(telling(first, second, disagreements=(said,)))
    assert (row.field, row.said, whys(row)) == ("kind", ("transformed", "created"), {"said"})
    assert [source.first_line for source in row.told] == [4, 9]


def test_adscription_here_and_functions_there_is_a_difference() -> None:
    moved = tell("reassigned", UNIT, from_="Dirección de Faros", to="Dirección Jurídica", day="2022-10-01", line=4)
    taken = tell("functions_taken", UNIT, day="2022-10-01", line=9)
    [row] = _differences(moved, taken)
    assert (row.field, row.said, whys(row)) == ("kind", ("reassigned", "functions_taken"), {"moved_or_functions"})


def test_functions_given_to_a_unit_that_moves_are_no_difference() -> None:
    moved = tell("reassigned", UNIT, to="Dirección Jurídica", day="2022-10-01", line=4)
    assert _differences(moved, tell("functions_given", UNIT, day="2022-10-01", line=9)) == []


def test_abolition_here_and_another_name_there_is_a_difference() -> None:
    ended = tell("abolished", UNIT, day="2001-12-16", act=None, line=4)
    named = tell("renamed", UNIT, OTHER, day="2001-12-17", act=None, line=9)
    [row] = _differences(ended, named)
    assert row.said == ("renamed", "abolished")


def test_creation_here_and_a_new_name_there_is_a_difference() -> None:
    begun = tell("created", UNIT, day="2014-01-01", line=4)
    named = tell("renamed", OTHER, UNIT, day="2014-01-01", line=9)
    [row] = _differences(begun, named)
    assert set(row.said) == {"created", "renamed"}


def test_changes_of_two_restructures_are_no_difference() -> None:
    ended = tell("abolished", UNIT, day="2015-05-01", act="A", line=4)
    named = tell("renamed", UNIT, OTHER, day="2001-12-17", act="B", line=9)
    assert _differences(ended, named) == []


def _act(*conflicts: Conflict, narrated: tuple[NarratedChange, ...] = ()) -> RegisteredAct:
    act = Agreement("AS2 270416/95", citations=(Citation("AS2 270416/95"), Citation("SA2 270416/95")))
    return RegisteredAct(act, ActKind.AGREEMENT, narrated=narrated, conflicts=conflicts)


def test_act_with_two_days_of_effect_is_a_row_of_its_own() -> None:
    places = SourceReference("sha", 17, 17), SourceReference("sha", 185, 185)
    conflict = Conflict(ConflictKind.EFFECTIVE, ("2022-10-01", "2022-09-01"), places)
    [row] = _differences(register=[_act(conflict)])
    assert (row.kind, row.unit, row.field, row.said) == (None, "", "effective", ("2022-10-01", "2022-09-01"))
    assert (row.told, whys(row)) == (places, {"act_said"})


def test_day_that_is_a_row_already_is_not_told_again_of_the_act() -> None:
    first, second = change("created", UNIT, day="2014-01-01", line=4), change("created", UNIT, day="2014-02-01", line=9)
    said = ("2014-01-01", "2014-02-01")
    told = telling(first, second, disagreements=(Disagreement("effective", first, second, said),))
    conflict = Conflict(ConflictKind.EFFECTIVE, said, (first.source, second.source))
    assert len(_differences(told, register=[_act(conflict)])) == 1


def test_other_letters_of_a_code_are_left_to_the_card_of_the_act() -> None:
    conflict = Conflict(ConflictKind.SITTING, ("AS2", "SA2"), (SourceReference("sha", 17, 17), None))
    assert _differences(register=[_act(conflict)]) == []


def test_spellings_of_one_act_are_one_act() -> None:
    moved = tell("reassigned", UNIT, to="Dirección Jurídica", act="AS2 270416/95", day="2016-05-01", line=4)
    taken = tell("functions_taken", UNIT, act="SA2 270416/95", line=9)
    assert len(_differences(moved, taken, register=[_act()])) == 1
    assert _differences(moved, taken) == []
