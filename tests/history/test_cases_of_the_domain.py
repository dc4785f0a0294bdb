"""The cases that `domain.md` asks to hold, each as structures and the changes between them."""

from __future__ import annotations

import itertools

import pytest

from changelog.domain.changes import UnitChangeKind
from changelog.domain.correspondences import Decision, Occurrence, Relation
from changelog.domain.dates import PartialDate
from changelog.history import structure_on
from tests.notation import changes, history, snapshot, told

LIGHTS = """
  1. Mantener encendidas las linternas de los faros de la costa norte durante la noche.
  2. Llevar la bitácora de apagones y comunicarla a la capitanía de puerto más cercana.
  3. Reponer las lentes rayadas con cargo al fondo de conservación de señales luminosas.
"""
PATHS = """
  1. Trazar los senderos de la sierra con pendiente menor que la permitida a caminantes.
  2. Señalar los cruces de arroyos con postes pintados según la tabla de colores vigente.
  3. Retirar los troncos caídos después de cada temporada de lluvias y dar parte de ello.
"""
MONEY = """
  1. Formular el anteproyecto anual de gasto de las estaciones y someterlo a dictamen.
  2. Conciliar las cuentas bancarias del instituto con los estados que remite el banco.
"""
BOATS = """
  1. Botar y carenar las lanchas de servicio conforme al calendario de mareas bajas.
  2. Adiestrar a las tripulaciones en el remolque de boyas a la deriva y en auxilio.
"""


def _names(found, day):
    from datetime import date

    return {unit.name for unit in structure_on(found, "IF", date.fromisoformat(day)).units}


def test_unit_renamed_twice_inside_the_period_is_one_net_change_and_two_steps():
    states = [
        snapshot("2020-01-01", f"1 Dirección General\n1.1 División de Linternas{LIGHTS}"),
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Luces{LIGHTS}"),
        snapshot("2022-01-01", f"1 Dirección General\n1.1 División de Iluminación Marítima{LIGHTS}"),
    ]
    assert told(changes(*states)) == {("renamed", "División de Linternas", "División de Iluminación Marítima")}
    assert told(changes(*states, steps=True)) == {
        ("renamed", "División de Linternas", "División de Luces"),
        ("renamed", "División de Luces", "División de Iluminación Marítima"),
    }


def test_change_undone_inside_the_period_is_no_net_change_and_two_steps():
    states = [
        snapshot("2020-01-01", f"1 Dirección General\n1.1 División de Linternas{LIGHTS}"),
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Luces{LIGHTS}"),
        snapshot("2022-01-01", f"1 Dirección General\n1.1 División de Linternas{LIGHTS}"),
    ]
    assert changes(*states).is_empty
    assert len(changes(*states, steps=True).units) == 2


def test_unit_moved_and_renamed_by_one_act_is_two_changes_of_one_group():
    found = changes(
        snapshot("2020-01-01", f"1 Dirección General\n1.1 Dirección de Faros\n1.1.1 División de Lentes{LIGHTS}\n1.2 Dirección de Costas"),
        snapshot("2021-01-01", f"1 Dirección General\n1.1 Dirección de Faros\n1.2 Dirección de Costas\n1.2.1 División de Luces{LIGHTS}"),
    )  # fmt: skip
    assert told(found) == {
        ("renamed", "División de Lentes", "División de Luces"),
        ("reassigned", "División de Lentes", "División de Luces"),
    }
    assert len({change.group for change in found.units}) == 1


def test_coordination_moved_with_four_divisions_is_one_change_and_four_consequences():
    below = "\n".join(f"{{0}}.{n} División {name}" for n, name in enumerate(("Alfa", "Beta", "Gama", "Delta"), 1))
    before = f"1 Dirección General\n1.1 Dirección de Faros\n1.1.1 Coordinación de Luces{LIGHTS}\n{below.format('1.1.1')}\n1.2 Dirección de Costas"
    after = f"1 Dirección General\n1.1 Dirección de Faros\n1.2 Dirección de Costas\n1.2.1 Coordinación de Luces{LIGHTS}\n{below.format('1.2.1')}"
    found = changes(snapshot("2020-01-01", before), snapshot("2021-01-01", after))
    assert told(found) == {("reassigned", "Coordinación de Luces", "Coordinación de Luces")}
    inherited = [change for change in found.units if change.inherited]
    assert {(c.kind, c.old[0].unit.code, c.new[0].unit.code) for c in inherited} == {
        (UnitChangeKind.REASSIGNED, f"1.1.1.{n}", f"1.2.1.{n}") for n in range(1, 5)
    }
    assert found.units_affected() == 1


