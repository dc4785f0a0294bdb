"""Where a unit's name begins and ends in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.reading import profiles
from changelog.reading.narrative.names import names_in
from changelog.reading.narrative.ranks import KnownNames, Ranks
from changelog.reading.narrative.words import plural_of

RANKS = Ranks.of(profiles.named("spanish"))


def names(text: str, *known: str) -> list[str]:
    return [name.name for name in names_in(text, RANKS, KnownNames.of(known))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la Coordinación de Ríos, Lagos y Lagunas tendrá", ["Coordinación de Ríos, Lagos y Lagunas"]),
        ("la Unidad de Atención a la Ribera, en la cual", ["Unidad de Atención a la Ribera"]),
        (
            "la División de Aguas y de Suelos para Riego, Bombeo y Drenaje se",
            ["División de Aguas y de Suelos para Riego, Bombeo y Drenaje"],
        ),
        ("la Oficina de Pozos de la Dirección de Aguas", ["Oficina de Pozos", "Dirección de Aguas"]),
        (
            "la Subdirección de Coordinación de Obras y la Unidad Jurídica",
            ["Subdirección de Coordinación de Obras", "Unidad Jurídica"],
        ),
        ("la Dirección de Aguas del Instituto", ["Dirección de Aguas", ""]),
        ("el área de Planeación y Obras sustituye", ["área de Planeación y Obras"]),
        ("la Oficina de Vías (local y foránea), y", ["Oficina de Vías (local y foránea)"]),
        ("la Clínica Hospital “Dra. Inés Mar” de", ["Clínica Hospital “Dra. Inés Mar”"]),
    ],
)
def test_a_name_goes_on_as_grammar_lets_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("las Divisiones de Mar, de Río y de Lago para", ["División de Mar", "División de Río", "División de Lago"]),
        (
            "las Direcciones Jurídica, de Obras, y de Aguas y Suelos",
            ["Dirección Jurídica", "Dirección de Obras", "Dirección de Aguas y Suelos"],
        ),
        (
            "las coordinaciones de Mar, Costas y Playas; Río; y Lago.",
            ["Coordinación de Mar, Costas y Playas", "Coordinación de Río", "Coordinación de Lago"],
        ),
        (
            "las Coordinaciones Generales de Prensa y la de Enlace",
            ["Coordinación General de Prensa", "Coordinación General de Enlace"],
        ),
        (
            "las Coordinaciones de Obra Menor y Administrativa",
            ["Coordinación de Obra Menor", "Coordinación Administrativa"],
        ),
        ("las Jefaturas de Servicio de Mar y de Río", ["Jefatura de Servicios de Mar", "Jefatura de Servicios de Río"]),
        (
            "cuatro áreas, Taller de Madera, Taller de Hierro, Taller de Vidrio y Taller de Barro.",
            ["Área Taller de Madera", "Área Taller de Hierro", "Área Taller de Vidrio", "Área Taller de Barro"],
        ),
        (
            "cuatro Oficinas de Obras Civiles, Viales y Navales, así como la de Minas",
            ["Oficina de Obras Civiles", "Oficina de Obras Viales", "Oficina de Obras Navales", "Oficina de Minas"],
        ),
        ("los Órganos desconcentrados pasaron", ["Órganos desconcentrados"]),
    ],
)
def test_a_plural_rank_distributes_over_its_list(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_the_documents_own_names_are_evidence_that_a_name_goes_on() -> None:
    name = "División de Enlace con la Coordinación de Presas"
    assert names(f"la {name} se") == ["División de Enlace", "Coordinación de Presas"]
    assert names(f"la {name} se", name) == [name]


def test_the_documents_own_names_are_evidence_where_a_list_divides() -> None:
    text = "las Coordinaciones de Mar, de Obra con Terceros y Normativa"
    assert names(text, "Coordinación Normativa")[-1] == "Coordinación Normativa"


@pytest.mark.parametrize(
    ("word", "plural"),
    [("Dirección", "Direcciones"), ("Unidad", "Unidades"), ("Jefatura", "Jefaturas"), ("Servicios", "Servicios")],
)
def test_plurals_are_formed_as_in_spanish(word: str, plural: str) -> None:
    assert plural_of(word) == plural


WORDS = st.sampled_from(["Mar", "Río", "Lago", "Presas", "Aguas", "Canales"])


@given(st.lists(WORDS, min_size=2, max_size=6, unique=True))
def test_a_distributive_list_gives_back_its_members(words: list[str]) -> None:
    listed = ", ".join(f"de {word}" for word in words[:-1]) + f" y de {words[-1]}"
    assert names(f"se crearon las Divisiones {listed}.") == [f"División de {word}" for word in words]


@given(st.text(alphabet="DivsóneRíoyLag ,;.()“”de0123\n", max_size=200))
def test_any_text_is_read_without_complaint_and_spans_lie_in_it(text: str) -> None:
    for name in names_in(text, RANKS, KnownNames()):
        assert 0 <= name.start < name.end <= len(text)
