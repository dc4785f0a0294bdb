"""Acts by articles, from their bytes to units: the list, the articles, parents, functions, dates, what is told of doubts."""

from __future__ import annotations

from textwrap import wrap

import pytest

from changelog.domain.dates import PartialDate
from changelog.domain.readings import Reading
from changelog.reading import read_manual
from changelog.reading.whole import read_whole
from tests.reading.accounting import lines_unaccounted
from tests.reading.articles.acts import (
    DECREE,
    GROUPED,
    IN_COMMON,
    IN_ROMAN_CODES,
    MISPRINTED,
    MODERN_ROF,
    OF_OFFICES,
    ORDINANCE,
    REFORMED,
    REGULATION,
    ROF,
)
from tests.reading.formats.typesetting import Block, Kind, as_pdf
from tests.reading.reading_of import checks, markers, texts, unit_of

WORDS = ("Rosales", "Geranios", "Magnolias", "Jacarandas", "Bugambilias", "Nardos")


def read(text: str) -> Reading:
    return read_manual(text.encode(), "acto.md")


def tree(reading: Reading) -> dict[str, tuple[str, str | None, int]]:
    return {unit.code: (unit.name, unit.parent, len(unit.functions)) for unit in reading.units}


def test_decree_with_a_coded_list_is_read_as_an_act_by_articles() -> None:
    reading = read(DECREE)
    assert reading.profile == "articled_acts"
    assert tree(reading) == {
        "1": ("Despacho del Ministro", None, 3),
        "1.1": ("Oficina Asesora de Mareas", "1", 2),
        "1.2": ("Oficina de Faros y Boyas", "1", 1),
        "2": ("Despacho del Viceministro de Canales", None, 3),
        "2.1": ("Dirección de la Esclusa Mayor", "2", 1),
        "2.1.1": ("Subdirección Financiera", "2.1", 1),
        "3": ("Secretaría General", None, 2),
        "3.1": ("Subdirección Financiera", "3", 1),
    }
    assert reading.whole_institution
    assert reading.institution is not None
    assert reading.institution.name == "Ministerio de Puertos y Canales"


def test_namesakes_are_told_apart_by_the_unit_that_their_articles_name_above_them() -> None:
    reading = read(DECREE)
    assert texts(reading, "3.1") == ["Llevar las cuentas del Ministerio."]
    assert texts(reading, "2.1.1") == ["Cobrar los peajes."]


def test_act_is_its_own_agreement_and_in_force_from_its_publication() -> None:
    part = read(DECREE).parts[0]
    assert part.effective_date == PartialDate(2012, 5, 4)
    assert part.agreement is not None
    assert (part.agreement.printed, part.agreement.number) == ("Decreto 777 de 2012", "777")
    assert (part.agreement.approved, part.agreement.published) == (PartialDate(2012, 5, 3), PartialDate(2012, 5, 4))


def test_own_print_of_an_article_is_the_last_where_the_newest_comes_first() -> None:
    reading = read(DECREE)
    assert texts(reading, "2.1") == ["Operar las compuertas viejas."]
    assert checks(reading).count("article-printed-often") == 1
    assert checks(reading).count("article-of-later-act") == 1
    assert "Oficina de Dragas" not in {unit.name for unit in reading.units}


def test_functions_keep_their_marks_and_sub_items() -> None:
    reading = read(DECREE)
    assert markers(reading, "1") == ["1.", "2.", "3."]
    first = unit_of(reading, "1.1").functions[0]
    assert [sub.marker for sub in first.sub_items] == ["a)", "b)"]
    assert markers(reading, "2") == ["1.", "2", "3."]
    assert checks(reading).count("two-functions-on-a-line") == 1
    assert [f.unit for f in reading.findings if f.check == "number-missing"] == ["3"]


def test_regulation_hangs_lettered_units_from_their_fraction() -> None:
    reading = read(REGULATION)
    assert tree(reading) == {
        "I": ("Subsecretaría de Muelles", None, 5),
        "I.a": ("Dirección General de Grúas", "I", 3),
        "I.b": ("Dirección General de Bodegas", "I", 1),
        "I.c": ("Dirección General de Aduanas Interiores", "I", 1),
        "II": ("Unidad de Administración", None, 1),
        "II.a": ("Dirección General de Personal", "II", 1),
        "III": ("Dirección General de Asuntos Jurídicos", None, 1),
        "art. 3": ("Titular de la Secretaría", None, 2),
        "art. 12": ("Unidad de Igualdad", "II", 1),
        "art. 13": ("Órgano Interno de Control", None, 0),
    }


