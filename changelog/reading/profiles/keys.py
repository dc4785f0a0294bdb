"""The keys of a profile: what each holds and means. The loader, the check of users' files and the schema follow them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Holds(StrEnum):
    """What stands under a key."""

    TEXT = "text"
    CHOICE = "choice"  # one of a closed list of texts
    TEXTS = "texts"  # a list of texts
    CHOICES = "choices"  # a list of texts of a closed list
    SHAPES = "shapes"  # a table: a name, and the regular expression that a whole line fits
    NAMES = "names"  # a table of texts
    SIGNS = "signs"  # a table: a name, and a sign


@dataclass(frozen=True, slots=True)
class Key:
    """A key by its path ("labels.objective"), what it holds, and what that means. `values` are those of a closed list."""

    path: str
    holds: Holds
    meaning: str
    values: tuple[str, ...] = ()


LAYOUTS = ("chapters", "articles", "headed")
"""How the units of a family stand in its documents: what `reading.layouts` has a reader for, and chapters."""
EFFECT_SOURCES = ("datasheet", "organigrams", "title page", "prose", "regulation", "act")
KEYS: tuple[Key, ...] = (
    Key("title", Holds.TEXT, "What documents of this family are, in a line."),
    Key(
        "layout",
        Holds.CHOICE,
        "How units stand: chapters with coded headings, articles, headings with labelled blocks.",
        LAYOUTS,
    ),
    Key("ranks", Holds.TEXTS, "Words that open a unit's name and say its rank. The longest that fits is taken."),
    Key("top_ranks", Holds.TEXTS, "Ranks of which a unit at the head of a document heads the whole institution."),
    Key("institutions", Holds.TEXTS, "Nouns that open the name of an institution."),
    Key(
        "labels.objective", Holds.TEXTS, "Labels above a unit's objective. Accents, case and final dots do not matter."
    ),
    Key("labels.functions", Holds.TEXTS, "Labels above a unit's functions."),
    Key("labels.unit", Holds.TEXTS, "Labels before a unit's name, on cards."),
    Key("labels.parent", Holds.TEXTS, "Labels before the name of the unit that it hangs from, on cards."),
    Key("labels.other", Holds.TEXTS, "Labels before what else a card says."),
    Key(
        "rank_order",
        Holds.TEXTS,
        "Ranks from the highest to the lowest; those of one level on one line, with ' / ' between.",
    ),
    Key("sections.functions", Holds.TEXTS, "Titles of the chapter that describes units, without number."),
    Key("sections.structure", Holds.TEXTS, "Titles of the chapter that lists the structure."),
    Key("sections.index", Holds.TEXTS, "Titles of the index."),
    Key("sections.organigrams", Holds.TEXTS, "Titles of the chapter of organigrams."),
    Key("sections.other", Holds.TEXTS, "Titles of other chapters before the units."),
    Key("sections.after", Holds.TEXTS, "Titles of what follows the last unit."),
    Key("furniture", Holds.SHAPES, "Lines that are no text: what they are, and the shape of the whole line."),
    Key("people.titles", Holds.TEXTS, "Degrees and forms of address that open a signature."),
    Key("effect.order", Holds.CHOICES, "Where a date of effect is looked for, best first.", EFFECT_SOURCES),
    Key("gazettes", Holds.NAMES, "What gazettes are called, and how for short."),
    Key("narrative.bodies", Holds.TEXTS, "Nouns of bodies that prose tells of like units."),
    Key("narrative.names_by_themselves", Holds.TEXTS, "Ranks that are a whole name by themselves."),
    Key("narrative.collegiate", Holds.TEXTS, "Bodies that decide."),
    Key("narrative.owners", Holds.TEXTS, "Nouns of the body that owns units."),
    Key("narrative.generic", Holds.TEXTS, "Words for any unit whatever its rank."),
    Key("narrative.officials", Holds.TEXTS, "Offices that hold functions by themselves."),
    Key("narrative.name_ends", Holds.TEXTS, "Capitalised words that no name goes on over."),
    Key("evidence", Holds.SIGNS, "Signs by which a document is known to be of this family."),
)
"""Every key, in the order in which a profile is written."""
EXTENDS = Key(
    "extends", Holds.TEXT, "The profile of the program whose keys this one takes where it has none of its own."
)
ADD = "add"
"""Below this key stand lists that are joined to those of the profile extended, instead of replacing them."""
SIGN_KEYS: Mapping[str, tuple[type, str]] = {
    "weight": (int, "How much the sign weighs: 4 makes a family by itself."),
    "line": (str, "The shape of the line, in small letters and without accents."),
    "opens": (bool, "The shape opens a line of any length, instead of being a whole short line."),
    "times": (int, "How many lines must have the shape."),
}


def joinable() -> tuple[Key, ...]:
    """The keys that hold lists, which `add` may join to."""
    return tuple(key for key in KEYS if key.holds in (Holds.TEXTS, Holds.CHOICES))


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of profiles as tables."""
    properties = _tree(KEYS)
    properties["extends"] = {"type": "string", "description": EXTENDS.meaning}
    properties[ADD] = {
        "type": "object",
        "description": "Lists that are joined to those of the profile extended.",
        "properties": _tree(joinable()),
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "org-changelog profile",
        "description": "A family of documents: how the manuals of an institution look. Written as TOML.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "anyOf": [
            {"required": ["extends"]},
            {"required": [key.path for key in KEYS if "." not in key.path and key.path != "layout"]},
        ],
    }


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _tree(keys: tuple[Key, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in keys:
        *above, name = key.path.split(".")
        place = found
        for part in above:
            table = place.setdefault(part, {"type": "object", "properties": {}, "additionalProperties": False})
            place = table["properties"]
        place[name] = {**_shape(key), "description": key.meaning}
    return found


def _shape(key: Key) -> dict[str, Any]:
    text: dict[str, Any] = {"type": "string", "minLength": 1}
    match key.holds:
        case Holds.TEXT:
            return text
        case Holds.CHOICE:
            return {"enum": list(key.values)}
        case Holds.TEXTS:
            return {"type": "array", "items": text}
        case Holds.CHOICES:
            return {"type": "array", "items": {"enum": list(key.values)}}
        case Holds.SHAPES:
            return {"type": "object", "additionalProperties": {"type": "string", "format": "regex", "minLength": 1}}
        case Holds.NAMES:
            return {"type": "object", "additionalProperties": text}
        case Holds.SIGNS:
            return {"type": "object", "additionalProperties": _sign_shape()}


def _sign_shape() -> dict[str, Any]:
    kinds: dict[type, dict[str, Any]] = {
        int: {"type": "integer", "minimum": 1},
        str: {"type": "string", "format": "regex"},
        bool: {"type": "boolean"},
    }
    return {
        "type": "object",
        "properties": {name: {**kinds[kind], "description": meaning} for name, (kind, meaning) in SIGN_KEYS.items()},
        "required": ["weight", "line"],
        "additionalProperties": False,
    }
