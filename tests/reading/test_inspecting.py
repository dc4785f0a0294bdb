"""A document inspected: its sections, and every one of its non-blank lines with what became of it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.domain.inspections import Inspection, LineKind, SectionKind
from changelog.errors import InputError, UsageError
from changelog.reading import inspect_document
from changelog.reading.profiles import from_file
from tests.reading.printing import Layout, print_manual

TOP = Path(__file__).resolve().parents[2]
RIEGO = TOP / "examples" / "profiles"
PAGED = Layout(
    chapter="7. Funciones Sustantivas",
    objective_label="Objetivo:",
    functions_label="Funciones:",
    page="Página {n} de 40",
)
WHOLE = """\
Manual de Organización del Vivero de Piedras Blancas

Contenido
1. Introducción
7. Estructura Orgánica
7.1 Dirección de Almácigos
8. Funciones Sustantivas

1. Introducción
El Instituto Nacional de Viveros (INAVI) cuida los árboles chicos, por acuerdo ACDO.AS2.HCD.150621/41.P.DA,
vigente a partir del 1 de julio de 2021.
Aquí no se dice nada más.

7. Estructura Orgánica
7.1 Dirección de Almácigos
7.1.1 Coordinación de Sombras

8. Funciones Sustantivas

7.1 Dirección de Almácigos
1. Regar los almácigos al alba.
2. Contar las plántulas cada lunes.

7.1.1 Coordinación de Sombras
1. Tender las mallas de sombra antes del
mediodía.

Transitorios
Único. Este manual se lee en voz alta.
"""

ARTICLES = """\
REGLAMENTO INTERIOR DEL VIVERO

Artículo 1. El Vivero de Piedras Blancas cuida los árboles.

Artículo 2. El Vivero tendrá la siguiente estructura:
1. Dirección General
1.1 Dirección de Almácigos
1.2 Dirección de Sombras

Artículo 3. Son funciones de la Dirección General las siguientes:
1. Dirigir el vivero.
2. Firmar los vales.

Artículo 4. Son funciones de la Dirección de Almácigos las siguientes:
1. Regar los almácigos.
2. Contar las plántulas.

Artículo 5. Son funciones de la Dirección de Sombras las siguientes:
1. Tender las mallas.
2. Recogerlas.

Artículo 6. El año del vivero empieza en marzo.

