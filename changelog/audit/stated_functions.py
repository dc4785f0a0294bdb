"""The functions of a manual as they are compared: word by word, without accents, the names of the unit and of its parent
masked, so that a text copied from unit to unit is the same text though each copy names its own unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from changelog.audit.wording import wording
from changelog.domain.manuals import Manual
from changelog.domain.sources import SourceReference
from changelog.domain.units import Function, Unit

MASK = "·"
"""Stands for the name of the unit itself, `MASK` twice for its parent's."""
_ALL = frozenset(("las", "los", "aquellas", "aquellos", "todas", "todos", "demas"))
_OTHERS = frozenset(("demas", "otras", "otros", "aquellas", "aquellos", "funciones", "actividades"))
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class StatedFunction:
    """One function of one unit. `order` counts from 1 as printed, `words` are folded and masked, `body` is as printed."""

    unit: Unit
    function: Function
    order: int
    body: str
    words: tuple[str, ...]
    place: SourceReference

    @property
    def is_catch_all(self) -> bool:
        """ "Las demás que le encomiende ...", alone or behind a verb ("Realizar las demás ...")."""
        words = self.words[1:3] if self.words[:1] and self.words[0] in wording().catch_all_verbs else self.words[:2]
        return len(words) == 2 and words[0] in _ALL and words[1] in _OTHERS

    @property
    def label(self) -> str:
        """How a sentence calls it: its number as printed, or its place in the list."""
        return self.function.marker.rstrip(".-)( ") if any(map(str.isdigit, self.function.marker)) else str(self.order)


def folded(text: str) -> str:
    """Lower case, without accents; the tilde of ñ goes too, which no two words of a manual differ by."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(text)))


class _Latest:
    """The functions of the manual that was asked for last: each check of a manual asks for them anew."""

    def __init__(self) -> None:
        self.held: tuple[Manual, tuple[StatedFunction, ...]] | None = None

    def of(self, manual: Manual) -> tuple[StatedFunction, ...]:
        held = self.held
        if held is None or held[0] is not manual:
            units = {unit.code: unit for unit in manual.units}
            held = manual, tuple(one for unit in manual.units for one in _of_unit(unit, units))
            self.held = held
        return held[1]


_latest = _Latest()


def stated_functions(manual: Manual) -> tuple[StatedFunction, ...]:
    """Every function whose text and place were read, in the order printed."""
    return _latest.of(manual)


def _of_unit(unit: Unit, units: Mapping[str, Unit]) -> Iterator[StatedFunction]:
    names = [words_of(unit.name)]
    if unit.parent is not None and unit.parent in units:
        names.append(words_of(units[unit.parent].name))
    for order, function in enumerate(unit.functions, start=1):
        if function.text.body is None or function.source is None:
            continue
        words = words_of(function.text.body)
        for count, name in enumerate(names, start=1):
            words = _masked(words, name, MASK * count)
        yield StatedFunction(unit, function, order, function.text.body, words, function.source)


def _masked(words: tuple[str, ...], name: tuple[str, ...], mask: str) -> tuple[str, ...]:
    if len(name) < 2 or name[0] not in words:
        return words
    kept: list[str] = []
    place = 0
    while place < len(words):
        if words[place] == name[0] and words[place : place + len(name)] == name:
            kept.append(mask)
            place += len(name)
        else:
            kept.append(words[place])
            place += 1
    return tuple(kept)
