"""Each verdict, and each trap in which *cannot be seen* would be taken for *not seen*."""

from __future__ import annotations

import pytest

from changelog.domain.narratives import Certainty
from changelog.domain.reconciliations import Shows, Sight, Verdict
from changelog.domain.tellings import DayFrom
from tests.audit.ground import change, rows, tell, telling, verdict, whys
from tests.notation import snapshot

SEEN, NOT_SEEN, CANNOT = Verdict.TOLD_AND_SEEN, Verdict.TOLD_NOT_SEEN, Verdict.CANNOT_BE_SEEN
TOP = "1 Dirección General\n"
LIGHTS, BEACONS = "División de Luces Costeras", "División de Balizas Costeras"
FAROS, COSTAS = "Dirección de Faros", "Dirección de Costas"


def whole(day: str, *lines: str, **how: object):
    return snapshot(day, TOP + "\n".join(lines), **how)


def part(day: str, *lines: str, **how: object):
    """The manual of one Dirección: it does not say where its head hangs."""
    return snapshot(day, "\n".join(lines), whole=False, **how)


# --- renamed ---------------------------------------------------------------------------------------------------------

RENAMED = ((LIGHTS, BEACONS),)


def test_rename_shown_on_both_sides_is_seen_whole_with_both_places():
    documents = [whole("2020-01-01", f"1.1 {LIGHTS}"), whole("2022-01-01", f"1.1 {BEACONS}")]
    row = verdict(documents, tell("renamed", LIGHTS, BEACONS, day="2021-05-01", same=RENAMED), same=RENAMED)
    assert (row.verdict, row.sight, row.why) == (SEEN, Sight.WHOLE, ())
    [before], [after] = row.seen_before, row.seen_after
    assert (before.unit, before.document, before.source.first_line) == (LIGHTS, "manual_2020-01-01.txt", 2)
    assert (after.unit, after.day.isoformat(), after.source.first_line) == (BEACONS, "2022-01-01", 2)


def test_rename_that_only_a_later_document_covers_is_seen_and_the_row_says_so():
    documents = [whole("2022-01-01", f"1.1 {BEACONS}")]
    row = verdict(documents, tell("renamed", LIGHTS, BEACONS, day="2021-05-01", same=RENAMED), same=RENAMED)
    assert (row.verdict, row.sight, whys(row)) == (SEEN, Sight.AFTER, {"only_after"})


def test_rename_on_the_very_day_of_the_document_is_seen_in_it():
    documents = [whole("2020-01-01", f"1.1 {LIGHTS}"), whole("2021-05-01", f"1.1 {BEACONS}")]
    row = verdict(documents, tell("renamed", LIGHTS, BEACONS, day="2021-05-01", same=RENAMED), same=RENAMED)
    assert (row.verdict, row.sight) == (SEEN, Sight.WHOLE)


def test_rename_that_the_next_document_does_not_print_is_not_seen():
    documents = [whole("2020-01-01", f"1.1 {LIGHTS}"), whole("2022-01-01", f"1.1 {LIGHTS}")]
    row = verdict(documents, tell("renamed", LIGHTS, BEACONS, day="2021-05-01", same=RENAMED), same=RENAMED)
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"still_called"})


def test_rename_seen_one_document_later_than_told_is_not_seen_and_the_row_says_when_it_is():
    documents = [
        whole("2020-01-01", f"1.1 {LIGHTS}"),
        whole("2022-01-01", f"1.1 {LIGHTS}"),
        whole("2023-01-01", f"1.1 {BEACONS}"),
    ]
    row = verdict(documents, tell("renamed", LIGHTS, BEACONS, day="2021-05-01", same=RENAMED), same=RENAMED)
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"still_called", "seen_later"})


def test_rename_that_a_document_of_before_shows_already_is_not_seen():
    documents = [whole("2020-01-01", f"1.1 {BEACONS}"), whole("2022-01-01", f"1.1 {BEACONS}")]
    row = verdict(documents, tell("renamed", LIGHTS, BEACONS, day="2021-05-01", same=RENAMED), same=RENAMED)
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"already_so"})


