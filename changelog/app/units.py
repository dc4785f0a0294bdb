"""Which unit a person means: by code at a date, by name, by part of a name, or by its identity as JSON prints it. Several
matches are listed, never chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from changelog.app.told_and_seen import names_without_identity
from changelog.domain.dates import day_before
from changelog.domain.snapshots import Institution
from changelog.domain.structures import UnitVersion, is_in_force
from changelog.errors import UsageError
from changelog.storage.searches import folded

if TYPE_CHECKING:
    from changelog.storage.store import Work

MOST_LISTED = 25
"""How many candidates an error lists before it says how many more there are."""


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit of an institution, in the version that was found."""

    institution: Institution
    version: UnitVersion

    @property
    def unit_id(self) -> str:
        return self.version.state.unit_id


@dataclass(frozen=True, slots=True)
class ToldUnit:
    """A unit that prose names and that no structure shows: it has a name and no identity."""

    institution: Institution
    name: str


def institutions_of(work: Work, text: str | None) -> tuple[Institution, ...]:
    """The institution that a person names (acronym, name or part of it), or all of them."""
    if text is None:
        return tuple(work.institutions())
    found = tuple(work.find_institution(text))
    if len(found) == 1:
        return found
    known = ", ".join(i.label for i in work.institutions()) or "none is recorded"
    if not found:
        raise UsageError(f"no institution is called {text!r}", remedy=f"choose one of: {known}")
    raise UsageError(
        f"several institutions are called {text!r}: " + ", ".join(i.name for i in found),
        remedy="give the whole name or the acronym",
    )


def find_unit(work: Work, text: str, on: date | None, institution: str | None = None) -> FoundUnit:
    """The one unit meant. `UsageError` lists the candidates when there are several, or says that there is none."""
    distinct = _found(work, text, on, institution)
    if len(distinct) == 1:
        return distinct[0]
    when = f" on {on}" if on else ""
    if not distinct and on is not None:
        distinct = _under_other_names(work, text, on, institution)
        if len(distinct) == 1:
            return distinct[0]
    if not distinct:
        if on is not None:
            _refuse_undocumented_day(work, text, on, institution)
        _point_to_what_is_told(work, text, institution)
        raise UsageError(
            f"no unit is called {text!r}{when}",
            remedy="give its code, its name or part of it; `org-changelog show --on DATE` lists them",
        )
    raise UsageError(
        f"{text!r} may be any of {len(distinct)} units{when}:\n" + _listed(work, distinct),
        remedy="give the whole name, the code, or --institution",
    )


def find_unit_or_told(work: Work, text: str, institution: str | None = None) -> FoundUnit | ToldUnit:
    """As `find_unit` on no date, and also units that only prose names; a whole name goes before a part of another."""
    told = _told(work, text, institution)
    shown = _found(work, text, None, institution)
    if told and not any(_is_called(one.version, text) for one in shown):
        whole = [unit for unit in told if folded(unit.name) == folded(text)]
        if len(whole) == 1 or (len(told) == 1 and not shown):
            return (whole or told)[0]
        if not shown:
            listed = "\n".join(f"  {unit.institution.label}  {unit.name}" for unit in told[:MOST_LISTED])
            raise UsageError(
                f"no structure shows a unit called {text!r}; documents tell of {len(told)}:\n{listed}",
                remedy="give the whole name, or --institution",
            )
    return find_unit(work, text, None, institution)


def _found(work: Work, text: str, on: date | None, institution: str | None) -> list[FoundUnit]:
    """Each unit that answers to the words, once; asked for by its identity, that one."""
    owners = institutions_of(work, institution)
    found = [FoundUnit(owner, version) for owner in owners for version in work.find_units(owner.key, text, on)]
    if not found and text.strip():
        found = [
            FoundUnit(owner, version)
            for owner in owners
            for version in work.unit_versions(owner.key, text.strip())
            if on is None or is_in_force(version, on)
        ]
    return list({(one.institution.key, one.unit_id): one for one in found}.values())


def _is_called(version: UnitVersion, text: str) -> bool:
    return version.state.code == text.strip() or folded(version.state.name) == folded(text)


def _told(work: Work, text: str, institution: str | None) -> list[ToldUnit]:
    """Units that tellings name and that have no identity, where the words are their name or part of it."""
    wanted = folded(text)
    named = [
        ToldUnit(owner, name)
        for owner in institutions_of(work, institution)
        for telling in work.tellings(owner.key)
        for names in names_without_identity(telling)
        for name in names
        if wanted and wanted in folded(name)
    ]
    return list({(unit.institution.key, folded(unit.name)): unit for unit in named}.values())


def _point_to_what_is_told(work: Work, text: str, institution: str | None) -> None:
    if _told(work, text, institution):
        raise UsageError(
            f"no structure shows a unit called {text!r}, but documents tell of one",
            remedy="`org-changelog timeline NAME` lists what they tell",
        )


def _under_other_names(work: Work, text: str, on: date, institution: str | None) -> list[FoundUnit]:
    """Units that were in force that day, called so on some other."""
    return [
        FoundUnit(owner, version)
        for owner in institutions_of(work, institution)
        for named in work.find_units(owner.key, text, None)
        for version in work.unit_versions(owner.key, named.state.unit_id)
        if is_in_force(version, on)
    ]


def _refuse_undocumented_day(work: Work, text: str, on: date, institution: str | None) -> None:
    """Where documents show such a unit on other days, say which."""
    found = [
        version for owner in institutions_of(work, institution) for version in work.find_units(owner.key, text, None)
    ]
    if found:
        days = "; ".join(_days(version) for version in found[:MOST_LISTED])
        raise UsageError(f"{text!r} is not documented on {on}", remedy=f"ask for a day on which it is: {days}")


def _days(version: UnitVersion) -> str:
    until = f" until {day_before(version.valid_to)}" if version.valid_to else ""
    return f"{version.state.code or '-'} {version.state.name}, so from {version.valid_from}{until}"


def _listed(work: Work, found: Sequence[FoundUnit]) -> str:
    called = [f"  {c.institution.label}  {c.version.state.code or '-'}  {c.version.state.name}" for c in found]
    lines = [
        f"{line}{_apart(work, one)}" if called.count(line) > 1 else line
        for line, one in zip(called[:MOST_LISTED], found, strict=False)
    ]
    if len(found) > MOST_LISTED:
        lines.append(f"  ... and {len(found) - MOST_LISTED} more")
    return "\n".join(lines)


def _apart(work: Work, found: FoundUnit) -> str:
    """What tells units of one name and no code apart: from what they hung, and the identity to ask for."""
    parent_id = found.version.state.parent_id
    above = work.unit_versions(found.institution.key, parent_id) if parent_id else ()
    parent = f", of {above[-1].state.name}" if above else ""
    return f"{parent} (ask for {found.unit_id})"
