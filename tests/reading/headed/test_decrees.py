"""Units that stand under their names in a structure decree: what each is, what it does, where it hangs."""

from __future__ import annotations

import pytest

from changelog.reading import read_manual
from tests.reading.accounting import lines_unaccounted
from tests.reading.headed.decrees import DUTIES, HEAD, checks, decree, decree_of, named, names, texts, tree, unit


def test_a_unit_is_its_name_its_responsibility_and_its_actions() -> None:
    reading = decree_of([unit("DIRECCION NACIONAL DE POZOS"), unit("DIRECCION GENERAL DE CUENTAS")])
    pozos = named(reading, "DIRECCION NACIONAL DE POZOS")
    assert pozos.rank == "Dirección Nacional"
    assert pozos.objective is not None
    assert pozos.objective.body == "Cuidar de lo que le toca."
    assert [function.marker for function in pozos.functions] == ["1.", "2.", "3."]
    assert texts(pozos)[1] == "Guardar las cuentas."


def test_a_department_without_responsibility_has_its_actions() -> None:
    actions = "ACCIONES\n\n1. Llevar el libro.\n\n2. Abrir la puerta.\n\n"
    reading = decree_of([unit("DIRECCION DE POZOS"), unit("DEPARTAMENTO DE LIBROS", duties=actions)])
    assert named(reading, "DEPARTAMENTO DE LIBROS").objective is None
    assert len(named(reading, "DEPARTAMENTO DE LIBROS").functions) == 2


def test_two_actions_on_a_line_are_two_behind_a_comma_too() -> None:
    actions = "ACCIONES\n\n1. Llevar el libro al campo, 2. Abrir la puerta.\n\n"
    reading = decree_of([unit("DIRECCION DE POZOS"), unit("DEPARTAMENTO DE LIBROS", duties=actions)])
    assert texts(named(reading, "DEPARTAMENTO DE LIBROS")) == ["Llevar el libro al campo,", "Abrir la puerta."]


def test_objectives_in_a_list_are_what_a_unit_has_to_do() -> None:
    objectives = "OBJETIVOS:\n\n1.- Ayudar al ministro.\n\n2.- Velar por los pozos.\n\n"
    reading = decree_of([unit("SECRETARIA DE RIEGO", duties=objectives), unit("DIRECCION DE POZOS")])
    riego = named(reading, "SECRETARIA DE RIEGO")
    assert (len(riego.functions), riego.objective) == (2, None)


def test_objectives_beside_actions_are_the_objective() -> None:
    both = "OBJETIVOS\n\n1. Que haya agua.\n\n2. Que llegue.\n\nACCIONES\n\n1. Abrir la compuerta.\n\n2. Cerrarla.\n\n"
    reading = decree_of([unit("SECRETARIA DE RIEGO", duties=both), unit("DIRECCION DE POZOS")])
    riego = named(reading, "SECRETARIA DE RIEGO")
    assert len(riego.functions) == 2
    assert riego.objective is not None
    assert riego.objective.body == "1. Que haya agua. 2. Que llegue."


def test_names_above_a_name_are_the_units_that_it_hangs_from() -> None:
    reading = decree_of(
        [
            unit("SECRETARIA DE RIEGO"),
            unit("SECRETARIA DE RIEGO", "SUBSECRETARIA DE CANALES"),
            unit("SECRETARIA DE RIEGO", "SUBSECRETARIA DE CANALES", "DIRECCION DE ACEQUIAS"),
            unit("SECRETARIA DE RIEGO", "UNIDAD DE AUDITORIA", "SUPERVISION DE POZOS"),
        ]
    )
    assert tree(reading) == {
        "SECRETARIA DE RIEGO": None,
        "SUBSECRETARIA DE CANALES": "SECRETARIA DE RIEGO",
        "DIRECCION DE ACEQUIAS": "SUBSECRETARIA DE CANALES",
        "UNIDAD DE AUDITORIA": "SECRETARIA DE RIEGO",
        "SUPERVISION DE POZOS": "UNIDAD DE AUDITORIA",
    }
    assert [one.code for one in reading.units] == ["1", "1.1", "1.1.1", "1.2", "1.2.1"]
    assert not named(reading, "UNIDAD DE AUDITORIA").functions_listed
    assert checks(reading).count("superior-not-described") == 1


