"""Which entries count: what was retracted, corrected or annulled stays in the ledger, and is left out of every answer.

Entries are read from the last to the first: an entry that was withdrawn withdraws nothing, so that retracting a
retraction makes its entries count again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from changelog.domain.acts import is_one_act, letters_of, plain_letters
from changelog.domain.agreements import Agreement
from changelog.domain.narratives import Narrative
from changelog.storage.payloads import agreement_of
from changelog.storage.tables import StatementKind, StatementTable

WITHDRAWING = (StatementKind.CORRECTION, StatementKind.RETRACTION)
"""Kinds whose payload lists the entries that no longer count, with their digests."""
ON_OTHERS = (*WITHDRAWING, StatementKind.ANNULMENT)
"""Kinds that say something of what was recorded, not of the institution."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`withdrawn` are the entries that do not count, each with the one that says so; `annulled` the acts without effect, by
    the number of their institution, each with the entry that says so.
    """

    withdrawn: Mapping[int, int] = field(default_factory=dict)
    annulled: Mapping[int, tuple[tuple[Agreement, int], ...]] = field(default_factory=dict)

    def counts(self, sequence: int) -> bool:
        return sequence not in self.withdrawn

    def is_annulled(self, institution: int, act: Agreement | None) -> bool:
        return self.annulment_of(institution, act) is not None

    def annulment_of(self, institution: int, act: Agreement | None) -> int | None:
        """The entry by which an act is without effect; None where it has effect."""
        if act is None:
            return None
        return next((entry for each, entry in self.annulled.get(institution, ()) if is_one_act(each, act)), None)

    def left_of(self, institution: int, narrative: Narrative) -> Narrative:
        """What a document tells without the changes that rest on an annulled act. The acts that it cites stay."""
        annulled = self.annulled.get(institution, ())
        if not annulled:
            return narrative
        acts = [
            *(act for act, _ in annulled),
            *(act for act in narrative.agreements if self.is_annulled(institution, act)),
        ]
        letters = {spelling for act in acts for spelling in letters_of(act)}
        kept = (change for change in narrative.changes if plain_letters(change.agreement or "") not in letters)
        orders = (one for one in narrative.instructions if plain_letters(one.agreement or "") not in letters)
        return replace(narrative, changes=tuple(kept), instructions=tuple(orders))


def standing(connection: Connection) -> Standing:
    """What the record says of its own entries."""
    table = StatementTable
    rows = connection.execute(
        select(table.sequence, table.kind, table.institution_id, table.payload)
        .where(table.kind.in_(ON_OTHERS))
        .order_by(table.sequence.desc())
    )
    withdrawn: dict[int, int] = {}
    annulled: dict[int, list[tuple[Agreement, int]]] = defaultdict(list)
    for sequence, kind, institution, payload in rows:
        if sequence in withdrawn:
            continue
        told = json.loads(payload)
        if kind in WITHDRAWING:
            withdrawn.update((each["sequence"], sequence) for each in told["entries"])
        elif (act := agreement_of(told["agreement"], None)) is not None:
            annulled[institution].insert(0, (act, sequence))
    return Standing(withdrawn, {number: tuple(acts) for number, acts in annulled.items()})