def test_fractions_are_functions_with_bis_and_letters_below() -> None:
    reading = read(REGULATION)
    assert markers(reading, "I") == ["I.", "II.", "II Bis.", "III.", "IV."]
    assert [sub.marker for sub in unit_of(reading, "I").functions[3].sub_items] == ["a)", "b)"]
    assert [f.unit for f in reading.findings if f.check == "number-missing"] == ["I.a"]
    assert checks(reading).count("paragraph-behind-functions") == 1


def test_functions_of_no_single_unit_are_told_and_written_to_none() -> None:
    reading = read(REGULATION)
    assert checks(reading).count("functions-of-many") == 2
    assert checks(reading).count("functions-of-the-head") == 1
    assert not any("copias certificadas" in text for unit in reading.units for text in texts(reading, unit.code))


def test_unit_of_no_list_is_placed_where_its_article_says_and_told_where_none_does() -> None:
    reading = read(REGULATION)
    assert sorted(f.unit or "" for f in reading.findings if f.check == "described-not-listed") == ["art. 12", "art. 13"]
    assert [f.unit for f in reading.findings if f.check == "no-place-told"] == ["art. 13"]


def test_day_of_publication_that_is_not_printed_is_not_made_up() -> None:
    reading = read(REGULATION)
    assert reading.parts[0].effective_date is None
    assert checks(reading).count("no-day-of-publication") == 1
    assert reading.parts[0].agreement is not None
    assert reading.parts[0].agreement.printed == "REGLAMENTO Interior de la Secretaría de Puertos (2021-12-13)"


def test_rof_takes_parents_and_objectives_from_the_articles() -> None:
    reading = read(ROF)
    assert tree(reading) == {
        "1.1": ("Pleno del Tribunal Nacional de Regatas", None, 3),
        "1.2": ("Presidencia del Tribunal Nacional de Regatas", "1.1", 1),
        "2.1": ("Oficina de Velas", "1.2", 1),
        "3.1": ("Dirección General de Botes", "1.2", 1),
        "3.1.1": ("Logística de Remos", "3.1", 1),
        "3.1.2": ("Tesorería", "3.1", 1),
    }
    objective = unit_of(reading, "2.1").objective
    assert objective is not None
    assert (objective.body or "").startswith("La Oficina de Velas es la unidad")
    assert [f.read for f in reading.findings if f.check == "group-of-units"] == [
        "Alta Dirección",
        "Órgano de Apoyo",
        "Órganos de Línea",
    ]


def test_what_later_acts_put_in_is_left_out() -> None:
    reading = read(ROF)
    assert texts(reading, "1.1") == [
        "Resolver las regatas;",
        "Aprobar el Reglamento de Regatas;",
        "Otras que le asigne la ley.",
    ]
    assert "article-of-later-act" in checks(reading)
    assert checks(reading).count("lines-of-later-act") == 2


def test_decree_that_approves_a_regulation_tells_when_it_is_in_force() -> None:
    reading = read(ROF)
    assert reading.parts[0].effective_date == PartialDate(2016, 1, 24)
    assert reading.parts[0].agreement is not None
    assert reading.parts[0].agreement.printed == "Resolución Nº 001-2016-TNR"


def test_every_line_from_the_list_to_the_end_is_used_once() -> None:
    for text in (DECREE, REGULATION, ROF, MISPRINTED, GROUPED, IN_ROMAN_CODES, MODERN_ROF, ORDINANCE, REFORMED):
        assert lines_unaccounted(read(text), text) == []


def test_list_that_states_the_structure_is_exhaustive_and_one_of_helpers_is_not() -> None:
    assert all(unit.children_listed for unit in read(DECREE).units)
    by_code = {unit.code: unit for unit in read(REGULATION).units}
    assert not by_code["I.a"].children_listed


