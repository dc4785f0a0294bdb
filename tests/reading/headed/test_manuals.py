"""Manuals whose headings bear no codes, and manuals of cards: read by their names and labels, whatever their family."""

from __future__ import annotations

from io import BytesIO
from textwrap import dedent

import pytest
from docx import Document

from changelog.domain.readings import Reading
from changelog.errors import InputError
from changelog.reading import read_manual
from tests.reading.accounting import lines_unaccounted
from tests.reading.headed.decrees import checks, named, texts, tree

MARKDOWN = """\
# Manual de Organización del Instituto Municipal de Riberas

## Introducción

El Instituto Municipal de Riberas (IMURI) publica este manual, vigente a partir del 3 de mayo de 2022.

## Objetivo

Dar a conocer la estructura del Instituto.

# Dirección General

**Objetivo:** Conducir el Instituto.

**Funciones:**

- Planear las obras del año.
- Firmar los contratos.

## Dirección de Pozos

**Objetivo:** Cuidar de los pozos.

**Funciones:**

- Limpiar los pozos.
- Medir su nivel:
  a) en invierno;
  b) en verano.

### Departamento de Bombas

**Objetivo:** Tener las bombas en marcha.

**Funciones:**

- Engrasar las bombas.

## Dirección de Cuentas

**Objetivo:** Llevar las cuentas.

**Funciones:**

- Pagar.
- Cobrar.

## Glosario

Pozo: hoyo con agua.
"""
CAPITALS = """\
AYUNTAMIENTO DE VALLE HONDO
MANUAL DE ORGANIZACIÓN DE LA DIRECCIÓN DE OBRAS PÚBLICAS

ÍNDICE

Objetivo ............ 4
Dirección de Obras Públicas ..... 7
Subdirección de Caminos ...... 8

INTRODUCCIÓN

El presente manual entrará en vigor a partir del 2 de enero de 2019 y sustituye a la estructura anterior.

ESTRUCTURA ORGÁNICA

Dirección de Obras Públicas
    Subdirección de Caminos
        Departamento de Puentes
    Subdirección de Edificios

OBJETIVO Y FUNCIONES DE LAS ÁREAS

DIRECCIÓN DE OBRAS PÚBLICAS

OBJETIVO

Hacer las obras que el municipio necesita, en tiempo y con los
recursos que se le dan.

FUNCIONES

1. Planear las obras.
2. Vigilar que las obras se hagan según
   los planos.
3. Rendir cuentas.

SUBDIRECCIÓN DE CAMINOS

OBJETIVO

Tener los caminos transitables.

FUNCIONES

1. Bachear.
2. Señalar los caminos.

DEPARTAMENTO DE PUENTES Y
ALCANTARILLAS

OBJETIVO
Revisar los puentes.

FUNCIONES
1. Visitar los puentes.
2. Pintarlos.

SUBDIRECCIÓN DE EDIFICIOS

OBJETIVO
Conservar los edificios.

FUNCIONES
I. Pintar los edificios.
II. Barrerlos.
III. Las demás que le encomiende la Dirección.

GLOSARIO
Bache: hoyo.
"""
CARDS = """\
ALCALDÍA MUNICIPAL DE SAN BENIGNO
MANUAL DE ORGANIZACIÓN Y FUNCIONES
Vigente a partir del 1 de marzo de 2016

Nombre de la unidad: Concejo Municipal
Depende de: Ninguna
Supervisa a: Alcaldía
Objetivo: Gobernar el municipio con
prudencia y orden.
Funciones:
• Dictar ordenanzas.
• Aprobar el presupuesto.

Nombre de la unidad: Despacho del Alcalde
Depende de: Concejo Municipal
Supervisa a: todas las unidades
Objetivo: Dirigir la administración.
Funciones:
• Nombrar al personal.
• Firmar los contratos.

Nombre de la unidad:
Unidad de Adquisiciones y Contrataciones
Depende de:
Despacho del Alcalde
Objetivo: Comprar bien.
Funciones:
• Hacer licitaciones.
• Guardar los expedientes.

Nombre de la unidad: Registro Familiar
Depende de: Síndico Municipal
Objetivo: Asentar nacimientos.
Funciones:
• Inscribir nacimientos.
• Extender partidas.
"""
KEYS = """\
SECRETARÍA DE LA RIBERA
MANUAL GENERAL DE ORGANIZACIÓN DE LA SECRETARÍA DE LA RIBERA

PRESENTACIÓN

El presente manual de la Secretaría de la Ribera entrará en vigor a partir del 2 de enero de 2019, con la nueva estructura.

V. ESTRUCTURA ORGÁNICA

23400000000000L SECRETARÍA DE LA RIBERA
23400001000000S SECRETARÍA PARTICULAR
23400010000000L SUBSECRETARÍA DE POZOS
23400010010000T DIRECCIÓN GENERAL DE BOMBAS

VII. OBJETIVO Y FUNCIONES POR UNIDAD ADMINISTRATIVA

23400000000000L SECRETARÍA DE LA RIBERA

OBJETIVO:

Conducir la política de riberas del Estado.

FUNCIONES:

− Planear las obras de la ribera, en coordinación con las dependencias del ramo
  y con los municipios.
− Presentar al Gobernador los programas.

23400001000000S SECRETARÍA PARTICULAR

OBJETIVO:

Llevar la agenda de la persona titular.

FUNCIONES:

− Ordenar la agenda.
− Contestar las cartas.

23400010000000L SUBSECRETARÍA DE POZOS

OBJETIVO:

Cuidar de los pozos.

FUNCIONES:

− Vigilar los pozos.
− Medirlos.

23400010010000T DIRECCIÓN GENERAL DE BOMBAS

OBJETIVO:

Tener bombas.

FUNCIONES:

− Engrasarlas.
− Guardarlas.

VIII. DIRECTORIO
"""
CHARTS = """\
H. AYUNTAMIENTO DE VALLE HONDO
MANUAL DE ORGANIZACIÓN

Vigente a partir del 2 de enero de 2019

PRESIDENCIA MUNICIPAL

ESTRUCTURA ORGÁNICA

Presidencia Municipal
Secretaría Particular

ORGANIGRAMA

[imagen]

OBJETIVO

Gobernar el municipio.

FUNCIONES

1. Presidir el cabildo.
2. Nombrar al personal.

SECRETARÍA PARTICULAR

OBJETIVO

Llevar la agenda.

FUNCIONES

1. Contestar cartas.
2. Ordenar la agenda.

DIRECCIÓN DE OBRAS PÚBLICAS

ESTRUCTURA ORGÁNICA

Dirección de Obras Públicas
Departamento de Puentes

ORGANIGRAMA

OBJETIVO

Hacer obras.

FUNCIONES

1. Planear obras.
2. Vigilar obras.

DEPARTAMENTO DE PUENTES

OBJETIVO

Cuidar puentes.

FUNCIONES

1. Pintarlos.
2. Revisarlos.
"""
TITLED = """\
AYUNTAMIENTO DE SAN BENIGNO
MANUAL DE ORGANIZACIÓN Y FUNCIONES
Vigente a partir del 1 de marzo de 2016

Título de la unidad: DEPARTAMENTO DE CUENTAS
Naturaleza de la unidad: Asesora
Estructura orgánica
El personal que lo integra
Relación de dependencia: Con la Dirección de Ingresos
Objetivo general:
Llevar las cuentas.
Funciones principales:
a) Pagar.
b) Cobrar.

Título de la unidad: DIRECCIÓN DE INGRESOS
Naturaleza de la unidad: Sustantiva
Estructura orgánica
El personal que la integra
Relación de dependencia: Ninguna
Objetivo general:
Cuidar de los ingresos.
Funciones principales:
a) Contar.
b) Guardar.
"""


