"""`checks`: every check listed, and one explained with what it says of its excerpt."""

from __future__ import annotations

import pytest

from changelog.app.auditing import all_checks
from tests.cli.running import done, run, told

CHECK = "listed-not-described"


def test_every_check_is_listed_with_its_group_and_severity() -> None:
    listed = {check["id"]: (check["group"], check["severity"]) for check in told("checks")["checks"]}
    assert listed == {check.id: (check.group.value, check.severity.value) for check in all_checks()}
    shown = done("checks").out
    assert all(check.id in shown for check in all_checks())


def test_one_check_is_explained_with_excerpts_and_what_it_says_of_them() -> None:
    shown = done("checks", CHECK, "--lang", "en").out
    assert shown.startswith(f"{CHECK}: Unit that is listed and not described\n=")
    assert "    4 | 7.1.2 Departamento de Consulta\n      |       ^^^^^^^^^^^^^^^^^^^^^^^^\n" in shown
    assert f"[audit.checks.{CHECK}]\n" in shown
    answer = told("checks", CHECK)["checks"]
    assert [len(check["example"]) for check in answer] == [1]


@pytest.mark.parametrize("form", ["table", "markdown", "json", "csv"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_format_explains(form: str, language: str) -> None:
    assert CHECK in done("checks", CHECK, "--format", form, "--lang", language).out


def test_check_that_is_not_there_is_refused() -> None:
    ran = run("checks", "listed")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no check 'listed'" in ran.err