def test_function_inserted_first_among_fifteen_is_one_added_and_fifteen_renumbered():
    duties = [f"Atender la estación número {word} con su propia cuadrilla." for word in
              "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince".split()]  # fmt: skip
    before = "\n".join(f"  {n}. {duty}" for n, duty in enumerate(duties, 1))
    after = "\n".join(
        f"  {n}. {duty}" for n, duty in enumerate(["Convocar al comité de mareas cada lunes.", *duties], 1)
    )
    found = changes(
        snapshot("2020-01-01", f"1 Dirección General\n{before}"),
        snapshot("2021-01-01", f"1 Dirección General\n{after}"),
    )
    assert found.own_counts() == {"function.added": 1, "function.renumbered": 15}


def test_function_moved_word_for_word_to_another_unit_is_transferred():
    moved = "Otorgar los permisos de fondeo a las embarcaciones de recreo de bandera extranjera."
    found = changes(
        snapshot("2020-01-01", f"1 Dirección General\n1.1 División de Puertos{BOATS}  3. {moved}\n1.2 División de Sendas{PATHS}"),
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Puertos{BOATS}\n1.2 División de Sendas{PATHS}  4. {moved}"),
    )  # fmt: skip
    assert told(found) == {("transferred", f"3. {moved}", f"4. {moved}")}


def test_units_abolished_and_created_with_similar_names_and_a_silent_act_are_never_renames():
    found = changes(
        snapshot("2020-01-01", f"1 Dirección General\n1.1 División de Control de Faros{LIGHTS}\n1.2 División de Enlace Naval{MONEY}"),
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Control de Boyas{PATHS}\n1.2 División de Enlace Vecinal{BOATS}"),
    )  # fmt: skip
    kinds = {change.kind for change in found.units}
    assert kinds == {UnitChangeKind.CREATED, UnitChangeKind.ABOLISHED}
    assert len(found.units) == 4


def test_code_reused_for_another_unit_years_later_is_not_the_same_unit():
    states = [
        snapshot("2010-01-01", f"1 Dirección General\n1.1 División de Linternas{LIGHTS}"),
        snapshot("2014-01-01", "1 Dirección General"),
        snapshot("2019-01-01", f"1 Dirección General\n1.1 División de Tesorería{MONEY}"),
    ]
    assert told(changes(*states)) == {
        ("abolished", "División de Linternas", ""),
        ("created", "", "División de Tesorería"),
        *((kind, before, after) for kind, before, after in ()),
    }


def test_abolished_and_reestablished_unit_keeps_its_identity():
    states = [
        snapshot("2018-01-01", f"1 Dirección General\n1.1 División de Cartoteca{LIGHTS}"),
        snapshot("2021-01-01", "1 Dirección General"),
        snapshot("2023-01-01", f"1 Dirección General\n1.1 División de Cartoteca{LIGHTS}"),
    ]
    assert told(changes(*states[1:], start="2021-01-01")) == {("created", "", "División de Cartoteca")}
    found = changes(*states, start="2021-06-01")
    assert ("reestablished", "", "División de Cartoteca") in told(found)
    versions = [v for v in history(*states).unit_versions if v.state.name == "División de Cartoteca"]
    assert len({v.state.unit_id for v in versions}) == 1
    assert changes(*states, start="2018-01-01", end="2023-01-01").units == ()


def test_partial_act_never_abolishes_by_silence():
    whole = snapshot(
        "2011-04-01", f"1 Secretaría General{MONEY}\n2 Dirección Médica{LIGHTS}\n2.1 División de Botes{BOATS}"
    )
    part = snapshot("2018-05-10", f"2 Dirección Médica{LIGHTS}\n2.1 División de Botes{BOATS}\n2.2 División de Sendas{PATHS}",
                    whole=False, on_top=True)  # fmt: skip
    found = changes(whole, part)
    assert told(found) == {("created", "", "División de Sendas")}
    assert "Secretaría General" in _names(history(whole, part), "2020-01-01")


def test_units_below_a_head_that_listed_none_are_first_documented_not_created():
    general = snapshot(
        "2018-02-16", f"8 Dirección General\n8.1 Dirección de Faros *{LIGHTS}\n8.2 Dirección de Costas *{PATHS}"
    )
    detailed = snapshot("2021-09-01", f"7 Dirección de Faros{LIGHTS}\n7.1 Coordinación de Lentes{MONEY}", whole=False)
    found = changes(general, detailed)
    assert told(found) == {
        ("first_documented", "", "Coordinación de Lentes"),
        *((c.kind.value, "", f"{n.function.marker} {n.function.text.body}")
          for c in found.functions for n in c.new if not c.inherited),
    }  # fmt: skip
    assert {c.kind for c in found.units if not c.inherited} == {UnitChangeKind.FIRST_DOCUMENTED}
    assert {gap.unit for gap in found.not_documented} == {"Dirección de Faros"}


