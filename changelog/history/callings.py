"""Which units in force are called so: a name as prose uses it, resolved to identities."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from changelog.domain.structures import UnitState
from changelog.domain.texts import normal_form
from changelog.history.timeline import Timeline

_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""The accents of European letters, set apart by decomposition."""
_REMEMBERED = 1 << 15


@lru_cache(_REMEMBERED)
def folded(name: str) -> str:
    """A name without case, accents and typography: prose and headings differ in these."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", normal_form(name)))
    return plain if plain.isascii() else "".join(letter for letter in plain if not unicodedata.combining(letter))


JOINING = frozenset({"de", "del", "la", "las", "los", "el", "y", "e", "para", "en", "a", "al"})
"""Words of a name that say nothing by themselves."""
LEAST_OF_A_SLIP = 2 / 3
"""Of the longer of two words that a slip of the pen tells apart, the share that both begin with ("Tecnología" printed for
"Tecnológica"): endings slip, another stem is another word."""


LIKE_BEGINNING = 4
"""Letters with which a name and its slip both begin: of the rank word, which opens it."""


def is_slip(one: str, other: str) -> bool:
    """Whether two folded names are one name with a slip: an article, or the ending of one word. Used only where no unit
    bears the name exactly, and reported."""
    if one[:LIKE_BEGINNING] != other[:LIKE_BEGINNING]:
        return False  # a slip is in an ending; this spares splitting thousands of names
    first, second = _telling_words(one), _telling_words(other)
    if first == second:
        return True
    if len(first) != len(second):
        return False
    differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    return common >= LEAST_OF_A_SLIP * max(len(a), len(b))


def _telling_words(name: str) -> list[str]:
    return [word for word in name.split(" ") if word not in JOINING]


class Callings:
    """The names of one day: those in force, and those that were so until this day's acts changed them.

    A sentence may call a unit by its name before the act or after it; both are this day's names.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._now: defaultdict[str, list[str]] = defaultdict(list)
        self._before: defaultdict[str, list[str]] = defaultdict(list)
        known = timeline.folded_names
        for unit_id, unit in timeline.units.items():
            name = unit.state.name
            if name not in known:
                known[name] = folded(name)
            self._now[known[name]].append(unit_id)

    def began(self, state: UnitState) -> None:
        """A unit came into force, or bears another name, from today."""
        self._now[folded(state.name)].append(state.unit_id)

    def left(self, state: UnitState) -> None:
        """A unit bore this name until today."""
        bearers = self._now[folded(state.name)]
        if state.unit_id in bearers:
            bearers.remove(state.unit_id)
        self._before[folded(state.name)].append(state.unit_id)

    def bearers(self, name: str, *, former_first: bool = False, ended: bool = False) -> tuple[str, ...]:
        """Units so called. `former_first`: the name of before today's acts is meant where both are borne. Only units
        still in force are given, unless `ended`."""
        key = folded(name)
        orders = (self._before, self._now) if former_first else (self._now, self._before)
        for names in orders:
            found = [unit_id for unit_id in names.get(key, ()) if ended or unit_id in self._timeline.units]
            if found:
                return tuple(dict.fromkeys(found))
        return ()

    def nearly(self, name: str) -> tuple[str, ...]:
        """Units in force whose name is this one but for a slip in one word."""
        key = folded(name)
        return tuple(i for other, bearers in self._now.items() if is_slip(key, other) for i in bearers)

    def names_today(self, unit_id: str) -> frozenset[str]:
        """The folded names that a unit bears today, before or after today's acts."""
        former = {name for name, bearers in self._before.items() if unit_id in bearers}
        return frozenset({folded(self._timeline.units[unit_id].state.name), *former})

    def under(self, bearers: Iterable[str], parents: Iterable[str]) -> tuple[str, ...]:
        """Of several bearers those that hang from a unit called by one of the names, directly or further down."""
        wanted = {unit_id for name in parents for unit_id in self.bearers(name)}
        return tuple(unit_id for unit_id in bearers if wanted & set(self.above(unit_id)))

    def above(self, unit_id: str) -> tuple[str, ...]:
        """The units from which one hangs, nearest first."""
        found: list[str] = []
        unit = self._timeline.units.get(unit_id)
        while unit is not None and unit.state.parent_id is not None and unit.state.parent_id not in found:
            found.append(unit.state.parent_id)
            unit = self._timeline.units.get(unit.state.parent_id)
        return tuple(found)