def read(text: str) -> Reading:
    return read_manual(dedent(text).encode(), "manual.txt")


@pytest.mark.parametrize("text", [MARKDOWN, CAPITALS, CARDS, KEYS, CHARTS, TITLED])
def test_every_line_among_the_units_is_accounted_for(text: str) -> None:
    assert lines_unaccounted(read(text), text) == []


def test_markdown_headings_nest_by_their_level() -> None:
    reading = read(MARKDOWN)
    assert tree(reading) == {
        "Dirección General": None,
        "Dirección de Pozos": "Dirección General",
        "Departamento de Bombas": "Dirección de Pozos",
        "Dirección de Cuentas": "Dirección General",
    }
    assert texts(named(reading, "Dirección de Pozos"))[1].startswith("Medir su nivel:")
    assert reading.institution is not None
    assert reading.institution.name == "Instituto Municipal de Riberas"
    assert str(reading.parts[0].effective_date) == "2022-05-03"


def test_headings_in_capitals_hang_as_the_list_of_the_structure_says() -> None:
    reading = read(CAPITALS)
    assert tree(reading) == {
        "DIRECCIÓN DE OBRAS PÚBLICAS": None,
        "SUBDIRECCIÓN DE CAMINOS": "DIRECCIÓN DE OBRAS PÚBLICAS",
        "DEPARTAMENTO DE PUENTES Y ALCANTARILLAS": "SUBDIRECCIÓN DE CAMINOS",
        "SUBDIRECCIÓN DE EDIFICIOS": "DIRECCIÓN DE OBRAS PÚBLICAS",
    }
    assert "names-differ" in checks(reading)
    assert [function.marker for function in named(reading, "SUBDIRECCIÓN DE EDIFICIOS").functions] == [
        "I.",
        "II.",
        "III.",
    ]