def test_rename_with_both_names_side_by_side_is_not_seen():
    documents = [whole("2020-01-01", f"1.1 {LIGHTS}"), whole("2022-01-01", f"1.1 {LIGHTS}", f"1.2 {BEACONS}")]
    row = verdict(documents, tell("renamed", LIGHTS, BEACONS, day="2021-05-01"))
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"still_called"})


def test_name_spelled_with_one_letter_otherwise_is_the_name_told():
    documents = [whole("2022-01-01", "1.1 Coordinación de Infraestructura Tecnológica")]
    same = (
        (
            "Coordinación de Sistemas",
            "Coordinación de la Infraestructura Tecnología",
            "Coordinación de Infraestructura Tecnológica",
        ),
    )
    told = tell("renamed", same[0][0], same[0][1], day="2021-05-01", same=same)
    row = verdict(documents, told, same=same)
    assert (row.verdict, whys(row)) == (SEEN, {"spelled_otherwise", "only_after"})


THIRD = "División de Señales Marítimas"
TWICE = ((LIGHTS, BEACONS, THIRD),)
FIRST_RENAME = tell("renamed", LIGHTS, BEACONS, day="2021-05-01", line=1, same=TWICE)
SECOND_RENAME = tell("renamed", BEACONS, THIRD, day="2021-09-01", line=2, same=TWICE)


def test_renamed_twice_between_two_documents_is_seen_through_both():
    documents = [whole("2020-01-01", f"1.1 {LIGHTS}"), whole("2022-01-01", f"1.1 {THIRD}")]
    row = verdict(documents, FIRST_RENAME, SECOND_RENAME, same=TWICE)
    assert (row.verdict, row.sight) == (SEEN, Sight.THROUGH_LATER)
    assert verdict(documents, SECOND_RENAME, FIRST_RENAME, same=TWICE).verdict is SEEN


def test_renamed_twice_before_any_document_cannot_be_seen_the_first_time():
    documents = [whole("2022-01-01", f"1.1 {THIRD}")]
    row = verdict(documents, FIRST_RENAME, SECOND_RENAME, same=TWICE)
    assert (row.verdict, whys(row)) == (CANNOT, {"changed_again"})
    assert verdict(documents, SECOND_RENAME, FIRST_RENAME, same=TWICE).verdict is SEEN


def test_renamed_back_before_the_next_document_cannot_be_seen():
    back = tell("renamed", BEACONS, LIGHTS, day="2021-09-01", line=2, same=RENAMED)
    documents = [whole("2020-01-01", f"1.1 {LIGHTS}"), whole("2022-01-01", f"1.1 {LIGHTS}")]
    row = verdict(documents, tell("renamed", LIGHTS, BEACONS, day="2021-05-01", same=RENAMED), back, same=RENAMED)
    assert (row.verdict, whys(row)) == (CANNOT, {"changed_again"})


def test_rename_of_a_unit_that_no_document_covers_cannot_be_seen():
    documents = [part("2022-01-01", "7 Dirección de Senderos", "7.1 División de Veredas")]
    row = verdict(documents, tell("renamed", LIGHTS, BEACONS, day="2021-05-01"))
    assert (row.verdict, whys(row)) == (CANNOT, {"outside", "place_not_told"})


def test_rename_after_the_last_document_cannot_be_seen():
    documents = [whole("2020-01-01", f"1.1 {LIGHTS}")]
    row = verdict(documents, tell("renamed", LIGHTS, BEACONS, day="2021-05-01", same=RENAMED), same=RENAMED)
    assert (row.verdict, whys(row)) == (CANNOT, {"only_before"})
    assert [place.unit for place in row.seen_before] == [LIGHTS]


# --- transformed -----------------------------------------------------------------------------------------------------


def test_transformation_is_seen_by_its_rank_where_a_later_rename_gave_another_name():
    names = ("Coordinación Técnica de Canales", "Coordinación de Canales", "Coordinación de Datos")
    documents = [whole("2022-01-01", "1.1 Coordinación de Datos", "1.2 Coordinación Técnica de Redes")]
    told = tell("transformed", *names[:2], day="2020-04-01", same=(names,))
    renamed = tell("renamed", *names[1:], day="2021-09-01", line=2, same=(names,))
    row = verdict(documents, told, renamed, same=(names,))
    assert (row.verdict, whys(row)) == (SEEN, {"called_later", "only_after"})