def test_audit_is_given_headings_and_the_list() -> None:
    manual = read_whole(ROF.encode(), "rof.md")
    assert {unit.code for unit in manual.headings} == {"1.1", "1.2", "2.1", "3.1", "3.1.1", "3.1.2"}
    assert len(manual.structure) == 6
    assert any(passage.unit == "2.1" for passage in manual.passages)


def test_misprinted_list_is_read_entry_by_entry() -> None:
    reading = read(MISPRINTED)
    assert tree(reading) == {
        "1": ("DESPACHO DEL MINISTRO", None, 1),
        "1.1": ("Oficina Asesora Jurídica", "1", 1),
        "1.2": ("Oficina de Planeación", "1", 1),
        "1.2.1": ("Subdirección de Planes", "1.2", 1),
        "2": ("SECRETARIA GENERAL", None, 1),
        "3": ("ORGANOS INTERNOS DE ASESORIA", None, 0),
        "3.1": ("Comité de Gerencia", "3", 0),
    }
    assert reading.institution is not None
    assert reading.institution.name == "Ministerio de Comercio, Puertos y Faros"
    assert reading.parts[0].effective_date == PartialDate(2003, 2, 5)


def test_groups_by_letters_begin_codes_anew_and_offices_are_told_once() -> None:
    assert tree(read(GROUPED)) == {
        "A.I": ("Secretario", None, 1),
        "A.IV": ("Procuraduría Fiscal", None, 1),
        "B.I": ("Subsecretaría de Luces", None, 1),
        "B.I.1": ("Unidad de Lentes", "B.I", 1),
        "B.I.1.1": ("Dirección General Adjunta de Cristales", "B.I.1", 1),
        "B.I.2": ("Unidad de Lámparas", "B.I", 1),
        "B.II": ("Oficialía Mayor", None, 1),
        "B.II.1": ("Dirección General de Recursos", "B.II", 1),
        "C.I": ("Administraciones del Faro Norte", None, 0),
    }


def test_roman_codes_and_officials_tell_of_their_units() -> None:
    reading = read(IN_ROMAN_CODES)
    assert tree(reading) == {
        "I": ("Secretario", None, 2),
        "I.1": ("Unidad de Enlace de Vuelo", "I", 2),
        "II": ("Subsecretaría de Papel", "I", 3),
        "II.1": ("Dirección de Pliegos", "II", 2),
        "II.1.1": ("Departamento de Cortes", "II.1", 1),
        "II.1.2": ("Departamento de Dobleces", "II.1", 1),
        "III": ("Subsecretaría de Hilo", None, 1),
        "III.1": ("Dirección de Carretes", "III", 1),
        "IV": ("Coordinación General Administrativa", None, 1),
    }


def test_nature_and_functions_of_a_rof_stand_in_two_articles_or_in_one() -> None:
    reading = read(MODERN_ROF)
    assert {code: one[1:] for code, one in tree(reading).items()} == {
        "01.1": (None, 2),
        "01.2": ("01.1", 2),
        "02.1": (None, 1),
        "03.1": ("01.2", 4),
        "03.1.1": ("03.1", 2),
        "03.1.2": ("03.1", 2),
        "04.1": ("01.1", 2),
        "04.1.1": ("04.1", 2),
    }
    supplies = unit_of(reading, "03.1.1")
    assert supplies.objective is not None
    assert supplies.objective.body == "La Oficina de Abastecimiento es la unidad orgánica encargada de comprar."
    assert reading.parts[0].agreement is not None
    assert reading.parts[0].agreement.printed == "Decreto Supremo Nº 012-2019-MPU"


def test_ordinance_hangs_its_offices_where_their_articles_say() -> None:
    found = tree(read(ORDINANCE))
    assert found["2"] == ("Alcaldía", None, 2)
    assert found["3"] == ("Gerencia Municipal", "2", 3)
    assert found["5"] == ("Gerencia de Administración", "3", 2)
    assert found["5.2"] == ("Subgerencia de Tesorería", "5", 1)


def test_notes_of_reforms_are_no_functions_and_what_was_repealed_is_none() -> None:
    reading = read(REFORMED)
    assert markers(reading, "I") == ["I.", "III."]
    assert markers(reading, "I.2") == ["I.", "II.", "I.", "II."]
    assert texts(reading, "II")[1].endswith("Lo anterior, previa autorización del Director General.")
    assert reading.parts[0].effective_date == PartialDate(2019, 8, 16)