Artículo 7. Publíquese.
"""


def inspected(text: str, name: str = "manual.txt", profile: str | None = None) -> Inspection:
    return inspect_document(text.encode(), name, profile=profile).inspection


def kind_of(inspection: Inspection, text: str) -> LineKind:
    (found,) = {line.kind for line in inspection.account if inspection.text(line.line) == text}
    return found


def test_sections_stand_one_behind_the_other_with_their_lines_and_keys() -> None:
    found = inspected(WHOLE)
    assert [(one.kind.value, one.title, one.first_line, one.last_line, one.key) for one in found.sections] == [
        ("opening", None, 1, 1, None),
        ("index", "Contenido", 3, 7, "sections.index"),
        ("chapter", "1. Introducción", 9, 12, "sections.other"),
        ("structure", "7. Estructura Orgánica", 14, 16, "sections.structure"),
        ("units", "8. Funciones Sustantivas", 18, 26, "sections.functions"),
        ("after", "Transitorios", 28, 29, "sections.after"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Manual de Organización del Vivero de Piedras Blancas", "unaccounted"),
        ("Contenido", "title"),
        (
            "El Instituto Nacional de Viveros (INAVI) cuida los árboles chicos, por acuerdo ACDO.AS2.HCD.150621/41.P.DA,",
            "cited",
        ),
        ("vigente a partir del 1 de julio de 2021.", "cited"),
        ("Aquí no se dice nada más.", "prose"),
        ("7.1.1 Coordinación de Sombras", "entry heading"),
        ("2. Contar las plántulas cada lunes.", "function"),
        ("mediodía.", "function"),
        ("Único. Este manual se lee en voz alta.", "prose"),
    ],
)
def test_every_line_is_what_it_is(text: str, kind: str) -> None:
    found = inspected(WHOLE)
    kinds = {line.kind.value for line in found.account if found.text(line.line) == text}
    assert kinds == set(kind.split())


def test_share_is_over_all_non_blank_lines_and_gaps_say_where_the_others_are() -> None:
    found = inspected(WHOLE)
    total = sum(bool(line.strip()) for line in WHOLE.splitlines())
    assert (len(found.account), found.accounted) == (total, total - 1)
    assert found.share == (total - 1) / total
    assert [(gap.first_line, gap.last_line, gap.lines, gap.text) for gap in found.gaps()] == [
        (1, 1, 1, "Manual de Organización del Vivero de Piedras Blancas")
    ]


def test_furniture_is_named_with_the_key_of_its_shape() -> None:
    found = inspected(print_manual(PAGED))
    pages = [line for line in found.account if line.kind is LineKind.FURNITURE]
    assert pages
    assert {(line.furniture, line.key) for line in pages} == {("page number", 'furniture."page number"')}


def test_document_without_units_says_what_there_is_and_what_is_missing() -> None:
    found = inspected(
        "Recetario\n\nFunciones:\n1. Moler el maíz.\nDirección de la cocina\nArtículo 3. Sírvase caliente.\n"
    )
    assert found.reading is None
    assert "no unit" in (found.refused or "")
    assert found.missing == ("units", "institution")
    assert {one.shape: (one.lines, one.first_line) for one in found.shapes} == {
        "coded_rank": (0, None),
        "rank": (1, 5),
        "article": (1, 6),
        "objective_label": (0, None),
        "functions_label": (1, 3),
        "mark": (1, 4),
    }


def test_document_without_units_says_what_other_profiles_find() -> None:
    found = inspected(re.sub(r"(?m)^1(\.\d)? D", "D", ARTICLES), profile="numbered_chapters")
    assert found.reading is None
    assert [(trial.profile, trial.functions) for trial in found.tried][:1] == [("articled_acts", 6)]
    assert inspected(WHOLE).tried == ()


def test_prose_of_a_document_without_units_is_not_accounted_for() -> None:
    found = inspected("1. Introducción\nEste recetario es de mi abuela.\nTransitorios\nÚnico. Buen provecho.\n")
    assert found.counts == {LineKind.TITLE: 2, LineKind.UNACCOUNTED: 2}


def test_table_of_units_is_accounted_for_row_by_row() -> None:
    table = "Unidades del vivero,\nCLAVE,DENOMINACION\n1,Dirección de Riego\n,\n1.1,Oficina de Sombras\n2,\n"
    found = inspect_document(table.encode(), "unidades.csv").inspection
    assert [(line.line, line.kind.value) for line in found.account] == [
        (1, "unaccounted"), (2, "header"), (3, "heading"), (5, "heading"), (6, "unaccounted"),
    ]  # fmt: skip
    assert (found.layout, found.choice) == ("table", None)
    assert dict(found.columns) == {"code": "CLAVE", "name": "DENOMINACION"}
    assert [section.kind for section in found.sections] == [SectionKind.ROWS]


def test_own_profile_reads_what_others_do_not() -> None:
    data = (RIEGO / "manual_riego.txt").read_bytes()
    profile = from_file((RIEGO / "riego.toml").read_bytes(), "riego.toml")
    with_own, without = (
        inspect_document(data, "manual_riego.txt", profile=told).inspection for told in (profile, None)
    )
    assert [unit.name for unit in with_own.units] == [
        "Gerencia Zonal Norte",
        "Cuadrilla de Acequias",
        "Gerencia Zonal Sur",
    ]
    assert [unit.rank for unit in with_own.units] == ["Gerencia Zonal", "Cuadrilla", "Gerencia Zonal"]
    assert [len(unit.functions) for unit in with_own.units] == [2, 2, 2]
    assert len(without.units) != 3
    assert kind_of(with_own, "Archivo de la Junta -- copia 3") is LineKind.FURNITURE
    assert kind_of(with_own, "Finalidad") is LineKind.LABEL


def test_pages_have_their_lines() -> None:
    found = inspected("uno\n\ndos\n\ftres\ncuatro\n\fcinco\n")
    assert [found.page_lines(page) for page in range(5)] == [None, (1, 3), (4, 5), (6, 6), None]


def test_what_cannot_be_read_at_all_is_refused() -> None:
    with pytest.raises(InputError):
        inspect_document(b"\x00\x01\x02" * 50, "manual.txt")
    with pytest.raises(UsageError):
        inspect_document(b"algo\n", "manual.txt", profile="martian")


@given(st.text(st.sampled_from("aA1.•-: \n\tñÚ"), max_size=300), st.booleans())
def test_each_non_blank_line_is_accounted_once_whatever_is_printed(noise: str, is_manual: bool) -> None:
    text = WHOLE.replace("Aquí", noise + "\nAquí") if is_manual else noise + "\nfin"
    found = inspected(text)
    numbers = [line.line for line in found.account]
    assert numbers == [number for number, line in enumerate(found.lines, 1) if line.strip()]
    assert sum(found.counts.values()) == len(numbers)
    assert 0.0 <= found.share <= 1.0
    assert all(one.last_line < other.first_line for one, other in pairwise(found.sections))
    assert sum(gap.lines for gap in found.gaps()) == found.counts.get(LineKind.UNACCOUNTED, 0)
