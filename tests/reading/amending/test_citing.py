"""What a clause cites: articles, their fractions, the act that they stand in; in either order of words."""

from __future__ import annotations

import pytest

from changelog.domain.instructions import InstructionKind
from changelog.reading.amending.citing import Target, norm_in, targets_in
from changelog.reading.amending.orders import begins_with_order, orders_in

ADDED, DEROGATED, REFORMED = InstructionKind.ADDED, InstructionKind.DEROGATED, InstructionKind.REFORMED


def cited(text: str) -> list[tuple[InstructionKind, str | None, str | None]]:
    return [
        (order.kind, one.article, one.marker)
        for order in orders_in(text)
        for one in targets_in(text[order.start : order.end])
    ]


def test_one_sentence_reforms_adds_and_derogates_in_both_orders_of_words() -> None:
    text = (
        "Se REFORMAN los artículos 10, fracciones III y V; 12, y 20, fracción II; se ADICIONAN la fracción XV Bis al "
        "artículo 20 y el artículo 21 Bis, y se DEROGAN la fracción IV del artículo 14 y el artículo 30, del "
        "Reglamento Interior de la Secretaría de Mareas, para quedar como sigue:"
    )
    assert cited(text) == [
        (REFORMED, "10", "III"),
        (REFORMED, "10", "V"),
        (REFORMED, "12", None),
        (REFORMED, "20", "II"),
        (ADDED, "20", "XV Bis"),
        (ADDED, "21 bis", None),
        (DEROGATED, "14", "IV"),
        (DEROGATED, "30", None),
    ]
    assert norm_in(text) == "Reglamento Interior de la Secretaría de Mareas"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Modifícase el numeral 5 del artículo 14 del Decreto 55 de 2010, el cual quedará así:", [(REFORMED, "14", "5")]),
        ("Adiciónanse los numerales 12 y 13 al artículo 14:", [(ADDED, "14", "12"), (ADDED, "14", "13")]),
        ("Derogar los literales a) y c) del artículo 8", [(DEROGATED, "8", "a"), (DEROGATED, "8", "c")]),
        ("Suprímense los numerales 3 a 5 del artículo 7º", [(DEROGATED, "7", m) for m in "345"]),
        ("Se derogan las fracciones II a IV del artículo 16", [(DEROGATED, "16", m) for m in ("II", "III", "IV")]),
        ("Sustitúyense las Acciones 3 y 4 de la Dirección de Boyas por:", [(REFORMED, None, "3"), (REFORMED, None, "4")]),
        ("El numeral 7 del artículo 1° del Decreto 49 de 2003 quedará así:", [(REFORMED, "1", "7")]),
        ("Se reforman los artículos 5o., 7o., fracción I y 9o., del Reglamento:",
         [(REFORMED, "5", None), (REFORMED, "7", "I"), (REFORMED, "9", None)]),
        ("Adiciónase en el Decreto 55 de 2010, un artículo 9 Bis, cuyo texto es:", [(ADDED, "9 bis", None)]),
        ("Suprímese la Dirección de Hornos.", []),
        ("Modifícase la denominación de la Dirección de Boyas.", []),
    ],
)  # fmt: skip
def test_clause_cites(text: str, expected: list[tuple[InstructionKind, str | None, str | None]]) -> None:
    assert cited(text) == expected


def test_parts_of_functions_and_of_articles_are_told_from_whole_ones() -> None:
    assert targets_in("los artículos 15, primer párrafo, y 20, fracción II, inciso b)") == (
        Target("15", None, is_partial=True),
        Target("20", "II", is_partial=True),
    )
    assert targets_in("un párrafo segundo al artículo 13") == (Target("13", None, is_partial=True),)
    assert targets_in("los siguientes numerales al artículo 14") == (Target("14", None, is_open=True),)
    for text in ("la fracción III, inciso b), del artículo 10", "el inciso b) de la fracción III del artículo 10"):
        assert targets_in(text) == (Target("10", "III", is_partial=True),)
    assert targets_in("del Anexo II al artículo 2° del Decreto 57 de 2002 los objetivos de la Dirección de Boyas") == ()


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("Suprímese la Dirección de Hornos.", True),
        ("Crear la Oficina de Sal.", True),
        ("Estructura. La estructura del Ministerio será la siguiente:", False),
        ("La Dirección de Faros tiene las atribuciones siguientes:", False),
        ("La Dirección de Faros podrá proponer suprimir faros.", False),
        ("Comuníquese, publíquese y archívese.", False),
    ],
)
def test_order_is_told_from_a_text_that_is_printed_anew(text: str, orders: bool) -> None:
    assert begins_with_order(text) is orders