def test_transformation_is_not_seen_where_the_rank_is_the_one_before():
    names = ("Coordinación Técnica de Canales", "Coordinación de Canales")
    documents = [whole("2022-01-01", "1.1 Coordinación Técnica de Canales", "1.2 Coordinación de Redes")]
    row = verdict(documents, tell("transformed", *names, day="2020-04-01", same=(names,)), same=(names,))
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"still_called"})


# --- reassigned ------------------------------------------------------------------------------------------------------

MOVED = {"from_": FAROS, "to": COSTAS, "day": "2021-05-01"}


def test_unit_under_its_new_superior_is_seen():
    documents = [
        whole("2020-01-01", f"1.1 {FAROS}", f"1.1.1 {LIGHTS}", f"1.2 {COSTAS}"),
        whole("2022-01-01", f"1.1 {FAROS}", f"1.2 {COSTAS}", f"1.2.1 {LIGHTS}"),
    ]
    row = verdict(documents, tell("reassigned", LIGHTS, **MOVED))
    assert (row.verdict, row.sight) == (SEEN, Sight.WHOLE)
    assert [place.above for place in (*row.seen_before, *row.seen_after)] == [FAROS, COSTAS]


def test_unit_that_moved_with_its_superior_is_seen_below_the_unit_told():
    documents = [whole("2022-01-01", f"1.1 {COSTAS}", "1.1.1 Coordinación de Puertos", f"1.1.1.1 {LIGHTS}")]
    row = verdict(documents, tell("reassigned", LIGHTS, **MOVED))
    assert (row.verdict, row.sight) == (SEEN, Sight.AFTER)


def test_unit_told_to_move_along_with_the_one_above_it_was_not_there_already():
    above = "Coordinación de Puertos"
    documents = [
        whole("2020-01-01", f"1.1 {FAROS}", f"1.1.1 {above}", f"1.1.1.1 {LIGHTS}", f"1.2 {COSTAS}"),
        whole("2022-01-01", f"1.1 {FAROS}", f"1.2 {COSTAS}", f"1.2.1 {above}", f"1.2.1.1 {LIGHTS}"),
    ]
    row = verdict(documents, tell("reassigned", LIGHTS, from_=FAROS, to=above, day="2021-05-01"))
    assert (row.verdict, row.sight) == (SEEN, Sight.WHOLE)


def test_unit_moved_further_down_its_own_branch_is_seen():
    above = "Unidad de Puertos"
    documents = [
        whole("2020-01-01", f"1.1 {FAROS}", f"1.1.1 {above}", f"1.1.2 {LIGHTS}"),
        whole("2022-01-01", f"1.1 {FAROS}", f"1.1.1 {above}", f"1.1.1.1 {LIGHTS}"),
    ]
    row = verdict(documents, tell("reassigned", LIGHTS, from_=FAROS, to=above, day="2021-05-01"))
    assert (row.verdict, row.sight) == (SEEN, Sight.WHOLE)


def test_unit_still_under_its_old_superior_is_not_seen():
    documents = [whole("2022-01-01", f"1.1 {FAROS}", f"1.1.1 {LIGHTS}", f"1.2 {COSTAS}")]
    row = verdict(documents, tell("reassigned", LIGHTS, **MOVED))
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"still_under"})


def test_unit_under_a_third_superior_is_not_seen():
    documents = [whole("2022-01-01", f"1.1 {FAROS}", f"1.2 {COSTAS}", "1.3 Dirección de Rescate", f"1.3.1 {LIGHTS}")]
    row = verdict(documents, tell("reassigned", LIGHTS, **MOVED))
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"shown_under"})


def test_unit_gone_from_where_it_was_is_seen_to_have_left_though_no_document_covers_where_it_went():
    documents = [part("2022-01-01", f"7 {FAROS}", "7.1 División de Linternas")]
    row = verdict(documents, tell("reassigned", LIGHTS, **MOVED))
    assert (row.verdict, row.sight, whys(row)) == (SEEN, Sight.LEFT, {"only_left"})
    assert [place.shows for place in row.seen_after] == [Shows.NOT_IN_LIST]


