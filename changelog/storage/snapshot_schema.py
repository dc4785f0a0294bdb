"""The shape of snapshot files as a JSON Schema; snapshots/schema.json is its printed form."""

from __future__ import annotations

from changelog.domain.texts import DIGEST_LENGTH
from changelog.storage.schema_parts import (
    AGREEMENT,
    DATE,
    DOCUMENT,
    INSTITUTION,
    LINES,
    TEXT,
    TEXT_OR_NULL,
    Schema,
    either,
    of_object,
    or_null,
    told,
)
from changelog.storage.snapshot_layout import FORMAT, VERSION


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
            "institution": either(INSTITUTION, TEXT),
            "effective_date": told(DATE, "The day from which the structure is in force, as precise as it is printed."),
            "agreement": told(or_null(AGREEMENT, TEXT), "The act that put it in force; null where none is named."),
            "document": told(or_null(DOCUMENT), "The file that it was read from; null for one made by hand."),
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


_DIGEST: Schema = {
    "type": "string",
    "pattern": f"^[0-9a-f]{{{DIGEST_LENGTH}}}$",
    "description": f"First {DIGEST_LENGTH} hexadecimal digits of the SHA-256 of the text's normal form.",
}
_PRINTED: Schema = told(TEXT, "The text as printed, wrapped lines joined. With a digest, the two must agree.")
_STATED: Schema = {"text": _PRINTED, "digest": _DIGEST, "lines": LINES}
_TEXT_OR_DIGEST: list[Schema] = [{"required": ["text"]}, {"required": ["digest"]}]
_SUB_ITEM: Schema = of_object(["marker", "text"], {"marker": TEXT, "text": TEXT}, "One item inside a function.")
_FUNCTION: Schema = {
    **of_object(
        ["marker"],
        {
            "marker": told(TEXT, "As printed; empty where it was lost."),
            **_STATED,
            "sub_items": {"type": "array", "items": _SUB_ITEM, "description": "Told apart where the text is given."},
        },
        "One duty of the unit.",
    ),
    "anyOf": _TEXT_OR_DIGEST,
}
_OBJECTIVE: Schema = {
    **of_object([], _STATED, "The unit's purpose, where printed. Its text alone will do."),
    "anyOf": _TEXT_OR_DIGEST,
}
_UNIT: Schema = of_object(
    ["code", "name"],
    {
        "code": told({"type": "string", "minLength": 1}, "The printed position, unique in the file."),
        "name": told({"type": "string", "minLength": 1}, "As printed, rank included."),
        "rank": told(TEXT_OR_NULL, "The leading words of the name that say what it is."),
        "parent": told(TEXT_OR_NULL, "The code of the unit that it hangs from; null heads the scope."),
        "lines": LINES,
        "children_listed": {
            "type": ["boolean", "null"],
            "description": "Whether all units directly below it are in the file. "
            "Left out: they are where some unit of its rank has a unit below it.",
        },
        "functions_listed": {
            "type": ["boolean", "null"],
            "description": "Whether its functions are in the file; when absent, whether those of any unit are.",
        },
        "objective": or_null(_OBJECTIVE, TEXT),
        "number_of_functions": {"type": ["integer", "null"], "minimum": 0},
        "articles": {
            "type": "array",
            "items": TEXT,
            "description": "Numbers of the articles that give it its functions, in an act by articles.",
        },
        "within": {
            "type": ["string", "null"],
            "description": "Code of a unit somewhere above it, where the document does not say from which it hangs. It then "
            "has no parent.",
        },
        "functions": {"type": "array", "items": _FUNCTION, "description": "In the order printed."},
    },
    "A unit as the document states it.",
)
