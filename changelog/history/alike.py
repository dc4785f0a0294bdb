"""Whether two states print alike. What differs only in typography begins a version and is no change."""

from __future__ import annotations

from dataclasses import replace

from changelog.domain.structures import FunctionState, UnitState
from changelog.domain.texts import StatedText
from changelog.domain.units import Function


def is_unit_alike(before: UnitState, after: UnitState) -> bool:
    """Whether nothing that a reader sees differs.

    The basis is that of the step which last named the unit: a plain restatement does not alter it.
    """
    return _seen(before) == _seen(after) and _is_text_alike(before.objective, after.objective)


def _seen(state: UnitState) -> tuple[object, ...]:
    """All that two states are compared by, without basis and objective."""
    return (
        state.unit_id,
        state.code,
        state.name,
        state.rank,
        state.parent_id,
        state.placed,
        state.functions_listed,
        state.children_listed,
    )


def is_function_alike(before: FunctionState, unit_id: str, position: int, after: Function) -> bool:
    """As `is_unit_alike`, of a function that a document lists under a unit at a place."""
    return (
        before.unit_id == unit_id
        and before.position == position
        and before.marker == after.marker
        and _is_text_alike(before.text, after.text)
    )


def with_more_known(before: UnitState, after: UnitState) -> UnitState:
    """The same state, with the place and the text that only the later document gives (a file of facts has neither)."""
    objective = before.objective
    if objective is not None and objective.body is None:
        objective = after.objective
    return replace(before, objective=objective, source=before.source or after.source)


def with_more_known_text(before: FunctionState, after: Function) -> FunctionState:
    """As `with_more_known`, of a function; the state before itself where there is no more to know."""
    if before.text.body is not None and (before.source is not None or after.source is None):
        return before
    text = after.text if before.text.body is None else before.text
    return replace(before, text=text, source=before.source or after.source)


def _is_text_alike(before: StatedText | None, after: StatedText | None) -> bool:
    if before is None or after is None or before is after:
        return before is after
    return before.digest == after.digest and (before.body == after.body or None in (before.body, after.body))
