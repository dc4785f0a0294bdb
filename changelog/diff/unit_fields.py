"""The fields of a unit by which its changes are told, each as it is compared."""

from __future__ import annotations

from changelog.diff.facts import unit_facts
from changelog.diff.payload import fields_that_differ
from changelog.domain.structures import UnitState
from changelog.domain.texts import normal_form


def differing_fields(old: UnitState, new: UnitState) -> frozenset[str]:
    """Names of the facts that differ. A code that no document prints on one of the dates says nothing."""
    if old is new:
        return frozenset()
    before, after = unit_facts(old), unit_facts(new)
    if before == after:
        return frozenset()
    differing = fields_that_differ(before._asdict(), after._asdict())
    is_code_known = before.code is not None and after.code is not None
    return differing if is_code_known else differing - {"code"}


def is_renamed(old: UnitState, new: UnitState) -> bool:
    """Whether the name differs by more than the rank word, which a transformation tells."""
    if normal_form(old.name) == normal_form(new.name):
        return False
    return rank_of(old) == rank_of(new) or _without_rank(old) != _without_rank(new)


def _without_rank(state: UnitState) -> str:
    name, rank = normal_form(state.name), rank_of(state)
    return name.removeprefix(rank).strip() if rank else name


def name_of(state: UnitState) -> str:
    return normal_form(state.name)


def is_placed(state: UnitState) -> bool:
    return state.placed


def parent_of(state: UnitState) -> str | None:
    return state.parent_id


def code_of(state: UnitState) -> str | None:
    return state.code


def rank_of(state: UnitState) -> str | None:
    return normal_form(state.rank) if state.rank else None


def objective_of(state: UnitState) -> str | None:
    return state.objective.digest if state.objective else None
