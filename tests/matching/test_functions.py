"""Which function is which, within units and across them."""

from __future__ import annotations

from collections.abc import Sequence

from changelog.domain.correspondences import FunctionCorrespondence, MatchableUnit, Stage, Status
from changelog.matching import match_units
from tests.matching.sides import all_aligned, area, without_bodies
from tests.matching.test_units import BRIDGES, CLOSING, OVENS


def head() -> MatchableUnit:
    return area("1", "Dirección General", ["Dirigir el instituto con apego a su ley"])


def aligned(old: Sequence[MatchableUnit], new: Sequence[MatchableUnit]) -> tuple[FunctionCorrespondence, ...]:
    return all_aligned(old, new, match_units(old, new))


def accepted(
    old: Sequence[MatchableUnit], new: Sequence[MatchableUnit]
) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(one.old, one.new) for one in aligned(old, new) if one.status is Status.ACCEPTED}


def test_function_inserted_first_renumbers_the_others() -> None:
    old = [head(), area("1.1", "División de Puentes", BRIDGES, parent="1")]
    new = [head(), area("1.1", "División de Puentes", (OVENS[0], *BRIDGES), parent="1")]

    found = [one for one in aligned(old, new) if one.old[0] != "1/1"]

    assert [(one.old, one.new) for one in found] == [((f"1.1/{at}",), (f"1.1/{at + 1}",)) for at in range(1, 6)]
    assert all(one.score == 1.0 and one.stage is Stage.IDENTICAL for one in found)


def test_text_that_repeats_is_paired_in_the_order_printed() -> None:
    twice = (BRIDGES[0], BRIDGES[1], BRIDGES[0])
    units = [head(), area("1.1", "División de Puentes", twice, parent="1")]

    assert {(one.old, one.new) for one in aligned(units, units)} >= {
        (("1.1/1",), ("1.1/1",)),
        (("1.1/3",), ("1.1/3",)),
    }


def test_opening_verb_may_differ() -> None:
    old = [
        head(),
        area("1.1", "División de Puentes", ["Sancionar los criterios de pintura de las barandas", *OVENS], parent="1"),
    ]
    new = [
        head(),
        area(
            "1.1",
            "División de Puentes",
            ["Autorizar y difundir los criterios de pintura de las barandas", *OVENS],
            parent="1",
        ),
    ]

    pair = next(one for one in aligned(old, new) if one.old == ("1.1/1",))

    assert (pair.new, pair.status, pair.stage) == (("1.1/1",), Status.ACCEPTED, Stage.SIMILAR_TEXT)
    assert pair.score < 1.0


def test_unlike_functions_of_one_unit_are_not_aligned() -> None:
    old = [head(), area("1.1", "División de Puentes", BRIDGES, parent="1")]
    new = [head(), area("1.1", "División de Puentes", OVENS, parent="1")]

    assert [one.old for one in aligned(old, new)] == [("1/1",)]


def test_own_name_inside_a_text_is_masked() -> None:
    old = [
        head(),
        area(
            "1.1",
            "División de Puentes Colgantes",
            ["Cuidar los bienes de la División de Puentes Colgantes", *BRIDGES],
            parent="1",
        ),
    ]
    new = [
        head(),
        area(
            "1.1",
            "División de Obras de Cruce Mayor",
            ["Cuidar los bienes de la División de Obras de Cruce Mayor", *BRIDGES],
            parent="1",
        ),
    ]

    pair = next(one for one in aligned(old, new) if one.old == ("1.1/1",))

    assert pair.new == ("1.1/1",)
    assert 0.99 < pair.score < 1.0
    assert pair.evidence == (
        "las mismas palabras, salvo los nombres de la unidad o de su adscripción, artículos, acentos o puntuación",
    )


