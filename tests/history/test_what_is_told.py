"""What documents tell, in the structure: dated by its own act, undone before the first document, and held against it."""

from __future__ import annotations

from datetime import date

from changelog.domain.basis import Basis
from changelog.domain.correspondences import Relation
from changelog.domain.structures import Closing, History, Opening, UnitState
from changelog.domain.tellings import DayFrom, Outcome, Telling
from changelog.history import structure_on
from tests.notation import changes, history, snapshot, telling, told

LIGHTS = """
  1. Mantener encendidas las linternas de los faros de la costa norte durante la noche.
  2. Llevar la bitácora de apagones y comunicarla a la capitanía de puerto más cercana.
"""
PATHS = """
  1. Trazar los senderos de la sierra con pendiente menor que la permitida a caminantes.
  2. Señalar los cruces de arroyos con postes pintados según la tabla de colores vigente.
"""
BOATS = """
  1. Botar y carenar las lanchas de servicio conforme al calendario de mareas bajas.
  2. Adiestrar a las tripulaciones en el remolque de boyas a la deriva y en auxilio.
"""
FAROS_2022 = snapshot(
    "2022-10-01",
    f"7.1 Dirección de Faros\n7.1.1 Coordinación de Señales{LIGHTS}7.1.1.1 División de Boyas{BOATS}"
    f"7.1.2 Coordinación de Veredas{PATHS}",
    whole=False,
)


def states_on(found: History, day: str) -> dict[str, UnitState]:
    return {unit.name: unit for unit in structure_on(found, "IF", date.fromisoformat(day)).units}


def parents_on(found: History, day: str) -> dict[str, str | None]:
    """Each unit with the name of the one above; "?" where nothing places it."""
    units = structure_on(found, "IF", date.fromisoformat(day)).units
    names = {unit.unit_id: unit.name for unit in units}
    return {unit.name: names[unit.parent_id] if unit.parent_id else (None if unit.placed else "?") for unit in units}


def the_telling(found: History, unit: str) -> Telling:
    (one,) = [one for one in found.tellings if one.change.unit == unit]
    return one


def checks(found: History) -> set[str]:
    return {finding.check for finding in found.findings}


# --- between documents ----------------------------------------------------------------------------------------------


def test_told_change_of_name_takes_effect_on_its_own_day_under_its_own_act():
    states = [
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Linternas{LIGHTS}"),
        snapshot("2023-01-01", f"1 Dirección General\n1.1 División de Alumbrado Marítimo{LIGHTS}", agreement="M/9"),
    ]
    prose = telling(states[1], "2022-03-01 A/7: renamed División de Linternas -> División de Alumbrado Marítimo")
    found = changes(*states, narratives=[prose], start="2021-06-01", end="2022-03-01")
    (renamed,) = found.units
    assert told(found) == {("renamed", "División de Linternas", "División de Alumbrado Marítimo")}
    assert (renamed.act.agreement, renamed.act.effective_date, renamed.basis, renamed.not_before) == (
        "A/7",
        date(2022, 3, 1),
        Basis.NARRATED,
        None,
    )
    assert renamed.new[0].unit.source.first_line == 100
    assert changes(*states, narratives=[prose], start="2022-03-01", end="2023-01-01").is_empty


def test_identity_told_is_kept_where_nothing_else_would_show_it():
    states = [
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Linternas{LIGHTS}"),
        snapshot("2023-01-01", f"1 Dirección General\n1.1 Oficina de Mareas{BOATS}"),
    ]
    assert ("renamed", "División de Linternas", "Oficina de Mareas") not in told(changes(*states))
    prose = telling(states[1], "2022-03-01 A/7: renamed División de Linternas -> Oficina de Mareas")
    assert ("renamed", "División de Linternas", "Oficina de Mareas") in told(changes(*states, narratives=[prose]))


