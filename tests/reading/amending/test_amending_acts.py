"""What an act orders, in the layouts that amending acts have; what cannot be read is said with its line."""

from __future__ import annotations

from textwrap import dedent

import pytest

from changelog.domain.dates import PartialDate
from changelog.errors import InputError
from changelog.reading.amending import AmendingAct, read_amending_act
from tests.reading.amending.acts import ARTICLES, FRACTIONS, STRUCTURE, UNITS


def read(text: str, *names: str) -> AmendingAct:
    return read_amending_act(dedent(text).encode(), "act.txt", names)


def orders(act: AmendingAct) -> list[tuple[str, str | None, str | None, str | None, list[str]]]:
    return [
        (one.kind.value, one.unit, one.article, one.marker, [new.text.body or "" for new in one.functions])
        for one in act.instructions
    ]


def changes(act: AmendingAct) -> list[tuple[str, str, tuple[str, ...], str | None, str | None]]:
    return [(one.kind.value, one.unit, one.result, one.from_parent, one.to_parent) for one in act.changes]


def odd(act: AmendingAct) -> list[tuple[str, int]]:
    return [
        (one.message, one.source.first_line) for one in act.findings if one.check == "amendment-not-read" and one.source
    ]


# --- fractions with dots for what stays -----------------------------------------------------------------------------


def test_fractions_are_reformed_added_and_derogated() -> None:
    faros, boyas = "Dirección General de Faros", "Dirección General de Boyas"
    assert orders(read(FRACTIONS)) == [
        ("reformed", faros, "10", "III", ["Encender los faros de la costa norte cada noche;"]),
        ("reformed", faros, "10", "V", [
            "Llevar el registro de las lámparas, que comprende:\na) Su número, y\nb) Su alcance;"]),
        ("restated", boyas, "12", None, ["Fondear las boyas;", "Retirar las boyas vencidas, y", "Pintar las boyas."]),
        ("added", None, "20", "XV Bis", ["Medir las mareas vivas;"]),
        ("added", None, "22", "VI", ["Publicar las tablas, y"]),
        ("added", None, "22", "VII", ["Guardar los mareógrafos."]),
        ("derogated", None, "14", "IV", []),
        ("derogated", None, "30", None, []),
    ]  # fmt: skip
    assert odd(read(FRACTIONS)) == []


def test_new_texts_have_the_lines_of_the_act() -> None:
    third, fifth, *_ = read(FRACTIONS).instructions
    spans = [
        (new.source.first_line, new.source.last_line) for one in (third, fifth) for new in one.functions if new.source
    ]
    lines = FRACTIONS.splitlines()
    assert [lines[first - 1].split(".")[0] for first, _ in spans] == ["III", "V"]
    assert [lines[last - 1] for _, last in spans] == ["cada noche;", "b) Su alcance;"]


def test_act_without_number_is_called_by_its_title_and_is_in_force_the_day_after_publication() -> None:
    act = read(FRACTIONS)
    assert act.agreement is not None
    assert act.agreement.printed.startswith("DECRETO por el que se reforman")
    assert (act.agreement.published, act.effective) == (PartialDate(2021, 5, 3), PartialDate(2021, 5, 4))
    assert act.titled is not None
    assert act.titled.name == "Secretaría de Mareas"


def test_transitory_articles_order_nothing() -> None:
    assert changes(read(FRACTIONS)) == []


# --- articles quoted one by one -------------------------------------------------------------------------------------


def test_articles_numerals_and_units_are_ordered_article_by_article() -> None:
    act = read(ARTICLES)
    assert changes(act) == [
        ("abolished", "Dirección de Hornos", (), None, None),
        ("abolished", "Subdirección de Eras", (), None, None),
        ("created", "Dirección de Salmueras", (), None, "Viceministerio de Sal"),
        ("reassigned", "Oficina de Pesas", (), "Viceministerio de Sal", "Secretaría General"),
    ]
    assert orders(act) == [
        ("restated", "Oficina de Control Salino", "6", None, ["Pesar la sal.", "Sellar los sacos."]),
        ("reformed", None, "14", "5", ["Vigilar los hornos de noche."]),
        ("added", None, "14", "12", ["Contar los carros."]),
        ("added", None, "14", "13", ["Barrer las eras."]),
        ("derogated", None, "17", "4", []),
        ("restated", "Dirección de Salmueras", None, None, ["Medir la salmuera.", "Mover la salmuera."]),
    ]
    assert {one.norm for one in act.instructions} == {"Decreto 55 de 2010", None}
    assert (str(act.effective), odd(act)) == ("2022-03-10", [])


def test_grounds_tell_of_other_acts_and_are_left_out() -> None:
    assert all("Roca" not in change.unit for change in read(ARTICLES).changes)


