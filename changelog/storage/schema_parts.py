"""Pieces of the published JSON Schemas that several formats share; what each format adds stands in its own module."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]


def told(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


def either(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


def or_null(*schemas: Schema) -> Schema:
    return either(*schemas, {"type": "null"})


def of_object(required: list[str], properties: Schema, description: str) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
        "description": description,
    }


TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
DATE: Schema = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
DATE_OR_NULL: Schema = or_null(DATE)
LINES: Schema = {
    "type": ["array", "null"],
    "prefixItems": [{"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 1}],
    "items": False,
    "minItems": 2,
    "description": "First and last line of the document, both included, counted from 1.",
}
PAGE: Schema = {"type": ["integer", "null"], "minimum": 1, "description": "The page of these lines, where known."}
INSTITUTION: Schema = of_object(
    ["name"],
    {"name": TEXT, "acronym": told(TEXT_OR_NULL, "How people call it.")},
    "The body whose structure it is. Its name alone will do.",
)
CITATION: Schema = of_object(
    ["printed"],
    {
        "printed": TEXT,
        "lines": LINES,
        "page": PAGE,
        "approved": told(DATE_OR_NULL, "The days are those that this place tells, not those of the code."),
        "published": DATE_OR_NULL,
        "effective": DATE_OR_NULL,
    },
    "One place where the act is cited.",
)
AGREEMENT: Schema = of_object(
    ["printed"],
    {
        "printed": told(TEXT, "The spelling shown to readers."),
        "body": told(TEXT_OR_NULL, "The council, as its code names it or as prose does."),
        "session": told(DATE_OR_NULL, "The day on which the council sat."),
        "number": told(TEXT_OR_NULL, "With body and session, what identifies the act."),
        "promoter": told(TEXT_OR_NULL, "Who proposed it."),
        "approved": DATE_OR_NULL,
        "published": DATE_OR_NULL,
        "effective": DATE_OR_NULL,
        "citations": {"type": "array", "items": CITATION},
    },
    "An act, by all that the document tells of it. Its letters alone will do.",
)
DOCUMENT: Schema = of_object(
    ["name", "sha256", "lines"],
    {
        "name": told(TEXT, "Without folders."),
        "sha256": told(TEXT, "Of the file's bytes, in hexadecimal."),
        "lines": {"type": "integer", "minimum": 0, "description": "How many it has."},
        "profile": told(
            TEXT,
            "The family of documents that it was read as; a profile of one's own with @ and the SHA-256 of its file.",
        ),
    },
    "A file that was read.",
)
