"""What was read of one sentence: the changes that it tells, not yet with their acts and days."""

from __future__ import annotations

from dataclasses import dataclass, field

from changelog.domain.dates import PartialDate
from changelog.domain.narratives import Certainty, NarratedKind
from changelog.reading.narrative.acts import ActUse
from changelog.reading.narrative.days import DateUse
from changelog.reading.narrative.sentences import Sentence

IN_BRACKETS = "beside the name, in brackets"
"""The form of a present name that an older text has in brackets: it came with no act that the sentence tells."""


ONE_TO_ONE = frozenset({NarratedKind.RENAMED, NarratedKind.TRANSFORMED, NarratedKind.REPLACED})
"""Kinds that have as many units after as before."""
ARRIVING = frozenset({NarratedKind.CREATED, NarratedKind.REASSIGNED, NarratedKind.REESTABLISHED})
"""Kinds after which a unit hangs where it did not."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A change as its sentence tells it. `first` and `last` (excluded) are its span in the sentence; `form` the
    construction that it was read by; `last_line`: where the list ends that the sentence introduces."""

    kind: NarratedKind
    unit: str
    result: tuple[str, ...]
    from_parent: str | None
    to_parent: str | None
    first: int
    last: int
    certainty: Certainty
    form: str
    last_line: int | None = None


@dataclass(slots=True)
class Telling:
    """A sentence with the acts that it cites, its dates and its changes."""

    sentence: Sentence
    acts: list[ActUse]
    dates: list[DateUse]
    drafts: list[Draft] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Settled:
    """The act that a change rests on and its days; None where the text leaves them open."""

    agreement: str | None = None
    approved: PartialDate | None = None
    published: PartialDate | None = None
    effective: PartialDate | None = None
