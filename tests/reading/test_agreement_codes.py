"""Citations of acts in their many spellings."""

from __future__ import annotations

import pytest

from changelog.reading.recognise.agreement_codes import acts_in
from tests.reading.reading_of import checks, read_section


@pytest.mark.parametrize(
    ("text", "body", "session", "number", "promoter"),
    [
        ("acuerdo ACDO.AS2.HCD.310822/226.P.DA, en", "HCD", "2022-08-31", "226", "DA"),
        ("Acuerdo ACDO. SA2.HCD.310822/244.P.DA el", "HCD", "2022-08-31", "244", "DA"),
        ("ACDO-HCD- 270607/256 P (D.P.M.) de fecha", "HCD", "2007-06-27", "256", "DPM"),
        ("Acuerdo 2.HCD.280312/76P.DAED suscrito", "HCD", "2012-03-28", "76", "DAED"),
        ("ACDO.SA2.HCD.271010-323.P.DAED en", "HCD", "2010-10-27", "323", "DAED"),
        ("SA2.HCD.280813/234.P.DIR y", "HCD", "2013-08-28", "234", "DIR"),
        ("ACDO.AS2.HCD.250821/20/.P.DA., con", "HCD", "2021-08-25", "20", "DA"),
        ("Acuerdo 478/2006 de", None, "2006", "478", None),
        ("Acuerdo 5/95 de", None, "1995", "5", None),
        ("Acuerdo 37.1307.2007 de la Junta", None, "2007", "37.1307", None),
        ("sesión ordinaria 587 de la H. Junta Directiva del", "Junta Directiva", "None", "587", None),
    ],
)
def test_every_spelling_tells_body_session_and_number(
    text: str, body: str | None, session: str, number: str, promoter: str | None
) -> None:
    (act,) = acts_in(text)
    assert (act.body, str(act.session), act.number, act.promoter) == (body, session, number, promoter)


def test_two_numbers_of_one_citation_are_two_acts() -> None:
    assert [act.number for act in acts_in("cumplir los Acuerdos 459/2005 y 503/2005 del")] == ["459", "503"]


def test_the_dot_that_ends_the_sentence_is_no_part_of_the_code() -> None:
    assert [act.printed for act in acts_in("por ACDO.AS2.HCD.310822/226.P.DA. El resto")] == [
        "ACDO.AS2.HCD.310822/226.P.DA"
    ]


def test_a_code_whose_date_is_impossible_is_kept_and_is_a_finding() -> None:
    reading = read_section("7.1 Dirección de Riberas\n1. Aplicar el ACDO.AS2.HCD.320822/7.P.DA vigente.\n2. Firmar.\n")
    assert [agreement.printed for agreement in reading.agreements] == ["ACDO.AS2.HCD.320822/7.P.DA"]
    assert "code-date-impossible" in checks(reading)


def test_a_code_and_the_prose_that_tell_two_days_are_a_finding() -> None:
    reading = read_section(
        "7.1 Dirección de Riberas\n1. Aplicar el ACDO.AS2.HCD.310822/7.P.DA del 30 de agosto de 2022.\n"
    )
    assert "code-date-differs" in checks(reading)


def test_citations_of_one_act_are_joined_and_two_acts_of_one_session_stay_two() -> None:
    reading = read_section("""\
        7.1 Dirección de Riberas
        1. Aplicar el ACDO.AS2.HCD.310822/226.P.DA y el ACDO. SA2.HCD.310822/226.P.DG.
        2. Aplicar el ACDO.AS2.HCD.310822/244.P.DA.
        """)
    assert [(act.number, len(act.citations)) for act in reading.agreements] == [("226", 2), ("244", 1)]
    assert "act-cited-differently" in checks(reading)
