"""Which act a change rests on, when it was approved, published, when it took effect."""

from __future__ import annotations

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