def test_structure_between_approval_and_effect_is_still_the_old_one():
    states = [
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Linternas{LIGHTS}"),
        snapshot(
            "2022-10-01", f"1 Dirección General\n1.1 División de Luces{LIGHTS}", agreement="ACDO 264 de 27/09/2022"
        ),
    ]
    assert "División de Linternas" in _names(history(*states), "2022-09-28")


def test_one_act_with_two_effective_dates_takes_effect_twice():
    states = [
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División Norte{LIGHTS}\n1.2 División Sur{PATHS}"),
        snapshot("2021-05-01", f"1.1 División Norteña{LIGHTS}", whole=False, agreement="ACDO 99"),
        snapshot("2021-07-01", f"1.2 División Sureña{PATHS}", whole=False, agreement="ACDO 99"),
    ]
    found = changes(*states)
    assert {(c.new[0].unit.name, str(c.act.effective_date), c.act.agreement) for c in found.units if c.act} == {
        ("División Norteña", "2021-05-01", "ACDO 99"),
        ("División Sureña", "2021-07-01", "ACDO 99"),
    }


def test_names_that_differ_only_in_accent_form_blanks_case_or_a_final_stop_are_no_change():
    found = changes(
        snapshot("2020-01-01", f"1 Dirección General\n1.1 División de Navegación{LIGHTS}"),
        snapshot("2021-01-01", f"1 DIRECCIÓN GENERAL\n1.1 División de  Navegacio\u0301n.{LIGHTS}"),
    )
    assert found.is_empty


def test_unit_whose_functions_are_all_replaced_is_still_the_same_unit():
    found = changes(
        snapshot("2020-01-01", f"1 Dirección General\n1.1 División de Archivo{LIGHTS}"),
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Archivo{MONEY}"),
    )
    assert found.units == ()
    assert found.own_counts() == {"function.added": 2, "function.removed": 3}


def test_whole_direction_replaced_leaves_the_rest_alone():
    found = changes(
        snapshot("2020-01-01", f"1 Dirección General\n1.1 Dirección de Faros\n1.1.1 División de Lentes{LIGHTS}\n1.2 Dirección de Caja{MONEY}"),
        snapshot("2021-01-01", f"1 Dirección General\n1.1 Dirección de Sierra\n1.1.1 División de Sendas{PATHS}\n1.2 Dirección de Caja{MONEY}"),
    )  # fmt: skip
    assert {row for row in told(found) if row[0] in ("created", "abolished")} == {
        ("abolished", "Dirección de Faros", ""),
        ("abolished", "División de Lentes", ""),
        ("created", "", "Dirección de Sierra"),
        ("created", "", "División de Sendas"),
    }


def test_units_that_swap_codes_are_recoded_and_nothing_else():
    found = changes(
        snapshot("2020-01-01", f"1 Dirección General\n1.1 División de Lentes{LIGHTS}\n1.2 División de Sendas{PATHS}"),
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Sendas{PATHS}\n1.2 División de Lentes{LIGHTS}"),
    )
    assert told(found) == {
        ("recoded", "División de Lentes", "División de Lentes"),
        ("recoded", "División de Sendas", "División de Sendas"),
    }


def test_code_that_shifts_after_an_inserted_sibling_is_an_echo():
    found = changes(
        snapshot("2020-01-01", f"1 Dirección General\n1.1 División de Lentes{LIGHTS}\n1.2 División de Sendas{PATHS}"),
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Caja{MONEY}\n1.2 División de Lentes{LIGHTS}\n1.3 División de Sendas{PATHS}"),
    )  # fmt: skip
    assert told(found) == {("created", "", "División de Caja")}
    assert sum(1 for change in found.units if change.inherited and change.kind is UnitChangeKind.RECODED) == 2


@pytest.mark.parametrize(
    ("day", "name"),
    [("2021-12-31", "División de Linternas"), ("2022-01-01", "División de Luces"), ("2022-01-02", "División de Luces")],
)
def test_the_very_day_of_effect_shows_the_new_structure_and_the_day_before_the_old(day, name):
    states = [
        snapshot("2020-01-01", f"1 Dirección General\n1.1 División de Linternas{LIGHTS}"),
        snapshot("2022-01-01", f"1 Dirección General\n1.1 División de Luces{LIGHTS}"),
    ]
    assert name in _names(history(*states), day)


def test_date_before_any_document_shows_nothing_and_says_since_when():
    found = history(snapshot("2020-01-01", "1 Dirección General"))
    from datetime import date

    structure = structure_on(found, "IF", date(2019, 12, 31))
    assert structure.units == ()
    assert structure.first_documented_on == date(2020, 1, 1)


