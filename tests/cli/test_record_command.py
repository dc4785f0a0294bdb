"""`record`: each manual whole or not at all; what is printed is found, options override it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES
from tests.cli.running import done, run, told
from tests.errors.inputs import HARBOUR, UNDATED

MANUALS = (EXAMPLES / "manual_2021.txt", EXAMPLES / "manual_2023.txt")


def test_makes_the_default_store_in_the_folder_where_one_is(tmp_path: Path) -> None:
    done("record", MANUALS[0], folder=tmp_path)
    assert "org-changelog.db" in {path.name for path in tmp_path.iterdir()}
    assert len(told("snapshots", folder=tmp_path)["snapshots"]) == 1


def test_environment_names_the_store_and_the_option_goes_before_it(tmp_path: Path) -> None:
    environment = {"ORG_CHANGELOG_DATABASE": str(tmp_path / "named.db")}
    done("record", MANUALS[0], folder=tmp_path, environment=environment)
    assert (tmp_path / "named.db").exists()
    done("record", MANUALS[1], "--database", "other.db", folder=tmp_path, environment=environment)
    assert [len(told("snapshots", "--database", name, folder=tmp_path)["snapshots"]) for name in
            ("named.db", "other.db")] == [1, 1]  # fmt: skip


def test_several_manuals_are_one_answer(tmp_path: Path) -> None:
    answer = told("record", *MANUALS, folder=tmp_path)
    assert [s["source"] for s in answer["snapshots"]] == ["manual_2021.txt", "manual_2023.txt"]
    assert answer["waiting"] == len(told("review", folder=tmp_path)["pairs"])


def test_order_of_recording_changes_no_answer(tmp_path: Path) -> None:
    for folder, manuals in (("forth", MANUALS), ("back", MANUALS[::-1])):
        (tmp_path / folder).mkdir()
        for manual in manuals:
            done("record", manual, folder=tmp_path / folder)
    for question in (("diff", "2021", "2024", "--steps"), ("show", "--on", "2023-03-01"), ("review", "--all")):
        assert told(*question, folder=tmp_path / "forth") == told(*question, folder=tmp_path / "back")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le"])
def test_encoding_is_found_out_and_nothing_is_garbled(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "manual.txt").write_bytes(HARBOUR.encode(encoding))
    done("record", "manual.txt", folder=tmp_path)
    [unit, *_] = told("show", "--on", "2021", folder=tmp_path)["units"]
    assert unit["functions"][1]["text"] == (
        "Señalizar las escolleras conforme al ñandú grabado en la placa de cada una."
    )


def test_line_ends_of_other_systems_state_the_same(tmp_path: Path) -> None:
    (tmp_path / "unix.txt").write_bytes(HARBOUR.encode())
    (tmp_path / "windows.txt").write_bytes(HARBOUR.replace("\n", "\r\n").encode())
    done("record", "unix.txt", folder=tmp_path)
    assert [s["is_new"] for s in told("record", "windows.txt", folder=tmp_path)["snapshots"]] == [False]


@pytest.mark.parametrize(("given", "kept"), [("2020-03-01", "2020-03-01"), ("01/03/2020", "2020-03-01"),
                                             ("2020-03", "2020-03"), ("2020", "2020")])  # fmt: skip
def test_date_of_effect_is_taken_as_precise_as_it_is_given(tmp_path: Path, given: str, kept: str) -> None:
    (tmp_path / "manual.txt").write_text(UNDATED, "utf-8")
    answer = told("record", "manual.txt", "--effective", given, folder=tmp_path)
    assert [s["effective_date"] for s in answer["snapshots"]] == [kept]


def test_options_go_before_what_is_printed(tmp_path: Path) -> None:
    options = ("--institution", "Instituto de Anclas", "--acronym", "IA", "--effective", "2019-05-06",
               "--agreement", "ACDO.AS2.HCT.310822/226.P.DA", "--person", "Ana")  # fmt: skip
    [taken] = told("record", MANUALS[0], *options, folder=tmp_path)["snapshots"]
    assert (taken["institution"], taken["effective_date"]) == ("IA", "2019-05-06")
    acts = [line["agreement"] for line in told("agreements", folder=tmp_path)["agreements"]]
    assert [act["session"] for act in acts if act["number"] == "226"] == ["2022-08-31"]


def test_what_each_manual_tells_is_counted(tmp_path: Path) -> None:
    first, again = (told("record", *MANUALS, folder=tmp_path)["narratives"] for _ in range(2))
    assert [(n["source"], n["document"]["name"], n["is_new"]) for n in first] == [
        (name, name, True) for name in ("manual_2021.txt", "manual_2023.txt")
    ]
    assert all(n["changes"] > 5 and n["acts"] > 5 for n in first)
    assert again == [{**n, "is_new": False} for n in first]
    shown = done("record", MANUALS[0], "--lang", "en", folder=tmp_path).out
    assert "What the documents tell" in shown
    assert "Nothing new: all of it was recorded already." in shown


def test_findings_say_of_which_manual_they_are(tmp_path: Path) -> None:
    out = done("record", *MANUALS, folder=tmp_path).out
    assert "manual_2023.txt:39" in out


def test_manual_recorded_before_one_that_fails_stays_recorded(tmp_path: Path) -> None:
    ran = run("record", MANUALS[0], "nosuch.txt", MANUALS[1], "--format", "json", folder=tmp_path)
    assert ran.code == 3
    assert [s["source"] for s in ran.json["snapshots"]] == ["manual_2021.txt"]
    assert len(told("snapshots", folder=tmp_path)["snapshots"]) == 1


def test_failed_recording_makes_no_store(tmp_path: Path) -> None:
    assert run("record", "nosuch.txt", folder=tmp_path).code == 3
    assert list(tmp_path.iterdir()) == []
