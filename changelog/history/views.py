"""The structure as of a date, and the states on both sides of a period, read from a `History` in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from changelog.domain.structures import (
    Act,
    FunctionState,
    FunctionVersion,
    History,
    Period,
    Structure,
    UnitVersion,
    code_order,
    is_in_force,
)


def structure_on(history: History, institution: str, on: date) -> Structure:
    """All units and functions in force on a day, in the order of their codes."""
    units = [version.state for version in history.unit_versions if is_in_force(version, on)]
    functions = [version.state for version in history.function_versions if is_in_force(version, on)]
    days = [version.valid_from for version in history.unit_versions]
    return Structure(
        institution=institution,
        on=on,
        units=tuple(sorted(units, key=code_order)),
        functions=in_printed_order(functions),
        acts=tuple(sorted((a for a in history.acts if a.effective_date <= on), key=_latest_first)),
        first_documented_on=min(days, default=None),
    )


def states_between(history: History, start: date, end: date) -> Period:
    """Every version that overlaps the period, for comparing in memory."""
    return Period(
        start=start,
        end=end,
        units=tuple(v for v in history.unit_versions if _overlaps(v, start, end)),
        functions=tuple(v for v in history.function_versions if _overlaps(v, start, end)),
        links=tuple(link for link in history.links if start < link.act.effective_date <= end),
        bearers_before=_bearers(history, start),
        bearers_after=_bearers(history, end),
    )


def _bearers(history: History, on: date) -> Counter[str]:
    return Counter(v.state.rank for v in history.unit_versions if v.state.rank and is_in_force(v, on))


def in_printed_order(functions: Iterable[FunctionState]) -> tuple[FunctionState, ...]:
    return tuple(sorted(functions, key=lambda f: (f.unit_id, f.position, f.function_id)))


def _overlaps(version: UnitVersion | FunctionVersion, start: date, end: date) -> bool:
    return version.valid_from <= end and (version.valid_to is None or start < version.valid_to)


def _latest_first(act: Act) -> tuple[int, str]:
    return -act.effective_date.toordinal(), act.statement