def test_order_of_recording_changes_no_answer():
    states = [
        snapshot("2018-02-16", f"8 Dirección General\n8.1 Dirección de Faros *{LIGHTS}"),
        snapshot("2020-01-01", f"7 Dirección de Faros{LIGHTS}\n7.1 División de Lentes{MONEY}", whole=False),
        snapshot("2022-01-01", f"7 Dirección de Faros{LIGHTS}\n7.1 División de Cristales{MONEY}", whole=False),
    ]
    answers = [history(*order) for order in itertools.permutations(states)]
    assert all(answer == answers[0] for answer in answers)


def test_date_against_itself_is_empty():
    state = snapshot("2020-01-01", f"1 Dirección General\n1.1 División de Lentes{LIGHTS}")
    assert changes(state).is_empty


def test_merger_into_a_new_unit_is_one_operation_and_three_units():
    found = changes(
        snapshot("2020-01-01", f"1 Dirección General\n1.1 División de Lentes{LIGHTS}\n1.2 División de Sendas{PATHS}"),
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Obras de Señalización{LIGHTS}{PATHS}"),
        decisions=[
            Decision(
                institution="if",
                relation=Relation.MERGED,
                old=(Occurrence(name="División de Lentes"), Occurrence(name="División de Sendas")),
                new=(Occurrence(name="División de Obras de Señalización"),),
            )
        ],
    )
    merged = [change for change in found.units if change.kind is UnitChangeKind.MERGED]
    assert told(found) == {("merged", "División de Lentes + División de Sendas", "División de Obras de Señalización")}
    assert len(merged) == 1
    assert found.units_affected() == 3
    assert all(change.inherited for change in found.functions)


def test_decision_settles_a_pair_that_nothing_else_shows():
    states = [
        snapshot("2018-02-16", f"8 Dirección General\n8.1 Dirección de Vinculación *{LIGHTS}"),
        snapshot("2022-10-01", f"7 Dirección de Operación{MONEY}", whole=False),
    ]
    decision = Decision(
        institution="if",
        relation=Relation.SAME,
        old=(Occurrence(name="Dirección de Vinculación", on=PartialDate(2018, 2, 16)),),
        new=(Occurrence(name="Dirección de Operación", on=PartialDate(2022, 10, 1)),),
        source="manual.txt:35",
    )
    found = changes(*states, decisions=[decision])
    assert ("renamed", "Dirección de Vinculación", "Dirección de Operación") in told(found)
    renamed = next(change for change in found.units if change.kind is UnitChangeKind.RENAMED)
    assert renamed.basis == "decided"
    assert "manual.txt:35" in " ".join(renamed.evidence)


def test_rank_word_that_vanishes_everywhere_is_a_renaming_not_transformations():
    duties = (LIGHTS, PATHS, MONEY, BOATS)
    names = ("de Lentes", "de Sendas", "de Caja", "de Lanchas")

    def state(day, rank):
        return snapshot(day, "1 Dirección General\n" + "\n".join(
            f"1.{n} {rank} {name}{duty}" for n, (name, duty) in enumerate(zip(names, duties, strict=True), 1)))  # fmt: skip

    found = changes(state("2020-01-01", "Coordinación"), state("2021-01-01", "Subdirección"))
    assert {change.kind for change in found.units if not change.inherited} == {UnitChangeKind.RENAMED}


def test_one_rank_word_replaced_is_a_transformation():
    found = changes(
        snapshot(
            "2020-01-01", f"1 Dirección General\n1.1 Coordinación de Prensa{LIGHTS}\n1.2 Coordinación de Caja{MONEY}"
        ),
        snapshot("2021-01-01", f"1 Dirección General\n1.1 Unidad de Prensa{LIGHTS}\n1.2 Coordinación de Caja{MONEY}"),
    )
    assert told(found) == {("transformed", "Coordinación de Prensa", "Unidad de Prensa")}


def test_head_whose_parent_now_hangs_below_it_is_not_placed_rather_than_in_a_circle():
    states = [
        snapshot("2020-01-01", f"1 Dirección General\n1.1 Dirección de Faros{LIGHTS}\n1.1.1 División de Sendas{PATHS}"),
        snapshot("2021-01-01", f"7 División de Sendas{PATHS}\n7.1 Dirección de Faros{LIGHTS}", whole=False),
    ]
    from datetime import date

    units = {unit.name: unit for unit in structure_on(history(*states), "IF", date(2021, 1, 1)).units}
    assert (units["División de Sendas"].parent_id, units["División de Sendas"].placed) == (None, False)
    assert units["Dirección de Faros"].parent_id == units["División de Sendas"].unit_id
    changes(*states)
