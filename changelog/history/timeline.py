"""The versions as they grow while statements are folded in date order. Internal to the compiler; mutable on purpose."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from changelog.domain.correspondences import Status
from changelog.domain.structures import (
    Act,
    Closing,
    FunctionState,
    FunctionVersion,
    Link,
    Opening,
    Pairing,
    UnitState,
    UnitVersion,
)


@dataclass(slots=True)
class OpenUnit:
    """A unit in force: its present state, since when, and the functions it has, by id, in the order printed: each the
    version in force, which has no end yet.

    `documented`: a snapshot has stated it, last the one of the document `stated_in` (its digest, None where not known).
    `carried_from` is the name of the document whose units were carried back to this one; None where it was not.
    `articles` are the numbers of the articles that give it its functions, `articles_of` the act that they stand in.
    `within` is a unit above it at a distance that is not told, by identity, where no more was told last.
    """

    state: UnitState
    valid_from: date
    begun_by: Act
    opening: Opening | None
    attested_by: list[str]
    evidence: tuple[str, ...] = ()
    functions: dict[str, FunctionVersion] = field(default_factory=dict)
    documented: bool = False
    stated_in: str | None = None
    carried_from: str | None = None
    articles: tuple[str, ...] = ()
    articles_of: str | None = None
    within: str | None = None

    def begins_on(self, day: date) -> bool:
        """Whether its life began on that day, by what is told: it is not merely known from then on."""
        return self.valid_from == day and self.opening not in (None, Opening.FIRST_DOCUMENTED)


@dataclass(slots=True)
class Timeline:
    """What is in force after the statements folded so far, and every version that has ended.

    `ended` holds the last state of each unit that ended, for re-establishment; `ended_functions` the functions that ended,
    by unit and text: one that comes back word for word is the same. `top_listed` says that some document has
    listed every unit directly below the institution. `folded_names` are names as prose is compared with them (`callings`),
    by name: every day on which something is told asks for all.
    """

    units: dict[str, OpenUnit] = field(default_factory=dict)
    ended: dict[str, UnitState] = field(default_factory=dict)
    ended_functions: dict[tuple[str, str], str] = field(default_factory=dict)
    top_listed: bool = False
    closed_units: list[UnitVersion] = field(default_factory=list)
    closed_functions: list[FunctionVersion] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pairings: list[Pairing] = field(default_factory=list)
    folded_names: dict[str, str] = field(default_factory=dict)

    def begin_unit(
        self, state: UnitState, act: Act, opening: Opening | None, evidence: tuple[str, ...], attested_by: list[str]
    ) -> OpenUnit:
        """Put a unit in force from the act's day."""
        unit = OpenUnit(state, act.effective_date, act, opening, attested_by, evidence)
        self.units[state.unit_id] = unit
        self.ended.pop(state.unit_id, None)
        return unit

    def change_unit(self, unit: OpenUnit, state: UnitState, act: Act, evidence: tuple[str, ...]) -> None:
        """End the present version and begin the next; on the very day that it began, the later statement stands."""
        if unit.valid_from < act.effective_date:
            self.closed_units.append(_version(unit, act))
            unit.opening = None
            unit.valid_from = act.effective_date
        unit.state = state
        unit.begun_by = act
        unit.evidence = evidence
        unit.attested_by = [act.statement]

    def children(self, unit_id: str) -> list[str]:
        """Units in force that hang directly from one."""
        return [child for child, unit in self.units.items() if unit.state.parent_id == unit_id]

    def end_unit(self, unit_id: str, act: Act, closing: Closing, evidence: tuple[str, ...] = ()) -> None:
        """End a unit and its functions; what would have lasted no day at all leaves no version. `evidence` is of its end."""
        unit = self.units.pop(unit_id)
        stated = closing is not Closing.NO_LONGER_DOCUMENTED
        for function in unit.functions.values():
            self.end_function(function, act, last_stated=not stated)
        if unit.valid_from < act.effective_date:
            self.closed_units.append(replace(_version(unit, act, closing), end_evidence=evidence))
            self.ended[unit_id] = unit.state

    def changed_function(
        self, function: FunctionVersion, state: FunctionState, act: Act, evidence: tuple[str, ...]
    ) -> FunctionVersion:
        """The version that follows under the same unit or another; the present one ends. On the very day that it began,
        the later statement stands."""
        if function.valid_from < act.effective_date:
            self.closed_functions.append(_closed(function, act))
            return FunctionVersion(state, act.effective_date, None, act, evidence=evidence)
        return FunctionVersion(
            state, act.effective_date, None, act, first_stated=function.first_stated, evidence=evidence
        )

    def end_function(self, function: FunctionVersion, act: Act, *, last_stated: bool) -> None:
        """End a function. Its unit goes on listing it until it is given its functions anew, or ends."""
        state = function.state
        self.ended_functions[state.unit_id, state.text.digest] = state.function_id
        if function.valid_from < act.effective_date:
            self.closed_functions.append(_closed(function, act, last_stated=last_stated))

    def mark_unresolved(self) -> None:
        """Units of pairs that wait for a person say so."""
        for pairing in self.pairings:
            if pairing.correspondence.status is Status.PROPOSED:
                for sighting in (*pairing.old, *pairing.new):
                    unit = self.units.get(sighting.unit_id)
                    if unit is not None:
                        unit.state = replace(unit.state, unresolved=True)

    def unit_versions(self) -> tuple[UnitVersion, ...]:
        """Every version, ended or not, in a fixed order."""
        still = [_version(unit) for unit in self.units.values()]
        return tuple(sorted([*self.closed_units, *still], key=lambda v: (v.valid_from, v.state.unit_id)))

    def function_versions(self) -> tuple[FunctionVersion, ...]:
        """As `unit_versions`, of functions: by day, then unit, then place."""
        groups: dict[tuple[date, str], list[FunctionVersion]] = {}
        still = (function for unit in self.units.values() for function in unit.functions.values())
        for version in (*self.closed_functions, *still):
            groups.setdefault((version.valid_from, version.state.unit_id), []).append(version)
        for group in groups.values():
            group.sort(key=_place)
        return tuple(version for key in sorted(groups) for version in groups[key])


def _place(version: FunctionVersion) -> tuple[int, str]:
    return version.state.position, version.state.function_id


def _version(unit: OpenUnit, act: Act | None = None, closing: Closing | None = None) -> UnitVersion:
    """The present version of a unit, ended by an act or still in force."""
    return UnitVersion(
        state=unit.state,
        valid_from=unit.valid_from,
        valid_to=act.effective_date if act else None,
        begun_by=unit.begun_by,
        ended_by=act,
        opening=unit.opening,
        closing=closing,
        attested_by=tuple(unit.attested_by),
        evidence=unit.evidence,
    )


def _closed(function: FunctionVersion, act: Act, *, last_stated: bool = False) -> FunctionVersion:
    """The version in force, ended by an act."""
    return FunctionVersion(
        state=function.state,
        valid_from=function.valid_from,
        valid_to=act.effective_date,
        begun_by=function.begun_by,
        ended_by=act,
        first_stated=function.first_stated,
        last_stated=last_stated,
        evidence=function.evidence,
    )
