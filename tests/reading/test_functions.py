"""Which lines are functions, sub-items, objectives and headings: one rule a test."""

from __future__ import annotations

from tests.reading.reading_of import checks, markers, read_section, texts, unit_of


def test_sub_items_are_part_of_the_text_each_on_a_line_of_its_own() -> None:
    reading = read_section("""\
        7.1 Dirección de Riberas

        1. Autorizar los actos relacionados con:

        a) El registro de usuarios de
        la cuenca;

        b) La clasificación de acequias, y

        c) El cobro de tandas.

        2. Firmar los convenios.
        """)
    function = unit_of(reading, "7.1").functions[0]
    assert [(sub.marker, sub.text) for sub in function.sub_items] == [
        ("a)", "El registro de usuarios de la cuenca;"),
        ("b)", "La clasificación de acequias, y"),
        ("c)", "El cobro de tandas."),
    ]
    assert (function.text.body or "").split("\n") == [
        "Autorizar los actos relacionados con:",
        "a) El registro de usuarios de la cuenca;",
        "b) La clasificación de acequias, y",
        "c) El cobro de tandas.",
    ]
    assert texts(reading, "7.1")[1] == "Firmar los convenios."


def test_a_sentence_behind_the_sub_items_closes_the_function() -> None:
    reading = read_section("""\
        7.1 Dirección de Riberas
        1. Revisar:
        a) Las compuertas;
        b) Los canales.
        Lo anterior, antes de cada temporada
        de lluvias.
        2. Firmar los convenios.
        """)
    assert texts(reading, "7.1")[0].split("\n")[-1] == "Lo anterior, antes de cada temporada de lluvias."
    assert len(unit_of(reading, "7.1").functions[0].sub_items) == 2


def test_sub_items_go_on_over_a_page_break() -> None:
    reading = read_section("""\
        7.1 Dirección de Riberas

        1. Atender estos conceptos:

        a) Azoteas y aljibes.

        Instituto de Riberas     Página 21 de 36
         b) Plantas de
        Instituto de Riberas     Página 22 de 36
         emergencia.

        2. Firmar los convenios.
        """)
    assert [sub.text for sub in unit_of(reading, "7.1").functions[0].sub_items] == [
        "Azoteas y aljibes.",
        "Plantas de emergencia.",
    ]


def test_dashes_behind_a_colon_are_sub_items_of_a_numbered_function() -> None:
    reading = read_section("""\
        7.1 Dirección de Riberas
        1. Vigilar, conforme a la Ley:
        - Las compuertas;
        - Los canales.
        2. Firmar los convenios.
        """)
    assert [sub.text for sub in unit_of(reading, "7.1").functions[0].sub_items] == ["Las compuertas;", "Los canales."]
    assert markers(reading, "7.1") == ["1.", "2."]


def test_a_bracket_at_the_start_of_a_wrapped_line_is_no_sub_item() -> None:
    reading = read_section("""\
        7.1 Dirección de Riberas
        1. Coordinar a las áreas (administrativas y
        técnicas) que le están adscritas, y las del inciso
        a) de la Ley.
        2. Firmar.
        """)
    assert texts(reading, "7.1")[0] == (
        "Coordinar a las áreas (administrativas y técnicas) que le están adscritas, y las del inciso a) de la Ley."
    )


def test_a_number_that_wraps_to_the_start_of_a_line_stays_in_its_sentence() -> None:
    reading = read_section("""\
        7.1 Dirección de Riberas
        1. Aplicar lo que establece el artículo
        76 de la Ley y el numeral
        2. De las Reglas.
        2. Vigilar lo que ordena el artículo
        3. Bis de la Ley.
        """)
    assert markers(reading, "7.1") == ["1.", "2."]