def test_unit_that_was_not_where_it_is_told_to_have_left_is_not_seen():
    documents = [part(day, f"7 {FAROS}", "7.1 División de Linternas") for day in ("2020-01-01", "2022-01-01")]
    row = verdict(documents, tell("reassigned", LIGHTS, **MOVED))
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"not_there_before"})
    came = tell("created", LIGHTS, to=FAROS, day="2020-06-01", line=2)
    assert verdict(documents, tell("reassigned", LIGHTS, **MOVED), came).sight is Sight.LEFT


def test_unit_missing_from_the_complete_list_of_its_new_superior_is_not_seen():
    documents = [part("2022-01-01", f"7 {COSTAS}", "7.1 División de Linternas", "7.2 División de Luces")]
    row = verdict(documents, tell("reassigned", LIGHTS, **MOVED))
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"not_listed", "similar_in_list"})


def test_new_superior_shown_without_its_list_cannot_tell():
    documents = [whole("2022-01-01", f"1.1 {FAROS} *", f"1.2 {COSTAS} *")]
    row = verdict(documents, tell("reassigned", LIGHTS, **MOVED))
    assert (row.verdict, whys(row)) == (CANNOT, {"depth"})


def test_list_below_which_the_unit_may_hang_further_down_cannot_tell():
    documents = [part("2022-01-01", f"7 {COSTAS}", "7.1 Coordinación de Puertos *")]
    row = verdict(documents, tell("reassigned", LIGHTS, **MOVED))
    assert (row.verdict, whys(row)) == (CANNOT, {"depth_below"})


def test_units_of_its_own_rank_without_a_list_hide_nothing():
    documents = [part("2022-01-01", f"7 {COSTAS}", "7.1 División de Linternas *")]
    assert verdict(documents, tell("reassigned", LIGHTS, **MOVED)).verdict is NOT_SEEN


def test_head_of_a_document_that_does_not_place_it_cannot_be_seen():
    documents = [part("2022-01-01", f"7 {FAROS}", "7.1 División de Linternas")]
    row = verdict(documents, tell("reassigned", FAROS, to="Dirección General", day="2021-05-01"))
    assert (row.verdict, whys(row)) == (CANNOT, {"not_placed"})


def test_unit_moved_on_before_any_document_cannot_be_seen_where_it_was_first_told():
    on = tell("reassigned", LIGHTS, from_=COSTAS, to="Dirección de Rescate", day="2021-09-01", line=2)
    documents = [whole("2022-01-01", f"1.1 {FAROS}", f"1.2 {COSTAS}", "1.3 Dirección de Rescate", f"1.3.1 {LIGHTS}")]
    row = verdict(documents, tell("reassigned", LIGHTS, **MOVED), on)
    assert (row.verdict, whys(row)) == (CANNOT, {"changed_again"})


def test_unit_whose_superior_was_moved_on_cannot_be_seen_where_it_was_first_told():
    above = "Coordinación de Puertos"
    on = tell("reassigned", above, from_=COSTAS, to="Dirección de Rescate", day="2021-09-01", line=2)
    documents = [
        whole("2022-01-01", f"1.1 {FAROS}", f"1.2 {COSTAS}", "1.3 Dirección de Rescate", f"1.3.1 {above}", f"1.3.1.1 {LIGHTS}")
    ]  # fmt: skip
    assert verdict(documents, tell("reassigned", LIGHTS, **MOVED), on).verdict is CANNOT


def test_move_told_without_places_cannot_be_seen():
    row = verdict([whole("2022-01-01", f"1.1 {LIGHTS}")], tell("reassigned", LIGHTS, day="2021-05-01"))
    assert (row.verdict, whys(row)) == (CANNOT, {"no_places"})


# --- created, abolished, re-established --------------------------------------------------------------------------------

CREATED = {"to": FAROS, "day": "2021-05-01"}


def test_unit_listed_after_and_not_before_is_seen_to_be_created():
    documents = [
        whole("2020-01-01", f"1.1 {FAROS}", "1.1.1 División de Linternas"),
        whole("2022-01-01", f"1.1 {FAROS}", "1.1.1 División de Linternas", f"1.1.2 {LIGHTS}"),
    ]
    row = verdict(documents, tell("created", LIGHTS, **CREATED))
    assert (row.verdict, row.sight) == (SEEN, Sight.WHOLE)
    assert [(place.shows, place.unit) for place in row.seen_before] == [(Shows.NOT_IN_LIST, FAROS)]


