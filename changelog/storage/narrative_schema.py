"""The shape of narrative files as a JSON Schema; snapshots/narrative.schema.json is its printed form."""

from __future__ import annotations

from changelog.domain.instructions import InstructionKind
from changelog.domain.narratives import Certainty, NarratedKind
from changelog.domain.texts import DIGEST_LENGTH
from changelog.storage.narrative_layout import FORMAT, VERSION
from changelog.storage.schema_parts import (
    AGREEMENT,
    DATE,
    DOCUMENT,
    INSTITUTION,
    LINES,
    PAGE,
    TEXT,
    TEXT_OR_NULL,
    Schema,
    of_object,
    or_null,
    told,
)


def narrative_schema() -> Schema:
    """JSON Schema (draft 2020-12) of what `write_narrative` writes and `read_narrative` reads."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://org-changelog.invalid/narrative-1.json",
        "title": "What one document tells in prose of changes that were made, and every act that it cites",
        "description": "In names, {institution} stands for the institution's own; a brace that is printed is written twice.",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "institution", "document", "changes"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "institution": told(INSTITUTION, "The body whose structure it tells of."),
            "document": told({**DOCUMENT, "properties": {**DOCUMENT["properties"], "sha256": _SHA256}}, "What tells."),
            "amends": {
                "type": "boolean",
                "description": "Whether the document is an amending act, and what it tells its orders.",
            },
            "changes": {"type": "array", "items": _CHANGE, "description": "In the order told."},
            "instructions": {
                "type": "array",
                "items": _INSTRUCTION,
                "description": "What an amending act orders of functions, in the order printed.",
            },
            "agreements": {
                "type": "array",
                "items": told(AGREEMENT, "An act, by all that the document tells of it."),
                "description": "Every act that the document cites anywhere.",
            },
        },
    }


_SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "Of the file's bytes, in hexadecimal."}
_NAME: Schema = {"type": "string", "minLength": 1}
_CHANGE: Schema = of_object(
    ["kind", "unit", "lines", "group", "certainty"],
    {
        "kind": {"enum": [str(kind) for kind in NarratedKind]},
        "unit": told(_NAME, "The unit before; of a creation the unit created."),
        "result": {
            "type": "array",
            "items": of_object(["unit"], {"unit": _NAME}, "A unit after."),
            "description": "The units after: the new name, the successors, the units stated.",
        },
        "from_parent": told(TEXT_OR_NULL, "From which unit it hung."),
        "to_parent": told(TEXT_OR_NULL, "From which unit it hangs."),
        "agreement": told(TEXT_OR_NULL, "The act as printed."),
        "approved": told(or_null(DATE), "The day of the session."),
        "published": or_null(DATE),
        "effective_date": told(or_null(DATE), "The day of effect that the text gives."),
        "lines": {**LINES, "type": "array"},
        "page": PAGE,
        "group": told(TEXT, "Common to the changes that one sentence tells."),
        "certainty": {"enum": [str(certainty) for certainty in Certainty]},
    },
    "One change of one unit as the document tells it. What the text leaves open is left out, or null.",
)
_SUB_ITEM: Schema = of_object(["marker", "text"], {"marker": TEXT, "text": TEXT}, "One item inside a function.")
_FUNCTION_FACTS: Schema = of_object(
    ["marker"],
    {
        "marker": told(TEXT, "As printed."),
        "text": told(TEXT, "The text as printed, wrapped lines joined. With a digest, the two must agree."),
        "sub_items": {"type": "array", "items": _SUB_ITEM, "description": "Told apart where the text is given."},
        "digest": {
            "type": "string",
            "pattern": f"^[0-9a-f]{{{DIGEST_LENGTH}}}$",
            "description": f"First {DIGEST_LENGTH} hexadecimal digits of the SHA-256 of the text's normal form.",
        },
        "lines": LINES,
        "page": PAGE,
    },
    "A new function.",
)
_FUNCTION: Schema = {**_FUNCTION_FACTS, "anyOf": [{"required": ["text"]}, {"required": ["digest"]}]}
_INSTRUCTION: Schema = of_object(
    ["kind", "lines"],
    {
        "kind": {"enum": [str(kind) for kind in InstructionKind]},
        "unit": told(TEXT_OR_NULL, "The unit that the act names."),
        "article": told(TEXT_OR_NULL, "The number of the amended article."),
        "norm": told(TEXT_OR_NULL, "The act that is amended, as printed."),
        "marker": told(TEXT_OR_NULL, "The function's own mark as cited; left out for a whole list."),
        "agreement": told(TEXT_OR_NULL, "The amending act as printed."),
        "approved": or_null(DATE),
        "published": or_null(DATE),
        "effective_date": told(or_null(DATE), "The day of effect of the instruction."),
        "lines": {**LINES, "type": "array"},
        "page": PAGE,
        "functions": {"type": "array", "items": _FUNCTION, "description": "The new ones."},
    },
    "One instruction about one function, or about the whole list of an article.",
)
