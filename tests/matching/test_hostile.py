"""Input made to exhaust: an answer all the same. That it comes in seconds is measured in benchmarks/, not here; what is
asked here would take hours, or all memory, if any stage compared all with all."""

from __future__ import annotations

from changelog.domain.correspondences import MatchableFunction, MatchableUnit, Status
from changelog.domain.texts import StatedText
from changelog.matching import match_units
from tests.matching.sides import all_aligned, area, same


def numbered(name: str, text: str, prefix: str) -> list[MatchableUnit]:
    """1,500 units whose names and only functions differ by a number."""
    return flat([f"{name} {at}" for at in range(1500)], [[text.format(at)] for at in range(1500)], prefix)


def flat(names: list[str], texts: list[list[str]], prefix: str) -> list[MatchableUnit]:
    """Units below one head."""
    below = [
        area(f"{prefix}{at}", name, functions, parent=prefix, code=f"1.{at}")
        for at, (name, functions) in enumerate(zip(names, texts, strict=True))
    ]
    return [area(prefix, "Dirección General", code="1"), *below]


def test_all_names_equal() -> None:
    texts = [[f"Cuidar la sala {at} del edificio", f"Barrer el patio {at} cada mañana"] for at in range(4000)]
    old = flat(["Oficina de Apoyo"] * 4000, texts, "a")
    new = flat(["Oficina de Apoyo"] * 4000, texts[::-1], "b")

    pairs = same(match_units(old, new))

    assert len(pairs) == 4001
    assert ("a0", "b3999") in pairs


def test_all_names_and_all_functions_equal() -> None:
    old = flat(["Oficina de Apoyo"] * 4000, [["Cuidar la sala"]] * 4000, "a")
    new = flat(["Oficina de Apoyo"] * 3000, [["Cuidar la sala"]] * 3000, "b")

    pairs = same(match_units(old, new))

    # Nothing tells them apart: 3,000 stayed and 1,000 went, which of them makes no difference.
    assert len(pairs) == 3001
    assert ("a0", "b0") in pairs


def test_all_functions_equal() -> None:
    old = flat([f"Oficina {at}" for at in range(3000)], [["Cuidar la sala"] * 5] * 3000, "a")
    new = flat([f"Jefatura {at}" for at in range(3000)], [["Cuidar la sala"] * 5] * 3000, "b")

    found = match_units(old, new)

    assert all_aligned(old, new, found)


def test_all_names_alike_and_every_function_reworded() -> None:
    old = numbered("Oficina de Apoyo", "Cuidar la sala {} del edificio norte", "a")
    new = numbered("Oficina de Ayuda", "Cuidar la sala {} del edificio sur", "b")

    wrong = {pair for pair in same(match_units(old, new)) if pair[0][1:] != pair[1][1:]}

    assert not wrong


def test_one_unit_with_twenty_thousand_functions_all_reworded() -> None:
    def unit(key: str, verb: str) -> MatchableUnit:
        functions = tuple(
            MatchableFunction(
                f"{key}/{at}",
                f"{at}.",
                StatedText.of(f"{verb} la sala {at} del piso {at % 97} en la calle {at % 89}"),
            )
            for at in range(20_000)
        )
        functions += (MatchableFunction(f"{key}/x", "20001.", StatedText.of("Barrer el patio cada mañana")),)
        return MatchableUnit(key, "1", "Oficina de Apoyo", "Oficina", None, None, functions)

    old, new = [unit("a", "Cuidar")], [unit("b", "Vigilar")]

    found = all_aligned(old, new, match_units(old, new))

    assert all(one.old[0][2:] == one.new[0][2:] for one in found if one.status is Status.ACCEPTED)
    assert len(found) > 19_000


def test_texts_of_a_megabyte() -> None:
    long = "Cuidar la sala grande del edificio viejo " * 25_000
    old = [area("1", "Oficina de Apoyo", [long, long + "norte", "Barrer el patio"])]
    new = [area("1", "Oficina de Apoyo", [long + "sur", long + "este", "Barrer el patio"])]

    assert all_aligned(old, new, match_units(old, new))


def test_texts_of_a_megabyte_without_a_blank_or_all_of_different_words() -> None:
    words = " ".join(f"palabra{at}" for at in range(100_000))
    old = [area("1", "Oficina de Apoyo", ["x" * 1_000_000, words, "Barrer el patio"])]
    new = [area("1", "Oficina de Apoyo", ["y" * 1_000_000, words[::-1], "Barrer el patio"])]

    assert [one.old for one in all_aligned(old, new, match_units(old, new))] == [("1/3",)]


def test_two_institutions_that_have_nothing_in_common() -> None:
    texts = [[f"Cuidar la sala {at} del edificio norte", f"Barrer el patio {at}"] for at in range(3000)]
    others = [[f"Pescar en la laguna {at} con redes", f"Salar el pescado {at}"] for at in range(3000)]
    old = flat([f"Oficina de Zona {at}" for at in range(3000)], texts, "a")
    new = flat([f"Muelle de Laguna {at}" for at in range(3000)], others, "b")

    found = match_units(old, new)

    assert same(found) == {("a", "b")}  # both have a Dirección General
    assert not [one for one in all_aligned(old, new, found) if one.status is Status.ACCEPTED]


def test_two_institutions_with_the_same_names() -> None:
    names = [f"Oficina de Recursos {at}" for at in range(3000)]
    old = flat(names, [[f"Cuidar la sala {at} del edificio norte"] for at in range(3000)], "a")
    new = flat(names, [[f"Pescar en la laguna {at} con redes"] for at in range(3000)], "b")

    assert len(same(match_units(old, new))) == 3001  # nothing speaks against it but the functions


def test_one_side_empty() -> None:
    units = flat([f"Oficina {at}" for at in range(3000)], [["Cuidar la sala"]] * 3000, "a")

    assert match_units(units, []) == match_units([], units) == ()
    assert all_aligned(units, [], ()) == all_aligned([], units, ()) == ()


def test_one_merger_of_three_thousand() -> None:
    texts = [[f"Cuidar la sala {at} del edificio {at % 7}", f"Barrer el patio {at} cada día"] for at in range(3000)]
    old = flat([f"Oficina de Zona {at}" for at in range(3000)], texts, "a")
    new = flat(["Unidad Única"], [[text for listed in texts for text in listed]], "b")

    found = match_units(old, new)

    assert {len(one.old) for one in found} == {1, 3000}
    assert len(all_aligned(old, new, found)) == 6000


def test_units_that_hang_in_a_circle() -> None:
    units = [area("1", "Oficina Norte", parent="2"), area("2", "Oficina Sur", parent="1")]

    assert match_units(units, units) is not None


def test_names_without_a_word() -> None:
    units = [area("1", "***"), area("2", "Ω", parent="1"), area("3", "—", parent="1")]

    assert same(match_units(units, units)) == {("1", "1"), ("2", "2"), ("3", "3")}
