"""Words of names, and how alike names are."""

from __future__ import annotations

import pytest

from changelog.matching.names import Renamings, name_likeness
from changelog.matching.sides import Comparison, Name
from changelog.matching.words import natural_order, stem_of, words_of
from tests.matching.sides import area

COMMON = [
    f"División de Servicios Digitales y de Información para {topic}"
    for topic in ("Puentes", "Hornos", "Faros", "Viveros")
]


def likeness(old: str, new: str) -> float:
    others = [area(f"x{at}", name) for at, name in enumerate(COMMON)]
    comparison = Comparison([area("a", old, code="0"), *others], [area("b", new, code="0"), *others])
    return name_likeness(comparison, comparison.old.index["a"], comparison.new.index["b"], Renamings())


def test_words_have_no_accents_marks_or_soft_hyphens() -> None:
    assert words_of("  Coordinación  «Téc\u00adnica» de Co\u0301mputo. ") == [
        "coordinacion",
        "tecnica",
        "de",
        "computo",
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("usuarias", "usuarios"), ("evaluacion", "evaluaciones"), ("juridica", "juridico")]
)
def test_stems_leave_number_and_gender_out(one: str, other: str) -> None:
    assert stem_of(one) == stem_of(other)


def test_codes_are_ordered_by_number() -> None:
    assert sorted(["7.10", "7.9", "7.1.2", "7"], key=natural_order) == ["7", "7.1.2", "7.9", "7.10"]


def test_name_that_is_only_a_rank_keeps_its_words() -> None:
    assert Name.of("Delegaciones", "Delegaciones").core == (stem_of("delegaciones"),)


def test_equal_but_for_accents_is_equal() -> None:
    assert likeness("División de Cómputo", "División de Computo.") == 1.0


def test_what_many_names_share_says_little() -> None:
    common = likeness(COMMON[0].replace("Puentes", "Aljibes"), COMMON[0].replace("Puentes", "Molinos"))
    own = likeness(
        "División de Norias, Acequias y Pozos para Aljibes", "División de Norias, Acequias y Pozos para Molinos"
    )

    assert common < own  # three words shared in both, but in one case with all the others


def test_other_rank_alone_is_nearly_equal() -> None:
    assert 0.9 < likeness("División de Aljibes", "Oficina de Aljibes") < 1.0


def test_misprint_in_a_word_is_forgiven() -> None:
    assert likeness("División de Inventarios", "División de Inventartos") > 0.8