def test_without_a_list_order_and_rank_tell_and_are_named() -> None:
    start, end = CAPITALS.index("ESTRUCTURA ORGÁNICA"), CAPITALS.index("OBJETIVO Y FUNCIONES DE")
    reading = read(CAPITALS[:start] + CAPITALS[end:])
    assert tree(reading)["DEPARTAMENTO DE PUENTES Y ALCANTARILLAS"] == "SUBDIRECCIÓN DE CAMINOS"
    assert checks(reading).count("place-by-order") == 3


def test_headings_counted_in_roman_numerals_are_names() -> None:
    text = MARKDOWN.replace("## Dirección de Pozos", "## II. Dirección de Pozos").replace(
        "# Dirección General", "# I. Dirección General"
    )
    assert list(tree(read(text)))[:2] == ["Dirección General", "Dirección de Pozos"]


def test_cards_say_their_name_and_what_they_hang_from() -> None:
    reading = read(CARDS)
    assert reading.profile == "unit_cards"
    assert tree(reading) == {
        "Concejo Municipal": None,
        "Despacho del Alcalde": "Concejo Municipal",
        "Unidad de Adquisiciones y Contrataciones": "Despacho del Alcalde",
        "Registro Familiar": None,
    }
    concejo = named(reading, "Concejo Municipal")
    assert concejo.objective is not None
    assert (len(concejo.functions), concejo.objective.body) == (2, "Gobernar el municipio con prudencia y orden.")


def test_a_unit_above_that_is_none_is_named_and_not_made_up() -> None:
    (finding,) = [one for one in read(CARDS).findings if one.check == "superior-unknown"]
    assert "Síndico Municipal" in finding.message
    assert finding.unit == named(read(CARDS), "Registro Familiar").code


def test_prose_with_a_label_is_no_manual() -> None:
    text = "Dirección de Pozos\n\nObjetivo\n\nEste texto no da funciones a nadie.\n\nDirección de Cuentas\n\nTampoco.\n"
    with pytest.raises(InputError):
        read(text)


def test_the_keys_that_a_state_prints_are_the_codes() -> None:
    reading = read(KEYS)
    assert [unit.code for unit in reading.units][:2] == ["23400000000000L", "23400001000000S"]
    assert tree(reading) == {
        "SECRETARÍA DE LA RIBERA": None,
        "SECRETARÍA PARTICULAR": "SECRETARÍA DE LA RIBERA",
        "SUBSECRETARÍA DE POZOS": "SECRETARÍA DE LA RIBERA",
        "DIRECCIÓN GENERAL DE BOMBAS": "SUBSECRETARÍA DE POZOS",
    }
    assert "codes-not-printed" not in checks(reading)
    assert texts(named(reading, "SECRETARÍA DE LA RIBERA"))[0].endswith("y con los municipios.")


