"""A structure that a sentence states whole ("quedando integrada por ..."), held against the one that is known.

Prose names the units below by their rank and subject, sometimes with an adjective of the rank that their own name does
not carry ("las coordinaciones normativas de Vinculación ..."): subjects are compared where whole names differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from changelog.history.callings import JOINING, Callings, folded
from changelog.history.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Compared:
    """`same` pairs a stated name with the unit known there, `below` with one that hung from a unit above the stated one
    and is told to hang from it now, `elsewhere` with one that is known to hang from another branch (perhaps a namesake);
    `missing` are stated and not known at all; `beyond` are known there and not stated."""

    same: tuple[tuple[str, str], ...]
    below: tuple[tuple[str, str], ...]
    elsewhere: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    beyond: tuple[str, ...]

    def differences(self, timeline: Timeline) -> tuple[str, ...]:
        """Where what is known is not what is stated; nothing where they agree."""
        known = sorted(timeline.units[i].state.name for i in self.beyond if i in timeline.units)
        words = [f"se enuncia «{name}», que depende de otra unidad según lo conocido" for name, _ in self.elsewhere]
        return (*words, *(f"consta «{name}», que no se enuncia" for name in known))

    def additions(self) -> tuple[str, ...]:
        """What is known from the statement alone."""
        return tuple(f"«{name}» consta desde aquí, por lo que se enuncia" for name in self.missing)


def compare_stated(timeline: Timeline, callings: Callings, above: str | None, stated: Sequence[str]) -> Compared:
    """Hold the names stated against the units that hang from `above` (None: from the institution)."""
    children = [i for i, unit in timeline.units.items() if unit.state.placed and unit.state.parent_id == above]
    left = {i: timeline.units[i].state.name for i in children}
    same: list[tuple[str, str]] = []
    waiting: list[str] = []
    for name in stated:
        bearers = [i for i in callings.bearers(name) if i in left]
        if len(bearers) == 1:
            same.append((name, bearers[0]))
            del left[bearers[0]]
        else:
            waiting.append(name)
    missing: list[str] = []
    elsewhere: list[tuple[str, str]] = []
    below: list[tuple[str, str]] = []
    line = callings.above(above) if above is not None else ()
    for name in waiting:
        alike = [i for i, known in left.items() if subject_of(known) == subject_of(name) and _rank_word(known, name)]
        if len(alike) == 1:
            same.append((name, alike[0]))
            del left[alike[0]]
        else:
            bearers = [i for i in callings.bearers(name) if i != above and i not in children]
            others = [i for i in bearers if timeline.units[i].state.placed]
            if len(others) == 1 and others[0] not in line and timeline.units[others[0]].state.parent_id in line:
                below.append((name, others[0]))
            elif len(others) == 1:
                elsewhere.append((name, others[0]))
            else:
                missing.append(name)
    ranks = {folded(name).split(" ")[0] for name in stated}
    beyond = [i for i, name in left.items() if folded(name).split(" ")[0] in ranks]
    return Compared(tuple(same), tuple(below), tuple(elsewhere), tuple(missing), tuple(beyond))


def subject_of(name: str) -> str:
    """What a name says after its rank: the words from the first joining word on, or the last word."""
    words = folded(name).split(" ")
    for at, word in enumerate(words[1:], 1):
        if word in JOINING:
            return " ".join(word for word in words[at:] if word not in JOINING)
    return words[-1]


def _rank_word(one: str, other: str) -> bool:
    return folded(one).split(" ")[0] == folded(other).split(" ")[0]
