"""Recording and reading back what documents tell in prose."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from changelog.domain.narratives import Narrative
from changelog.storage import ledger
from changelog.storage.ledger import Provenance
from changelog.storage.standing import standing
from changelog.storage.statements import institution_id, keep_document, keep_institution, last_payload
from changelog.storage.tables import StatementKind, StatementTable
from changelog.storage.telling_payloads import narrative_of, narrative_payload

KIND = StatementKind.NARRATIVE


def record_narrative(connection: Connection, narrative: Narrative, provenance: Provenance) -> bool:
    """Append what a document tells; False when the record holds just this of it already.

    A document that tells nothing and cites nothing is recorded only where it takes back what was recorded of it.
    """
    if not _adds(connection, narrative):
        return False
    place = (keep_institution(connection, narrative.institution), narrative.institution.key)
    document = keep_document(connection, narrative.document)
    subject, payload = narrative.document.digest, narrative_payload(narrative)
    ledger.append(connection, KIND, place, subject, payload, provenance, document_id=document)
    return True


def _adds(connection: Connection, narrative: Narrative) -> bool:
    number = institution_id(connection, narrative.institution.key)
    last = last_payload(connection, number, KIND, narrative.document.digest) if number is not None else None
    if last is None:
        return bool(narrative.changes or narrative.agreements or narrative.instructions)
    known = narrative_of(last)
    return known.digest != narrative.digest or _texts(known) < _texts(narrative)


def _texts(narrative: Narrative) -> int:
    """How many texts of new functions it has: a file of facts has none, the act itself has all."""
    stated = (function.text for instruction in narrative.instructions for function in instruction.functions)
    return sum(text.body is not None for text in stated)


def narratives(connection: Connection, key: str) -> tuple[Narrative, ...]:
    """What stands of each document of an institution: its last narrative that counts, without what rests on an annulled act.
    By the names of the documents, then by digest.
    """
    table = StatementTable
    number = institution_id(connection, key)
    told = connection.execute(
        select(table.sequence, table.subject, table.payload)
        .where(table.institution_id == number, table.kind == KIND)
        .order_by(table.sequence)
    )
    known = standing(connection)
    last: dict[str, str] = {row.subject: row.payload for row in told if known.counts(row.sequence)}
    stand = (known.left_of(number or 0, narrative_of(json.loads(payload))) for payload in last.values())
    return tuple(sorted(stand, key=lambda each: (each.document.name, each.document.digest)))