def test_a_unit_can_show_its_own_structure_between_its_name_and_its_objective() -> None:
    reading = read(CHARTS)
    assert tree(reading) == {
        "PRESIDENCIA MUNICIPAL": None,
        "SECRETARÍA PARTICULAR": "PRESIDENCIA MUNICIPAL",
        "DIRECCIÓN DE OBRAS PÚBLICAS": "PRESIDENCIA MUNICIPAL",
        "DEPARTAMENTO DE PUENTES": "DIRECCIÓN DE OBRAS PÚBLICAS",
    }
    assert [len(unit.functions) for unit in reading.units] == [2, 2, 2, 2]
    assert checks(reading).count("place-by-order") == 1


def test_a_card_can_name_its_structure_and_say_with_whom_it_depends() -> None:
    reading = read(TITLED)
    assert tree(reading) == {"DEPARTAMENTO DE CUENTAS": "DIRECCIÓN DE INGRESOS", "DIRECCIÓN DE INGRESOS": None}
    assert [(len(unit.functions), unit.objective is not None) for unit in reading.units] == [(2, True), (2, True)]


def test_headings_of_word_nest_by_their_level() -> None:
    document = Document()
    document.add_heading("Manual de Organización del Instituto Municipal de Riberas", 0)
    document.add_paragraph(
        "El Instituto Municipal de Riberas (IMURI) publica este manual, vigente a partir del 3 de mayo de 2022."
    )
    for level, name in (
        (1, "Dirección General"),
        (2, "Coordinación de Pozos"),
        (3, "Área de Bombas"),
        (2, "Dirección de Cuentas"),
    ):
        document.add_heading(name, level)
        for line in ("Objetivo", "Cuidar de lo que le toca a esta área.", "Funciones"):
            document.add_paragraph(line)
        for line in ("Limpiar los pozos.", "Medir su nivel."):
            document.add_paragraph(line, style="List Bullet")
    held = BytesIO()
    document.save(held)
    assert tree(read_manual(held.getvalue(), "manual.docx")) == {
        "Dirección General": None,
        "Coordinación de Pozos": "Dirección General",
        "Área de Bombas": "Coordinación de Pozos",
        "Dirección de Cuentas": "Dirección General",
    }


def test_cards_set_as_tables_are_read() -> None:
    document = Document()
    document.add_heading("Alcaldía Municipal de San Benigno", 0)
    document.add_paragraph("Manual de organización y funciones vigente a partir del 3 de mayo de 2022.")
    for name, above in (("Concejo Municipal", "Ninguna"), ("Gerencia General", "Concejo Municipal")):
        table = document.add_table(rows=0, cols=2)
        for label, text in (("Nombre de la unidad", name), ("Depende de", above), ("Objetivo", "Cuidar de lo suyo.")):
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, text
        cells = table.add_row().cells
        cells[0].text, cells[1].text = "Funciones", "Limpiar los pozos."
        cells[1].add_paragraph("Medir su nivel.")
        document.add_paragraph("")
    held = BytesIO()
    document.save(held)
    reading = read_manual(held.getvalue(), "manual.docx")
    assert tree(reading) == {"Concejo Municipal": None, "Gerencia General": "Concejo Municipal"}
    assert [len(unit.functions) for unit in reading.units] == [2, 2]


def test_headings_of_a_web_page_nest_by_their_level() -> None:
    units = "".join(
        f"<h{level}>{name}</h{level}><p><b>Objetivo</b></p><p>Cuidar.</p><p><b>Funciones</b></p><ul><li>Abrir.</li><li>Cerrar.</li></ul>"
        for level, name in ((2, "Dirección de Pozos"), (3, "Área de Bombas"))
    )
    page = f"<html><body><h1>Manual de Organización</h1><p>Vigente a partir del 3 de mayo de 2022.</p>{units}</body></html>"
    assert tree(read_manual(page.encode(), "manual.html")) == {
        "Dirección de Pozos": None,
        "Área de Bombas": "Dirección de Pozos",
    }
