"""Where functions went that settled counterparts do not explain."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from changelog.domain.correspondences import MatchableUnit, Stage
from changelog.matching.flows import Flow, Flows, Routes
from changelog.matching.pairs import Pairs
from changelog.matching.sides import Comparison
from tests.matching.sides import area

contents = st.lists(st.lists(st.integers(0, 9), max_size=5), max_size=6)


def side(texts: list[list[int]]) -> list[MatchableUnit]:
    return [area(str(at), f"Unidad {at}", [f"Texto {text}" for text in listed]) for at, listed in enumerate(texts)]


def expected(pairs: Pairs) -> dict[tuple[int, int], Flow]:
    """The definition, text by text."""
    old, new, weights = pairs.comparison.old, pairs.comparison.new, pairs.comparison.weights
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for one, ours in enumerate(old.texts):
        for other, theirs in enumerate(new.texts):
            kept = set(new.texts[pairs.of_old[one]]) if pairs.of_old[one] >= 0 else set()
            had = set(old.texts[pairs.of_new[other]]) if pairs.of_new[other] >= 0 else set()
            for text in set(ours) & set(theirs):
                if weights[text] and text not in kept and text not in had:
                    found[one, other].append(weights[text])
    return {pair: Flow(sum(told), len(told)) for pair, told in found.items()}


@settings(deadline=None)  # the first has numpy to load
@given(contents, contents, st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=5))
def test_flows_are_what_counterparts_do_not_explain(
    old: list[list[int]], new: list[list[int]], settled: list[tuple[int, int]]
) -> None:
    pairs = Pairs(Comparison(side(old), side(new)))
    routes = Routes(pairs.comparison)

    assert routes.residual(pairs).between == expected(pairs)
    for one, other in settled:
        if one < len(old) and other < len(new) and pairs.of_old[one] < 0 and pairs.of_new[other] < 0:
            pairs.settle(one, other, Stage.DECIDED, 1.0, ())
            assert routes.residual(pairs).between == expected(pairs)


@settings(deadline=None)
@given(contents, contents)
def test_mirrored_flows_are_those_of_the_mirrored_sides(old: list[list[int]], new: list[list[int]]) -> None:
    def flows(ours: list[list[int]], theirs: list[list[int]]) -> Flows:
        pairs = Pairs(Comparison(side(ours), side(theirs)))
        return Routes(pairs.comparison).residual(pairs)

    assert flows(old, new).mirrored().between == flows(new, old).between


def test_more_pairs_of_units_than_32_bits_number() -> None:
    without = [MatchableUnit(f"{at}", f"{at}", "Oficina", None, None, None, ()) for at in range(47_000)]
    last = [area(f"z{at}", "Oficina", [f"Barrer el patio {at}"], code=f"{47_000 + at}") for at in range(3)]
    pairs = Pairs(Comparison([*without, *last], [*without, *last]))

    between = Routes(pairs.comparison).residual(pairs).between

    assert set(between) == {(at, at) for at in range(47_000, 47_003)}