def test_unit_first_listed_by_a_deeper_document_is_seen_after_only():
    documents = [whole("2020-01-01", f"1.1 {FAROS} *"), part("2022-01-01", f"7 {FAROS}", f"7.1 {LIGHTS}")]
    row = verdict(documents, tell("created", LIGHTS, **CREATED))
    assert (row.verdict, row.sight, whys(row)) == (SEEN, Sight.AFTER, {"only_after"})


def test_unit_that_was_there_before_is_not_seen_to_be_created():
    documents = [
        whole("2020-01-01", f"1.1 {FAROS}", f"1.1.1 {LIGHTS}"),
        whole("2022-01-01", f"1.1 {FAROS}", f"1.1.1 {LIGHTS}"),
    ]
    row = verdict(documents, tell("created", LIGHTS, **CREATED))
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"already_so"})


def test_unit_missing_from_the_complete_list_is_not_seen_to_be_created():
    documents = [whole("2022-01-01", f"1.1 {FAROS}", "1.1.1 División de Linternas")]
    row = verdict(documents, tell("created", LIGHTS, **CREATED))
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"not_listed"})


def test_unit_created_and_moved_away_before_any_document_cannot_be_seen():
    away = tell("reassigned", LIGHTS, from_=FAROS, to=COSTAS, day="2022-01-01", line=2)
    documents = [part("2022-01-01", f"7 {FAROS}", "7.1 División de Linternas")]
    row = verdict(documents, tell("created", LIGHTS, **CREATED), away)
    assert (row.verdict, whys(row)) == (CANNOT, {"changed_again"})
    assert verdict(documents, away, tell("created", LIGHTS, **CREATED)).sight is Sight.LEFT


def test_unit_created_outside_every_scope_cannot_be_seen():
    documents = [part("2022-01-01", f"7 {COSTAS}", "7.1 División de Linternas")]
    row = verdict(documents, tell("created", LIGHTS, **CREATED))
    assert (row.verdict, whys(row)) == (CANNOT, {"outside"})


def test_creation_in_a_place_not_told_is_refuted_only_by_the_whole_structure():
    told = tell("created", LIGHTS, day="2021-05-01")
    assert verdict([part("2022-01-01", f"7 {FAROS}", "7.1 División de Linternas")], told).verdict is CANNOT
    row = verdict([whole("2022-01-01", f"1.1 {FAROS}", "1.1.1 División de Linternas")], told)
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"nowhere"})
    assert verdict([whole("2022-01-01", f"1.1 {FAROS} *")], told).verdict is CANNOT


def test_unit_created_shown_under_another_unit_is_seen_and_the_row_says_where():
    documents = [whole("2022-01-01", f"1.1 {FAROS}", f"1.2 {COSTAS}", f"1.2.1 {LIGHTS}")]
    row = verdict(documents, tell("created", LIGHTS, **CREATED))
    assert (row.verdict, whys(row)) == (SEEN, {"placed_otherwise", "only_after"})


def test_abolition_is_seen_in_the_list_that_no_longer_has_the_unit():
    documents = [
        whole("2020-01-01", f"1.1 {FAROS}", f"1.1.1 {LIGHTS}"),
        whole("2022-01-01", f"1.1 {FAROS}", "1.1.1 División de Linternas"),
    ]
    row = verdict(documents, tell("abolished", LIGHTS, day="2021-05-01"))
    assert (row.verdict, row.sight) == (SEEN, Sight.WHOLE)
    assert [(place.shows, place.unit) for place in row.seen_after] == [(Shows.NOT_IN_LIST, FAROS)]


def test_unit_still_listed_is_not_seen_to_be_abolished():
    documents = [whole("2022-01-01", f"1.1 {FAROS}", f"1.1.1 {LIGHTS}")]
    row = verdict(documents, tell("abolished", LIGHTS, from_=FAROS, day="2021-05-01"))
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"still_there"})


def test_abolition_of_a_unit_of_which_no_superior_is_told_or_known_cannot_be_seen():
    documents = [whole("2022-01-01", f"1.1 {FAROS} *")]
    row = verdict(documents, tell("abolished", LIGHTS, day="2021-05-01"))
    assert (row.verdict, whys(row)) == (CANNOT, {"outside", "place_not_told"})