def test_article_before_a_masked_name_says_nothing() -> None:
    old = [
        head(),
        area("1.1", "Oficina de Puentes", ["Cuidar los bienes de la Oficina de Puentes", *BRIDGES], parent="1"),
    ]
    new = [
        head(),
        area("1.1", "Departamento de Puentes", ["Cuidar los bienes del Departamento de Puentes", *BRIDGES], parent="1"),
    ]

    pair = next(one for one in aligned(old, new) if one.old == ("1.1/1",))

    assert (pair.new, pair.evidence[0][:19]) == (("1.1/1",), "las mismas palabras")


def test_two_texts_that_the_masks_make_equal_are_compared_as_they_are() -> None:
    def side(name: str) -> list[MatchableUnit]:
        texts = [f"Cuidar los bienes de la {name}", f"Cuidar los bienes de la {name} y sus anexos", *BRIDGES]
        return [head(), area("1.1", name, texts, parent="1")]

    found = accepted(side("División de Puentes"), side("División de Grandes Obras"))

    assert {(("1.1/1",), ("1.1/1",)), (("1.1/2",), ("1.1/2",))} <= found


def test_rare_text_found_in_another_unit_was_transferred() -> None:
    old = [
        head(),
        area("1.1", "División de Puentes", BRIDGES, parent="1"),
        area("1.2", "División de Hornos", OVENS, parent="1"),
    ]
    new = [
        head(),
        area("1.1", "División de Puentes", BRIDGES[1:], parent="1"),
        area("1.2", "División de Hornos", (*OVENS, BRIDGES[0]), parent="1"),
    ]

    assert (("1.1/1",), ("1.2/6",)) in accepted(old, new)


def test_boilerplate_is_never_transferred() -> None:
    others = [area(f"1.{at}", f"Oficina de Zona {at}", CLOSING, parent="1") for at in range(3, 9)]
    old = [
        head(),
        area("1.1", "División de Puentes", (*BRIDGES, CLOSING[0]), parent="1"),
        area("1.2", "División de Hornos", OVENS, parent="1"),
        *others,
    ]
    new = [
        head(),
        area("1.1", "División de Puentes", BRIDGES, parent="1"),
        area("1.2", "División de Hornos", (*OVENS, CLOSING[0]), parent="1"),
        *others,
    ]

    assert not [one for one in aligned(old, new) if one.old == ("1.1/6",)]


def test_text_of_a_unit_that_the_other_document_does_not_cover_is_not_transferred() -> None:
    old = [
        head(),
        area("1.1", "Dirección de Puentes", BRIDGES, parent="1"),
        area("1.2", "Dirección de Hornos", OVENS, parent="1"),
    ]
    new = [area("9", "Dirección de Puentes", (*BRIDGES, OVENS[0]))]

    found = aligned(old, new)

    assert [one.status for one in found if one.old == ("1.2/1",)] == [Status.PROPOSED]


def test_unit_first_documented_received_nothing_for_certain() -> None:
    old = [area("8", "Dirección de Puentes", BRIDGES, children_listed=False)]
    new = [
        area("7", "Dirección de Puentes", BRIDGES[:4]),
        area("7.1", "División de Compuertas", (*OVENS, BRIDGES[4]), parent="7"),
    ]

    assert [one.status for one in aligned(old, new) if one.old == ("8/5",)] == [Status.PROPOSED]


def test_reworded_transfer_is_found_beyond_doubt_or_proposed() -> None:
    moved = BRIDGES[2].replace("pesada", "frágil")
    old = [
        head(),
        area("1.1", "División de Puentes", BRIDGES, parent="1"),
        area("1.2", "División de Hornos", OVENS, parent="1"),
    ]
    new = [
        head(),
        area("1.1", "División de Puentes", BRIDGES[:2] + BRIDGES[3:], parent="1"),
        area("1.2", "División de Hornos", (*OVENS, moved), parent="1"),
    ]

    assert (("1.1/3",), ("1.2/6",)) in accepted(old, new)


