"""People's decisions as files: which units of two dates are the same, and on what that rests.

    {"format": "org-changelog/decisions", "version": 1,
     "institution": "Instituto de Faros",
     "decisions": [
       {"relation": "same",
        "old": [{"name": "Dirección de Luces", "on": "2018-02-16"}],
        "new": [{"name": "Dirección de Faros", "on": "2022-10-01"}],
        "source": "manual.txt:155", "reason": "the act renames it"}]}

Written in a fixed layout, a line for each decision's fact, so that a review shows what was decided.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from changelog.domain.correspondences import Decision, Occurrence, Relation
from changelog.domain.dates import PartialDate
from changelog.domain.texts import normal_form
from changelog.errors import InvariantError
from changelog.storage.fact_files import FactFile, Shape

FORMAT, VERSION = "org-changelog/decisions", 1
FILE_NAME = "decisions.json"
_REMEDY = "see `org-changelog confirm --help` and the shipped decisions.json for the shape"


class OccurrenceRecord(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    name: str | None = None
    code: str | None = None
    on: str | None = None


class DecisionRecord(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    relation: str
    old: list[OccurrenceRecord]
    new: list[OccurrenceRecord]
    refused: bool = False
    reason: str | None = None
    source: str | None = None
    person: str | None = None


class DecisionsFile(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    institution: str
    decisions: list[DecisionRecord]


_SHAPE = Shape((FORMAT,), VERSION, "decisions", "`org-changelog confirm --help`", msgspec.json.Decoder(DecisionsFile))


def read_decisions(data: bytes, name: str) -> tuple[Decision, ...]:
    """The decisions of a file. `InputError` with the place for anything that is not in the shape."""
    file = FactFile(data, name, _SHAPE)
    institution = file.content.institution
    return tuple(_decision(record, institution, file, number) for number, record in enumerate(file.content.decisions))


def _decision(record: DecisionRecord, institution: str, file: FactFile[DecisionsFile], number: int) -> Decision:
    try:
        return Decision(
            institution=normal_form(institution),
            relation=Relation(record.relation),
            old=tuple(_occurrence(item) for item in record.old),
            new=tuple(_occurrence(item) for item in record.new),
            refused=record.refused,
            reason=record.reason,
            source=record.source,
            person=record.person,
        )
    except (InvariantError, ValueError) as error:
        raise file.wrong(("decisions", number), f"decision {number + 1}: {error}", _REMEDY) from error


def _occurrence(record: OccurrenceRecord) -> Occurrence:
    return Occurrence(record.name, record.code, PartialDate.from_iso(record.on) if record.on else None)


def write_decisions(decisions: tuple[Decision, ...], institution: str) -> bytes:
    """The bytes of a file of decisions, the same for the same decisions."""
    rows = [_row(decision) for decision in decisions]
    body = ",\n".join("    {" + ",\n     ".join(_facts(row)) + "}" for row in rows)
    head = f'{{\n  "format": {_json(FORMAT)},\n  "version": {VERSION},\n  "institution": {_json(institution)},\n'
    return f'{head}  "decisions": [\n{body}\n  ]\n}}\n'.encode()


def _row(decision: Decision) -> dict[str, Any]:
    row: dict[str, Any] = {
        "relation": decision.relation.value,
        "old": [_told(occurrence) for occurrence in decision.old],
        "new": [_told(occurrence) for occurrence in decision.new],
    }
    row.update({"refused": True} if decision.refused else {})
    optional = {"reason": decision.reason, "source": decision.source, "person": decision.person}
    row.update({key: value for key, value in optional.items() if value is not None})
    return row


def _told(occurrence: Occurrence) -> dict[str, str]:
    told = {"name": occurrence.name, "code": occurrence.code, "on": str(occurrence.on) if occurrence.on else None}
    return {key: value for key, value in told.items() if value is not None}


def _facts(row: dict[str, Any]) -> list[str]:
    return [f"{_json(key)}: {_json(value)}" for key, value in row.items()]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
