"""Narrated changes placed in the history: who they are about, from which day, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from changelog.domain.dates import PartialDate
from changelog.domain.narratives import NarratedChange, NarratedKind
from changelog.domain.texts import normal_form


class DayFrom(StrEnum):
    """What the day on which a telling takes effect rests on, firmest first."""

    EFFECTIVE = "effective"  # the text gives the day of effect
    PUBLISHED = "published"  # only the day of publication is told: not before it
    APPROVED = "approved"  # only the session is told: not before it
    UNDATED = "undated"  # nothing is told; `not_before` and `not_after` bound it


class Outcome(StrEnum):
    """What a telling did to the structure."""

    APPLIED = "applied"  # the structure changed so on its day
    ALREADY = "already"  # the structure was so: a document, or another telling, had said it
    EVIDENCE = "evidence"  # undated: it settles who is who when a document shows the state after
    AGREES = "agrees"  # a structure stated on a date, and the one known is the same
    DISAGREES = "disagrees"  # what is known then does not allow it, or differs; a finding says how
    NOT_PLACED = (
        "not_placed"  # changes no unit of the structure: functions, units named only as a class, doubtful readings
    )


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two tellings of one change that differ in one piece: `field` is that of `NarratedChange`, `said` what each says.

    `said` holds printed words or ISO dates, "" where one leaves it open is no disagreement and never stands here.
    """

    field: str
    first: NarratedChange
    second: NarratedChange
    said: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """One change of one unit, with every place that tells it.

    `told` are the narrated changes that say it, the fullest first; what they leave open the others fill. `day` is the
    first day on which the structure shows it (None: undated), `day_from` on what that day rests; `not_before` and
    `not_after` bound a change whose day of effect is not told. `unit_ids` and `result_ids` are the identities before and
    after that were found, empty where none was; `from_id` and `to_id` those of the parents. `why` says in words (Spanish)
    what came of it.
    """

    told: tuple[NarratedChange, ...]
    agreement: str | None
    day: date | None
    day_from: DayFrom
    outcome: Outcome
    not_before: date | None = None
    not_after: date | None = None
    unit_ids: tuple[str, ...] = ()
    result_ids: tuple[str, ...] = ()
    from_id: str | None = None
    to_id: str | None = None
    why: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def change(self) -> NarratedChange:
        """The fullest telling."""
        return self.told[0]

    @property
    def concerns(self) -> frozenset[str]:
        """Identities that take part: before, after, and the parents."""
        parents = (one for one in (self.from_id, self.to_id) if one)
        return frozenset((*self.unit_ids, *self.result_ids, *parents))

    @property
    def units(self) -> tuple[str, ...]:
        """The units before, as told: of a merger all that merged, each told by an entry of its own."""
        if self.change.kind is not NarratedKind.MERGED:
            return (self.change.unit,)
        found: dict[str, str] = {}
        for one in self.told:
            found.setdefault(normal_form(one.unit), one.unit)
        return tuple(found.values())

    @property
    def results(self) -> tuple[str, ...]:
        """The units after, as told; empty where none is."""
        return next((one.result for one in self.told if one.result), ())

    @property
    def from_parent(self) -> str | None:
        return next((one.from_parent for one in self.told if one.from_parent), None)

    @property
    def to_parent(self) -> str | None:
        return next((one.to_parent for one in self.told if one.to_parent), None)

    @property
    def day_as_told(self) -> PartialDate | None:
        """`day` in the precision in which it is told; None where undated."""
        if self.day is None:
            return None
        said = (getattr(one, _DATES[self.day_from]) for one in self.told if self.day_from in _DATES)
        exact = PartialDate.of(self.day)
        return next((day for day in said if day is not None and day.first_day == self.day), exact)


_DATES = {DayFrom.EFFECTIVE: "effective", DayFrom.PUBLISHED: "published", DayFrom.APPROVED: "approved"}
"""Which date of a narrated change each is."""