def test_abolition_of_what_a_document_of_before_does_not_list_is_not_seen():
    documents = [
        whole("2020-01-01", f"1.1 {FAROS}", "1.1.1 División de Linternas"),
        whole("2022-01-01", f"1.1 {FAROS}", "1.1.1 División de Linternas"),
    ]
    row = verdict(documents, tell("abolished", LIGHTS, from_=FAROS, day="2021-05-01"))
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"not_there_before"})


def test_reestablished_unit_is_seen_where_the_list_of_before_lacks_it():
    documents = [
        whole("2018-01-01", f"1.1 {FAROS}", f"1.1.1 {LIGHTS}"),
        whole("2020-01-01", f"1.1 {FAROS}", "1.1.1 División de Linternas"),
        whole("2022-01-01", f"1.1 {FAROS}", f"1.1.1 {LIGHTS}"),
    ]
    row = verdict(documents, tell("reestablished", LIGHTS, to=FAROS, day="2021-05-01"))
    assert (row.verdict, row.sight) == (SEEN, Sight.WHOLE)


# --- merged, split, replaced --------------------------------------------------------------------------------------------

ONE, OTHER, NEW = "División de Linternas", "División de Lámparas", "División de Iluminación"


def test_merger_is_seen_where_the_new_unit_stands_and_the_old_ones_do_not():
    documents = [
        whole("2020-01-01", f"1.1 {FAROS}", f"1.1.1 {ONE}", f"1.1.2 {OTHER}"),
        whole("2022-01-01", f"1.1 {FAROS}", f"1.1.1 {NEW}"),
    ]
    told = telling(*(change("merged", name, NEW, day="2021-05-01", line=1) for name in (ONE, OTHER)))
    row = verdict(documents, told)
    assert (row.verdict, row.sight, row.unit) == (SEEN, Sight.WHOLE, f"{ONE}; {OTHER}")
    assert [place.unit for place in row.seen_before] == [ONE, OTHER]


def test_merger_of_which_one_unit_still_stands_is_not_seen():
    documents = [whole("2022-01-01", f"1.1 {FAROS}", f"1.1.1 {NEW}", f"1.1.2 {OTHER}")]
    told = telling(*(change("merged", name, NEW, day="2021-05-01", line=1, from_=FAROS) for name in (ONE, OTHER)))
    row = verdict(documents, told)
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"still_there"})


def test_split_is_seen_where_all_its_parts_stand_and_not_seen_where_the_list_lacks_one():
    told = tell("split", NEW, ONE, OTHER, day="2021-05-01")
    before = whole("2020-01-01", f"1.1 {FAROS}", f"1.1.1 {NEW}")
    after = whole("2022-01-01", f"1.1 {FAROS}", f"1.1.1 {ONE}", f"1.1.2 {OTHER}")
    assert verdict([before, after], told).sight is Sight.WHOLE
    row = verdict([before, whole("2022-01-01", f"1.1 {FAROS}", f"1.1.1 {ONE}")], told)
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"list_lacks", "not_listed"})


def test_replacement_is_seen_where_the_new_unit_stands_in_the_place_of_the_old():
    documents = [
        whole("2020-01-01", f"1.1 {FAROS}", f"1.1.1 {ONE}"),
        whole("2022-01-01", f"1.1 {FAROS}", f"1.1.1 {NEW}"),
    ]
    row = verdict(documents, tell("replaced", ONE, NEW, day="2021-05-01"))
    assert (row.verdict, row.sight) == (SEEN, Sight.WHOLE)


# --- structures stated --------------------------------------------------------------------------------------------------


def test_structure_stated_is_seen_where_the_complete_list_is_the_same():
    documents = [part("2022-01-01", f"7 {FAROS}", f"7.1 {ONE}", f"7.2 {OTHER}")]
    row = verdict(documents, tell("structure_stated", FAROS, OTHER, ONE, day="2021-05-01"))
    assert (row.verdict, row.sight) == (SEEN, Sight.WHOLE)
    assert [(place.shows, place.unit) for place in row.seen_after] == [(Shows.LIST, FAROS)]


def test_structure_stated_with_an_adjective_of_the_rank_is_the_same():
    documents = [part("2022-01-01", f"7 {FAROS}", "7.1 Coordinación de Puertos", "7.2 Coordinación Administrativa")]
    names = ("Coordinación Normativa de Puertos", "Coordinación Normativa Administrativa")
    assert verdict(documents, tell("structure_stated", FAROS, *names, day="2021-05-01", known=False)).verdict is SEEN


