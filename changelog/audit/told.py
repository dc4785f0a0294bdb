"""What is told, by unit: which tellings speak of a unit, and which took effect between two days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from changelog.audit.names import folded
from changelog.domain.narratives import NarratedKind
from changelog.domain.tellings import Telling

NAMING = frozenset({NarratedKind.RENAMED, NarratedKind.TRANSFORMED})
"""Kinds after which the same unit bears another name."""
UNITING = frozenset({NarratedKind.MERGED, NarratedKind.SPLIT, NarratedKind.REPLACED})
"""Kinds after which other units stand in the place of those before."""
ENDING = UNITING | {NarratedKind.ABOLISHED}
BEGINNING = frozenset({NarratedKind.CREATED, NarratedKind.REESTABLISHED})
MOVING = BEGINNING | {NarratedKind.REASSIGNED}
"""Kinds that tell from what a unit hangs from then on."""
ABOUT_FUNCTIONS = frozenset({NarratedKind.FUNCTIONS_GIVEN, NarratedKind.FUNCTIONS_TAKEN})


@dataclass(frozen=True, slots=True)
class Party:
    """A unit that takes part in what is told: the names that it is told by, and its identities as far as found."""

    names: tuple[str, ...]
    ids: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(folded(name) for name in self.names)

    def __or__(self, other: Party) -> Party:
        """Both as one: the same unit before and after."""
        return Party(tuple(dict.fromkeys(self.names + other.names)), tuple(dict.fromkeys(self.ids + other.ids)))


class Told:
    """The tellings of one institution."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self.tellings = tuple(sorted(tellings, key=_as_printed))
        self._by_id: defaultdict[str, list[Telling]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Telling]] = defaultdict(list)
        self.namings = tuple(one for one in self.tellings if one.change.kind in NAMING)
        self.structures = tuple(one for one in self.tellings if one.change.kind is NarratedKind.STRUCTURE_STATED)
        for telling in self.tellings:
            for unit_id in dict.fromkeys((*telling.unit_ids, *telling.result_ids)):
                self._by_id[unit_id].append(telling)
            for name in dict.fromkeys(map(folded, (*telling.units, *telling.results))):
                self._by_name[name].append(telling)

    def about(self, party: Party) -> Sequence[Telling]:
        """Tellings in which the unit itself takes part: by identity; by name where either side has no identity."""
        found = [telling for unit_id in party.ids for telling in self._by_id.get(unit_id, ())]
        for key in party.keys:
            found += (
                telling
                for telling in self._by_name.get(key, ())
                if not party.ids or not (telling.unit_ids or telling.result_ids)
            )
        return tuple({id(telling): telling for telling in found}.values())

    def between(self, party: Party, after: date, until: date, *, but: Telling | None = None) -> tuple[Telling, ...]:
        """Those about the unit that took effect after a day and not after another; undated ones if they may have."""
        return tuple(one for one in self.about(party) if one is not but and is_between(one, after, until))


def is_between(telling: Telling, after: date, until: date) -> bool:
    """Whether it took effect after a day and not after another; for an undated one, whether it may have."""
    if telling.day is not None:
        return after < telling.day <= until
    return (telling.not_before or date.min) <= until and (telling.not_after or date.max) > after


def _as_printed(telling: Telling) -> tuple[object, ...]:
    """A fixed order, whatever the one given: by day, then by the lines of the fullest telling."""
    change = telling.change
    return telling.day or date.max, change.source, change.kind, change.unit, change.result