@pytest.mark.parametrize("width", [72, 100])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_wrapped_lines_are_read_as_the_paragraphs_that_they_were(width: int, between: str) -> None:
    wrapped = between.join("\n".join(wrap(line, width)) for line in REGULATION.splitlines())
    once, again = read(REGULATION), read(wrapped)
    assert tree(again) == tree(once)
    for unit in once.units:
        assert texts(again, unit.code) == [text.replace("\t", " ") for text in texts(once, unit.code)]


@pytest.mark.parametrize("columns", [1, 2])
def test_act_in_a_pdf_of_one_or_two_columns_is_the_same_act(columns: int) -> None:
    blocks = [Block(Kind.TEXT, " ".join(line.split())) for line in REGULATION.splitlines()]
    reading = read_manual(as_pdf(blocks, columns=columns), "reglamento.pdf")
    assert tree(reading) == tree(read(REGULATION))
    source = unit_of(reading, "I").functions[0].source
    assert source is not None
    assert source.page is not None


def test_manual_that_quotes_articles_is_no_act() -> None:
    quoted = "".join(
        f"Artículo {n}.- Corresponde a la Dirección de {w}:\nI. Regar {w}.\n" for n, w in enumerate(WORDS, 10)
    )
    chapter = "".join(
        f"\n7.{n} Dirección de {w}\nFunciones:\n" + "".join(f"{i}. Cuidar {w} número {i}.\n" for i in range(1, 13))
        for n, w in enumerate(WORDS, 1)
    )
    reading = read(f"Manual de Organización\n\n1. Atribuciones\n\n{quoted}\n7. Funciones\n{chapter}")
    assert [unit.code for unit in reading.units] == [f"7.{n}" for n in range(1, 7)]


def test_functions_given_to_several_units_by_name_are_those_of_each() -> None:
    reading = read(IN_COMMON)
    assert {code: functions for code, (_, _, functions) in tree(reading).items()} == {
        "I": 3,
        "II": 2,
        "III": 3,
        "IV": 1,
        "V": 1,
    }
    assert checks(reading).count("functions-in-common") == 2
    assert checks(reading).count("functions-of-many") == 1


def test_title_that_names_an_office_is_that_of_its_unit() -> None:
    reading = read_manual(OF_OFFICES.encode(), "decreto.md", profile="articled_acts")
    assert {code: functions for code, (_, _, functions) in tree(reading).items()} == {
        "1": 1,
        "1.1": 1,
        "2": 1,
        "2.1": 1,
        "3": 1,
    }
    assert not {"described-not-listed", "listed-not-described", "names-differ"} & set(checks(reading))


def test_lines_of_a_plain_list_that_head_others_or_say_something_are_no_units() -> None:
    listed = "Dirección General de Faros;\n\nDirección de Boyas;\n\nUnidad de Mareas, y\n\nUnidad Jurídica.\n\n"
    closing = "Órganos desconcentrados:\n\nCoordinación General de Puertos.\n\nSe anexa organigrama estructural.\n\n"
    articles = "".join(
        f"Artículo {number}.- La {name} tiene las atribuciones siguientes:\n\nI. Vigilar las costas;\n\nII. Dar aviso.\n\n"
        for number, name in enumerate(
            (
                "Dirección General de Faros",
                "Dirección de Boyas",
                "Unidad de Mareas",
                "Unidad Jurídica",
                "Coordinación General de Puertos",
            ),
            3,
        )
    )
    lead = "Artículo 2.- Para su despacho, la Secretaría de Costas se auxiliará de las unidades siguientes:\n\n"
    reading = read(
        "REGLAMENTO INTERIOR DE LA SECRETARÍA DE COSTAS\n\nArtículo 1.- Este Reglamento organiza la Secretaría de Costas.\n\n"
        + lead + listed + closing + articles
    )  # fmt: skip
    assert [unit.name for unit in reading.units] == [
        "Dirección General de Faros",
        "Dirección de Boyas",
        "Unidad de Mareas",
        "Unidad Jurídica",
        "Coordinación General de Puertos",
    ]
