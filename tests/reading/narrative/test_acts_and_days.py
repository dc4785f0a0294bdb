"""Which act a change rests on, when it was approved, published, when it took effect."""

from __future__ import annotations

import pytest

from tests.reading.narrative.telling import only, told

CODE = "ACDO.AS1.HCR.150319/41.P.DX"


def days(text: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [
        (
            change.agreement,
            str(change.approved) if change.approved else None,
            str(change.published) if change.published else None,
            str(change.effective) if change.effective else None,
        )
        for change in told(text).changes
    ]


def test_session_and_effect_are_told_apart() -> None:
    text = f"Mediante acuerdo {CODE}, en sesión celebrada el 15 de marzo de 2019, se creó la Unidad de Mareas, con vigencia a partir del 1 de abril del mismo año."
    assert days(text) == [(CODE, "2019-03-15", None, "2019-04-01")]


def test_a_day_of_effect_can_stand_a_sentence_away() -> None:
    text = f"""\
        En el acuerdo {CODE} se aprobó la creación de la Unidad de Mareas.

        Derivado de lo anterior, se determinó que a partir del 1 de abril de 2019, iniciara la gestión con la nueva plantilla.
        """
    assert days(text) == [(CODE, "2019-03-15", None, "2019-04-01")]


def test_a_sentence_without_act_rests_on_the_act_before_it() -> None:
    text = f"En el acuerdo {CODE} se suprime la Oficina de Faros, movimientos vigentes a partir del 1 de abril de 2019. Asimismo, se crea la Oficina de Boyas."
    assert days(text) == [(CODE, "2019-03-15", None, "2019-04-01")] * 2


def test_a_paragraph_with_its_own_day_rests_on_no_act_before_it() -> None:
    text = f"""\
        En el acuerdo {CODE} se suprime la Oficina de Faros.

        El 3 de mayo de 2020, se autorizó la creación de la Oficina de Boyas.
        """
    assert days(text)[1] == (None, "2020-05-03", None, None)


def test_a_day_of_effect_that_is_not_the_acts_is_told_of_another_act() -> None:
    text = f"""\
        En el acuerdo {CODE} se suprime la Oficina de Faros, movimientos vigentes a partir del 1 de abril de 2019.

        Se estima procedente la conversión de la Oficina de Boyas a Departamento de Boyas, a partir del 16 de febrero de 2021.
        """
    assert days(text)[1] == (None, None, None, "2021-02-16")


def test_an_oficio_is_an_act_and_its_date_an_approval() -> None:
    text = "Con oficio número 07B1/0044 de fecha 4 de julio de 2014, se aprueba el cambio de denominación de la Oficina de Faros por Oficina de Luces."
    assert days(text) == [("oficio número 07B1/0044", "2014-07-04", None, None)]


def test_a_gazette_is_an_act_and_its_date_a_publication() -> None:
    text = "Con la reforma B.O. Número 7 Secc. II Fecha: Lunes 06 de Mayo de 2019, se crea la Oficina de Faros. Se crea la Oficina de Boyas."
    assert days(text) == [("B.O. Número 7 Secc. II", None, "2019-05-06", None)] * 2


def test_a_decree_is_an_act() -> None:
    text = "El 2 de junio de 1999, a través del Decreto por el que se reforma el Estatuto de Riberas, inicia la operación formal de la Unidad de Mareas."
    assert days(text) == [("Decreto por el que se reforma el Estatuto de Riberas", None, None, "1999-06-02")]


def test_partial_days_keep_their_precision() -> None:
    assert str(only("En abril de 2007 se crea la Unidad de Mareas.").effective) == "2007-04"
    assert str(only("En 1931 se crea la Unidad de Mareas.").effective) == "1931"


def test_a_name_in_brackets_came_with_no_act_that_the_sentence_tells() -> None:
    text = f"En el acuerdo {CODE} se suprime la Oficina de Faros (ahora Oficina de Luces)."
    assert {change.kind: change.agreement for change in told(text).changes} == {"abolished": CODE, "renamed": None}


def test_a_day_that_leads_its_clause_is_of_what_follows() -> None:
    text = "El 1 de abril de 2014 comenzó a operar la Oficina de Faros, y desde el 1 de enero de 2018 se suprime la Oficina de Boyas."
    assert [day for *_, day in days(text)] == ["2014-04-01", "2018-01-01"]


def test_the_last_acts_counted_take_effect_on_the_day_told_of_them() -> None:
    text = f"""\
        En el acuerdo ACDO.AS1.HCR.100119/40.P.DX se crea la Oficina de Cal.

        En el acuerdo {CODE} se crea la Oficina de Faros.

        Mediante acuerdo ACDO.AS1.HCR.160319/42.P.DX se suprime la Oficina de Boyas.

        Los dos acuerdos anteriores entran en vigor a partir del 1 de abril de 2019.
        """
    assert [day for *_, day in days(text)] == [None, "2019-04-01", "2019-04-01"]


def test_movements_told_of_together_took_effect_together() -> None:
    text = f"En el acuerdo {CODE} se crea la Oficina de Faros. Se suprime la Oficina de Boyas. Dichos movimientos surtieron efectos el 1 de abril de 2019."
    assert [day for *_, day in days(text)] == ["2019-04-01", "2019-04-01"]


def test_an_act_beside_a_name_is_of_that_unit_alone() -> None:
    text = f"En el acuerdo {CODE} se crea la Oficina de Boyas; y se restablece la Oficina de Faros, suprimida por el acuerdo ACDO.AS1.HCR.200610/7.P.DX."
    assert {(change.kind, change.agreement) for change in told(text).changes} == {
        ("created", CODE),
        ("reestablished", CODE),
        ("abolished", "ACDO.AS1.HCR.200610/7.P.DX"),
    }


def test_the_day_behind_the_publication_is_counted() -> None:
    text = (
        "Con el Reglamento Interior, publicado en el Boletín Oficial el 30 de junio de 2020 y en vigor a partir del día "
        "siguiente de su publicación, se crea la Oficina de Faros."
    )
    assert days(text) == [("Reglamento Interior", None, "2020-06-30", "2020-07-01")]


def test_a_day_of_the_same_month_is_read() -> None:
    text = "Con oficio número 12/2019 del 4 de julio de 2019 se crea la Oficina de Faros, a partir del 16 del mes y año citados."
    assert days(text) == [("oficio número 12/2019", "2019-07-04", None, "2019-07-16")]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("1° de septiembre de 2021", "2021-09-01"),
        ("1º de abril de 2011", "2011-04-01"),
        ("01 de octubre de 2022", "2022-10-01"),
        ("24 DE DICIEMBRE DE 2010", "2010-12-24"),
        ("lunes 21 de Julio de 2008", "2008-07-21"),
        ("1o. de enero de 2003", "2003-01-01"),
        ("primero de marzo de 1999", "1999-03-01"),
    ],
)
def test_days_of_effect_are_read_as_they_are_printed(printed: str, day: str) -> None:
    text = f"Se crea la Oficina de Faros, con vigencia a partir del {printed}."
    assert str(only(text).effective) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A mediados de 2013 inicia operaciones la Oficina de Faros.", "2013"),
        ("Hacia 1950 se creó la Oficina de Faros.", "1950"),
        ("A partir de 1977 se crea la Oficina de Faros.", "1977"),
        ("Durante la reforma de 1994 se creó la Oficina de Faros.", "1994"),
        ("En mayo de 2001 se creó la Oficina de Faros.", "2001-05"),
        ("La Oficina de Cal en 1980 tomó el nombre de Oficina de Yeso.", "1980"),
        ("Fue hasta 1979 que se creó la Oficina de Faros.", "1979"),
    ],
)
def test_what_is_told_of_a_year_keeps_that_precision(text: str, day: str) -> None:
    assert str(only(text).effective) == day