def test_an_office_above_a_name_is_the_unit_that_it_heads() -> None:
    reading = decree_of(
        [
            unit("MINISTRO DE OBRAS RURALES", "UNIDAD DE AUDITORIA"),
            unit("MINISTRO DE OBRAS RURALES", "SECRETARIA DE RIEGO"),
            unit("SECRETARIO DE RIEGO", "DIRECCION DE POZOS"),
            unit("SUBSECRETARIO DE CAMINOS", "DIRECCION DE PUENTES"),
        ]
    )
    assert tree(reading) == {
        "UNIDAD DE AUDITORIA": None,
        "SECRETARIA DE RIEGO": None,
        "DIRECCION DE POZOS": "SECRETARIA DE RIEGO",
        "SUBSECRETARIA DE CAMINOS": None,
        "DIRECCION DE PUENTES": "SUBSECRETARIA DE CAMINOS",
    }
    assert not reading.heads_on_top  # the Subsecretaría may hang from the Secretaría
    assert checks(reading).count("no-place-told") == 1


def test_a_name_goes_on_over_lines_that_open_with_no_rank() -> None:
    reading = decree_of(
        [
            unit("SECRETARIA DE RIEGO", "DIRECCION NACIONAL DE ASUNTOS", "HIDRAULICOS Y DE CANALES"),
            unit("SECRETARIA DE RIEGO", "REGISTRO NACIONAL DE POZOS Y DE", "FUENTES"),
            unit("SECRETARIA DE RIEGO", "DIRECCION DE CONSERVACION", "DE LOS POZOS."),
        ]
    )
    assert names(reading)[1:] == [
        "DIRECCION NACIONAL DE ASUNTOS HIDRAULICOS Y DE CANALES",
        "REGISTRO NACIONAL DE POZOS Y DE FUENTES",
        "DIRECCION DE CONSERVACION DE LOS POZOS",
    ]


def test_a_name_without_rank_stands_behind_a_name_that_recurs() -> None:
    reading = decree_of(
        [
            unit("SECRETARIA DE RIEGO", "MEMORIA DE LAS AGUAS"),
            unit("SECRETARIA DE RIEGO", "DIRECCION DE POZOS"),
        ]
    )
    assert tree(reading)["MEMORIA DE LAS AGUAS"] == "SECRETARIA DE RIEGO"


def test_a_list_of_an_annex_says_where_its_units_hang() -> None:
    reading = decree(
        "Planilla Anexa al Artículo 1º\n\nXVIII.- MINISTERIO DE OBRAS RURALES\n\n—SUBSECRETARIA DE CUENTAS\n\n"
        "—SECRETARIA DE RIEGO\n\n¦ SUBSECRETARIA DE CANALES\n\n—SECRETARIA DE CAMINOS\n\nPlanilla Anexa al Artículo 2º\n\n"
        + "".join(
            unit(name) for name in ("SUBSECRETARIA DE CUENTAS", "SECRETARIA DE RIEGO", "SUBSECRETARIA DE CANALES")
        )
    )
    assert tree(reading) == {
        "SUBSECRETARIA DE CUENTAS": None,
        "SECRETARIA DE RIEGO": None,
        "SUBSECRETARIA DE CANALES": "SECRETARIA DE RIEGO",
        "SECRETARIA DE CAMINOS": None,
    }
    assert reading.whole_institution
    assert checks(reading).count("listed-not-described") == 1


def test_a_unit_can_say_behind_its_name_what_it_hangs_from() -> None:
    reading = decree_of(
        [unit("SECRETARIA DE RIEGO"), unit("DIRECCION DE POZOS (dependiente de la SECRETARIA DE RIEGO)")]
    )
    assert tree(reading) == {"SECRETARIA DE RIEGO": None, "DIRECCION DE POZOS": "SECRETARIA DE RIEGO"}


def test_where_no_place_is_told_none_is_made_up() -> None:
    reading = decree_of(
        [unit("DIRECCION DE POZOS"), unit("DIRECCION GENERAL DE CUENTAS"), unit("DEPARTAMENTO DE LIBROS")]
    )
    assert set(tree(reading).values()) == {None}
    assert checks(reading).count("places-not-told") == 1
    assert not reading.heads_on_top


def test_one_unit_whose_place_is_not_told_is_named() -> None:
    reading = decree_of(
        [unit("SECRETARIO DE RIEGO", f"DIRECCION DE {name}") for name in ("POZOS", "CANALES", "ACEQUIAS")]
        + [unit("DIRECCION GENERAL DE CUENTAS")]
    )
    (finding,) = [one for one in reading.findings if one.check == "no-place-told" and "CUENTAS" in one.message]
    assert finding.unit == named(reading, "DIRECCION GENERAL DE CUENTAS").code


