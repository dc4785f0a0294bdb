"""What a pair of fresh eyes found by trying to break matching: each case as small as it can be told."""

from __future__ import annotations

import pytest

from changelog.domain.correspondences import MatchableUnit, Relation, Stage, Status, UnitCorrespondence
from changelog.matching import match_units
from tests.matching.sides import all_aligned, area, same

BRIDGES = (
    "Vigilar el estado de los puentes colgantes y avisar de grietas o tornillos sueltos",
    "Contratar cuadrillas de pintores para las barandas oxidadas por la brisa",
    "Llevar el padrón de carros que cruzan de noche con mercancía pesada",
    "Fijar el peaje de las lanchas que pasan bajo los arcos en temporada de lluvia",
    "Enseñar a los guardas el manejo de las compuertas y de los faroles",
)
OVENS = (
    "Comprar harina de trigo y de centeno a los molinos de la comarca",
    "Encender los hornos de leña antes del alba y anotar su temperatura",
    "Repartir panes entre los comedores escolares de cada barrio",
    "Formar aprendices en el amasado, la fermentación y el corte",
    "Medir la humedad del grano que se guarda en los silos",
)
FORMULA = "Informar a la superioridad de los asuntos de su competencia"
LISTED = ("Dirigir el instituto con apego a su ley",)


