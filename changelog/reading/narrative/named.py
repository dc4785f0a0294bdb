"""A unit as running text names it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A unit named in a text. `name` is empty where only rank words stand (an anaphor: "dicha Dirección")."""

    start: int
    end: int
    name: str
    rank: str
    is_plural: bool = False
    is_generic: bool = False
    is_parent: bool = False
