"""Openings of articles in all their prints, titles, what stands between articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.reading.articles.blocks import articles_of, opening_of
from changelog.reading.articles.plain import plain_lines, plain_text
from changelog.reading.lines import BodyLine


def lines(text: str) -> tuple[BodyLine, ...]:
    found = []
    blank = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            found.append(BodyLine(number, line.strip(), 0, blank_before=blank, page_start=False))
        blank = not line.strip()
    return plain_lines(found).lines


@pytest.mark.parametrize(
    ("printed", "label", "rest"),
    [
        ("Artículo 10.- La Oficina tiene", "10", "La Oficina tiene"),
        ("ARTÍCULO 12 BIS.- La Oficina", "12 bis", "La Oficina"),
        ("Artículo 12 Bis 1.- La Oficina", "12 bis 1", "La Oficina"),
        ("Art. 3º — Oficina de Velas", "3", "Oficina de Velas"),
        ("ARTICULO 3o.- La Oficina", "3", "La Oficina"),
        ("Artículo 13A. Oficina de Velas", "13A", "Oficina de Velas"),
        ("Artículo 39-Aº.- La Oficina", "39A", "La Oficina"),
        ("Artículo 45 A Para el cumplimiento", "45A", "Para el cumplimiento"),
        ("Artículo 5 A la Oficina le corresponde", "5", "A la Oficina le corresponde"),
        ("Artículo 8 El Pleno es", "8", "El Pleno es"),
        ("Artículo Primero.- Aprobar", "1", "Aprobar"),
        ("ARTÍCULO DÉCIMO SEGUNDO.- Aprobar", "12", "Aprobar"),
        ("Artículo 8", "8", ""),
    ],
)
def test_opening_is_read_in_every_print(printed: str, label: str, rest: str) -> None:
    opening = opening_of(printed)
    assert opening is not None
    assert (opening.label, opening.rest) == (label, rest)


@pytest.mark.parametrize(
    "printed",
    [
        "artículo 5 de la Ley",
        "Artículo 37, fracción XII de la Ley",
        "Artículo 5 de la Ley Orgánica",
        "Artículo de fondo",
        "Los artículos 5 y 6",
        "Arte y cultura",
    ],
)
def test_citation_opens_no_article(printed: str) -> None:
    assert opening_of(printed) is None


def test_quoted_article_is_told_apart() -> None:
    opening = opening_of(plain_text("**“Artículo 13A.** ***Oficina de Velas***. Son funciones"))
    assert opening is not None
    assert opening.is_quoted
    assert opening.rest == "Oficina de Velas. Son funciones"


@pytest.mark.parametrize(
    ("printed", "title", "text"),
    [
        ("**Artículo 7º**.*Oficina de Velas.* Son funciones las siguientes:", "Oficina de Velas", "Son funciones"),
        ("**Artículo 3º****.***Funciones.* El Ministerio tendrá:", "Funciones", "El Ministerio tendrá"),
        ("**Artículo 16**.*Oficina de Velas*.- Son funciones:", "Oficina de Velas", "Son funciones"),
        ("**Artículo 19. Oficina de Velas.** Son funciones:", "Oficina de Velas", "Son funciones"),
        ("Artículo 3º. Dirección: La dirección estará a cargo de otro.", "Dirección", "La dirección"),
        ("Artículo 10.- La Oficina de Velas tiene las siguientes:", None, "La Oficina de Velas"),
        ("Artículo 20 Se encarga de velas. Depende de otra.", None, "Se encarga de velas"),
    ],
)
def test_title_is_told_from_the_sentence(printed: str, title: str | None, text: str) -> None:
    article = articles_of(lines(printed))[0]
    assert article.title == title
    assert article.lines[0].text.startswith(text)


def test_title_on_a_line_of_its_own() -> None:
    article = articles_of(lines("Artículo 4.- Oficina de Velas\nLa Oficina de Velas cose velas."))[0]
    assert article.title == "Oficina de Velas"
    assert [line.number for line in article.lines] == [2]
    assert article.numbers == (1, 2)


def test_titles_above_belong_to_the_article_behind_them() -> None:
    first, second = articles_of(lines("Artículo 1.- Uno.\nCAPÍTULO II\nDE LAS VELAS\nArtículo 2.- Dos."))
    assert [line.text for line in first.lines] == ["Uno."]
    assert [line.text for line in second.above] == ["CAPÍTULO II", "DE LAS VELAS"]


def test_article_cited_at_the_start_of_a_wrapped_line_opens_none() -> None:
    text = "Artículo 1.- La Oficina actúa conforme al\nArtículo 5. Lo demás sigue igual.\nArtículo 2.- Dos."
    assert [article.label for article in articles_of(lines(text))] == ["1", "2"]


def test_act_that_quotes_all_its_articles_is_its_own() -> None:
    text = "“Artículo 1.- Uno.”\n\n“Artículo 2.- Dos.”\n\n“Artículo 3.- Tres.”"
    assert not any(article.is_quoted for article in articles_of(lines(text)))


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("**_Artículo_** **_17_** _La Presidencia_**(\\*)", "Artículo 17 La Presidencia"),
        ("\\* Pleno del Tribunal", "* Pleno del Tribunal"),
        ("\\*_Oficina_**(\\*)", "*Oficina"),
        ("(\\*) Nota", "(*) Nota"),
        ("* una viñeta", "* una viñeta"),
        ("##### **Artículo 5°.***Estructura*.", "Artículo 5°.Estructura."),
        ("[Ver](/norma/1) la norma", "Ver la norma"),
        ("1\\. Uno", "1. Uno"),
        ("mi_archivo_de_texto", "mi_archivo_de_texto"),
        ("**", ""),
    ],
)
def test_marks_of_markdown_go_and_words_stay(printed: str, plain: str) -> None:
    assert plain_text(printed) == plain


@given(st.text(alphabet='Artículo 1.*_\\#-“"A\n', max_size=200))
def test_no_text_stops_the_reader_and_no_line_is_lost(text: str) -> None:
    given_lines = lines(text)
    articles = articles_of(given_lines)
    numbers = [
        number for article in articles for number in (*(line.number for line in article.above), *article.numbers)
    ]
    assert len(numbers) == len(set(numbers))
    if articles:
        assert set(numbers) == {line.number for line in given_lines if line.number >= min(numbers)}
