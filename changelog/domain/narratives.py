"""What a document tells in prose of changes that were made: restructures of decades, with or without act and date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from changelog.domain.dates import PartialDate
from changelog.domain.sources import SourceReference


class NarratedKind(StrEnum):
    """The kinds of `domain.changes` as prose tells them, and two more.

    FUNCTIONS_GIVEN and FUNCTIONS_TAKEN: an article, fraction or act gives a unit functions or takes them away.
    STRUCTURE_STATED: a whole structure told on a date ("quedando integrada por"): `result` are the units directly below
    `unit`.
    """

    CREATED = "created"
    ABOLISHED = "abolished"
    RENAMED = "renamed"
    REASSIGNED = "reassigned"
    TRANSFORMED = "transformed"
    MERGED = "merged"
    SPLIT = "split"
    REPLACED = "replaced"
    REESTABLISHED = "reestablished"
    FUNCTIONS_GIVEN = "functions_given"
    FUNCTIONS_TAKEN = "functions_taken"
    STRUCTURE_STATED = "structure_stated"


class Certainty(StrEnum):
    STATED = "stated"  # the sentence says it
    IMPLIED = "implied"  # it follows from the sentence ("ahora", "la entonces", a pronoun's meaning)
    DOUBTFUL = "doubtful"  # the sentence can be read otherwise; a finding says how


@dataclass(frozen=True, slots=True)
class NarratedChange:
    """One change of one unit as a document tells it.

    `unit` is the unit before (for a creation: the unit created), names as printed, rank distributed over lists. `result`
    are the units after: the new name, the successors of a split, the units stated; empty where there is none. What the
    text leaves open is None. `agreement` is the act as printed; `approved` the session, `effective` the day that the text
    gives for the change. `source` are the exact lines; changes told by one sentence share `group`.
    """

    kind: NarratedKind
    unit: str
    result: tuple[str, ...]
    from_parent: str | None
    to_parent: str | None
    agreement: str | None
    approved: PartialDate | None
    published: PartialDate | None
    effective: PartialDate | None
    source: SourceReference
    group: str
    certainty: Certainty
