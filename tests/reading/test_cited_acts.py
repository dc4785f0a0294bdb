"""Every act that a document cites anywhere: joined, with its days, each citation on its lines."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.domain.acts import kind_of
from changelog.domain.agreements import Agreement
from changelog.domain.texts import normal_form
from changelog.reading import profiles, read_manual
from changelog.reading.acts import read_cited_acts
from changelog.reading.cleanup.furniture import clear
from changelog.reading.cleanup.wrapping import Words
from changelog.reading.context import Context
from changelog.reading.formats.text_reader import read_text
from changelog.reading.recognise.day_lists import days_listed
from changelog.reading.recognise.named_acts import named_acts_in
from changelog.reading.recognise.spanish_dates import MONTHS
from tests.reading.reading_of import checks, read

UNITS = "\n7. Funciones Sustantivas\n\n7.1 Dirección de Riberas\n1. Medir.\n2. Firmar.\n"
HEAD = "Manual de Organización del Instituto de Riberas y Faros (IRF)\n\n1. Introducción\n\n"
FIRST_LINE = 5


def acts_of(front: str) -> tuple[Agreement, ...]:
    """The acts cited in a text, without those that a reading adds because the document rests on them."""
    lines = read_text(f"{HEAD}{front}\n".encode(), "manual.txt").lines
    profile = profiles.named("spanish")
    body = clear(lines, profile).body
    context = Context("0" * 64, profile, Words([line.text for line in body]))
    return read_cited_acts(body, (), (), (), "Instituto de Riberas y Faros", context)


def told(front: str) -> dict[str, tuple[str, ...]]:
    """Of each act, what is known of its days: "approved ...", "published ...", "effective ..."."""
    return {
        act.printed: tuple(
            f"{name} {getattr(act, name)}" for name in ("approved", "published", "effective") if getattr(act, name)
        )
        for act in acts_of(front)
    }


# --- what is cited ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "printed", "number"),
    [
        ("Mediante oficio número 765, de fecha 4 de mayo de 2022, se informó.", "oficio número 765", "765"),
        ("Con el oficio 07 52 1C00/0036 se avisó.", "oficio 07 52 1C00/0036", "07 52 1C00/0036"),
        ("El Oficio Circular No. DGF/312/2016 lo dice.", "Oficio Circular No. DGF/312/2016", "DGF/312/2016"),
        ("Se expidió el Decreto No. 195; B.O. No. 6, SECCIÓN II.", "Decreto No. 195", "195"),
        ("Por la Ley Número 112 nació el Faro.", "Ley Número 112", "112"),
        ("Según el Boletín Oficial No. 26 Secc. II rige.", "Boletín Oficial No. 26 Secc. II", "26 Secc. II"),
        ("Según el B. O. 13, sección II; de ayer, rige.", "B. O. 13, sección II", "13 Secc. II"),
        ("B.O. Jueves 04 de Julio de 2019. CCIV Número 2 Secc. I", None, "2 Secc. I"),
        ("Boletín Oficial Edición Especial, Tomo CXCV el 20 de enero de 2015.", None, "Edición Especial"),
        ("El Acuerdo 5/95 de la Junta.", "Acuerdo 5/95", "5"),
    ],
)
def test_an_act_is_found_by_its_number_in_many_spellings(text: str, printed: str | None, number: str) -> None:
    act = next(act for act in acts_of(text) if act.number == number)
    assert printed is None or act.printed == printed


def test_oficios_of_a_list_are_several() -> None:
    acts = acts_of("Por los oficios 12/0044 y 12/0045 de la Dirección se avisó.")
    assert [act.number for act in acts] == ["12/0044", "12/0045"]


def test_a_law_that_is_only_named_is_no_act_and_one_that_was_issued_is() -> None:
    acts = acts_of(
        "Conforme a la Ley General de Costas, publicada en el Diario Oficial de la Federación el 3 de mayo de 1990.\n\n"
        "El 12 de agosto de 1925 se promulgó la Ley de Señales Marítimas, que creó la Dirección.\n"
    )
    assert [act.printed for act in acts] == ["Ley de Señales Marítimas"]


def test_the_institutions_own_law_is_an_act() -> None:
    (act,) = acts_of(
        "Ley del Instituto de Riberas y Faros, publicada en el Diario Oficial de la Federación el 3 de mayo de 1990."
    )
    assert str(act.published) == "1990-05-03"


def test_what_is_reformed_is_cited_and_the_reform_has_the_days() -> None:
    front = (
        "El 28 de junio de 2005, es aprobado por el H. Congreso del Estado el decreto que reforma y deroga algunas "
        "disposiciones de la Ley 38; el cual se publicó en el Boletín Oficial, Edición Especial No. 3, del miércoles 29 "
        "de junio, año 2005."
    )
    assert told(front) == {
        "decreto que reforma y deroga algunas disposiciones de la Ley 38": (
            "approved 2005-06-28",
            "published 2005-06-29",
        ),
        "Ley 38": (),
    }


def test_an_act_that_is_derogated_takes_no_day_of_the_one_that_derogates() -> None:
    front = (
        "El H. Consejo Ribereño aprobó en Acuerdo ACDO.AS1.HCR.270607/256.P.DPM la derogación de su Acuerdo 478/2006, "
        "con vigencia a partir del 16 de mayo de 2008."
    )
    assert told(front) == {
        "ACDO.AS1.HCR.270607/256.P.DPM": ("approved 2007-06-27", "effective 2008-05-16"),
        "Acuerdo 478/2006": (),
    }


def test_a_body_and_its_day_are_an_act_without_number_unless_the_sentence_cites_one() -> None:
    acts = acts_of(
        "El 26 de octubre de 2005, el Consejo Ribereño aprobó una reestructura.\n\n"
        "El 28 de abril de 2021, el Consejo Ribereño dictó el acuerdo ACDO.AS2.HCR.280421/99.P.DA.\n"
    )
    assert [(act.body, str(act.session), act.number) for act in acts] == [
        ("Consejo Ribereño", "2005-10-26", None),
        ("HCR", "2021-04-28", "99"),
    ]


def test_a_list_of_days_is_a_decree_for_each() -> None:
    front = (
        "El Reglamento de Organización de Riberas, expedido el 3 de mayo de 1998, se reformó por Decretos publicados "
        "en el Diario Oficial de la Federación, el 14 de octubre de 1999, 5 de enero y 11 de agosto de 2004."
    )
    assert told(front) == {
        "Reglamento de Organización de Riberas": ("approved 1998-05-03",),
        "Decreto DOF 14 de octubre de 1999": ("published 1999-10-14",),
        "Decreto DOF 5 de enero de 2004": ("published 2004-01-05",),
        "Decreto DOF 11 de agosto de 2004": ("published 2004-08-11",),
    }


def test_a_title_that_points_back_is_no_act() -> None:
    acts = acts_of(
        "Por las reformas al Estatuto Orgánico, en vigor a partir del 26 de diciembre de 2017, y el Acuerdo de la Junta de "
        "Gobierno por el que se aprueban dichas reformas, cambia el Faro."
    )
    assert [(act.printed, str(act.effective)) for act in acts] == [("reformas al Estatuto Orgánico", "2017-12-26")]


def test_a_code_whose_date_lost_a_digit_is_cited() -> None:
    (act,) = acts_of("Se dictó el ACDO.AS2.HCR.31082/226.P.DA y surtió efectos.")
    assert (act.session, act.number, act.body) == (None, "226", "HCR")


def test_a_number_that_a_stroke_follows_may_be_cut() -> None:
    reading = read(f"{HEAD}Se dictó el Acuerdo ACDO.AS2.HCR.250821/20/.P.DA., vigente.\n{UNITS}")
    assert "act-number-cut" in checks(reading)
    assert "act-number-cut" not in checks(read(f"{HEAD}Se dictó el Acuerdo ACDO.AS2.HCR.250821/20.P.DA.\n{UNITS}"))


# --- days ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("front", "days"),
    [
        ("Con oficio número 71/0044 de fecha 4 de julio de 2014, se avisó.", ("approved 2014-07-04",)),
        ("La Ley Número 112 publicada el 20 de diciembre de 1948 lo creó.", ("published 1948-12-20",)),
        ("Fue modificada al publicarse la Ley Número 5, el 19 de noviembre de 1949.", ("published 1949-11-19",)),
        ("Después, el 14 de marzo de 1962 es publicada la Ley Número 13 en Riberas.", ("published 1962-03-14",)),
        ("El 31 de diciembre de 1962, con la expedición y publicación de la Ley 38, nació.", ("published 1962-12-31",)),
        ("El 29 de junio de 1989 es aprobada la Ley número 91, que entró en vigor el 4 de julio de 1989.", ("approved 1989-06-29", "effective 1989-07-04")),
        ("Fue publicado el jueves 25 de agosto del 2005, según Boletín Oficial No. 16 Sección I.", ("published 2005-08-25",)),
        ("El 30 de noviembre del 2006, en el Boletín Oficial No. 44 Sección III, se reformó.", ("published 2006-11-30",)),
        ("Se reformó en B.O. No. 23 Secc. I, Fecha lunes 18 de septiembre 2017.", ("published 2017-09-18",)),
        ("El 8 de mayo de 2001, a través del Decreto por el que se reforma el Estatuto, inicia.", ("approved 2001-05-08",)),
        ("En la sesión ordinaria 587 de la H. Junta Directiva, el 30 de enero del 2013, se autorizó.", ("approved 2013-01-30",)),
        ("En 1947 se promulgó la Ley de Faros, que rigió.", ("approved 1947",)),
        ("Nació por disposición de la Ley de Faros en 1925, con guardias.", ("approved 1925",)),
        ("El Acuerdo 478/2006 de fecha 30 de octubre de 2006 rige en abril de 2007.", ("approved 2006-10-30",)),
        ("En abril de 2007, de conformidad al Acuerdo 478/2006, se incorpora el Faro.", ()),
    ],
)  # fmt: skip
def test_a_day_is_that_of_the_act_beside_which_its_words_put_it(front: str, days: tuple[str, ...]) -> None:
    assert list(told(front).values()) == [days]


def test_a_session_printed_in_a_gazette_is_one_act_with_both_spellings() -> None:
    (act,) = acts_of(
        "En la sesión ordinaria 587 de la H. Junta Directiva, el 30 de enero del 2013, se autorizó el Reglamento de Faros, "
        "publicándose el 1º de abril del 2013, en el Boletín Oficial No. 26 Secc. II."
    )
    assert [cited.printed for cited in act.citations] == [
        "sesión ordinaria 587 de la H. Junta Directiva",
        "Boletín Oficial No. 26 Secc. II",
    ]
    assert (str(act.session), str(act.published), act.number) == ("2013-01-30", "2013-04-01", "587")


def test_acts_of_a_list_take_the_days_of_a_list_in_their_order() -> None:
    front = "Para cumplir los Acuerdos 12/2005 y 13/2005 del 4 de mayo y 9 de junio de 2005, se avisó."
    assert told(front) == {"Acuerdo 12/2005": ("approved 2005-05-04",), "Acuerdo 13/2005": ("approved 2005-06-09",)}


def test_a_day_of_effect_told_a_sentence_behind_holds_where_the_act_tells_none() -> None:
    front = (
        "En el acuerdo ACDO.AS2.HCR.280421/99.P.DA se creó la Dirección. Se le dieron tres faros.\n\n"
        "Por lo dicho, se determinó que a partir del 3 de mayo de 2021, abriera sus puertas.\n"
    )
    assert told(front) == {"ACDO.AS2.HCR.280421/99.P.DA": ("approved 2021-04-28", "effective 2021-05-03")}


def test_a_day_of_effect_behind_a_sentence_of_two_acts_is_neithers() -> None:
    front = "Se siguen el Acuerdo 12/2005 y el Acuerdo 13/2005. Todo rige a partir del 3 de mayo de 2005."
    assert told(front) == {"Acuerdo 12/2005": (), "Acuerdo 13/2005": ()}


def test_acts_that_are_counted_behind_take_the_day_of_effect_and_one_only_mentioned_does_not() -> None:
    front = (
        "El Consejo dictó el acuerdo ACDO.AS2.HCR.250123/9.P.DA, que creó un Faro. Un segundo acuerdo, "
        "ACDO.AS2.HCR.220223/17.P.DA, restablece la Boya, suprimida por el acuerdo ACDO.AS2.HCR.251120/83.P.DA de 2020.\n\n"
        "Los dos acuerdos anteriores entran en vigor a partir del 1 de marzo de 2023.\n"
    )
    assert [days[-1] for days in told(front).values()] == [
        "effective 2023-03-01",
        "effective 2023-03-01",
        "approved 2020-11-25",
    ]
    assert told(front.replace("Los dos acuerdos anteriores", "Dichos acuerdos citados"))[
        "ACDO.AS2.HCR.250123/9.P.DA"
    ] == ("approved 2023-01-25",)


def test_a_statute_is_an_act_by_the_day_on_which_its_council_approved_it() -> None:
    front = "Estatuto Orgánico del Instituto, aprobado por el H. Consejo Ribereño el 3 de febrero de 2010."
    assert told(front) == {"Estatuto Orgánico del Instituto": ("approved 2010-02-03",)}


def test_the_body_of_a_numbered_act_is_that_of_its_sentence() -> None:
    acts = acts_of(
        "Conforme al Acuerdo del Consejo Ribereño del Instituto número 177/2001, se cambió.\n\n"
        "Por el Acuerdo 37.1307.2007 de la Junta de Gobierno se cambió.\n"
    )
    assert [(act.number, act.body) for act in acts] == [("177", "Consejo Ribereño"), ("37.1307", "Junta de Gobierno")]


def test_each_citation_keeps_the_days_that_it_tells() -> None:
    (act,) = acts_of(
        "En el acuerdo ACDO.AS2.HCR.310822/226.P.DA, de fecha 30 de agosto de 2022, se creó.\n\n"
        "El ACDO.AS2.HCR.310822/226.P.DA rige a partir del 1 de octubre de 2022.\n"
    )
    assert [(str(cited.approved), str(cited.effective)) for cited in act.citations] == [
        ("2022-08-30", "None"),
        ("None", "2022-10-01"),
    ]
    assert (str(act.approved), str(act.effective)) == ("2022-08-31", "2022-10-01")


# --- joining ------------------------------------------------------------------------------------------------------------


def test_citations_are_joined_by_body_day_and_number_and_know_their_lines() -> None:
    acts = acts_of(
        "El acuerdo ACDO.AS2.HCR.270416/95.P.DA se dictó.\n\n"
        "Se cumplió el ACDO. SA2.HCR.270416/95.P.DG y el 2.HCR.270416/95P.DA, y no el ACDO.AS2.HCR.270416/96.P.DA.\n"
    )
    assert [(act.number, [cited.source.first_line for cited in act.citations if cited.source]) for act in acts] == [
        ("95", [FIRST_LINE, FIRST_LINE + 2, FIRST_LINE + 2]),
        ("96", [FIRST_LINE + 2]),
    ]


def test_a_title_joins_what_tells_its_day_and_what_does_not() -> None:
    acts = acts_of(
        "ACUERDO POR EL QUE SE EXPIDE EL MANUAL DE FAROS\n\n"
        "Que el Acuerdo por el que se expide el Manual de Faros, publicado en el Diario Oficial de la Federación el 30 de "
        "diciembre de 2010, rige.\n"
    )
    assert [(str(act.published), len(act.citations)) for act in acts] == [("2010-12-30", 2)]


def test_two_issues_with_one_number_are_two_acts_with_names_of_their_own() -> None:
    acts = acts_of(
        "Se reformó en el Boletín Oficial No. 6 Sección II de fecha 18 de enero de 2007. Otra reforma se publicó en el "
        "Boletín Oficial No. 6 Sección II fecha: lunes 21 de julio de 2008.\n"
    )
    assert [act.printed for act in acts] == [
        "Boletín Oficial No. 6 Sección II",
        "Boletín Oficial No. 6 Sección II (2008-07-21)",
    ]


def test_an_issue_that_prints_two_regulations_is_two_acts() -> None:
    acts = acts_of(
        "• Reglamento Interior del Instituto. B.O. Número 2 Secc. I Fecha: Jueves 04 de Julio de 2019.\n\n"
        "• Reglamento de Guardias del Instituto. B.O. Número 2 Secc. I Fecha: Jueves 04 de Julio de 2019.\n"
    )
    assert [act.printed for act in acts] == [
        "B.O. Número 2 Secc. I",
        "Reglamento de Guardias del Instituto. B.O. Número 2 Secc. I",
    ]


def test_a_long_title_is_kept_by_its_first_and_last_words() -> None:
    title = "Acuerdo por el que se establecen los " + "lineamientos y criterios " * 8 + "de los faros de la costa"
    (act,) = acts_of(f"Se aplica el {title}.")
    assert act.printed == "Acuerdo por el que se establecen los lineamientos … de los faros de la costa"


def test_every_narrated_change_rests_on_an_act_of_the_register() -> None:
    text = (
        f"{HEAD}En el acuerdo ACDO.AS2.HCR.280421/99.P.DA se crea la Unidad de Faros.\n\n"
        "Con oficio número 71/0044 de fecha 4 de julio de 2014, se suprime la Unidad de Boyas.\n\n"
        f"Por la Ley 38 se crea la Dirección de Pesca.\n{UNITS}"
    )
    reading = read_manual(text.encode(), "manual.txt", narrated=True)
    spelled = {
        normal_form(each) for act in reading.agreements for each in (act.printed, *(c.printed for c in act.citations))
    }
    resting = [change.agreement for change in reading.narrated if change.agreement]
    assert len(resting) == 3
    assert {normal_form(one) for one in resting} <= spelled


# --- laws ---------------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    "Acuerdo ACUERDO oficio Oficio Ley Decreto Reglamento Manual B.O. Boletín Oficial No. Secc. II ACDO.AS2.HCR.310822/226.P.DA "
    "310822/226 31082/2 5/95 37.1307.2007 de del el la que por se expide publicado en Diario de la Federación 30 diciembre 2010 "
    "enero y , ; : ( ) “ ” ¹ sesión ordinaria 587 H. Junta Directiva Consejo a partir vigencia 1925 / - P DA reformas al".split(
        " "
    )
)


@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_no_text_is_too_odd_and_spans_lie_within_it(text: str) -> None:
    for act in named_acts_in(text):
        assert 0 <= act.start < act.end <= len(text)
    reading = read(f"{HEAD}{text}\n{UNITS}")
    assert all(act.citations and kind_of(act) for act in reading.agreements)
    for act in reading.agreements:
        assert all(cited.source and cited.source.first_line >= 1 for cited in act.citations)


@given(st.lists(st.dates(min_value=date(1000, 1, 1)), min_size=1, max_size=8, unique=True))
def test_a_list_of_days_gives_back_its_days_whatever_is_left_out(days: list[date]) -> None:
    ordered = sorted(days)
    said = []
    for day, following in zip(ordered, [*ordered[1:], None], strict=True):
        year = "" if following is not None and following.year == day.year else f" de {day.year}"
        month = (
            ""
            if not year and following is not None and following.month == day.month
            else f" de {MONTHS[day.month - 1]}"
        )
        said.append(f"{day.day}{month}{year}")
    listed = " y ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)
    assert [one.value.first_day for one in days_listed(listed, 0)] == ordered
