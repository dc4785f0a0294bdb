"""Findings told in Spanish: nothing that the reader or the history finds is told in English to those who read Spanish."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from changelog.domain.findings import Finding, Severity
from changelog.reports.told_findings import message_of, remedy_of, spanish
from changelog.reports.wording import Words

HOUSE = Path(__file__).parents[2] / "changelog"
SENTENCES, REMEDIES = spanish().sentences, spanish().remedies
ENGLISH, SPANISH = Words("en"), Words("es")
_CHECK = re.compile(r"[a-z]+(?:-[a-z]+)+")
_MAKERS = {"finding", "Finding", "_finding", "_find_odd", "_note", "_not_there"}


def finding(check: str, message: str, remedy: str | None = None) -> Finding:
    return Finding(check, Severity.MEDIUM, message, remedy=remedy)


def made_in_code() -> dict[str, str]:
    """Every check that code outside of the audit finds, with the file that does."""
    found: dict[str, str] = {}
    for path in HOUSE.rglob("*.py"):
        if "audit" in path.parts or "reports" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg == "check")]
            for text in (one.value for one in given if isinstance(one, ast.Constant)):
                if called in _MAKERS and isinstance(text, str) and _CHECK.fullmatch(text):
                    found[text] = path.name
    return found


def test_every_check_that_code_finds_is_told_in_spanish() -> None:
    made = made_in_code()
    assert len(made) > 40
    known = {*SENTENCES, *(check for check in made if SPANISH.get(f"finding.{check}"))}
    assert made.keys() - known == set()


@pytest.mark.parametrize(("check", "made", "told"), [(c, *pair) for c, pairs in SENTENCES.items() for pair in pairs])
def test_sentence_and_its_spanish_have_the_same_holes(check: str, made: str, told: str) -> None:
    holes = re.compile(r"\{(\w+)\}")
    assert set(holes.findall(told)) <= set(holes.findall(made)), check


def test_dates_lists_and_kinds_are_told_in_spanish_and_names_as_printed() -> None:
    differ = finding(
        "names-differ", "7.1 is 'División \"A\"' in the index and \"División 'B'\" in its heading (line 9)"
    )
    assert (
        message_of(differ, SPANISH)
        == "7.1 es «División \"A\"» en el índice y «División 'B'» en su encabezado (renglón 9)"
    )
    assert message_of(differ, ENGLISH) == differ.message
    twice = finding(
        "narrated-two-days", "created of 'X' by A/1 is told in force from 2021-09, on line 3 from 2021-09-01"
    )
    assert message_of(twice, SPANISH) == (
        "creación de «X» por A/1: se narra vigente desde septiembre de 2021; en el renglón 3, desde 1 de septiembre de 2021"
    )


def test_sentence_that_is_not_known_is_told_as_it_was_made() -> None:
    assert message_of(finding("names-differ", "something else"), SPANISH) == "something else"
    assert message_of(finding("of-tomorrow", "something else"), SPANISH) == "something else"


def test_remedies_are_told_in_spanish() -> None:
    given = finding("agreement-not-found", "no act is cited", "give it with --agreement")
    assert message_of(given, SPANISH) == "no se cita ningún acto"
    assert remedy_of(given, SPANISH) == "indíquelo con --agreement"
    assert remedy_of(given, ENGLISH) == "give it with --agreement"
    assert remedy_of(finding("x-y", "z"), SPANISH) is None


def test_every_remedy_in_code_is_known() -> None:
    used = {
        keyword.value.value
        for path in HOUSE.rglob("*.py")
        if path.parent.name in ("reading", "history", "narrative", "acts")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in _MAKERS
        for keyword in node.keywords
        if keyword.arg == "remedy" and isinstance(keyword.value, ast.Constant)
    }
    assert used - REMEDIES.keys() - {None} == set()