def test_a_code_in_the_middle_of_a_sentence_heads_no_unit() -> None:
    reading = read_section("""\
        7.1 Dirección de Riberas
        1. Atender lo que señala el numeral
        7.1.1 Coordinación de Aforo de este manual.
        7.1.1 Coordinación de Aforo
        1. Medir.
        """)
    assert [unit.code for unit in reading.units] == ["7.1", "7.1.1"]
    assert len(texts(reading, "7.1")) == 1


def test_numbered_duties_with_two_levels_are_no_headings() -> None:
    reading = read_section("""\
        7.1 Dirección de Riberas
        1. Conducir la política de riberas.
        7.2 Coordinar a las áreas.
        2. Firmar.
        """)
    assert [unit.code for unit in reading.units] == ["7.1"]


def test_numbering_that_restarts_stays_in_the_unit_and_is_a_finding() -> None:
    reading = read_section("7.1 Dirección de Riberas\n1. Medir.\n2. Firmar.\n1. Pagar.\n2. Cobrar.\n")
    assert markers(reading, "7.1") == ["1.", "2.", "1.", "2."]
    assert "numbering-restarts" in checks(reading)


def test_a_missing_number_and_a_repeated_one_are_findings() -> None:
    reading = read_section("7.1 Dirección de Riberas\n1. Medir.\n3. Firmar.\n3. Pagar.\n")
    assert markers(reading, "7.1") == ["1.", "3.", "3."]
    assert {"number-missing", "number-repeated"} <= set(checks(reading))


def test_two_functions_on_one_line_are_two() -> None:
    reading = read_section("7.1 Dirección de Riberas\n1. Medir el agua. 2. Firmar los partes. 3. Pagar.\n4. Cobrar.\n")
    assert markers(reading, "7.1") == ["1.", "2.", "3.", "4."]
    assert "two-functions-on-a-line" in checks(reading)


def test_a_number_inside_a_text_splits_nothing_when_a_later_line_bears_it() -> None:
    reading = read_section("7.1 Dirección de Riberas\n1. Medir según la norma. 2. Edición.\n2. Firmar.\n")
    assert texts(reading, "7.1") == ["Medir según la norma. 2. Edición.", "Firmar."]


def test_two_bulleted_functions_on_one_line_are_two() -> None:
    reading = read_section("7.1 Dirección de Riberas\n•Medir el agua.•Firmar los partes.\n•Pagar.\n")
    assert texts(reading, "7.1") == ["Medir el agua.", "Firmar los partes.", "Pagar."]


def test_numbers_without_a_dot_are_marks() -> None:
    reading = read_section("7.1 Dirección de Riberas\n1 Medir el agua en\n5 pozos de la cuenca.\n2 Firmar.\n3 Pagar.\n")
    assert markers(reading, "7.1") == ["1", "2", "3"]
    assert texts(reading, "7.1")[0] == "Medir el agua en 5 pozos de la cuenca."


def test_a_lost_bullet_is_a_function_without_mark_and_a_finding() -> None:
    reading = read_section("7.1 Dirección de Riberas\n\n• Medir el agua.\n\nFirmar los partes de aforo.\n\n• Pagar.\n")
    assert markers(reading, "7.1") == ["•", "", "•"]
    assert "mark-lost" in checks(reading)


def test_a_lost_number_is_a_function_without_mark_and_a_finding() -> None:
    reading = read_section(
        "7.1 Dirección de Riberas\n\n1. Medir el agua.\n\nFirmar los partes de aforo.\n\n3. Pagar.\n"
    )
    assert markers(reading, "7.1") == ["1.", "", "3."]
    assert checks(reading).count("mark-lost") == 1
    assert "number-missing" not in checks(reading)


def test_a_second_sentence_belongs_to_its_function() -> None:
    reading = read_section("7.1 Dirección de Riberas\n1. Medir el agua.\nPara ello contará con reglas.\n2. Firmar.\n")
    assert texts(reading, "7.1")[0] == "Medir el agua. Para ello contará con reglas."