def test_change_told_without_a_day_settles_who_is_who_when_a_document_shows_it():
    states = [
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Linternas{LIGHTS}"),
        snapshot("2023-01-01", f"1 Dirección General\n1.1 Oficina de Mareas{BOATS}"),
    ]
    found = history(*states, narratives=[telling(states[1], "- -: renamed División de Linternas -> Oficina de Mareas")])
    one = the_telling(found, "División de Linternas")
    assert (one.outcome, one.not_before, one.not_after) == (Outcome.EVIDENCE, date(2021, 1, 1), date(2023, 1, 1))
    assert states_on(found, "2022-12-31").keys() == {"Dirección General", "División de Linternas"}
    assert states_on(found, "2023-01-01")["Oficina de Mareas"].basis is Basis.NARRATED


def test_told_creation_of_what_stood_already_changes_nothing_and_is_said():
    states = [snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Linternas{LIGHTS}")]
    prose = telling("otro.txt", "2022-01-01 A/1: created División de Linternas to Dirección General")
    found = history(*states, narratives=[prose])
    assert the_telling(found, "División de Linternas").outcome is Outcome.ALREADY
    assert checks(found) == {"told-already-so"}
    assert len([v for v in found.unit_versions if v.state.name == "División de Linternas"]) == 1


def test_document_that_prints_the_old_name_after_the_change_is_told_of():
    states = [
        snapshot("2021-01-01", f"1 Dirección General\n1.1 División de Linternas{LIGHTS}"),
        snapshot("2023-01-01", f"1 Dirección General\n1.1 División de Linternas{LIGHTS}"),
    ]
    prose = telling(states[1], "2022-03-01 A/7: renamed División de Linternas -> División de Luces")
    found = history(*states, narratives=[prose])
    assert checks(found) == {"told-name-not-shown"}
    assert len({v.state.unit_id for v in found.unit_versions if "División" in v.state.name}) == 1


# --- before the first document --------------------------------------------------------------------------------------


def test_undoing_gives_names_and_parents_before_the_first_document():
    prose = telling(
        FAROS_2022,
        """
        2021-05-03 A/1: renamed Coordinación de Linternas -> Coordinación de Señales
        2021-05-03 A/1: reassigned Coordinación de Veredas from Dirección de Sierra to Dirección de Faros
        """,
    )
    found = history(FAROS_2022, narratives=[prose])
    assert parents_on(found, "2021-05-02") == {
        "Dirección de Faros": "?",
        "Coordinación de Linternas": "Dirección de Faros",
        "División de Boyas": "Coordinación de Linternas",
        "Dirección de Sierra": "?",
        "Coordinación de Veredas": "Dirección de Sierra",
    }
    before = states_on(found, "2021-05-02")["División de Boyas"]
    assert (before.basis, before.code, before.functions_listed) == (Basis.RECONSTRUCTED, None, False)
    assert states_on(found, "2022-10-01")["División de Boyas"].basis is Basis.DOCUMENTED
    assert not structure_on(found, "IF", date(2021, 5, 1)).units  # the narrative carries no further


def test_unit_and_what_hangs_from_it_begin_with_its_told_creation():
    prose = telling(
        FAROS_2022,
        """
        2020-01-01 A/1: renamed Dirección de Costas -> Dirección de Faros
        2021-05-03 A/2: created Coordinación de Señales to Dirección de Faros
        """,
    )
    found = history(FAROS_2022, narratives=[prose])
    assert states_on(found, "2021-05-02").keys() == {"Dirección de Faros", "Coordinación de Veredas"}
    assert parents_on(found, "2021-05-03")["División de Boyas"] == "Coordinación de Señales"
    assert states_on(found, "2019-12-31").keys() == {"Dirección de Costas", "Coordinación de Veredas"}


def test_unit_that_left_before_the_document_is_there_until_the_day_before():
    prose = telling(
        FAROS_2022,
        """
        2021-05-03 A/1: created Coordinación de Puertos to Dirección de Faros
        2022-10-01 A/2: reassigned Coordinación de Puertos from Dirección de Faros to Dirección Jurídica
        """,
    )
    found = history(FAROS_2022, narratives=[prose])
    assert parents_on(found, "2022-09-30")["Coordinación de Puertos"] == "Dirección de Faros"
    assert parents_on(found, "2022-10-01")["Coordinación de Puertos"] == "Dirección Jurídica"
    assert "Coordinación de Puertos" not in parents_on(found, "2021-05-02")


def test_unit_told_to_come_from_where_its_superior_came_from_came_with_it():
    prose = telling(
        FAROS_2022,
        """
        2021-05-03 A/1: reassigned Coordinación de Señales from Dirección Jurídica to Dirección de Faros
        2021-05-03 A/1: reassigned División de Boyas from Dirección Jurídica to Coordinación de Señales
        """,
    )
    found = history(FAROS_2022, narratives=[prose])
    assert parents_on(found, "2021-05-02")["División de Boyas"] == "Coordinación de Señales"
    assert parents_on(found, "2021-05-02")["Coordinación de Señales"] == "Dirección Jurídica"
    assert the_telling(found, "División de Boyas").outcome is Outcome.APPLIED


def test_place_that_nothing_tells_is_said_not_to_be_known():
    prose = telling(FAROS_2022, "2021-05-03 A/1: reassigned Coordinación de Veredas to Dirección de Faros")
    assert parents_on(history(FAROS_2022, narratives=[prose]), "2021-05-02")["Coordinación de Veredas"] == "?"


def test_what_an_earlier_document_covers_is_left_to_it():
    earlier = snapshot("2019-01-01", f"7.1 Dirección de Faros\n7.1.1 Coordinación de Señales{LIGHTS}", whole=False)
    prose = telling(FAROS_2022, "2015-01-01 A/1: renamed Dirección de Costas -> Dirección de Faros")
    found = history(earlier, FAROS_2022, narratives=[prose])
    assert states_on(found, "2019-01-01").keys() == {"Dirección de Faros", "Coordinación de Señales"}
    assert ("created", "", "Coordinación de Veredas") in told(
        changes(earlier, FAROS_2022, narratives=[prose], start="2019-01-01", end="2022-10-01")
    )


def test_units_known_from_prose_alone_live_in_the_structure():
    prose = telling(
        "decreto.txt",
        """
        2001-12-17 A/1: replaced Coordinación de Asesores -> Unidad de Vinculación
        2014-01-01 A/2: replaced Unidad de Vinculación -> Dirección de Enlace
        """,
    )
    found = history(FAROS_2022, narratives=[prose])
    assert {"Coordinación de Asesores"} == states_on(found, "2001-12-16").keys()
    assert {"Unidad de Vinculación"} == states_on(found, "2010-01-01").keys()
    assert [(link.relation, link.act.agreement, link.basis) for link in found.links] == [
        (Relation.REPLACED, "A/1", Basis.NARRATED),
        (Relation.REPLACED, "A/2", Basis.NARRATED),
    ]
    assert "Dirección de Enlace" in states_on(found, "2022-10-01")


# --- a structure stated on a date -----------------------------------------------------------------------------------


def test_stated_structure_agrees_by_subject_where_prose_adds_to_the_rank():
    prose = telling(
        FAROS_2022,
        """
        2021-05-03 A/1: renamed Dirección de Costas -> Dirección de Faros
        2021-05-03 A/1: structure_stated Dirección de Faros -> Coordinación Normativa de Señales; Coordinación de Veredas
        """,
    )
    found = history(FAROS_2022, narratives=[prose])
    assert the_telling(found, "Dirección de Faros").outcome is Outcome.AGREES
    assert not found.findings


def test_stated_structure_that_differs_is_said_and_takes_no_documented_unit_away():
    prose = telling(
        FAROS_2022,
        """
        2020-01-01 A/1: renamed Dirección de Costas -> Dirección de Faros
        2021-05-03 A/2: structure_stated Dirección de Faros -> Coordinación de Señales
        """,
    )
    found = history(FAROS_2022, narratives=[prose])
    one = the_telling(found, "Dirección de Faros")
    assert one.outcome is Outcome.DISAGREES
    assert one.why == ("consta «Coordinación de Veredas», que no se enuncia",)
    assert checks(found) == {"stated-structure-differs"}
    assert "Coordinación de Veredas" in states_on(found, "2021-05-03")


def test_stated_unit_that_a_later_statement_leaves_out_is_no_longer_documented():
    prose = telling(
        "decreto.txt",
        """
        2014-01-01 A/1: structure_stated Dirección de Enlace -> Coordinación de Prensa; Coordinación de Giras
        2016-01-01 A/2: structure_stated Dirección de Enlace -> Coordinación de Prensa
        """,
    )
    found = history(narratives=[prose])
    assert "Coordinación de Giras" in states_on(found, "2015-12-31")
    assert "Coordinación de Giras" not in states_on(found, "2016-01-01")
    (ended,) = [v for v in found.unit_versions if v.state.name == "Coordinación de Giras"]
    assert ended.closing is Closing.NO_LONGER_DOCUMENTED


# --- told in several places -----------------------------------------------------------------------------------------


def test_one_change_told_in_two_documents_is_one_and_where_they_differ_is_kept():
    one = telling("uno.txt", "2014-01-01 A/361: replaced Unidad de Vinculación -> Dirección de Enlace")
    other = telling("otro.txt", "2014-02-01 A/361: transformed Unidad de Vinculación -> Dirección de Enlace")
    found = history(narratives=[one, other])
    (told_once,) = found.tellings
    assert [(d.field, d.said) for d in told_once.disagreements] == [
        ("kind", ("replaced", "transformed")),
        ("effective", ("2014-01-01", "2014-02-01")),
    ]
    assert found == history(narratives=[other, one])


def test_creation_told_loosely_does_not_hide_the_predecessor_told_elsewhere():
    one = telling("uno.txt", "2016-09-01 A/218: created Dirección de Planes")
    other = telling("otro.txt", "2016-09-01 A/218: transformed Unidad de Planes -> Dirección de Planes")
    found = history(narratives=[one, other])
    assert len({v.state.unit_id for v in found.unit_versions}) == 1
    assert [v.opening for v in found.unit_versions] == [Opening.FIRST_DOCUMENTED, None]


def test_end_of_a_unit_and_its_change_into_another_are_one_replacement():
    prose = telling(
        "uno.txt",
        """
        2001-12-16 -: abolished Coordinación de Asesores
        2001-12-17 A/1: transformed Coordinación de Asesores -> Unidad de Vinculación
        """,
    )
    found = history(narratives=[prose])
    assert [link.relation for link in found.links] == [Relation.REPLACED]
    assert [v.closing for v in found.unit_versions if v.state.name == "Coordinación de Asesores"] == [Closing.REPLACED]


def test_act_told_elsewhere_with_its_day_dates_what_is_told_without():
    prose = telling(
        "uno.txt",
        """
        ~2022-08-31 A/226: renamed División de Luces -> División de Alumbrado
        2022-09-01 A/226: created División de Mareas
        """,
    )
    found = history(narratives=[prose])
    one = the_telling(found, "División de Luces")
    assert (one.day, one.day_from) == (date(2022, 9, 1), DayFrom.EFFECTIVE)


def test_day_of_approval_alone_dates_a_change_and_is_said_to():
    prose = telling("uno.txt", "~2015-02-25 O/89: renamed División de Luces -> División de Alumbrado")
    found = history(narratives=[prose])
    assert the_telling(found, "División de Luces").day_from is DayFrom.APPROVED
    (renamed,) = [v for v in found.unit_versions if v.state.name == "División de Alumbrado"]
    assert any("no consta la vigencia" in sentence for sentence in renamed.evidence)


# --- what contradicts itself, or says too little --------------------------------------------------------------------


def test_unit_told_to_hang_from_itself_is_a_finding_and_stays_where_it_was():
    prose = telling(FAROS_2022, "2022-12-01 A/1: reassigned Coordinación de Señales to División de Boyas")
    found = history(FAROS_2022, narratives=[prose])
    assert checks(found) == {"told-contradicts-itself"}
    assert parents_on(found, "2023-01-01")["Coordinación de Señales"] == "Dirección de Faros"


def test_creation_after_the_end_of_a_namesake_is_a_finding():
    prose = telling("uno.txt", "2010-01-01 A/1: abolished División de Luces\n2012-01-01 A/2: created División de Luces")
    found = history(narratives=[prose])
    assert "told-created-after-its-end" in checks(found)
    assert "División de Luces" not in states_on(found, "2011-01-01")


def test_namesakes_are_not_guessed_between():
    state = snapshot(
        "2022-01-01",
        "1 Dirección General\n1.1 Dirección A\n1.1.1 División de Compras\n1.2 Dirección B\n1.2.1 División de Compras",
    )
    found = history(
        state, narratives=[telling("x.txt", "2022-06-01 A/1: renamed División de Compras -> División de Gasto")]
    )
    assert the_telling(found, "División de Compras").outcome is Outcome.DISAGREES
    assert checks(found) == {"told-unit-ambiguous"}
    placed = telling("x.txt", "2022-06-01 A/1: renamed División de Compras -> División de Gasto from Dirección B")
    assert parents_on(history(state, narratives=[placed]), "2022-06-01")["División de Gasto"] == "Dirección B"


def test_classes_of_units_doubtful_readings_and_functions_change_no_structure():
    prose = telling(
        "uno.txt",
        """
        2010-01-01 A/1: reassigned Organismos Auxiliares to Dirección de Faros
        2010-01-01 A/1: abolished Dirección de Faros ?
        2010-01-01 A/1: functions_given Dirección de Faros
        2010-01-01 A/1: created Instituto de Faros
        """,
    )
    found = history(narratives=[prose])
    assert {one.outcome for one in found.tellings} == {Outcome.NOT_PLACED}
    assert not found.unit_versions


def test_name_with_a_slip_of_the_pen_is_the_unit_and_the_slip_is_reported():
    prose = telling(FAROS_2022, "2022-10-01 A/1: renamed Coordinación de Luces -> Coordinación de las Señales")
    found = history(FAROS_2022, narratives=[prose])
    assert "Coordinación de Luces" in states_on(found, "2022-09-30")
    assert len(states_on(found, "2022-10-01")) == 4


def test_names_that_go_in_a_circle_on_one_day_are_a_finding_and_change_nothing():
    prose = telling(
        FAROS_2022,
        """
        2022-12-01 A/1: renamed Coordinación de Señales -> Coordinación de Luces
        2022-12-01 A/1: renamed Coordinación de Luces -> Coordinación de Señales
        2022-12-01 A/1: renamed Coordinación de Veredas -> Coordinación de Veredas
        """,
    )
    found = history(FAROS_2022, narratives=[prose])
    assert {one.outcome for one in found.tellings} == {Outcome.DISAGREES}
    assert checks(found) == {"told-contradicts-itself"}
    assert states_on(found, "2023-01-01").keys() == states_on(found, "2022-10-01").keys()


def test_first_and_last_day_of_the_calendar_are_days_like_others():
    prose = telling("uno.txt", "0001-01-01 A/1: renamed División A -> División B\n9999-12-31 A/2: created División C")
    assert {one.outcome for one in history(FAROS_2022, narratives=[prose]).tellings} == {Outcome.APPLIED}


def test_end_told_under_two_acts_with_no_day_of_effect_is_told_to_differ():
    one = telling("uno.txt", "~2005-10-26 A/1: abolished División de Luces")
    other = telling("otro.txt", "~2006-09-18 A/2: abolished División de Luces")
    (told_once,) = history(narratives=[one, other]).tellings
    assert {d.field for d in told_once.disagreements} == {"effective", "agreement"}