def test_texts_built_alike_on_other_matters_are_not_transferred() -> None:
    def duty(what: str) -> str:
        return f"Administrar el archivo de {what} durante la temporada de lluvias, con objeto de prevenir pérdidas"

    old = [
        head(),
        area("1.1", "División de Puentes", (*BRIDGES, duty("huertos comunales")), parent="1"),
        area("1.2", "División de Hornos", OVENS, parent="1"),
    ]
    new = [
        head(),
        area("1.1", "División de Puentes", BRIDGES, parent="1"),
        area("1.2", "División de Hornos", (*OVENS, duty("boyas minerales")), parent="1"),
    ]

    assert not [one for one in aligned(old, new) if one.old == ("1.1/6",) and one.status is Status.ACCEPTED]


def test_rare_text_that_several_lost_and_gained_is_proposed_whatever_the_codes() -> None:
    def side(first: str, second: str, codes: Sequence[str]) -> list[MatchableUnit]:
        given = (first, first, second, second)
        names = ("Puentes", "Hornos", "Faroles", "Muelles")
        units = [
            area(
                name,
                f"División de {name}",
                [*(f"{verb} {name}" for verb in ("Pintar", "Barrer", "Medir")), *extra],
                parent="1",
                code=code,
            )
            for name, extra, code in zip(names, ([text] if text else [] for text in given), codes, strict=True)
        ]
        return [head(), *units]

    moved = BRIDGES[0]
    old = side(moved, "", ["1.1", "1.2", "1.3", "1.4"])
    plain, mixed = side("", moved, ["1.1", "1.2", "1.3", "1.4"]), side("", moved, ["1.4", "1.3", "1.2", "1.1"])

    proposed = {(one.old, one.new) for one in aligned(old, plain) if one.status is Status.PROPOSED}

    assert len(proposed) == 2
    assert proposed == {(one.old, one.new) for one in aligned(old, mixed) if one.status is Status.PROPOSED}


def test_one_text_divided_into_two() -> None:
    lessons, register = (
        "Enseñar a los guardas el manejo de las compuertas",
        "Llevar el registro diario de lanchas varadas",
    )
    whole, parts = f"{lessons}, y {register.lower()}", (lessons, register)
    old = [head(), area("1.1", "División de Puentes", (whole, *OVENS), parent="1")]
    new = [head(), area("1.1", "División de Puentes", (*parts, *OVENS), parent="1")]

    assert (("1.1/1",), ("1.1/1", "1.1/2")) in accepted(old, new)
    assert (("1.1/1", "1.1/2"), ("1.1/1",)) in accepted(new, old)


def test_functions_follow_their_units_into_a_merger() -> None:
    old = [
        head(),
        area("1.1", "División de Puentes", (*BRIDGES, CLOSING[1]), parent="1"),
        area("1.2", "División de Hornos", (*OVENS, CLOSING[1]), parent="1"),
    ]
    reworded = BRIDGES[0].replace("Vigilar", "Inspeccionar")
    new = [head(), area("1.1", "División de Oficios", (reworded, *BRIDGES[1:], *OVENS, CLOSING[1]), parent="1")]

    found = accepted(old, new)

    assert (("1.1/1",), ("1.1/1",)) in found
    assert (("1.2/1",), ("1.1/6",)) in found
    assert (("1.1/6", "1.2/6"), ("1.1/11",)) in found  # two equal closing duties became one


def test_without_bodies_only_equal_texts_are_aligned() -> None:
    old = [head(), area("1.1", "División de Puentes", BRIDGES, parent="1")]
    new = [
        head(),
        area("1.1", "División de Puentes", (BRIDGES[0].replace("avisar", "dar cuenta"), *BRIDGES[1:]), parent="1"),
    ]

    found = aligned(without_bodies(old), without_bodies(new))

    assert {one.old[0] for one in found} == {"1/1", *(f"1.1/{at}" for at in range(2, 6))}


def test_proposed_units_are_two_units() -> None:
    old = [head(), area("1.1", "División de Puentes", BRIDGES, parent="1")]
    proposed = [
        type(one)(one.relation, one.old, one.new, one.stage, one.score, Status.PROPOSED, one.evidence)
        for one in match_units(old, old)
    ]

    assert not [one for one in all_aligned(old, old, proposed) if one.status is Status.ACCEPTED]
