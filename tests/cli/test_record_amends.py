"""`record --amends`: an act that changes a structure without restating it, recorded, applied and asked about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import done, run, told
from tests.reading.amending.acts import ARTICLES, STRUCTURE

UNITS = (
    ("1", "Viceministerio de Sal", None, "5", ("Dirigir la sal.",)),
    ("1.1", "Dirección de Hornos", "1", "9", ("Encender los hornos.",)),
    ("1.2", "Oficina de Pesas", "1", "14", ("Pesar.", "Anotar.", "Sumar.", "Restar.", "Vigilar los hornos.")),
    ("1.3", "Oficina de Control Salino", "1", "6", ("Pesar la sal.", "Sellar los sacos de yute.", "Barrer.")),
    ("2", "Secretaría General", None, "15", ("Administrar.",)),
)


def structure() -> dict[str, Any]:
    units = [
        {
            "code": code,
            "name": name,
            "parent": parent,
            "articles": [article],
            "functions": [{"marker": f"{n}.", "text": text} for n, text in enumerate(functions, 1)],
        }
        for code, name, parent, article, functions in UNITS
    ]
    return {
        "institution": {"name": "Ministerio de Salinas"},
        "effective_date": "2010-01-01",
        "agreement": "Decreto 55 de 2010",
        "heads_on_top": True,
        "whole_institution": True,
        "units": units,
    }


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """A folder whose store knows the structure of 2010, with the act of 2022 beside it."""
    (tmp_path / "base.json").write_text(json.dumps(structure()), "utf-8")
    (tmp_path / "act.md").write_text(ARTICLES, "utf-8")
    done("load", "base.json", folder=tmp_path)
    return tmp_path


def shown(folder: Path, on: str, *more: str) -> dict[str, list[str]]:
    units = told("show", "--on", on, *more, folder=folder)["units"]
    return {unit["name"]: [f"{one['marker']} {one['text']}" for one in unit["functions"] or ()] for unit in units}


def test_act_is_applied_to_the_structure_in_force_on_its_day(recorded: Path) -> None:
    answer = told("record", "--amends", "act.md", folder=recorded)
    [taken] = answer["narratives"]
    assert (taken["changes"], taken["instructions"], taken["is_new"]) == (4, 6, True)
    before, after = shown(recorded, "2022-03-09"), shown(recorded, "2022-03-10")
    assert set(before) == {name for _, name, *_ in UNITS}
    assert set(after) == {*before, "Dirección de Salmueras"} - {"Dirección de Hornos"}
    assert after["Dirección de Salmueras"] == ["1. Medir la salmuera.", "2. Mover la salmuera."]
    assert after["Oficina de Control Salino"] == ["1. Pesar la sal.", "2. Sellar los sacos."]
    assert after["Oficina de Pesas"] == [
        "1. Pesar.", "2. Anotar.", "3. Sumar.", "4. Restar.", "5. Vigilar los hornos de noche.", "12. Contar los carros.",
        "13. Barrer las eras.",
    ]  # fmt: skip


def test_what_cannot_be_applied_is_listed_with_its_line_and_the_reason(recorded: Path) -> None:
    answer = told("record", "--amends", "act.md", folder=recorded)
    lines = ARTICLES.splitlines()
    odd = [
        (lines[one["lines"][0] - 1], one["message"])
        for one in answer["findings"]
        if one["check"] == "amendment-not-applied"
    ]
    assert [(line[:15], message) for line, message in odd] == [
        ("**Artículo 4°.*", "Subdirección de Eras: no unit in force is called 'Subdirección de Eras'"),
        ("**Artículo 6°.*", "art. 17, 4: no unit in force is known to have its functions in article 17"),
    ]
    spanish = done("record", "--amends", "act.md", "--effective", "2022-04-01", "--lang", "es", folder=recorded).out
    assert "Subdirección de Eras: ninguna unidad vigente se llama" in " ".join(spanish.split())


def test_difference_is_told_under_the_act_and_replay_holds(recorded: Path) -> None:
    done("record", "--amends", "act.md", folder=recorded)
    found = told("diff", "2022-03-09", "2022-03-11", folder=recorded)
    own = [row for row in found["changes"] if not row["inherited"]]
    assert sorted(row["kind"] for row in own) == [
        "abolished", "added", "added", "created", "modified", "modified", "reassigned", "removed",
    ]  # fmt: skip
    assert {(row["agreement"], row["effective_date"]) for row in own} == {("Decreto 77 de 2022", "2022-03-10")}
    assert {row["not_before"] for row in own} == {None}  # the act tells the day itself
    assert found["replay"]["held"]


def test_recorded_again_nothing_changes_and_the_record_verifies(recorded: Path) -> None:
    done("record", "--amends", "act.md", folder=recorded)
    assert [one["is_new"] for one in told("record", "--amends", "act.md", folder=recorded)["narratives"]] == [False]
    assert told("verify", folder=recorded)["faults"] == []


def test_retracted_the_act_counts_no_longer_and_earlier_knowledge_can_be_asked_for(recorded: Path) -> None:
    before = shown(recorded, "2023-01-01")
    done("record", "--amends", "act.md", folder=recorded)
    after = shown(recorded, "2023-01-01")
    assert after != before
    assert shown(recorded, "2023-01-01", "--known-on", "2020-01-01") == {}
    last = told("log", folder=recorded)["entries"][-1]["sequence"]
    done("retract", str(last), "--reason", "prueba", folder=recorded)
    assert shown(recorded, "2023-01-01") == before


def test_exported_with_texts_and_loaded_elsewhere_it_is_the_same(recorded: Path, tmp_path: Path) -> None:
    done("record", "--amends", "act.md", folder=recorded)
    run("export", "out", "--with-texts", folder=recorded)
    done("load", recorded / "out", "--database", "other.db", folder=tmp_path)
    assert shown(tmp_path, "2023-01-01", "--database", "other.db") == shown(recorded, "2023-01-01")


def test_list_of_the_structure_is_recorded_with_the_act_and_its_units_keep_their_functions(recorded: Path) -> None:
    (recorded / "list.md").write_text(STRUCTURE, "utf-8")
    answer = told("record", "--amends", "list.md", folder=recorded)
    assert [(one["units"], one["functions"]) for one in answer["snapshots"]] == [(6, 0)]
    assert (answer["waiting"], [one["check"] for one in answer["findings"]]) == (0, ["effect-from-publication"])
    before, after = shown(recorded, "2023-03-23"), shown(recorded, "2023-03-24")
    assert after == {**before, "Oficina de Balanzas": ["1. Calibrar.", "2. Certificar."]}
    found = told("diff", "2023-03-23", "2023-03-24", folder=recorded)
    own = [(row["kind"], row["new"]["name"]) for row in found["changes"] if not row["inherited"]]
    assert sorted(own) == [("created", "Oficina de Balanzas"), ("reassigned", "Oficina de Pesas")]
    assert found["replay"]["held"]


def test_day_institution_and_agreement_can_be_said_otherwise(recorded: Path) -> None:
    done("record", "--amends", "act.md", "--institution", "ministerio de salinas", "--effective", "2022-06-01",
         "--agreement", "Decreto 78 de 2022", folder=recorded)  # fmt: skip
    assert "Dirección de Hornos" in shown(recorded, "2022-05-31")
    assert "Dirección de Hornos" not in shown(recorded, "2022-06-01")
    acts = [one["agreement"] for one in told("show", "--on", "2022-06-01", folder=recorded)["acts"]]
    assert "Decreto 78 de 2022" in acts


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("Manual de Organización\n\n7.1 Dirección de Faros\n\n1. Encender.\n", "this is no amending act"),
        (
            ARTICLES.replace("Ministerio de Salinas", "Ministerio de Humo"),
            "Ministerio de Humo, of which nothing is recorded",
        ),
        (ARTICLES.replace('fecha_publicacion: "2022-03-10"', ""), "no day from which it is in force"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_nothing_of_it_is_kept(recorded: Path, act: str, said: str) -> None:
    (recorded / "wrong.md").write_text(act, "utf-8")
    ran = run("record", "--amends", "wrong.md", folder=recorded)
    assert ran.code != 0
    assert said in ran.err
    assert [one["kind"] for one in told("log", folder=recorded)["entries"]] == ["snapshot", "texts"]


def test_without_a_store_there_is_nothing_to_amend(tmp_path: Path) -> None:
    (tmp_path / "act.md").write_text(ARTICLES, "utf-8")
    assert run("record", "--amends", "act.md", folder=tmp_path).code != 0
    assert [path.name for path in tmp_path.iterdir()] == ["act.md"]
