"""The lives of units and functions within a period: how what is there on one date only began or ended, and by which
act.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from typing import TypeVar

from changelog.domain.structures import (
    FunctionState,
    FunctionVersion,
    Opening,
    UnitState,
    UnitVersion,
    is_in_force,
)

Version = TypeVar("Version", UnitVersion, FunctionVersion)


def by_identity(versions: Iterable[Version], key: Callable[[Version], str]) -> dict[str, list[Version]]:
    """Versions of each identity in the order of their days."""
    found: defaultdict[str, list[Version]] = defaultdict(list)
    for version in versions:
        found[key(version)].append(version)
    for listed in found.values():
        listed.sort(key=lambda version: version.valid_from)
    return dict(found)


def apart(versions: Iterable[Version], start: date, end: date) -> tuple[list[Version], list[Version]]:
    """Versions in force on both days and all between, which tell no change; and the others, which begin or end inside."""
    lasting: list[Version] = []
    passing: list[Version] = []
    for version in versions:
        lasts = version.valid_from <= start and (version.valid_to is None or end < version.valid_to)
        (lasting if lasts else passing).append(version)
    return lasting, passing


def in_force(versions: Iterable[Version], on: date) -> Version | None:
    for version in versions:
        if is_in_force(version, on):
            return version
    return None


def all_in_force(lives: Iterable[list[Version]], on: date) -> list[Version]:
    """Of each life the version in force on a day, where there is one."""
    return [version for life in lives if (version := in_force(life, on))]


def opening_in(versions: list[UnitVersion], start: date, end: date) -> UnitVersion:
    """The version that opened the life which holds on `end` and not on `start`."""
    for version in reversed(versions):
        if version.opening is not None and start < version.valid_from <= end:
            return version
    return versions[0]


def first_documented(versions: list[UnitVersion], start: date, end: date) -> UnitVersion | None:
    """The first state that a document shows of a unit, where that lies within (start, end]; nothing is known before it."""
    for version in versions:
        if version.opening is Opening.FIRST_DOCUMENTED and start < version.valid_from <= end:
            return version
    return None


def first_stated(versions: list[FunctionVersion], start: date, end: date) -> FunctionVersion | None:
    """As `first_documented`, of a function."""
    for version in versions:
        if version.first_stated and start < version.valid_from <= end:
            return version
    return None


def closing_in(versions: list[UnitVersion], start: date) -> UnitVersion | None:
    """The version with which the life that held on `start` ended: that of the first closing after it."""
    for version in versions:
        if version.closing is not None and version.valid_to is not None and version.valid_to > start:
            return version
    return None


def act_of_field(
    versions: list[UnitVersion], start: date, end: date, value: Callable[[UnitState], object]
) -> UnitVersion:
    """The version within (start, end] with which a field took the value that it has on `end`."""
    found = versions[-1]
    for before, version in pairwise(versions):
        if start < version.valid_from <= end and value(before.state) != value(version.state):
            found = version
    return found


def act_of_function(
    versions: list[FunctionVersion], start: date, end: date, value: Callable[[FunctionState], object]
) -> FunctionVersion:
    """As `act_of_field`, of a function."""
    found = versions[-1]
    for before, version in pairwise(versions):
        if start < version.valid_from <= end and value(before.state) != value(version.state):
            found = version
    return found