def test_orders_are_told_under_the_act_from_its_day() -> None:
    act = read(ARTICLES)
    narrative = act.narrative(act.titled)  # type: ignore[arg-type]
    told = [*narrative.changes, *narrative.instructions]
    assert {one.agreement for one in told} == {"Decreto 77 de 2022"}
    assert {one.effective for one in told} == {PartialDate(2022, 3, 10)}
    other = act.narrative(act.titled, PartialDate(2023, 1, 1))  # type: ignore[arg-type]
    assert {one.effective for one in (*other.changes, *other.instructions)} == {PartialDate(2023, 1, 1)}


def test_order_of_a_unit_can_have_a_day_of_its_own() -> None:
    act = read(
        """\
        DECRETO 5 DE 2020

        DECRETA:

        Artículo 1°. Suprímese la Oficina de Sal a partir del 1 de julio de 2021.

        Artículo 2°. Créase la Oficina de Humo.

        Artículo 3°. El presente decreto rige a partir del 1 de enero de 2020.
        """
    )
    told = act.narrative(act.titled).changes  # type: ignore[arg-type]
    assert [str(one.effective) for one in told] == ["2021-07-01", "2020-01-01"]


# --- orders of units, actions by the unit's name -------------------------------------------------------------------


def test_units_are_suppressed_created_moved_and_renamed_and_actions_go_to_the_unit_named() -> None:
    act = read(UNITS)
    assert changes(act) == [
        ("abolished", "SUBSECRETARÍA DE ARCOS", (), "SECRETARÍA DE OBRAS", None),
        ("created", "DIRECCIÓN NACIONAL DE PILARES", (), None, "SUBSECRETARÍA DE CIMIENTOS"),
        ("reassigned", "DIRECCIÓN DE VIGAS", (), "SUBSECRETARÍA DE ARCOS", "SUBSECRETARÍA DE CIMIENTOS"),
        ("renamed", "DIRECCIÓN DE CABLES", ("DIRECCIÓN DE TIRANTES",), None, None),
    ]
    assert orders(act) == [
        ("reformed", "DIRECCIÓN DE PEAJES", None, "2", ["Cobrar el peaje diurno."]),
        ("reformed", "DIRECCIÓN DE PEAJES", None, "3", ["Cobrar el peaje nocturno."]),
        ("added", "DIRECCIÓN DE PEAJES", None, "5", ["Publicar las tarifas."]),
    ]
    assert str(act.effective) == "2018-06-01"


def test_what_an_annex_holds_is_not_read_and_the_article_that_refers_to_it_is_said() -> None:
    line = next(number for number, text in enumerate(UNITS.splitlines(), 1) if text.startswith("ARTÍCULO 7°"))
    assert odd(read(UNITS)) == [("an article that orders something of which nothing is read", line)]


# --- letters, and articles counted in words -------------------------------------------------------------------------


def test_literals_between_dots_in_brackets_are_reformed_added_and_derogated() -> None:
    act = read(
        """\
        RESOLUCIÓN N° 015-2019-MAREAS

        SE RESUELVE:

        Artículo Primero.- Modificar los literales c) y d) del artículo 44 del Reglamento de Organización y Funciones del
        Instituto de Mareas, aprobado por Resolución N° 001-2016-MAREAS, en los siguientes términos:

        “Artículo 44.- Funciones de la Oficina de Riego

        Son funciones de la Oficina de Riego:

        (…)

        c) Regar los huertos;

        d) Medir el agua;

        (…)”

        Artículo Segundo.- Incorporar el literal k) al artículo 45 del Reglamento, con el siguiente texto:

        “k) Limpiar los canales.”

        Artículo Tercero.- Eliminar el literal b) del artículo 46 del Reglamento.

        Artículo Cuarto.- La presente Resolución entra en vigencia a partir del 1 de abril de 2019.
        """
    )
    assert orders(act) == [
        ("reformed", "Oficina de Riego", "44", "c", ["Regar los huertos;"]),
        ("reformed", "Oficina de Riego", "44", "d", ["Medir el agua;"]),
        ("added", None, "45", "k", ["Limpiar los canales."]),
        ("derogated", None, "46", "b", []),
    ]
    assert (odd(act), str(act.effective)) == ([], "2019-04-01")


def test_orders_that_begin_with_their_number_alone_are_articles_too() -> None:
    act = read(
        """\
        ACUERDO por el que se modifica el Estatuto Orgánico del Instituto de Faros.

        ACUERDO

        PRIMERO. Se reforma el artículo 18 y se adiciona un artículo 22 Bis al Estatuto Orgánico, para quedar como sigue:

        ARTÍCULO 18. La Dirección de Luces tendrá las siguientes facultades:

        I. Encender, y

        II. Apagar.

        ARTÍCULO 22 BIS. La Subdirección de Vientos tendrá las siguientes facultades:

        I. Contar veletas.

        SEGUNDO. La Dirección de Luces cambia su denominación a Dirección de Linternas.

        TRANSITORIOS

        PRIMERO. El presente Acuerdo entrará en vigor el 15 de agosto de 2022.
        """
    )
    assert orders(act) == [
        ("restated", "Dirección de Luces", "18", None, ["Encender, y", "Apagar."]),
        ("added", "Subdirección de Vientos", "22 bis", None, ["Contar veletas."]),
    ]
    assert changes(act) == [("renamed", "Dirección de Luces", ("Dirección de Linternas",), None, None)]


