"""From when a document is in force, and under which act."""

from __future__ import annotations

from changelog.domain.readings import Reading
from tests.reading.reading_of import checks, read

UNITS = """
7. Funciones Sustantivas

7.1 Dirección de Riberas
1. Medir.
2. Firmar.
"""


def read_front(front: str, organigrams: str = "") -> Reading:
    return read(
        f"Manual de Organización de la Dirección de Riberas\n\n1. Introducción\n\n{front}\n{organigrams}\n{UNITS}"
    )


def date_of(reading: Reading) -> str:
    return str(reading.parts[0].effective_date)


def act_of(reading: Reading) -> str | None:
    agreement = reading.parts[0].agreement
    return agreement.printed if agreement is not None else None


ORGANIGRAMS = "6. Organigramas\n\n6.1 Dirección de Riberas\n\nVigencia: {}\n"
OLDER = (
    "Por acuerdo ACDO.AS1.HCD.260314/18.P.DG se creó la Dirección, con vigencia a partir del 1 de abril de 2014.\n\n"
)
PRESENT = (
    "Por acuerdo ACDO.AS2.HCD.150621/41.P.DA, del 15 de junio de 2021, se cambió la estructura. "
    "Los movimientos entraron en vigor el 1 de julio de 2021.\n"
)


def test_the_organigrams_tell_the_date_and_the_paragraph_with_it_the_act() -> None:
    reading = read_front(OLDER + PRESENT, ORGANIGRAMS.format("1 de julio de 2021"))
    assert (date_of(reading), act_of(reading)) == ("2021-07-01", "ACDO.AS2.HCD.150621/41.P.DA")
    assert checks(reading) == ["institution-not-found"]


def test_organigrams_that_differ_give_the_latest_and_a_finding() -> None:
    both = ORGANIGRAMS.format("1 de julio de 2021") + "\n6.2 División de Pozos\n\nVigencia: 16 de mayo de 2020\n"
    reading = read_front(PRESENT, both)
    assert date_of(reading) == "2021-07-01"
    assert "dates-of-effect-differ" in checks(reading)


def test_without_organigrams_the_prose_tells_the_date() -> None:
    reading = read_front(OLDER + PRESENT)
    assert (date_of(reading), act_of(reading)) == ("2021-07-01", "ACDO.AS2.HCD.150621/41.P.DA")


def test_the_title_page_tells_the_date() -> None:
    reading = read(
        f"Manual de Organización\n\nVigente a partir del 1 de marzo de 2023\n\n1. Introducción\n\nNada.\n{UNITS}"
    )
    assert date_of(reading) == "2023-03-01"
    assert "agreement-not-found" in checks(reading)


def test_a_law_that_came_into_force_is_not_the_structure() -> None:
    reading = read_front("La Ley de Aguas, publicada el 2 de mayo de 1989, entró en vigor el 4 de julio de 1989.\n")
    assert reading.parts[0].effective_date is None
    assert "no-date-of-effect" in checks(reading)


def test_an_act_that_the_text_does_not_tie_to_the_date_is_inferred_and_said_so() -> None:
    front = (
        "El Consejo dictó el acuerdo ACDO.AS2.HCD.250123/9.P.DA.\n\n"
        "El acuerdo anterior y la estructura entran en vigor a partir del 1 de marzo de 2023.\n"
    )
    reading = read_front(front)
    assert (date_of(reading), act_of(reading)) == ("2023-03-01", "ACDO.AS2.HCD.250123/9.P.DA")
    assert "agreement-inferred" in checks(reading)


def test_a_date_taken_from_the_regulation_is_said_to_be_inferred() -> None:
    front = (
        "El Reglamento Interior se publicó en el Boletín Oficial No. 26 Secc. II, el 1 de abril de 2013.\n\n"
        "El presente Reglamento B.O. Número 4 Secc. I Fecha: Jueves 04 de Julio de 2019, creó la Dirección.\n"
    )
    reading = read_front(front)
    assert (date_of(reading), act_of(reading)) == ("2019-07-04", "B.O. Número 4 Secc. I")
    assert "date-of-effect-inferred" in checks(reading)


def test_an_act_approved_on_the_title_for_an_older_structure_is_said_so() -> None:
    organigrams = ORGANIGRAMS.format("16 de febrero de 2018")
    text = f"ACUERDO ACDO.SA2.HCD.250718/195.P.DA y su Anexo\n\n1. Introducción\n\nNada.\n{organigrams}{UNITS}"
    reading = read(text)
    assert (date_of(reading), act_of(reading)) == ("2018-02-16", "ACDO.SA2.HCD.250718/195.P.DA")
    assert "agreement-of-manual-not-of-structure" in checks(reading)
