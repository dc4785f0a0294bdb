"""Flaws of a recorded history: of a unit on a day, of an act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from changelog.domain.checks import Flaw
from changelog.domain.findings import Severity
from changelog.domain.registers import RegisteredAct
from changelog.domain.sources import SourceReference
from changelog.domain.structures import UnitState


def of_unit(
    state: UnitState,
    day: date | None,
    values: Mapping[str, object],
    *,
    act: str | None = None,
    read: str | None = None,
    source: SourceReference | None = None,
    others: Iterable[SourceReference | None] = (),
    severity: Severity | None = None,
) -> Flaw:
    """A flaw of a unit as it was on a day; `read` is its name unless something else was read, `source` where it is printed
    unless another place comes first."""
    found = places(source, state.source, *others)
    return Flaw(
        found[0] if found else None,
        read=read or state.name,
        unit=state.code,
        values=values,
        others=found[1:],
        severity=severity,
        unit_name=state.name,
        act=act,
        day=day,
    )


def of_act(
    act: RegisteredAct,
    values: Mapping[str, object],
    *,
    day: date | None = None,
    others: Iterable[SourceReference | None] = (),
    severity: Severity | None = None,
) -> Flaw:
    """A flaw of an act, where it is first cited; `day` is that of its session or publication unless another is given."""
    cited = (citation.source for citation in act.agreement.citations)
    found = places(next((one for one in cited if one is not None), None), *others)
    known = act.day
    return Flaw(
        found[0] if found else None,
        read=act.agreement.printed,
        values=values,
        others=found[1:],
        severity=severity,
        act=act.agreement.printed,
        day=day or (known.first_day if known is not None else None),
    )


def places(*sources: SourceReference | None) -> tuple[SourceReference, ...]:
    """Each place once, those that are known."""
    return tuple(dict.fromkeys(source for source in sources if source is not None))
