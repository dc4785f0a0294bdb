"""The shape of snapshot files as a JSON Schema; snapshots/schema.json is its printed form."""

from __future__ import annotations

from typing import Any

from changelog.domain.texts import DIGEST_LENGTH
from changelog.storage.snapshot_layout import FORMAT, VERSION

Schema = dict[str, Any]


def json_schema() -> Schema:
    """JSON Schema (draft 2020-12) of what `write_snapshot` writes and `read_snapshot` reads."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://org-changelog.invalid/snapshot-1.json",
        "title": "What one document states of an institution's structure from one effective date",
        "type": "object",
        "additionalProperties": False,
        "required": ["institution", "effective_date", "units"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "institution": _either(_INSTITUTION, _TEXT),
            "effective_date": _told(
                _DATE, "The day from which the structure is in force, as precise as it is printed."
            ),
            "agreement": _told(_or_null(_AGREEMENT, _TEXT), "The act that put it in force; null where none is named."),
            "document": _told(_or_null(_DOCUMENT), "The file that it was read from; null for one made by hand."),
            "heads_on_top": {
                "type": ["boolean", "null"],
                "description": "Whether units without a parent hang from the institution itself. "
                "Left out: they do where there are several.",
            },
            "whole_institution": {
                "type": "boolean",
                "description": "Whether no other unit hangs from the institution. Left out: as heads_on_top.",
            },
            "units": {"type": "array", "minItems": 1, "items": _UNIT, "description": "In the order printed."},
        },
    }


def _told(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


def _either(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


def _or_null(*schemas: Schema) -> Schema:
    return _either(*schemas, {"type": "null"})


def _object(required: list[str], properties: Schema, description: str) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
        "description": description,
    }


_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_DATE: Schema = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
_DATE_OR_NULL: Schema = _or_null(_DATE)
_LINES: Schema = {
    "type": ["array", "null"],
    "prefixItems": [{"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 1}],
    "items": False,
    "minItems": 2,
    "description": "First and last line of the document, both included, counted from 1.",
}
_DIGEST: Schema = {
    "type": "string",
    "pattern": f"^[0-9a-f]{{{DIGEST_LENGTH}}}$",
    "description": f"First {DIGEST_LENGTH} hexadecimal digits of the SHA-256 of the text's normal form.",
}
_PRINTED: Schema = _told(_TEXT, "The text as printed, wrapped lines joined. With a digest, the two must agree.")
_STATED: Schema = {"text": _PRINTED, "digest": _DIGEST, "lines": _LINES}
_TEXT_OR_DIGEST: list[Schema] = [{"required": ["text"]}, {"required": ["digest"]}]
_INSTITUTION: Schema = _object(
    ["name"],
    {"name": _TEXT, "acronym": _told(_TEXT_OR_NULL, "How people call it.")},
    "The body whose structure it is. Its name alone will do.",
)
_AGREEMENT: Schema = _object(
    ["printed"],
    {
        "printed": _told(_TEXT, "The spelling shown to readers."),
        "body": _told(_TEXT_OR_NULL, "The council, as its code names it or as prose does."),
        "session": _told(_DATE_OR_NULL, "The day on which the council sat."),
        "number": _told(_TEXT_OR_NULL, "With body and session, what identifies the act."),
        "promoter": _told(_TEXT_OR_NULL, "Who proposed it."),
        "approved": _DATE_OR_NULL,
        "published": _DATE_OR_NULL,
        "effective": _DATE_OR_NULL,
        "citations": {
            "type": "array",
            "items": _object(["printed"], {"printed": _TEXT, "lines": _LINES}, "One place where the act is cited."),
        },
    },
    "An act, by all that the document tells of it. Its letters alone will do.",
)
_DOCUMENT: Schema = _object(
    ["name", "sha256", "lines"],
    {
        "name": _told(_TEXT, "Without folders."),
        "sha256": _told(_TEXT, "Of the file's bytes, in hexadecimal."),
        "lines": {"type": "integer", "minimum": 0, "description": "How many it has."},
    },
    "A file that was read.",
)
_SUB_ITEM: Schema = _object(["marker", "text"], {"marker": _TEXT, "text": _TEXT}, "One item inside a function.")
_FUNCTION: Schema = {
    **_object(
        ["marker"],
        {
            "marker": _told(_TEXT, "As printed; empty where it was lost."),
            **_STATED,
            "sub_items": {"type": "array", "items": _SUB_ITEM, "description": "Told apart where the text is given."},
        },
        "One duty of the unit.",
    ),
    "anyOf": _TEXT_OR_DIGEST,
}
_OBJECTIVE: Schema = {
    **_object([], _STATED, "The unit's purpose, where printed. Its text alone will do."),
    "anyOf": _TEXT_OR_DIGEST,
}
_UNIT: Schema = _object(
    ["code", "name"],
    {
        "code": _told({"type": "string", "minLength": 1}, "The printed position, unique in the file."),
        "name": _told({"type": "string", "minLength": 1}, "As printed, rank included."),
        "rank": _told(_TEXT_OR_NULL, "The leading words of the name that say what it is."),
        "parent": _told(_TEXT_OR_NULL, "The code of the unit that it hangs from; null heads the scope."),
        "lines": _LINES,
        "children_listed": {
            "type": ["boolean", "null"],
            "description": "Whether all units directly below it are in the file. "
            "Left out: they are where some unit of its rank has a unit below it.",
        },
        "functions_listed": {
            "type": ["boolean", "null"],
            "description": "Whether its functions are in the file; when absent, whether those of any unit are.",
        },
        "objective": _or_null(_OBJECTIVE, _TEXT),
        "number_of_functions": {"type": ["integer", "null"], "minimum": 0},
        "functions": {"type": "array", "items": _FUNCTION, "description": "In the order printed."},
    },
    "A unit as the document states it.",
)