def reworded(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The same duties in other words: articles were exchanged, and a clause came at the end."""
    words = (("los", "aquellos"), ("las", "aquellas"), ("y", "junto con"))
    return tuple(" ".join(dict(words).get(word, word) for word in text.split()) + " cada mes" for text in texts)


def head(*units: MatchableUnit) -> list[MatchableUnit]:
    """Units below one head; those that say nothing of their place hang from it."""
    return [area("1", "Dirección General", LISTED), *units]


def below(code: str, name: str, functions: tuple[str, ...] = (), *, listed: bool = True) -> MatchableUnit:
    return area(code, name, functions, parent=code.rpartition(".")[0], listed=listed)


def related(found: tuple[UnitCorrespondence, ...], relation: Relation) -> list[tuple[tuple[str, ...], ...]]:
    return [(one.old, one.new) for one in found if one.relation is relation and one.status is Status.ACCEPTED]


# --- mergers and splits ----------------------------------------------------------------------------------------------


def test_namesakes_that_stand_untouched_are_no_merger() -> None:
    def side(rank: str, first: MatchableUnit) -> list[MatchableUnit]:
        tops = [below(f"1.{at}", f"Dirección de {town}") for at, town in enumerate(("Norte", "Sur", "Este"), 1)]
        legal = [below(f"1.{at}.1", f"{rank} de Litigios", (*BRIDGES, OVENS[at])) for at in (2, 3)]
        others = [below(f"1.{at}.2", f"{rank} de Patios", (f"Regar los {at} patios",)) for at in (1, 2, 3)]
        return head(*tops, first, *legal, *others)

    old = side("Departamento", below("1.1.1", "Departamento de Litigios", (*BRIDGES, OVENS[1])))
    new = side("Oficina", below("1.1.1", "Oficina de Normas", (*BRIDGES, "Escribir normas para los patios")))

    found = match_units(old, new)

    assert not related(found, Relation.MERGED)
    assert {("1.1.1", "1.1.1"), ("1.2.1", "1.2.1"), ("1.3.1", "1.3.1")} <= same(found)


def test_copy_of_a_unit_that_was_reworded_is_a_split_only_for_a_person() -> None:
    tops = below("1.1", "Dirección Norte"), below("1.2", "Dirección Sur")
    old = head(*tops, below("1.1.1", "Oficina de Puentes", BRIDGES))
    new = head(
        *tops, below("1.1.1", "Oficina de Puentes", reworded(BRIDGES)), below("1.2.1", "Oficina de Puentes", BRIDGES)
    )

    found = match_units(old, new)

    assert ("1.1.1", "1.1.1") in same(found)
    assert not related(found, Relation.SPLIT)
    assert [one.status for one in found if one.relation is Relation.SPLIT] == [Status.PROPOSED]


def test_unit_taken_in_with_its_functions_reworded_is_proposed_as_a_merger() -> None:
    old = head(below("1.1", "División de Puentes", BRIDGES), below("1.2", "División de Hornos", OVENS))
    new = head(below("1.1", "División de Puentes", BRIDGES + reworded(OVENS)))

    for one, other, relation in ((old, new, Relation.MERGED), (new, old, Relation.SPLIT)):
        found = [each for each in match_units(one, other) if each.relation is relation]
        assert [(len(each.old) + len(each.new), each.status) for each in found] == [(3, Status.PROPOSED)]
        assert "5 de 5 funciones de «División de Hornos»" in found[0].evidence[0]


def test_two_units_joined_with_all_functions_reworded_are_proposed_as_a_merger() -> None:
    old = head(below("1.1", "División de Puentes", BRIDGES), below("1.2", "División de Hornos", OVENS))
    new = head(below("1.1", "División de Oficios", reworded(BRIDGES + OVENS)))

    found = match_units(old, new)

    assert [(one.old, one.new) for one in found if one.status is Status.PROPOSED] == [(("1.1", "1.2"), ("1.1",))]


# --- names that pass from unit to unit -------------------------------------------------------------------------------


@pytest.mark.parametrize("shared", [(), (FORMULA,)])
@pytest.mark.parametrize("are_reworded", [False, True])
def test_name_that_another_unit_took_does_not_take_its_identity_along(
    shared: tuple[str, ...], are_reworded: bool
) -> None:
    bridges, ovens = (reworded(BRIDGES), reworded(OVENS)) if are_reworded else (BRIDGES, OVENS)
    old = head(
        below("1.1", "División de Puentes", BRIDGES + shared), below("1.2", "División de Hornos", OVENS + shared)
    )
    new = head(below("1.1", "División de Hornos", bridges + shared), below("1.2", "División de Pan", ovens + shared))

    assert same(match_units(old, new)) == {("1", "1"), ("1.1", "1.1"), ("1.2", "1.2")}


def test_one_shared_formula_does_not_outweigh_where_all_the_rest_went() -> None:
    tops = below("1.1", "Dirección Norte"), below("1.2", "Dirección Sur")
    old = head(
        *tops,
        below("1.1.1", "Oficina Técnica", (*BRIDGES, FORMULA)),
        below("1.2.1", "Oficina Técnica", (*OVENS, FORMULA)),
    )
    new = head(
        *tops,
        below("1.1.1", "Oficina Técnica", (*OVENS, FORMULA)),
        below("1.2.1", "Oficina Técnica", (*BRIDGES, FORMULA)),
    )

    assert {("1.1.1", "1.2.1"), ("1.2.1", "1.1.1")} <= same(match_units(old, new))


def test_unit_that_adopts_the_wording_of_its_namesake_stays_itself() -> None:
    tops = below("1.1", "Dirección Norte"), below("1.2", "Dirección Sur")
    old = head(*tops, below("1.1.1", "Oficina Técnica", BRIDGES), below("1.2.1", "Oficina Técnica", reworded(BRIDGES)))
    new = head(*tops, below("1.1.1", "Oficina Técnica", reworded(BRIDGES)), below("1.2.1", "Oficina Técnica", BRIDGES))

    assert {("1.1.1", "1.1.1"), ("1.2.1", "1.2.1")} <= same(match_units(old, new))


def test_namesake_in_its_place_is_itself_with_the_whole_text_of_another() -> None:
    tops = below("1.1", "Dirección Norte"), below("1.2", "Dirección Sur")
    old = head(*tops, below("1.1.1", "Oficina Técnica", BRIDGES), below("1.2.1", "Oficina Técnica", OVENS))
    new = head(*tops, below("1.1.1", "Oficina Técnica", reworded(BRIDGES)), below("1.2.1", "Oficina Técnica", BRIDGES))

    for one, other in ((old, new), (new, old)):
        assert {("1.1.1", "1.1.1"), ("1.2.1", "1.2.1")} <= same(match_units(one, other))


# --- units that little tells apart -----------------------------------------------------------------------------------


def test_namesakes_without_listed_functions_are_themselves() -> None:
    units = head(*(below(f"1.{at}", "Secretaría Particular", listed=False) for at in (1, 2)))
    tops = [area(key, "Oficina de Enlace", listed=False) for key in "ab"]

    assert same(match_units(units, units)) == {(unit.key, unit.key) for unit in units}
    assert same(match_units(tops, tops)) == {("a", "a"), ("b", "b")}


def test_one_namesake_more_is_one_created() -> None:
    old = head(*(below(f"1.{at}", "Oficina de Enlace") for at in range(1, 5)))
    new = head(*(below(f"1.{at}", "Oficina de Enlace") for at in range(1, 6)))

    found = match_units(old, new)

    assert same(found) == {(unit.key, unit.key) for unit in old}
    assert all(one.status is Status.ACCEPTED for one in found)


def test_namesakes_are_told_apart_by_what_hangs_below_before_their_order() -> None:
    def rooms(shift: int) -> list[MatchableUnit]:
        return [below(f"1.{at + shift}.1", f"Sala {'ABC'[at - 1]}", (f"Cuidar la sala {at}",)) for at in (1, 2, 3)]

    old = head(*(below(f"1.{at}", "Oficina de Enlace") for at in (1, 2, 3)), *rooms(0))
    new = head(*(below(f"1.{at}", "Oficina de Enlace") for at in (1, 2, 3, 4)), *rooms(1))

    assert {(f"1.{at}", f"1.{at + 1}") for at in (1, 2, 3)} <= same(match_units(old, new))


def test_copied_branch_is_created_and_the_branch_stays() -> None:
    def branch(code: str) -> list[MatchableUnit]:
        return [below(code, "División de Puentes", BRIDGES), below(f"{code}.1", "Oficina de Hornos", OVENS)]

    assert same(match_units(head(*branch("1.1")), head(*branch("1.1"), *branch("1.2")))) == {
        ("1", "1"),
        ("1.1", "1.1"),
        ("1.1.1", "1.1.1"),
    }


def test_one_child_in_common_does_not_make_two_units_one() -> None:
    old = head(below("1.1", "División de Puentes"), below("1.1.1", "Oficina de Archivo"))
    new = head(below("1.1", "División de Hornos"), below("1.1.1", "Oficina de Archivo"))

    found = match_units(old, new)

    assert ("1.1", "1.1") not in same(found)
    assert ("1.1", "1.1") in same(found, Status.PROPOSED)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Departamento de Puertos", "Departamento de Puertas"),
        ("Departamento de Control y Gestión", "Departamento de Control de Gestión"),
    ],
)
def test_nearly_equal_names_alone_are_asked_about(before: str, after: str) -> None:
    found = match_units(head(below("1.1", before)), head(below("1.1", after)))

    assert same(found) == {("1", "1")}
    asked = next(one for one in found if one.status is Status.PROPOSED)
    assert asked.evidence[0] == "nombre casi igual, con otra terminación o partícula"


def test_name_is_the_same_with_or_without_its_rank() -> None:
    names = ("Puentes", "Hornos", "Faroles")
    old = head(*(below(f"1.{at}", f"Oficina de {name}") for at, name in enumerate(names, 1)))
    new = head(
        *(area(f"1.{at}", name, parent="1", rank="Oficina") for at, name in enumerate(names, 1)),
    )

    assert len(same(match_units(old, new))) == 4


def test_namesake_in_its_place_is_no_recognition_however_its_functions_changed() -> None:
    old = head(below("1.1", "División de Puentes", BRIDGES))
    new = head(below("1.1", "División de Puentes", OVENS))

    found = {one.old: one for one in match_units(old, new)}[("1.1",)]

    assert (found.new, found.status, found.stage) == (("1.1",), Status.ACCEPTED, Stage.IDENTICAL)


# --- functions -------------------------------------------------------------------------------------------------------


def functions_of(old_texts: tuple[str, ...], new_texts: tuple[str, ...]) -> dict[str, tuple[str, Status, str]]:
    """What became of the functions of one unit that kept five others: new key, status and first reason, by old key."""
    old = head(below("1.1", "División de Puentes", (*BRIDGES, *old_texts)))
    new = head(below("1.1", "División de Puentes", (*BRIDGES, *new_texts)))
    found = all_aligned(old, new, match_units(old, new))
    return {one.old[0]: (one.new[0], one.status, one.evidence[0]) for one in found}


@pytest.mark.parametrize("text", ["Supervisar.", "Las demás que le encomiende expresamente su superior jerárquico."])
def test_formula_is_not_transferred(text: str) -> None:
    old = head(below("1.1", "División de Puentes", (*BRIDGES, text)), below("1.2", "División de Hornos", OVENS))
    new = head(below("1.1", "División de Puentes", BRIDGES), below("1.2", "División de Hornos", (*OVENS, text)))

    found = all_aligned(old, new, match_units(old, new))

    moved = [one for one in found if one.old == ("1.1/6",)]
    assert all(one.status is Status.PROPOSED for one in moved)
    assert not (moved and text.startswith("Las demás"))


def test_duty_with_a_clause_added_is_modified() -> None:
    text = "Atender los requerimientos de los órganos de vigilancia"
    clause = ", a través de los medios que para el efecto se establezcan y previa licencia por escrito de la Dirección"

    for one, other in ((text, text + clause), (text + clause, text)):
        assert functions_of((one,), (other,))["1.1/6"] == (
            "1.1/6",
            Status.ACCEPTED,
            "el texto más breve está entero en el otro",
        )


def test_duties_that_only_open_alike_are_not_one() -> None:
    before = "Coordinar con las áreas competentes la elaboración del programa anual de obras."
    after = "Coordinar con las áreas competentes la atención de las quejas ciudadanas."

    found = functions_of((before,), (after,))

    assert found.get("1.1/6", ("", Status.PROPOSED))[1] is Status.PROPOSED


def test_and_for_or_is_no_equality_word_for_word() -> None:
    before = "Validar y autorizar las licencias de obra que presenten los vecinos con dictamen."

    for after in (before.replace(" y ", " o "), before.replace(" con ", " por ")):
        assert "de las palabras son las mismas" in functions_of((before,), (after,))["1.1/6"][2]
    accents = functions_of((before,), (before.replace("dictamen", "dictámen"),))["1.1/6"][2]
    assert accents == "las mismas palabras, salvo artículos, acentos o puntuación"
