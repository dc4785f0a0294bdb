"""What a document tells in prose of changes that were made: restructures of decades, with or without act and date."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.instructions import FunctionInstruction
from changelog.domain.snapshots import Institution
from changelog.domain.sources import Document, SourceReference
from changelog.domain.texts import DIGEST_LENGTH


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


@dataclass(frozen=True, slots=True)
class Narrative:
    """What one document tells in prose: the changes, in the order printed, and every act that it cites anywhere.

    Of one document (by `Document.digest`) the narrative recorded last stands: a program that reads better tells anew. Of an
    amending act (`amends`) `changes` are what it orders of units, `instructions` what it orders of functions: they take
    effect on what is known, and what is not known is not begun for their sake.
    """

    institution: Institution
    document: Document
    changes: tuple[NarratedChange, ...]
    agreements: tuple[Agreement, ...] = ()
    instructions: tuple[FunctionInstruction, ...] = ()
    amends: bool = False

    @property
    def digest(self) -> str:
        """Digest of all that is told, lines included: the same for a file of facts and for the document itself."""
        facts: list[object] = [
            self.institution.key,
            self.document.digest,
            [_facts_of_change(change) for change in self.changes],
            [_facts_of_act(act) for act in self.agreements],
        ]
        if self.amends or self.instructions:  # the others keep the digest that they have always had
            facts.append([self.amends, *(instruction.facts for instruction in self.instructions)])
        packed = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


def _facts_of_change(change: NarratedChange) -> list[object]:
    return [
        change.kind,
        change.unit,
        list(change.result),
        change.from_parent,
        change.to_parent,
        change.agreement,
        *(str(day) if day else None for day in (change.approved, change.published, change.effective)),
        change.source.first_line,
        change.source.last_line,
        change.group,
        change.certainty,
    ]


def _facts_of_act(act: Agreement) -> list[object]:
    days = (act.session, act.approved, act.published, act.effective)
    return [
        act.printed,
        act.body,
        act.number,
        act.promoter,
        *(str(day) if day else None for day in days),
        [
            [
                cited.printed,
                cited.source.first_line if cited.source else 0,
                cited.source.last_line if cited.source else 0,
                *(str(day) if day else None for day in (cited.approved, cited.published, cited.effective)),
            ]
            for cited in act.citations
        ],
    ]
