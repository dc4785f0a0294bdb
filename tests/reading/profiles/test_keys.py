"""The keys of profiles: one list for the loader, the schema and the page."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import jsonschema
import pytest

from changelog.reading.profiles.keys import KEYS, schema, schema_text
from changelog.reading.profiles.loader import names, table_of, text_of
from tests.reading.profile_page import PAGE, tables
from tests.reports.published_schemas import PROFILE

VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_schema_is_a_schema_and_published() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert PROFILE.read_text("utf-8") == schema_text(), "write it anew: python -m tests.reports.published_schemas"
    assert json.loads(schema_text()) == schema()


@pytest.mark.parametrize("name", names())
def test_profiles_of_the_program_are_of_the_schema(name: str) -> None:
    assert list(VALIDATOR.iter_errors(tomllib.loads(text_of(name)))) == []


@pytest.mark.parametrize(
    "table",
    [
        {"extends": "spanish", "ranksx": []},
        {"extends": "spanish", "ranks": "x"},
        {"extends": "spanish", "evidence": {"s": {"weight": 2}}},
        {"extends": "spanish", "add": {"furniture": {}}},
        {"title": "x"},
    ],
)
def test_schema_refuses_what_the_program_refuses(table: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors(table)) != []


def test_every_key_is_in_the_general_profile_and_no_other() -> None:
    written = set(_paths(table_of("spanish"), {key.path for key in KEYS}))
    assert {key.path for key in KEYS} - written <= {"layout"}
    assert written <= {key.path for key in KEYS}


def test_page_describes_every_key_and_every_part_of_a_sign() -> None:
    text = PAGE.read_text("utf-8")
    assert [name for name, table in tables().items() if table not in text] == [], (
        "write them anew: python -m tests.reading.profile_page"
    )


def _paths(table: dict[str, Any], known: set[str], above: str = "") -> list[str]:
    found: list[str] = []
    for name, value in table.items():
        path = f"{above}{name}"
        found += [path] if path in known or not isinstance(value, dict) else _paths(value, known, f"{path}.")
    return found