def test_names_above_that_are_printed_once_hold_for_the_units_after_them() -> None:
    reading = decree_of(
        [
            unit("SUBSECRETARIA DE RIEGO", "DIRECCION NACIONAL DE POZOS"),
            unit("DIRECCION NACIONAL DE CANALES"),
            unit("SUBSECRETARIA DE CAMINOS", "DIRECCION NACIONAL DE PUENTES"),
            unit("DIRECCION NACIONAL DE TUNELES"),
        ]
    )
    assert tree(reading)["DIRECCION NACIONAL DE CANALES"] == "SUBSECRETARIA DE RIEGO"
    assert tree(reading)["DIRECCION NACIONAL DE TUNELES"] == "SUBSECRETARIA DE CAMINOS"
    assert checks(reading).count("place-by-order") == 2


def test_secretariats_hang_from_the_ministry_that_heads_other_units() -> None:
    reading = decree_of(
        [unit("MINISTERIO DE OBRAS RURALES", "UNIDAD DE AUDITORIA"), unit("SECRETARIA DE RIEGO", "DIRECCION DE POZOS")]
    )
    assert (reading.heads_on_top, reading.whole_institution) == (True, True)
    assert checks(reading).count("place-by-order") == 1


def test_a_decree_that_restates_some_units_is_not_of_the_whole_institution() -> None:
    head = HEAD.replace(
        "Apruébase la estructura organizativa", "Sustitúyense las acciones de dos unidades de la estructura"
    )
    body = (
        "ANEXO\n\n"
        + unit("MINISTERIO DE OBRAS RURALES", "UNIDAD DE AUDITORIA")
        + unit("MINISTRO DE OBRAS RURALES", "DIRECCION DE POZOS")
    )
    reading = read_manual((head + body).encode(), "decreto.md", profile="responsibilities_and_actions")
    assert (reading.heads_on_top, reading.whole_institution) == (True, False)


def test_namesakes_below_different_units_are_two() -> None:
    reading = decree_of(
        [unit("SECRETARIO DE RIEGO", "DIRECCION DE LIBROS"), unit("SECRETARIO DE CAMINOS", "DIRECCION DE LIBROS")]
    )
    assert names(reading).count("DIRECCION DE LIBROS") == 2
    assert checks(reading).count("name-repeated") == 1


def test_two_places_that_complete_each_other_are_one_unit() -> None:
    objective = "RESPONSABILIDAD PRIMARIA\n\nVelar por los pozos.\n\n"
    actions = "ACCIONES\n\n1. Abrirlos.\n\n2. Cerrarlos.\n\n"
    reading = decree_of(
        [
            unit("DIRECCION DE POZOS", duties=objective),
            unit("DIRECCION DE CANALES"),
            unit("DIRECCION DE POZOS", duties=actions),
        ]
    )
    pozos = named(reading, "DIRECCION DE POZOS")
    assert (len(reading.units), len(pozos.functions), pozos.objective is not None) == (2, 2, True)
    assert "described-again" in checks(reading)


def test_a_letter_misread_in_a_rank_leaves_the_rank() -> None:
    reading = decree_of([unit("DlRECCION DE POZOS"), unit("DIRECCION DE CANALES")])
    assert (reading.units[0].name, reading.units[0].rank) == ("DlRECCION DE POZOS", "Dirección")


def test_a_label_misspelt_is_still_one() -> None:
    duties = DUTIES.replace("RESPONSABILIDAD", "RESPONSALIDAD")
    reading = decree_of([unit("DIRECCION DE POZOS", duties=duties), unit("DIRECCION DE CANALES")])
    assert reading.units[0].objective is not None


def test_a_sentence_that_ends_in_a_name_in_capitals_heads_no_unit() -> None:
    duties = "RESPONSABILIDAD PRIMARIA\n\nVelar por los pozos, según los planes de la\n\nSECRETARIA DE RIEGO.\n\nACCIONES\n\n1. Abrir.\n\n"
    reading = decree_of([unit("DIRECCION DE POZOS", duties=duties), unit("DIRECCION DE CANALES")])
    assert names(reading) == ["DIRECCION DE POZOS", "DIRECCION DE CANALES"]
    assert reading.units[0].objective is not None
    assert (reading.units[0].objective.body or "").endswith("SECRETARIA DE RIEGO.")


def test_actions_that_wrap_over_paragraphs_stay_whole() -> None:
    duties = "ACCIONES\n\n1.- Limpiar los canales\n\nmayores según la Ley N°\n\n24.240 de cada año.\n\n2.- Cuidar de ellos.\n\n"
    reading = decree_of([unit("DIRECCION DE POZOS", duties=duties), unit("DIRECCION DE CANALES")])
    assert texts(reading.units[0]) == [
        "Limpiar los canales mayores según la Ley N° 24.240 de cada año.",
        "Cuidar de ellos.",
    ]