def test_an_approval_on_a_day_is_no_effect() -> None:
    change = only("El 15 de marzo de 2019 el Consejo autorizó la creación de la Oficina de Faros.")
    assert (str(change.approved), change.effective) == ("2019-03-15", None)


def test_what_is_under_way_has_neither_act_nor_day() -> None:
    text = f"En el acuerdo {CODE}, vigente desde el 1 de abril de 2019, se exceptúa la Oficina de Faros, que se encuentra en proceso de transferencia de dicha Oficina a la Dirección de Puertos."
    change = only(text)
    assert (change.kind, change.agreement, change.effective) == ("reassigned", None, None)


def test_articles_of_a_decree_rest_on_it_and_on_its_day() -> None:
    text = """\
        DECRETO 45 DE 2012
        (3 de marzo de 2012)

        Artículo 1°. Créase la Dirección de Faros.

        Artículo 2°. Suprímese la Oficina de Boyas.

        Artículo 3°. El presente decreto rige a partir del 1 de mayo de 2012.
        """
    assert days(text) == [("DECRETO 45 DE 2012", "2012-03-03", None, "2012-05-01")] * 2


def test_each_unit_told_of_several_acts_rests_on_its_own() -> None:
    text = f"""\
        En el acuerdo {CODE} se creó la Dirección de Faros.

        En el acuerdo ACDO.AS1.HCR.200719/77.P.DX se creó la Dirección de Puertos.

        Derivado de los acuerdos arriba señalados, las Direcciones antes citadas quedan adscritas a la Secretaría General.
        """
    assert [(change.unit, change.agreement) for change in told(text).changes[2:]] == [
        ("Dirección de Faros", CODE),
        ("Dirección de Puertos", "ACDO.AS1.HCR.200719/77.P.DX"),
    ]


def test_an_act_that_is_repealed_is_not_the_one_that_changes() -> None:
    text = f"El Consejo aprobó en acuerdo {CODE} la derogación de su Acuerdo 478/2016 y que la Oficina de Faros sea convertida en Departamento de Faros."
    assert only(text).agreement == CODE
