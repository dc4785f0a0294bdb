"""Which unit a person means: by code at a date, by name, or by part of a name. Several matches are listed, never chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from changelog.domain.dates import day_before
from changelog.domain.snapshots import Institution
from changelog.domain.structures import UnitVersion, is_in_force
from changelog.errors import UsageError

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
    candidates = [
        FoundUnit(owner, version)
        for owner in institutions_of(work, institution)
        for version in work.find_units(owner.key, text, on)
    ]
    distinct = list({(c.institution.key, c.unit_id): c for c in candidates}.values())
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
        raise UsageError(
            f"no unit is called {text!r}{when}",
            remedy="give its code, its name or part of it; `org-changelog show --on DATE` lists them",
        )
    raise UsageError(
        f"{text!r} may be any of {len(distinct)} units{when}:\n" + _listed(distinct),
        remedy="give the whole name, the code, or --institution",
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


def _listed(found: Sequence[FoundUnit]) -> str:
    lines = [
        f"  {c.institution.label}  {c.version.state.code or '-'}  {c.version.state.name}" for c in found[:MOST_LISTED]
    ]
    if len(found) > MOST_LISTED:
        lines.append(f"  ... and {len(found) - MOST_LISTED} more")
    return "\n".join(lines)
