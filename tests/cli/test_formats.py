"""Every command in every format and language: JSON as its schema says, and nothing beside the answer."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import EXAMPLES, TOP
from tests.cli.running import done, run

COMMANDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "read": ("read", ("read", str(EXAMPLES / "manual_2023.txt"))),
    "record": ("record", ("record", str(EXAMPLES / "manual_2023.txt"))),
    "load": ("record", ("load", str(EXAMPLES / "inafs_2018.json"))),
    "confirm": (
        "record",
        ("confirm", "--old", "División de Almacenes@2021-07-01", "--new",
         "División de Suministros y Logística@2023-03-01", "--relation", "replaced"),
    ),
    "refuse": (
        "record",
        ("refuse", "--old", "División de Almacenes@2021-07-01", "--new",
         "División de Suministros y Logística@2023-03-01"),
    ),
    "show": ("show", ("show", "--on", "2021-07-01")),
    "show before": ("show", ("show", "--on", "2001")),
    "show unit": ("show", ("show", "7.1.3", "--on", "2021-07-01")),
    "diff": ("changes", ("diff", "2021-07-01", "2023-03-01")),
    "diff steps": ("changes", ("diff", "2001", "2023-03-01", "--steps")),
    "diff empty": ("changes", ("diff", "2022", "2022")),
    "since": ("changes", ("since", "2021")),
    "compare": ("changes", ("compare", str(EXAMPLES / "manual_2021.txt"), str(EXAMPLES / "manual_2023.txt"))),
    "history": ("history", ("history", "Guardafaros")),
    "timeline": ("timeline", ("timeline", "--from", "2018")),
    "timeline unit": ("timeline", ("timeline", "Guardafaros")),
    "reconcile": ("reconcile", ("reconcile", "--from", "2018")),
    "audit": ("audit", ("audit", str(EXAMPLES / "manual_2021.txt"), str(EXAMPLES / "manual_2023.txt"))),
    "audit of no manual": ("audit", ("audit", str(EXAMPLES / "README.md"))),
    "checks": ("checks", ("checks",)),
    "check": ("checks", ("checks", "listed-not-described")),
    "review": ("review", ("review",)),
    "review all": ("review", ("review", "--all")),
    "institutions": ("list", ("institutions",)),
    "agreements": ("list", ("agreements",)),
    "agreement": ("agreement", ("agreements", "150621/41")),
    "agreement of prose": ("agreement", ("agreements", "DA/0217")),
    "snapshots": ("list", ("snapshots",)),
    "log": ("log", ("log",)),
    "verify": ("verify", ("verify", "--manual", str(EXAMPLES / "manual_2021.txt"))),
    "show known": ("show", ("show", "--on", "2021-07-01", "--known-on", "2024")),
    "database info": ("facts", ("database", "info")),
}  # fmt: skip
"""What to call it here -> the name that its JSON carries, and the command."""
WORDED = {"audit", "audit of no manual", "checks", "check"}
"""What checks say is sentences, in JSON too."""


@cache
def schema(name: str) -> Any:
    return Draft202012Validator(json.loads((TOP / "docs" / "json" / f"{name}.json").read_text("utf-8")))


@pytest.mark.parametrize("called", COMMANDS)
def test_json_is_as_the_published_schema_says(invented: Path, called: str) -> None:
    name, command = COMMANDS[called]
    answer = done(*command, "--format", "json", folder=invented).json
    assert (answer["format"], answer["version"]) == (f"org-changelog/{name}", 1)
    schema(name).validate(answer)
    assert _unknown_fields(answer, schema(name).schema) == set()


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("called", COMMANDS)
def test_every_format_answers_and_says_nothing_beside(invented: Path, called: str, language: str) -> None:
    command = COMMANDS[called][1]
    for form in ("table", "markdown", "csv"):
        out = done(*command, "--format", form, "--lang", language, folder=invented).out
        assert out.endswith("\n")
        assert "None" not in out
        assert "{" not in out.replace("{+", "")
        if form == "csv":
            rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
            assert len({len(row) for row in rows}) == 1
        if form == "markdown":
            assert out.startswith("# ")
        if form == "table":
            assert max(map(len, out.splitlines())) <= 160


@pytest.mark.parametrize("called", sorted(COMMANDS.keys() - {"confirm", "refuse"} - WORDED))
def test_json_is_the_same_in_every_language(invented: Path, called: str) -> None:
    command = (*COMMANDS[called][1], "--format", "json")
    assert done(*command, "--lang", "es", folder=invented).out == done(*command, "--lang", "en", folder=invented).out


@pytest.mark.parametrize(
    ("environment", "title"),
    [
        ({}, "Instituciones"),
        ({"LANG": "es_MX.UTF-8"}, "Instituciones"),
        ({"LANG": "en_GB.UTF-8"}, "Institutions"),
        ({"LANG": "C.UTF-8"}, "Instituciones"),
        ({"LANG": "de_DE.UTF-8"}, "Instituciones"),
        ({"LANG": "es_MX.UTF-8", "LC_ALL": "en_US.UTF-8"}, "Institutions"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_MX.UTF-8"}, "Instituciones"),
    ],
)
def test_language_is_that_of_the_locale_and_spanish_otherwise(
    invented: Path, environment: dict[str, str], title: str
) -> None:
    assert done("institutions", folder=invented, environment=environment).out.startswith(f"{title}\n")


def test_export_and_rebuild_say_what_they_did_in_the_language_asked_for(invented: Path) -> None:
    assert "5 archivos escritos en out" in run("export", "out", folder=invented).err
    assert "5 files written to out" in run("export", "out", "--lang", "en", folder=invented).err
    assert done("database", "rebuild", "--lang", "en", folder=invented).out.startswith("Index rebuilt")
    assert done("database", "upgrade", "--lang", "en", folder=invented).out.startswith("The store is up to date")


def test_closed_pipe_ends_quietly(invented: Path) -> None:
    import subprocess
    import sys

    program = "from changelog.cli.main import main; main()"
    command = f"{sys.executable} -c '{program}' diff 2021-07-01 2023-03-01 --format json | head -c 10"
    ran = subprocess.run(["sh", "-c", command], cwd=invented, capture_output=True, text=True, check=True)
    assert (len(ran.stdout), ran.stderr) == (10, "")


ENTRIES = (
    ("correct", "5", "--effective", "2023-03-02", "--reason", "errata"),
    ("annul", "220223/17", "--reason", "amparo"),
    ("retract", "5", "--reason", "errata"),
)
"""What can be done once alone."""


@pytest.mark.parametrize("command", ENTRIES, ids=[command[0] for command in ENTRIES])
def test_entries_made_are_as_the_published_schema_says(invented: Path, command: tuple[str, ...]) -> None:
    answer = done(*command, "--format", "json", folder=invented).json
    assert (answer["format"], answer["version"]) == ("org-changelog/entries", 1)
    schema("entries").validate(answer)
    assert _unknown_fields(answer, schema("entries").schema) == set()


@pytest.mark.parametrize(("form", "title"), [("table", "Libro"), ("markdown", "# Libro"), ("csv", "Asiento")])
@pytest.mark.parametrize("command", ENTRIES, ids=[command[0] for command in ENTRIES])
def test_entries_made_are_shown_in_every_format(
    invented: Path, command: tuple[str, ...], form: str, title: str
) -> None:
    assert done(*command, "--format", form, folder=invented).out.lstrip("\ufeff").startswith(title)


def _unknown_fields(answer: Any, rules: dict[str, Any]) -> set[str]:
    """Fields of the answer that no record of the schema has (schemas allow more, so that fields can be added)."""
    known = {field for record in rules["$defs"].values() for field in record.get("properties", {})}
    free = {"values", "uses", "totals", "facts", "sights", "counts", "options"}

    def fields(value: Any) -> set[str]:
        if isinstance(value, list):
            return {field for item in value for field in fields(item)}
        if isinstance(value, dict):
            below = {field for key, item in value.items() if key not in free for field in fields(item)}
            return set(value) | below
        return set()

    return fields(answer) - known