def test_structure_stated_is_held_against_the_list_after_the_changes_told_in_between():
    away = tell("reassigned", OTHER, from_=FAROS, to=COSTAS, day="2021-09-01", line=2)
    come = tell("created", NEW, to=FAROS, day="2021-10-01", line=3)
    documents = [part("2022-01-01", f"7 {FAROS}", f"7.1 {ONE}", f"7.2 {NEW}")]
    told = tell("structure_stated", FAROS, ONE, OTHER, day="2021-05-01")
    row = verdict(documents, told, away, come)
    assert (row.verdict, whys(row)) == (SEEN, {"explained"})
    row = verdict(documents, told)
    assert (row.verdict, whys(row)) == (NOT_SEEN, {"list_lacks", "list_has_besides"})


def test_structure_stated_anew_before_any_document_cannot_be_seen_the_first_time():
    anew = tell("structure_stated", FAROS, ONE, day="2021-09-01", line=2)
    documents = [part("2022-01-01", f"7 {FAROS}", f"7.1 {ONE}")]
    row = verdict(documents, tell("structure_stated", FAROS, ONE, OTHER, day="2014-01-01"), anew)
    assert (row.verdict, whys(row)) == (CANNOT, {"changed_again"})


def test_structure_stated_of_a_unit_whose_list_no_document_gives_cannot_be_seen():
    row = verdict([whole("2022-01-01", f"1.1 {FAROS} *")], tell("structure_stated", FAROS, ONE, day="2021-05-01"))
    assert (row.verdict, whys(row)) == (CANNOT, {"depth"})


def test_structure_stated_of_the_institution_needs_a_document_of_all_of_it():
    told = tell("structure_stated", "Instituto de Faros", "Dirección General", day="2021-05-01")
    assert verdict([whole("2022-01-01", f"1.1 {FAROS}")], told).verdict is SEEN
    row = verdict([part("2022-01-01", "1 Dirección General", f"1.1 {FAROS}")], told)
    assert (row.verdict, whys(row)) == (CANNOT, {"not_all_covered"})


def test_unit_that_a_later_structure_leaves_out_cannot_be_seen():
    without = tell("structure_stated", FAROS, ONE, day="2021-09-01", line=2)
    documents = [part("2022-01-01", f"7 {FAROS}", f"7.1 {ONE}")]
    row = verdict(documents, tell("created", LIGHTS, **CREATED), without)
    assert (row.verdict, whys(row)) == (CANNOT, {"changed_again"})


# --- dates that are not those of effect ---------------------------------------------------------------------------------


@pytest.mark.parametrize("day_from", [DayFrom.APPROVED, DayFrom.PUBLISHED])
def test_document_soon_after_a_session_or_publication_does_not_speak_against_it(day_from: DayFrom):
    told = tell("renamed", LIGHTS, BEACONS, day="2021-05-01", day_from=day_from, same=RENAMED)
    soon = verdict([whole("2021-07-01", f"1.1 {LIGHTS}")], told, same=RENAMED)
    assert (soon.verdict, whys(soon)) == (CANNOT, {"perhaps_not_yet", "day_not_told"})
    late = verdict([whole("2022-07-01", f"1.1 {LIGHTS}")], told, same=RENAMED)
    assert (late.verdict, whys(late)) == (NOT_SEEN, {"still_called", "day_not_told"})


def test_document_under_the_same_act_speaks_against_it_at_once():
    told = tell("renamed", LIGHTS, BEACONS, day="2021-05-01", day_from=DayFrom.APPROVED, act="Acto 7", same=RENAMED)
    row = verdict([whole("2021-07-01", f"1.1 {LIGHTS}", agreement="ACTO 7")], told, same=RENAMED)
    assert row.verdict is NOT_SEEN


def test_act_approved_after_it_took_effect_is_seen_in_the_document_of_before():
    told = tell("renamed", LIGHTS, BEACONS, day="2021-05-01", day_from=DayFrom.APPROVED, same=RENAMED)
    documents = [whole("2021-02-01", f"1.1 {BEACONS}"), whole("2023-01-01", f"1.1 {BEACONS}")]
    row = verdict(documents, told, same=RENAMED)
    assert (row.verdict, row.sight, whys(row)) == (SEEN, Sight.AFTER, {"already_so", "day_not_told"})


