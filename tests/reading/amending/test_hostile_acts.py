"""Acts that no hand wrote: a megabyte of near matches is read in bounded time, and nothing is made of it."""

from __future__ import annotations

import pytest

from changelog.reading.amending import read_amending_act

HEAD = "DECRETO 5 DE 2020\n\nDECRETA:\n\nArtículo 1°. Se reforma "
ANEW = "el artículo 1, para quedar como sigue:\n\nArtículo 1.- ...\n\n"
FORCE = "\n\nArtículo 9°. El presente decreto rige a partir del 1 de enero de 2020.\n"


@pytest.mark.parametrize(
    "body",
    [
        "el artículo 5 " + "siguientes " * 30_000,
        "los artículos " + ", ".join(str(number % 999) for number in range(50_000)),
        "las fracciones " + ", ".join(["XIV"] * 50_000) + " del artículo 3:",
        "el artículo 1 " + "del Decreto " * 30_000,
        ANEW + "I. ... " * 50_000,
        ANEW + "I . . . . , ; y e a al " * 15_000 + "x",
        ANEW + '"Artículo 1.- "I. Sal" \n\n' * 3_000,
    ],
    ids=["siguientes", "articles", "fractions", "norms", "dots", "signs", "quotes"],
)
def test_nothing_is_made_of_near_matches(body: str) -> None:
    act = read_amending_act((HEAD + body + FORCE).encode(), "act.txt")
    assert (act.changes, act.instructions, act.structure) == ((), (), ())
    assert act.findings


def test_order_that_is_longer_than_what_is_read_of_one_is_told() -> None:
    act = read_amending_act((HEAD + "el artículo 5 " + "siguientes " * 30_000 + FORCE).encode(), "act.txt")
    assert any("goes on beyond" in finding.message for finding in act.findings)


def test_exception_to_the_day_of_an_act_is_told_with_its_line() -> None:
    text = (
        "DECRETO 5 DE 2020\n\nDECRETA:\n\nArtículo 1°. Suprímese la Dirección de Sal.\n\nTRANSITORIOS\n\n"
        "Primero.- El presente Decreto entrará en vigor el 1 de enero de 2020, salvo el artículo 3, que lo hará en junio.\n"
    )
    (told,) = (one for one in read_amending_act(text.encode(), "act.txt").findings if "exception" in one.message)
    assert told.source is not None
    assert told.source.first_line == 9
