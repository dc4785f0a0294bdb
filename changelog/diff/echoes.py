"""When a code differs only as an echo: the unit above was recoded, a sibling came or went, or another document numbers.

Codes are positions (`domain.md`, "Terms"). A shift that follows from another change is listed once as inherited and
counted nowhere; only a code that differs by itself is a change (two siblings that swap places).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from changelog.domain.structures import UnitState, code_order

_States = Mapping[str, UnitState]


class Codes:
    """The codes of two dates, by identity, asked why one differs."""

    def __init__(self, before: _States, after: _States) -> None:
        self._before, self._after = before, after
        self._in_place: dict[str | None, frozenset[str]] = {}

    @cached_property
    def _children_before(self) -> Mapping[str | None, list[str]]:
        return _children(self._before)

    @cached_property
    def _children_after(self) -> Mapping[str | None, list[str]]:
        return _children(self._after)

    def why_echo(self, unit_id: str) -> str | None:
        """Why the code of a unit present on both dates differs by mere consequence; None where it is a change."""
        old, new = self._before[unit_id], self._after[unit_id]
        if not (_hangs_by_code(old, self._before) and _hangs_by_code(new, self._after)):
            return "numeración de otro documento"
        if old.parent_id is not None and _last(old.code) == _last(new.code):
            return "cambió la clave de la unidad de la que depende"
        return "se recorrió por la entrada o salida de otra unidad" if self._is_shift(unit_id) else None

    def _is_shift(self, unit_id: str) -> bool:
        """Whether units came to or left the same parent, and the unit kept its place among those that stayed."""
        parent = self._after[unit_id].parent_id
        if parent not in self._in_place:
            self._in_place[parent] = _in_place(self._children_before[parent], self._children_after[parent])
        return unit_id in self._in_place[parent]


def _in_place(old: list[str], new: list[str]) -> frozenset[str]:
    """Of the children of one parent those that stayed and come after the same others; none where nobody came or left."""
    stayed = set(old) & set(new)
    if len(stayed) == len(old) == len(new):
        return frozenset()
    order_old, order_new = ([child for child in order if child in stayed] for order in (old, new))
    found: set[str] = set()
    ahead: set[str] = set()  # of one of the two orders alone
    for first, second in zip(order_old, order_new, strict=True):
        if first == second and not ahead:
            found.add(first)
        ahead ^= {first} ^ {second}
    return frozenset(found)


def _children(states: _States) -> defaultdict[str | None, list[str]]:
    children: defaultdict[str | None, list[str]] = defaultdict(list)
    for state in sorted(states.values(), key=code_order):
        children[state.parent_id].append(state.unit_id)
    return children


def _hangs_by_code(state: UnitState, states: _States) -> bool:
    """Whether the code belongs to the numbering of the parent's: 7.1.2 under 7.1, 4.0.1 under 4."""
    if state.parent_id is None:
        return state.placed
    parent = states.get(state.parent_id)
    if parent is None or not parent.code or not state.code:
        return False
    return state.code.startswith(f"{parent.code}.")


def _last(code: str | None) -> str:
    return (code or "").rpartition(".")[2]