def test_undated_change_is_seen_in_any_document_and_refuted_only_by_one_after_its_bound():
    told = tell("renamed", LIGHTS, BEACONS, same=RENAMED)
    both = [whole("2020-01-01", f"1.1 {LIGHTS}"), whole("2022-01-01", f"1.1 {BEACONS}")]
    assert verdict(both, told, same=RENAMED).sight is Sight.WHOLE
    assert verdict(both[:1], told, same=RENAMED).verdict is CANNOT
    bounded = tell("renamed", LIGHTS, BEACONS, not_after="2019-01-01", same=RENAMED)
    assert verdict(both[:1], bounded, same=RENAMED).verdict is NOT_SEEN


# --- what is no change of one unit --------------------------------------------------------------------------------------


def test_class_of_units_cannot_be_seen():
    row = verdict([whole("2022-01-01", f"1.1 {FAROS}")], tell("abolished", "Direcciones Regionales", day="2021-05-01"))
    assert (row.verdict, whys(row)) == (CANNOT, {"class_of_units"})


def test_class_that_a_document_prints_as_a_unit_is_a_unit():
    documents = [whole("2022-01-01", "1.1 Delegaciones *")]
    assert verdict(documents, tell("created", "Delegaciones", day="2021-05-01")).verdict is SEEN


def test_institution_itself_cannot_be_seen():
    row = verdict([whole("2022-01-01", f"1.1 {FAROS}")], tell("created", "Instituto de Faros", day="1943-01-19"))
    assert (row.verdict, whys(row)) == (CANNOT, {"institution"})


def test_doubtful_sentence_is_borne_out_and_never_contradicted():
    told = tell("created", LIGHTS, **CREATED, certainty=Certainty.DOUBTFUL)
    row = verdict([whole("2022-01-01", f"1.1 {FAROS}", f"1.1.1 {LIGHTS}")], told)
    assert (row.verdict, whys(row)) == (SEEN, {"only_after", "doubtful"})
    row = verdict([whole("2022-01-01", f"1.1 {FAROS}", f"1.1.1 {ONE}")], told)
    assert (row.verdict, whys(row)) == (CANNOT, {"doubtful", "not_listed"})


def test_name_alone_never_speaks_against_a_telling():
    documents = [part("2022-01-01", f"7 {COSTAS}", f"7.1 {LIGHTS}")]
    told = tell("reassigned", LIGHTS, from_="Unidad de Rescate", to="Unidad de Puertos", day="2021-05-01", known=False)
    row = verdict(documents, told)
    assert (row.verdict, whys(row)) == (CANNOT, {"by_name"})


def test_name_that_every_direccion_has_is_not_taken_for_the_unit_told():
    documents = [part("2022-01-01", f"7 {COSTAS}", "7.1 Coordinación Administrativa")]
    told = tell("created", "Coordinación Administrativa", to="Unidad de Puertos", day="2021-05-01", known=False)
    assert verdict(documents, told).verdict is CANNOT


def test_rows_stand_in_the_order_of_their_days_then_of_their_acts():
    documents = [whole("2022-01-01", f"1.1 {FAROS}", f"1.1.1 {ONE}", f"1.1.2 {OTHER}")]
    told = [
        tell("created", ONE, to=FAROS, day="2021-05-01", act="B", line=9),
        tell("created", OTHER, to=FAROS, day="2021-05-01", act="A", line=5),
        tell("created", FAROS, day="2014-01-01", act="Z", line=7),
    ]
    assert [row.unit for row in rows(documents, *told)] == [FAROS, OTHER, ONE]


def test_creation_in_a_place_not_told_that_a_document_in_between_does_not_list_says_so():
    documents = [
        part("2021-07-01", f"7 {FAROS}", "7.1 División de Linternas"),
        part("2022-01-01", f"7 {FAROS}", "7.1 División de Linternas", f"7.2 {LIGHTS}"),
    ]
    row = verdict(documents, tell("created", LIGHTS, day="2021-05-01"))
    assert (row.verdict, whys(row)) == (SEEN, {"not_in_between", "only_after"})