def test_notes_of_those_who_keep_the_text_are_no_part_of_it() -> None:
    note = "*(Dirección y Acciones incorporadas por art. 3° del [Decreto N° 741/2015](http://example.org/y) B.O. 07/05/2015)*"
    reading = decree_of(
        [
            unit("SECRETARIA DE RIEGO", note, "DIRECCION DE POZOS"),
            unit("SECRETARIA DE RIEGO", "DIRECCION DE CANALES", note),
            unit(
                "SECRETARIA DE RIEGO: *(Ex -",
                "SECRETARIA DE AGUAS sustituida por",
                "[*Decreto",
                "N° 7/2006*](http://x) B.O. 14/7/2006)",
                "DIRECCION DE LIBROS",
            ),
        ]
    )
    assert tree(reading) == {
        "SECRETARIA DE RIEGO": None,
        "DIRECCION DE POZOS": "SECRETARIA DE RIEGO",
        "DIRECCION DE CANALES": "SECRETARIA DE RIEGO",
        "DIRECCION DE LIBROS": "SECRETARIA DE RIEGO",
    }


def test_a_label_can_stand_once_above_all_units_of_an_annex() -> None:
    body = "ANEXO II\n\nOBJETIVOS:\n\nINSTITUTO DE LOS RIOS\n\nPromover los puertos.\n\nCuidar de los faros.\n\n"
    body += "SECRETARIA DE RIEGO\n\nDIRECCION DE POZOS\n\nFiscalizar los pozos de\n\nriego.\n\nDictar las normas.\n\nANEXO III\n\nPLANTA\n"
    reading = decree(body)
    assert tree(reading) == {
        "INSTITUTO DE LOS RIOS": None,
        "SECRETARIA DE RIEGO": None,
        "DIRECCION DE POZOS": "SECRETARIA DE RIEGO",
    }
    assert texts(named(reading, "DIRECCION DE POZOS")) == ["Fiscalizar los pozos de riego.", "Dictar las normas."]
    assert lines_unaccounted(reading, HEAD + body) == []
    assert "unit-without-label" not in checks(reading)


def test_a_unit_without_a_label_among_units_with_labels_is_found_and_named() -> None:
    reading = decree_of(
        [
            unit("DIRECCION DE POZOS"),
            unit("DEPARTAMENTO DE LIBROS", duties="1. Abrir.\n\n2. Cerrar.\n\n"),
            unit("DIRECCION DE CANALES"),
        ]
    )
    assert names(reading) == ["DIRECCION DE POZOS", "DEPARTAMENTO DE LIBROS", "DIRECCION DE CANALES"]
    assert [len(one.functions) for one in reading.units] == [3, 2, 3]
    assert checks(reading).count("unit-without-label") == 1


def test_every_line_is_accounted_for() -> None:
    body = (
        "ANEXO II\n\n" + unit("SECRETARIA DE RIEGO", "DIRECCION DE POZOS") + "[IMG]\n\nANEXO IIb\n\nLo que sigue.\n\n"
    )
    body += unit("SECRETARIA DE RIEGO", "DIRECCION DE CANALES") + "ANEXO III\n\nPLANTA PERMANENTE\n"
    assert lines_unaccounted(decree(body), HEAD + body) == []
    assert "line-between-units" in checks(decree(body))


def test_the_act_is_the_decree_and_its_day_that_of_its_publication() -> None:
    reading = decree_of([unit("DIRECCION DE POZOS"), unit("DIRECCION DE CANALES")])
    (part,) = reading.parts
    assert part.agreement is not None
    assert (part.agreement.printed, str(part.effective_date)) == ("Decreto 77/2009", "2009-04-03")
    assert "date-of-effect-inferred" in checks(reading)
    assert reading.institution is not None
    assert reading.institution.name == "MINISTERIO DE OBRAS RURALES"


@pytest.mark.parametrize("line", ["SECRETARIA DE RIEGO\n\n", "(Ex - SECRETARIA\n\n", "ACCIONES\n\n", "—SECRETARIA\n\n"])
def test_a_document_made_to_hurt_is_read_in_bounded_time(line: str) -> None:
    body = unit("DIRECCION DE POZOS") + line * 8_000 + unit("DIRECCION DE CANALES")
    assert len(decree_of([body]).units) >= 2


def test_many_units_below_units_that_nobody_describes_are_read_in_bounded_time() -> None:
    units = [unit(f"SECRETARIA DE LA COSA {at} DE {at % 7}", f"DIRECCION DE LO {at}") for at in range(1_000)]
    assert len(decree_of(units).units) == 2_000
