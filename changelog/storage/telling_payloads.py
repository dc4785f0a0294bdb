"""What documents tell, as JSON: narratives in the record, and tellings (narratives placed in time) in the index."""

from __future__ import annotations

import json

from changelog.domain.instructions import FunctionInstruction, InstructionKind
from changelog.domain.narratives import Certainty, NarratedChange, NarratedKind, Narrative
from changelog.domain.snapshots import Institution
from changelog.domain.sources import Document
from changelog.domain.tellings import DayFrom, Disagreement, Outcome, Telling
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, SubItem
from changelog.storage.payloads import (
    Json,
    agreement_of,
    agreement_payload,
    all_dates_of,
    canonical,
    dates_payload,
    place_of,
    source_of,
    source_payload,
)
from changelog.storage.rows import Cells

_DATES = ("approved", "published", "effective")
_NAMES = ("unit", "from_parent", "to_parent", "agreement", "group")
_OF_INSTRUCTION = ("unit", "article", "norm", "marker", "agreement")


# --- narratives -------------------------------------------------------------------------------------------------------


def narrative_payload(narrative: Narrative) -> Json:
    """All that is told, with the document's name and the lines; lines without a document are of this one."""
    document = narrative.document
    told: Json = {
        "institution": {"name": narrative.institution.name, "acronym": narrative.institution.acronym},
        "document": {"name": document.name, "sha256": document.digest, "lines": document.lines},
        "changes": [change_payload(change, document.digest) for change in narrative.changes],
        "agreements": [agreement_payload(act, document.digest) for act in narrative.agreements],
    }
    if narrative.amends:
        told["amends"] = True
    if narrative.instructions:
        told["instructions"] = [_instruction_payload(each, document.digest) for each in narrative.instructions]
    return told


def narrative_of(payload: Json) -> Narrative:
    told, own = payload["document"], payload["institution"]
    document = Document(told["name"], told["sha256"], told["lines"])
    acts = (agreement_of(act, document.digest) for act in payload["agreements"])
    return Narrative(
        institution=Institution(own["name"], own["acronym"]),
        document=document,
        changes=tuple(change_of(change, document.digest) for change in payload["changes"]),
        agreements=tuple(act for act in acts if act is not None),
        instructions=tuple(_instruction_of(each, document.digest) for each in payload.get("instructions", ())),
        amends=payload.get("amends", False),
    )


def _instruction_payload(instruction: FunctionInstruction, default: str) -> Json:
    return {
        "kind": str(instruction.kind),
        "functions": [_function_payload(each, default) for each in instruction.functions],
        "source": source_payload(instruction.source, default),
        **{name: getattr(instruction, name) for name in _OF_INSTRUCTION},
        **dates_payload(instruction, _DATES),
    }


def _function_payload(function: Function, default: str) -> Json:
    """A new function with its text, for no attestation tells it as it does for those of a snapshot."""
    return {
        "marker": function.marker,
        "digest": function.text.digest,
        "text": function.text.body,
        "sub_items": [[item.marker, item.text] for item in function.sub_items],
        "source": source_payload(function.source, default),
    }


def _instruction_of(payload: Json, default: str) -> FunctionInstruction:
    pieces: Json = {**{name: payload[name] for name in _OF_INSTRUCTION}, **all_dates_of(payload, _DATES)}
    return FunctionInstruction(
        kind=InstructionKind(payload["kind"]),
        functions=tuple(_function_of(each, default) for each in payload["functions"]),
        source=place_of(payload["source"], default),
        **pieces,
    )


def _function_of(payload: Json, default: str) -> Function:
    return Function(
        payload["marker"],
        StatedText(payload["digest"], payload["text"]),
        tuple(SubItem(marker, text) for marker, text in payload["sub_items"]),
        source_of(payload["source"], default),
    )


def change_payload(change: NarratedChange, default: str | None) -> Json:
    """One change; `default` is the SHA-256 of the document whose lines it names, None to say it."""
    return {
        "kind": str(change.kind),
        "result": list(change.result),
        "certainty": str(change.certainty),
        "source": source_payload(change.source, default),
        **{name: getattr(change, name) for name in _NAMES},
        **dates_payload(change, _DATES),
    }


def change_of(payload: Json, default: str | None) -> NarratedChange:
    pieces: Json = {**{name: payload[name] for name in _NAMES}, **all_dates_of(payload, _DATES)}
    return NarratedChange(
        kind=NarratedKind(payload["kind"]),
        result=tuple(payload["result"]),
        certainty=Certainty(payload["certainty"]),
        source=place_of(payload["source"], default),
        **pieces,
    )


# --- tellings ---------------------------------------------------------------------------------------------------------


def telling_content(telling: Telling) -> str:
    """What a row of tellings holds besides its own columns, as canonical JSON."""
    return canonical(
        {
            "told": [change_payload(change, None) for change in telling.told],
            "unit_ids": telling.unit_ids,
            "result_ids": telling.result_ids,
            "from_id": telling.from_id,
            "to_id": telling.to_id,
            "why": telling.why,
            "disagreements": [
                {
                    "field": each.field,
                    "first": change_payload(each.first, None),
                    "second": change_payload(each.second, None),
                    "said": each.said,
                }
                for each in telling.disagreements
            ],
        }
    )


def telling_of(row: Cells) -> Telling:
    """From agreement, day, day_from, outcome, not_before, not_after and content."""
    agreement, day, day_from, outcome, not_before, not_after, content = row
    told: Json = json.loads(content)
    return Telling(
        told=tuple(change_of(change, None) for change in told["told"]),
        agreement=agreement,
        day=day,
        day_from=DayFrom(day_from),
        outcome=Outcome(outcome),
        not_before=not_before,
        not_after=not_after,
        unit_ids=tuple(told["unit_ids"]),
        result_ids=tuple(told["result_ids"]),
        from_id=told["from_id"],
        to_id=told["to_id"],
        why=tuple(told["why"]),
        disagreements=tuple(_disagreement_of(each) for each in told["disagreements"]),
    )


def _disagreement_of(payload: Json) -> Disagreement:
    one, other = payload["said"]
    return Disagreement(
        payload["field"], change_of(payload["first"], None), change_of(payload["second"], None), (one, other)
    )
