"""Regular expressions of users: those that can run for ever are refused before they run."""

from __future__ import annotations

import re
import tomllib

import pytest

from changelog.reading.profiles.loader import names, text_of
from changelog.reading.profiles.patterns import refusal_of


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:a+)+b",
        "(?:a|a)*b",
        "(?:a*)*",
        ".*.*.*x",
        "a{0,300}a{0,300}a{0,300}",
        r"(?:\w+\s?)*x",
        r"(?:\d{0,9}| {0,9})*a",
        r"(?:(?:\d{0,9} {0,9})?a)+\w",
        "(?:(?:a{1,20}){1,20}){1,20}z",
        "(?:x{0,9}y?){0,40}z",
        ".*hoja.*de.*",
    ],
)
def test_expression_that_can_take_too_long_is_refused(pattern: str) -> None:
    re.compile(pattern)
    assert "could take too long" in (refusal_of(pattern) or "") or "can be empty" in (refusal_of(pattern) or "")


@pytest.mark.parametrize("pattern", ["(?=x)y", "(?<!x)y", r"(?P<a>x)(?P=a)", r"(x)?(?(1)y|z)"])
def test_look_arounds_and_backreferences_are_refused(pattern: str) -> None:
    assert "look around" in (refusal_of(pattern) or "")


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d{1,2}\.?\s+funciones sustantivas",
        r"hoja:? \d+ de \d+",
        r"archivo de la junta -- copia \d{1,3}",
        r"(?:de|la|del) .*",
        r".+ .+",
        r"(?:\w+\s)*x",
        r"\d{1,3}(?:\.\d{1,3})*\s+.{4,60}",
        r"(?i:direcci[óo]n) .{1,80}",
        r"[ivxlc]{1,5}\. .{0,40}",
        r"(?:.{0,40} )?p[áa]gina \d+",
        "^vigencia:? .{4,40}$",
        "é*ñ+ü?",
    ],
)
def test_ordinary_shapes_are_let_in(pattern: str) -> None:
    assert refusal_of(pattern) is None


def test_what_is_nested_beyond_reason_is_refused() -> None:
    deep = "(?:" * 60 + "a" + ")?" * 60
    assert refusal_of(deep) is not None


def test_signs_of_the_program_could_be_a_users() -> None:
    lines = [sign["line"] for name in names() for sign in tomllib.loads(text_of(name)).get("evidence", {}).values()]
    assert len(lines) > 10
    short = [line for line in lines if ".{1,240}" not in line]
    assert [line for line in short if refusal_of(line) is not None] == []