def test_a_dash_of_the_text_stays_and_a_list_dash_at_a_page_start_goes() -> None:
    reading = read_section("""\
        7.1 Dirección de Riberas
        1. Buscar el equilibrio costo
        – beneficio en la asignación y
        Página 3 de 9
        - selección de las obras.
        2. Firmar.
        """)
    assert (
        texts(reading, "7.1")[0] == "Buscar el equilibrio costo – beneficio en la asignación y selección de las obras."
    )
    assert "stray-dash" in checks(reading)


def test_a_cut_word_is_mended_as_the_documents_words_demand() -> None:
    reading = read_section("""\
        7.1 Dirección de Riberas
        1. Atender asuntos técni-
        cos y los del programa AGUA-
        CLARA.
        2. Firmar lo técnico y los técnicos de AGUA-CLARA.
        """)
    assert texts(reading, "7.1")[0] == "Atender asuntos técnicos y los del programa AGUA-CLARA."


def test_emphasis_is_no_text() -> None:
    reading = read_section("**7.1 Dirección de Riberas**\n1. Usar *Unix* y **planos**.\n2. Firmar.\n")
    assert unit_of(reading, "7.1").name == "Dirección de Riberas"
    assert texts(reading, "7.1")[0] == "Usar Unix y planos."


def test_a_name_keeps_an_abbreviation_inside_and_the_final_stop_that_is_printed() -> None:
    reading = read_section("""\
        7.1 - Coordinación del Centro Médico Dr.
        Ignacio Robles.
        Objetivo: Curar.
        Funciones:
        •Curar.
        •Vendar.
        """)
    assert unit_of(reading, "7.1").name == "Coordinación del Centro Médico Dr. Ignacio Robles."
    objective = unit_of(reading, "7.1").objective
    assert objective is not None
    assert objective.body == "Curar."


def test_the_last_function_before_a_heading_or_the_end_is_not_lost() -> None:
    reading = read_section(
        "7.1 Dirección de Riberas\n1. Medir\n2. Firmar\n7.1.1 Coordinación de Aforo\n1. Contar\n2. Pagar"
    )
    assert texts(reading, "7.1") == ["Medir", "Firmar"]
    assert texts(reading, "7.1.1") == ["Contar", "Pagar"]


def test_a_unit_without_functions_is_kept_and_found() -> None:
    reading = read_section(
        "7.1 Dirección de Riberas\n1. Medir.\n7.1.1 Órganos Locales\n7.1.1.1 Delegaciones\n1. Contar.\n"
    )
    assert unit_of(reading, "7.1.1").functions == ()
    assert unit_of(reading, "7.1.1").functions_listed
    assert "unit-without-functions" in checks(reading)


def test_what_follows_the_last_unit_is_no_function() -> None:
    reading = read_section(
        "7.1 Dirección de Riberas\n1. Medir.\n2. Firmar.\n\nTRANSITORIOS\n\nPRIMERO.- Entra en vigor hoy.\n"
    )
    assert texts(reading, "7.1") == ["Medir.", "Firmar."]
    assert reading.line_uses[-1].use == "furniture: after the last unit"


def test_a_function_knows_its_lines() -> None:
    reading = read_section("7.1 Dirección de Riberas\n1. Medir el\nagua.\n2. Firmar.\n")
    source = unit_of(reading, "7.1").functions[0].source
    assert source is not None
    assert (source.first_line, source.last_line) == (10, 11)
    assert source.document == reading.document.digest


def test_a_mark_alone_on_its_line_belongs_to_the_text_below() -> None:
    reading = read_section("7.1 Dirección de Riberas\n\n1.\n\nMedir el agua\nde los pozos.\n\n2.\nFirmar.\n")
    assert markers(reading, "7.1") == ["1.", "2."]
    assert texts(reading, "7.1") == ["Medir el agua de los pozos.", "Firmar."]
    sources = [function.source for function in unit_of(reading, "7.1").functions]
    assert [(source.first_line, source.last_line) for source in sources if source] == [(11, 14), (16, 17)]
