"""Operations that one link after another makes up: mergers, splits and replacements in several steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from changelog.domain.changes import UnitChangeKind
from changelog.domain.structures import Link, UnitState


def chains_of(links: Sequence[Link], lasting: Set[str]) -> list[list[Link]]:
    """Links that share a unit which does not stand on both dates belong to one operation; the others are their own.

    Chains come in the order of their last links, and those that a link joins one after the other.
    """
    chains: dict[int, list[Link]] = {}  # by the number of the last link
    chain_of: dict[str, int] = {}  # of a passing unit
    for number, link in enumerate(links):
        passing = {*link.predecessors, *link.successors} - lasting
        joined = sorted({chain_of[unit_id] for unit_id in passing if unit_id in chain_of})
        chain = [earlier for last in joined for earlier in chains.pop(last)]
        for earlier in chain:
            chain_of.update((unit_id, number) for unit_id in {*earlier.predecessors, *earlier.successors} - lasting)
        chain_of.update((unit_id, number) for unit_id in passing)
        chains[number] = [*chain, link]
    return list(chains.values())


def standing(ids: Iterable[str], states: Mapping[str, UnitState]) -> tuple[str, ...]:
    """Those of these units that stand on a date, each once, in their order."""
    return tuple(dict.fromkeys(unit_id for unit_id in ids if unit_id in states))


def kind_of_chain(old: Sequence[str], new: Sequence[str]) -> UnitChangeKind | None:
    """What several links in a row amount to: many to one or more a merger, one to many a split, one to one replaced."""
    if len(old) > 1:
        return UnitChangeKind.MERGED
    return UnitChangeKind.SPLIT if len(new) > 1 else UnitChangeKind.REPLACED