# --- a list of the structure in the place of another ------------------------------------------------------------------

NAMES = (
    "Viceministerio de Sal",
    "Dirección de Hornos",
    "Oficina de Pesas",
    "Oficina de Control Salino",
    "Secretaría General",
)


def test_list_of_the_structure_states_units_and_how_they_hang_without_functions() -> None:
    act = read(STRUCTURE, *NAMES)
    assert [(unit.code, unit.name, unit.parent, unit.functions_listed) for unit in act.structure] == [
        ("1", "Viceministerio de Sal", None, False),
        ("1.1", "Dirección de Hornos", "1", False),
        ("1.2", "Oficina de Control Salino", "1", False),
        ("1.3", "Oficina de Balanzas", "1", False),
        ("2", "Secretaría General", None, False),
        ("2.1", "Oficina de Pesas", "2", False),
    ]
    assert orders(act) == [("added", "Oficina de Balanzas", "9 bis", None, ["Calibrar.", "Certificar."])]
    assert odd(act) == []


@pytest.mark.parametrize("names", [(), ("Oficina de Humo", "Secretaría General")])
def test_list_of_units_that_nobody_knows_is_not_taken_for_the_structure(names: tuple[str, ...]) -> None:
    act = read(STRUCTURE, *names)
    assert act.structure == ()
    assert [message for message, _ in odd(act)] == [
        "art. 4: it states the units of the structure, which are not taken from it"
    ]


# --- what is not read -----------------------------------------------------------------------------------------------

HEAD = "DECRETO 5 DE 2020\n\nDECRETA:\n\n"
TENTH = "Artículo 1°. Se reforma la fracción {} del artículo 10, para quedar como sigue:\n\nArtículo 10.- ...\n\n"
MOVING = "Artículo 1°. Se adiciona la fracción III, recorriéndose la actual III, al artículo 10, como sigue:\n\nArtículo 10.- ...\n\n"
FORCE = "\n\nArtículo 2°. El presente decreto rige a partir del 1 de enero de 2020.\n"


@pytest.mark.parametrize(
    ("article", "message"),
    [
        (TENTH.format("III") + "I. a X. ...",
         "art. 10, III: its text is not given"),
        (TENTH.format("III") + "I. y II. ...\n\nIII. Pesar:\n\na) ...\n\nb) La sal;\n\nIV. ...",
         "art. 10, III: it is printed with dots: its whole text is not given"),
        ("Artículo 1°. Se reforma la fracción III, inciso b), del artículo 10.",
         "art. 10, III: only a part of it is changed, and its whole text is not given"),
        ("Artículo 1°. Se reforma el primer párrafo del artículo 10, para quedar como sigue:\n\nArtículo 10.- La Oficina pesa.",
         "art. 10: only a part of it is changed, and its whole text is not given"),
        ("Artículo 1°. Derógase el numeral 4.", "4: of which unit or article is not told"),
        ('Artículo 1°. Modifícase el artículo 5, el cual quedará así:\n\n"Artículo 5. Estructura. La estructura será:\n\n1. Sal"',
         "art. 5: it states the units of the structure, which are not taken from it"),
        (MOVING + "I. y II. ...\n\nIII. Sumar;\n\nIV. ...",
         "art. 10, III: it moves on the marks of other functions, which are not taken from it"),
        ("Artículo 1°. Se adiciona el artículo 10, para quedar como sigue:\n\nArtículo 10.- ...\n\nI. ...\n\nII. Sumar.",
         "art. 10: only a part of it is changed, and its whole text is not given"),
        (TENTH.format("II") + "I. ...\n\nII. Pesar, y\n\nIII. Sumar.",
         "art. 10, III: its text is printed, and the order does not name it"),
    ],
)  # fmt: skip
def test_what_does_not_come_together_is_said_and_no_instruction(article: str, message: str) -> None:
    act = read(HEAD + article + FORCE)
    assert message in [found for found, _ in odd(act)]
    assert [one for one in act.instructions if one.marker == message.partition(":")[0].rpartition(" ")[2]] == []


def test_document_that_orders_nothing_is_no_amending_act() -> None:
    with pytest.raises(InputError, match="no amending act"):
        read("Manual de Organización\n\n7.1 Dirección de Faros\n\n1. Encender faros.\n")


def test_endless_dots_and_lists_are_read_in_a_moment() -> None:
    act = read(HEAD + "Artículo 1°. Se reforman los artículos " + ", ".join(map(str, range(1, 3000))) + FORCE)
    assert len(odd(act)) == 2999
    read(HEAD + "Artículo 1°. Se reforma el artículo 1, para quedar como sigue:\n\n" + "I. ... " * 20000 + FORCE)
