"""`profiles`: those that the program has, one printed as a start, one's own checked, the schema."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from changelog.reading.profiles import available
from changelog.reports.interface import schema_of
from changelog.reports.sign_names import spanish_names
from changelog.reports.told_interface import PUBLISHED
from tests.cli.conftest import EXAMPLES
from tests.cli.running import done, run, told

RIEGO = EXAMPLES / "profiles" / "riego.toml"


def test_every_profile_is_listed_with_its_signs() -> None:
    answer = told("profiles")
    jsonschema.validate(answer, schema_of("profiles", PUBLISHED))
    assert [one["name"] for one in answer["profiles"]] == [profile.name for profile in available()]
    out = done("profiles", "--lang", "es", "--format", "markdown").out
    assert "capítulo de funciones sustantivas (4)" in out
    assert "artículos" in out


def test_profile_is_printed_as_it_stands() -> None:
    text = done("profiles", "--show", "consolidated").out
    assert tomllib.loads(text)["extends"] == "spanish"
    assert tomllib.loads(done("profiles", "--show", "spanish").out)["ranks"]


def test_profile_printed_can_be_used_as_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "propio.toml"
    path.write_text(done("profiles", "--show", "numbered_chapters").out, "utf-8")
    answer = told("inspect", EXAMPLES / "manual_2021.txt", "--profile", path)
    assert (answer["profile"]["name"], len(answer["units"])) == ("propio", 29)


def test_own_profile_is_checked() -> None:
    (one,) = told("profiles", "--check", RIEGO)["profiles"]
    assert (one["name"], one["extends"], one["layout"]) == ("riego", "spanish", "chapters")
    assert len(one["digest"]) == 64


def test_schema_is_printed() -> None:
    schema = json.loads(done("profiles", "--schema").out)
    jsonschema.validate(tomllib.loads(RIEGO.read_text("utf-8")), schema)


@pytest.mark.parametrize("arguments", [("--show", "martian"), ("--show", "spanish", "--schema")])
def test_what_cannot_be_is_refused(arguments: tuple[str, ...]) -> None:
    ran = run("profiles", *arguments)
    assert (ran.code, ran.out) == (2, "")


def test_every_sign_and_furniture_of_the_program_has_a_spanish_name() -> None:
    named = spanish_names()
    signs = {sign.name for profile in available() for sign in profile.evidence}
    assert signs - named["signs"].keys() == set()
    assert {name for profile in available() for name in profile.furniture_names} - named["furniture"].keys() == set()
