"""Whether two states print alike. What differs only in typography begins a version and is no change."""

from __future__ import annotations

from dataclasses import replace

from changelog.domain.structures import FunctionState, UnitState
from changelog.domain.texts import StatedText


def is_unit_alike(before: UnitState, after: UnitState) -> bool:
    """Whether nothing that a reader sees differs.

    The basis is that of the step which last named the unit: a plain restatement does not alter it.
    """
    return replace(before, basis=after.basis, objective=None) == replace(after, objective=None) and (
        _is_text_alike(before.objective, after.objective)
    )


def is_function_alike(before: FunctionState, after: FunctionState) -> bool:
    """As `is_unit_alike`, of a function under the same unit at the same place."""
    return (before.unit_id, before.position, before.marker) == (after.unit_id, after.position, after.marker) and (
        _is_text_alike(before.text, after.text)
    )


def with_more_known(before: UnitState, after: UnitState) -> UnitState:
    """The same state, with the place and the text that only the later document gives (a file of facts has neither)."""
    objective = before.objective
    if objective is not None and objective.body is None:
        objective = after.objective
    return replace(before, objective=objective, source=before.source or after.source)


def with_more_known_text(before: FunctionState, after: FunctionState) -> FunctionState:
    """As `with_more_known`, of a function."""
    text = after.text if before.text.body is None else before.text
    return replace(before, text=text, source=before.source or after.source)


def _is_text_alike(before: StatedText | None, after: StatedText | None) -> bool:
    if before is None or after is None:
        return before is after
    return before.digest == after.digest and (before.body == after.body or None in (before.body, after.body))
