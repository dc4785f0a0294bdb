"""`diff`: what changed between two dates, net or act by act, filtered or whole."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import done, run, told
from tests.errors.inputs import HARBOUR

PERIOD = ("2021-07-01", "2023-03-01")


def test_only_one_kind_of_change(invented: Path) -> None:
    answer = told("diff", *PERIOD, "--kind", "renamed", "--kind", "added", folder=invented)
    assert {change["kind"] for change in answer["changes"]} == {"renamed", "added"}
    assert answer["filters"] == ["--kind renamed", "--kind added"]
    assert answer["replay"]["held"]


def test_only_one_unit_and_what_hangs_from_it(invented: Path) -> None:
    answer = told("diff", *PERIOD, "--unit", "Dirección de Seguridad y Auxilio", folder=invented)
    codes = {
        side["unit"] if change["subject"] == "function" else side["code"]
        for change in answer["changes"]
        for side in (change["old"], change["new"])
        if side
    }
    assert codes
    assert all(code.startswith(("7.1.3", "7.1.2")) for code in codes)
    assert any(change["kind"] == "renamed" for change in answer["changes"])


def test_unit_may_be_named_as_on_either_date(invented: Path) -> None:
    old, new = (
        told("diff", *PERIOD, "--unit", name, folder=invented)["changes"]
        for name in ("Dirección de Visitantes y Seguridad", "Dirección de Seguridad y Auxilio")
    )
    assert old == new


def test_only_units_of_one_rank(invented: Path) -> None:
    changes = told("diff", *PERIOD, "--rank", "dirección", folder=invented)["changes"]
    assert {(change["subject"], change["new"]["rank"]) for change in changes} == {("unit", "Dirección")}


def test_steps_are_act_by_act_and_say_why_their_totals_differ(invented: Path) -> None:
    answer = told("diff", "2018", "2023-03-01", "--steps", folder=invented)
    assert answer["view"] == "steps"
    days = {"2019-04-01", "2020-12-16", "2021-07-01", "2023-03-01"}  # the first two are told in prose alone
    assert {change["effective_date"] for change in answer["changes"]} == days
    assert "Difiere del neto porque" in done("diff", "2018", "2023-03-01", "--steps", folder=invented).out


def test_date_against_itself_is_empty(invented: Path) -> None:
    answer = told("diff", "2022", "2022", folder=invented)
    assert (answer["changes"], answer["acts"], answer["totals"], answer["replay"]["held"]) == ([], [], {}, True)


def test_day_before_an_act_takes_effect_nothing_has_changed(invented: Path) -> None:
    assert told("diff", "2021-07-01", "2023-02-28", folder=invented)["changes"] == []
    assert told("diff", "2021-07-01", "2023-03-01", folder=invented)["changes"] != []


def test_dates_are_told_as_they_were_taken(invented: Path) -> None:
    out = done("diff", "2021", "2023-03", folder=invented).out
    assert "Se pidió «2021» a «2023-03»: del 1 de enero de 2021 al 1 de marzo de 2023." in out


def test_ends_with_a_code_of_its_own_where_it_is_asked_to(invented: Path) -> None:
    assert run("diff", *PERIOD, "--fail-on-changes", folder=invented).code == 1
    assert run("diff", "2022", "2022-06", "--fail-on-changes", folder=invented).code == 0


def test_what_was_there_before_any_document_is_told_as_a_gap_once(invented: Path) -> None:
    answer = told("diff", "2001", "2018-01-01", folder=invented)
    # Two Direcciones are told to be created in 2014: so far back, less a day, the narrative carries.
    assert {change["kind"] for change in answer["changes"]} == {"first_documented", "created"}
    assert [(g["when"], g["what"], g["since"]) for g in answer["not_documented"]] == [
        ("before", "nothing", "2014-03-31")
    ]


def test_what_a_deeper_document_lists_is_first_documented_never_created_or_added(tmp_path: Path) -> None:
    head = {"code": "7.1", "name": "Dirección General", "parent": None, "functions": []}
    shallow = {**head, "functions_listed": False, "children_listed": False}
    facts = {
        "institution": {"name": "Instituto de Balizas y Boyas"},
        "effective_date": "2018",
        "heads_on_top": True,
        "units": [shallow],
    }
    (tmp_path / "facts.json").write_text(json.dumps(facts), "utf-8")
    (tmp_path / "manual.txt").write_text(HARBOUR, "utf-8")
    done("record", "facts.json", "manual.txt", folder=tmp_path)
    answer = told("diff", "2018", "2021", folder=tmp_path)
    assert {(c["subject"], c["kind"]) for c in answer["changes"] if not c["inherited"]} == {
        ("unit", "first_documented"),
        ("function", "first_documented"),
    }
    assert (answer["totals"], answer["replay"]["held"]) == ({}, True)
    assert {(g["unit"], g["what"]) for g in answer["not_documented"]} == {
        ("Dirección General", "units_below"),
        ("Dirección General", "functions"),
    }
