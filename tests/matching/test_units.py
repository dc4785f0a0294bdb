"""Which unit is which: the cases of the trade, each as small as it can be told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from changelog.domain.correspondences import MatchableUnit, Relation, Settled, Stage, Status, UnitCorrespondence
from changelog.errors import InvariantError
from changelog.matching import match_units
from tests.matching.sides import area, decided, same, without_bodies

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
LANTERNS = (
    "Limpiar cada semana los cristales de los faroles del malecón",
    "Llevar cuenta del aceite que gasta cada farol encendido",
    "Cambiar las mechas quemadas antes de la noche",
)
CLOSING = ("Informar a la superioridad de los asuntos de su competencia", "Las demás que le encomiende la superioridad")


def head(children_listed: bool = True) -> MatchableUnit:
    return area("1", "Dirección General", ["Dirigir el instituto con apego a su ley"], children_listed=children_listed)


def only(units: Sequence[UnitCorrespondence], relation: Relation) -> UnitCorrespondence:
    found = [one for one in units if one.relation is relation]
    assert len(found) == 1, found
    return found[0]


def test_renamed_unit_is_recognised_by_its_functions() -> None:
    old = [head(), area("1.1", "División de Puentes", BRIDGES + CLOSING, parent="1")]
    new = [head(), area("1.4", "División de Obras de Cruce", BRIDGES + CLOSING, parent="1")]

    found = match_units(old, new)

    assert same(found) == {("1", "1"), ("1.1", "1.4")}
    assert found[1].stage is Stage.SHARED_FUNCTIONS
    assert (
        found[1].evidence[0] == "5 de 7 funciones son iguales palabra por palabra"
        or "funciones" in found[1].evidence[0]
    )


def test_unit_moved_and_renamed_at_once_is_recognised() -> None:
    old = [
        head(),
        area("1.1", "Coordinación Norte", parent="1"),
        area("1.2", "Coordinación Sur", parent="1"),
        area("1.1.1", "División de Puentes", BRIDGES, parent="1.1"),
    ]
    new = [
        head(),
        area("1.1", "Coordinación Norte", parent="1"),
        area("1.2", "Coordinación Sur", parent="1"),
        area("1.2.1", "División de Obras de Cruce", BRIDGES, parent="1.2"),
    ]

    assert ("1.1.1", "1.2.1") in same(match_units(old, new))


def test_abolished_and_created_with_similar_names_are_not_renamed() -> None:
    others = [area(f"1.{at}", f"Oficina de Zona {at}", CLOSING, parent="1") for at in range(3, 7)]
    old = [
        head(),
        area("1.1", "División de Archivo General", BRIDGES, parent="1"),
        area("1.2", "División de Archivo Histórico", BRIDGES[:2] + CLOSING, parent="1"),
        *others,
    ]
    new = [
        head(),
        area("1.1", "División de Archivo Regional", OVENS, parent="1"),
        area("1.2", "División de Archivo Digital", OVENS[:2] + CLOSING, parent="1"),
        *others,
    ]

    found = match_units(old, new)

    assert same(found) == {("1", "1"), *((other.key, other.key) for other in others)}
    assert len(found) == 5


def test_nearly_identical_name_with_unrelated_functions_is_at_most_proposed() -> None:
    name = "División de Conservación, Vigilancia y Registro de Instalaciones Portuarias"
    old = [head(), area("1.1", name, BRIDGES, parent="1")]
    new = [head(), area("1.1", name.replace("Instalaciones", "Instalacionas"), OVENS, parent="1")]

    assert same(match_units(old, new)) == {("1", "1")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("División de Evaluación Administrativa", "División de Evaluación Financiera"),
        ("Departamento de Operación Desconcentrada A", "Departamento de Operación Desconcentrada B"),
    ],
)
def test_near_duplicate_names_are_not_confused(first: str, second: str) -> None:
    old = [head(), area("1.1", first, BRIDGES, parent="1"), area("1.2", second, OVENS, parent="1")]
    new = [head(), area("1.1", second, OVENS, parent="1"), area("1.2", first, BRIDGES, parent="1")]

    assert same(match_units(old, new)) == {("1", "1"), ("1.1", "1.2"), ("1.2", "1.1")}


def test_one_of_two_near_duplicates_that_ends_is_not_taken_for_the_other() -> None:
    others = [area(f"1.{at}", f"Oficina de Zona {at}", CLOSING, parent="1") for at in range(3, 7)]
    old = [head(), area("1.1", "Departamento de Operación Desconcentrada A", CLOSING, parent="1"), *others]
    new = [head(), area("1.1", "Departamento de Operación Desconcentrada B", CLOSING, parent="1"), *others]

    assert ("1.1", "1.1") not in same(match_units(old, new))


def test_one_name_under_ten_parents_follows_its_parent() -> None:
    def side(shift: int) -> list[MatchableUnit]:
        units = [head()]
        for at in range(10):
            code = f"1.{(at + shift) % 10 + 1}"
            units.append(area(f"{code}", f"Coordinación de Zona {'ABCDEFGHIJ'[at]}", parent="1"))
            units.append(area(f"{code}.1", "Departamento de Recursos Financieros", CLOSING, parent=code))
        return units

    pairs = dict(same(match_units(side(0), side(3))))

    assert pairs == {"1": "1"} | {
        f"1.{at + 1}{end}": f"1.{(at + 3) % 10 + 1}{end}" for at in range(10) for end in ("", ".1")
    }


def test_two_units_that_swap_codes_stay_themselves() -> None:
    old = [
        head(),
        area("1.1", "División de Puentes", BRIDGES, parent="1"),
        area("1.2", "División de Hornos", OVENS, parent="1"),
    ]
    new = [
        head(),
        area("1.2", "División de Puentes", BRIDGES, parent="1"),
        area("1.1", "División de Hornos", OVENS, parent="1"),
    ]

    assert same(match_units(old, new)) == {("1", "1"), ("1.1", "1.2"), ("1.2", "1.1")}


def test_code_reused_for_another_unit_pairs_nothing() -> None:
    old = [head(), area("1.1", "División de Puentes", BRIDGES, parent="1")]
    new = [head(), area("1.1", "Oficina de Hornos", OVENS, parent="1")]

    found = match_units(old, new)

    assert same(found) == {("1", "1")}
    assert len(found) == 1


def test_all_functions_of_a_unit_can_be_replaced() -> None:
    old = [head(), area("1.1", "División de Puentes", BRIDGES, parent="1")]
    new = [head(), area("1.1", "División de Puentes", OVENS, parent="1")]

    assert ("1.1", "1.1") in same(match_units(old, new))


def test_rank_replaced_everywhere_is_a_renaming() -> None:
    topics = ("Puentes", "Hornos", "Faroles", "Compuertas")
    old = [head(), *(area(f"1.{at}", f"Oficina de {topic}", CLOSING, parent="1") for at, topic in enumerate(topics))]
    new = [head(), *(area(f"1.{at}", f"Jefatura de {topic}", CLOSING, parent="1") for at, topic in enumerate(topics))]

    assert len(same(match_units(old, new))) == 5


def test_old_units_outside_the_scope_of_the_new_document_simply_stay() -> None:
    old = [
        head(),
        area("1.1", "Dirección de Puentes", BRIDGES, parent="1"),
        area("1.2", "Dirección de Hornos", OVENS, parent="1"),
    ]
    new = [area("9", "Dirección de Puentes", BRIDGES[:3]), area("9.1", "División de Barandas", OVENS[:1], parent="9")]

    assert same(match_units(old, new)) == {("1.1", "9")}


def test_equal_digests_match_without_bodies() -> None:
    old = without_bodies([head(), area("1.1", "División de Puentes", BRIDGES, parent="1")])
    new = [head(), area("1.1", "División de Obras de Cruce", BRIDGES, parent="1")]

    assert ("1.1", "1.1") in same(match_units(old, new))


def test_reworded_functions_recognise_a_renamed_unit_when_bodies_are_at_hand() -> None:
    reworded = [
        text.replace("Vigilar", "Inspeccionar")
        .replace("Contratar", "Pagar")
        .replace("Llevar", "Conservar")
        .replace("Fijar", "Cobrar")
        .replace("Enseñar a", "Instruir a")
        for text in BRIDGES
    ]
    filler = [
        area(f"1.{at}", f"Oficina {at}", [f"Cuidar la sala número {at} del edificio"], parent="1") for at in range(5, 9)
    ]
    old = [head(), area("1.1", "División de Puentes", BRIDGES, parent="1"), *filler]
    new = [head(), area("1.1", "División de Obras de Cruce", reworded, parent="1"), *filler]

    assert ("1.1", "1.1") in same(match_units(old, new))
    assert ("1.1", "1.1") not in same(match_units(without_bodies(old), without_bodies(new)))


def test_name_that_changed_alike_under_many_parents_is_one_renaming() -> None:
    def side(name: str, prefix: str) -> list[MatchableUnit]:
        units = [head()]
        for at in range(5):
            units.append(area(f"{prefix}{at}", f"Coordinación de Zona {'ABCDE'[at]}", parent="1", code=f"1.{at}"))
            # All but the last show by their functions that they are the same.
            own = [text.replace("los", f"los {'ABCDE'[at]}") for text in BRIDGES] if at < 4 else ()
            units.append(area(f"{prefix}{at}x", name, own, parent=f"{prefix}{at}", code=f"1.{at}.1"))
        return units

    found = match_units(side("Oficina de Recursos Humanos", "a"), side("Oficina de Talento y Bienestar", "b"))

    assert ("a4x", "b4x") in same(found)
    assert "el mismo cambio de nombre en varias unidades" in next(one for one in found if one.old == ("a4x",)).evidence


def test_what_units_of_a_kind_do_tells_which_of_its_siblings_was_renamed() -> None:
    def payroll(parent: str) -> list[str]:
        return [
            f"{verb} la nómina quincenal del personal {what}"
            for verb, what in [("Pagar", "de base"), ("Revisar", "eventual"), ("Archivar", "jubilado")]
        ] + [f"Atender las ventanillas del edificio {parent}", f"Cuidar el archivo del edificio {parent}"]

    def side(renamed: str) -> list[MatchableUnit]:
        units = [head()]
        for at in range(12):
            units.append(area(f"1.{at}", f"Coordinación de Zona {at}", parent="1"))
            name = renamed if at == 7 else "Oficina de Pagos"
            units.append(area(f"1.{at}.1", name, [*payroll(f"{at}"), *CLOSING], parent=f"1.{at}"))
            others = [f"Barrer el patio {at}", f"Regar el huerto {at}", *CLOSING]
            units.append(area(f"1.{at}.2", f"Oficina de Patios {at}", others, parent=f"1.{at}"))
        return units

    old, new = side("Oficina de Pagos"), side("Unidad de Enlace Territorial")
    # Of its own functions it kept one alone.
    kept = [
        unit if unit.key != "1.7.1" else area("1.7.1", unit.name, [*payroll("7")[:4], *CLOSING], parent="1.7")
        for unit in new
    ]

    assert ("1.7.1", "1.7.1") in same(match_units(old, kept))


def test_boilerplate_says_nothing() -> None:
    shared = [area(f"1.{at}", f"Oficina de Zona {at}", CLOSING, parent="1") for at in range(2, 8)]
    old = [head(), area("1.1", "División de Puentes", CLOSING, parent="1"), *shared]
    new = [head(), area("1.1", "División de Hornos", CLOSING, parent="1"), *shared]

    assert ("1.1", "1.1") not in same(match_units(old, new))


def test_fusion_leaves_the_predecessors_without_counterpart() -> None:
    old = [
        head(),
        area("1.1", "División de Puentes", BRIDGES, parent="1"),
        area("1.2", "División de Hornos", OVENS, parent="1"),
    ]
    new = [head(), area("1.1", "División de Oficios", BRIDGES + OVENS, parent="1")]

    found = match_units(old, new)

    merger = only(found, Relation.MERGED)
    assert (merger.old, merger.new, merger.status) == (("1.1", "1.2"), ("1.1",), Status.ACCEPTED)
    assert same(found) == {("1", "1")}


def test_absorbing_unit_keeps_its_identity() -> None:
    old = [
        head(),
        area("1.1", "División de Puentes", BRIDGES, parent="1"),
        area("1.2", "División de Hornos", OVENS, parent="1"),
    ]
    new = [head(), area("1.1", "División de Puentes", BRIDGES + OVENS, parent="1")]

    found = match_units(old, new)

    assert ("1.1", "1.1") in same(found)
    assert only(found, Relation.MERGED).old == ("1.1", "1.2")


def test_absorbing_unit_is_the_one_that_bears_the_name_though_another_brings_more() -> None:
    old = [
        head(),
        area("1.1", "División de Faroles", LANTERNS, parent="1"),
        area("1.2", "División de Oficios", BRIDGES + OVENS, parent="1"),
    ]
    new = [head(), area("1.1", "División de Faroles", BRIDGES + OVENS + LANTERNS, parent="1")]

    found = match_units(old, new)

    assert same(found) == {("1", "1"), ("1.1", "1.1")}
    assert only(found, Relation.MERGED).old == ("1.1", "1.2")


def test_small_predecessor_is_not_left_out_of_a_merger() -> None:
    old = [
        head(),
        area("1.1", "División de Puentes", BRIDGES + tuple(f"Pintar el puente {at}" for at in range(9)), parent="1"),
        area("1.2", "División de Hornos", OVENS + tuple(f"Limpiar el horno {at}" for at in range(9)), parent="1"),
        area("1.3", "División de Faroles", LANTERNS, parent="1"),
    ]
    merged = tuple(function.text.body or "" for unit in old[1:] for function in unit.functions)
    new = [head(), area("1.1", "División de Oficios", merged, parent="1")]

    merger = only(match_units(old, new), Relation.MERGED)

    assert (merger.old, merger.status) == (("1.1", "1.2", "1.3"), Status.ACCEPTED)


def test_part_of_few_functions_was_split_off_when_all_it_has_comes_from_the_whole() -> None:
    others = [area(f"1.{at}", f"Oficina de Zona {at}", CLOSING, parent="1") for at in range(5, 9)]
    old = [head(), area("1.1", "División de Puentes", BRIDGES + OVENS + CLOSING, parent="1"), *others]
    new = [
        head(),
        area("1.1", "División de Puentes", BRIDGES + OVENS[2:] + CLOSING, parent="1"),
        area("1.2", "División de Hornos", OVENS[:2] + CLOSING[:1], parent="1"),
        *others,
    ]

    split = only(match_units(old, new), Relation.SPLIT)

    assert (split.new, split.status) == (("1.1", "1.2"), Status.ACCEPTED)


def test_two_functions_from_elsewhere_are_transfers_and_no_split() -> None:
    old = [head(), area("1.1", "División de Puentes", BRIDGES + OVENS, parent="1")]
    new = [
        head(),
        area("1.1", "División de Puentes", BRIDGES + OVENS[2:], parent="1"),
        area("1.2", "División de Faroles", OVENS[:2] + LANTERNS, parent="1"),
    ]

    assert {one.relation for one in match_units(old, new)} == {Relation.SAME}


def test_total_split_gives_no_identity_to_either_part() -> None:
    old = [head(), area("1.1", "División de Oficios", BRIDGES + OVENS, parent="1")]
    new = [
        head(),
        area("1.1", "División de Puentes", BRIDGES, parent="1"),
        area("1.2", "División de Hornos", OVENS, parent="1"),
    ]

    found = match_units(old, new)

    split = only(found, Relation.SPLIT)
    assert (split.old, split.new, split.status) == (("1.1",), ("1.1", "1.2"), Status.ACCEPTED)
    assert same(found) == {("1", "1")}


def test_partial_split_keeps_the_identity_of_the_rest() -> None:
    old = [head(), area("1.1", "División de Oficios", BRIDGES + OVENS, parent="1")]
    new = [
        head(),
        area("1.1", "División de Oficios", BRIDGES, parent="1"),
        area("1.2", "División de Hornos", OVENS, parent="1"),
    ]

    found = match_units(old, new)

    assert ("1.1", "1.1") in same(found)
    assert only(found, Relation.SPLIT).new == ("1.1", "1.2")


def test_decision_outweighs_every_likeness() -> None:
    old = [head(), area("1.1", "División de Puentes", BRIDGES, parent="1")]
    new = [
        head(),
        area("1.1", "División de Puentes", BRIDGES, parent="1"),
        area("1.2", "División de Hornos", OVENS, parent="1"),
    ]

    found = match_units(old, new, [decided("1.1", "1.2")])

    assert same(found) == {("1", "1"), ("1.1", "1.2")}
    assert next(one for one in found if one.new == ("1.2",)).stage is Stage.DECIDED
    assert (
        only(found, Relation.SPLIT).status is Status.PROPOSED
    )  # its functions went elsewhere: a person may want to know


def test_refused_pair_is_never_paired_nor_proposed() -> None:
    old = [head(), area("1.1", "División de Puentes", BRIDGES, parent="1")]

    found = match_units(old, old, [decided("1.1", "1.1", status=Status.REFUSED)])

    assert [one.old for one in found] == [("1",)]


def test_declared_relation_is_second_to_a_decision() -> None:
    old = [head(), area("1.1", "División de Puentes", BRIDGES, parent="1")]
    new = [
        head(),
        area("1.1", "División de Faroles", OVENS, parent="1"),
        area("1.2", "División de Hornos", OVENS, parent="1"),
    ]

    declared = decided("1.1", "1.1", stage=Stage.DECLARED)

    assert ("1.1", "1.1") in same(match_units(old, new, [declared]))
    assert ("1.1", "1.2") in same(match_units(old, new, [declared, decided("1.1", "1.2")]))


def test_declarations_that_contradict_each_other_prove_nothing() -> None:
    old = [head(), area("1.1", "División de Puentes", BRIDGES, parent="1")]
    new = [
        head(),
        area("1.1", "División de Puentes", BRIDGES, parent="1"),
        area("1.2", "División de Hornos", OVENS, parent="1"),
    ]
    told = [decided("1.1", "1.1", stage=Stage.DECLARED), decided("1.1", "1.2", stage=Stage.DECLARED)]

    assert ("1.1", "1.1") in same(match_units(old, new, told))


def test_decided_replacement_pairs_no_identity() -> None:
    old = [head(), area("1.1", "División de Puentes", BRIDGES, parent="1")]
    replaced = Settled(
        Relation.REPLACED, ("1.1",), ("1.1",), Status.ACCEPTED, Stage.DECIDED, ("así lo dice el acuerdo",)
    )

    found = match_units(old, old, [replaced])

    assert same(found) == {("1", "1")}
    assert only(found, Relation.REPLACED).score == 1.0


def test_decisions_that_contradict_each_other_are_refused_aloud() -> None:
    units = [head(), area("1.1", "División de Puentes", parent="1"), area("1.2", "División de Hornos", parent="1")]

    with pytest.raises(InvariantError, match="different counterparts"):
        match_units(units, units, [decided("1.1", "1.1"), decided("1.1", "1.2")])


def test_decision_on_a_unit_that_is_not_there_is_refused_aloud() -> None:
    with pytest.raises(InvariantError, match=r"9\.9"):
        match_units([head()], [head()], [decided("1", "9.9")])


def test_empty_sides_give_nothing() -> None:
    assert match_units([], []) == ()
    assert match_units([head()], []) == ()


def test_uncertain_pair_is_proposed_and_waits() -> None:
    old = [
        head(),
        area("1.1", "Coordinación Norte", parent="1"),
        area("1.2", "Coordinación Sur", parent="1"),
        area("1.1.1", "División de Puentes", BRIDGES, parent="1.1"),
    ]
    new = [
        head(),
        area("1.1", "Coordinación Norte", parent="1"),
        area("1.2", "Coordinación Sur", parent="1"),
        area("1.2.1", "División de Puentes", OVENS, parent="1.2"),
    ]

    found = match_units(old, new)

    assert ("1.1.1", "1.2.1") in same(found, Status.PROPOSED)
    assert "ninguna función en común" in next(one for one in found if one.status is Status.PROPOSED).evidence
