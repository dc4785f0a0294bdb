"""`log`, `verify`, `correct`, `annul`, `retract` and `--known-on`, as a user gives them, on each engine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from changelog.storage.store import open_store
from tests.cli.conftest import EXAMPLES
from tests.cli.running import Ran, done, run, told

WHY = ("--reason", "recorded wrongly", "--person", "ana")


@pytest.fixture
def recorded(store_url: str) -> str:
    """The invented institute on each engine: three snapshots, two manuals with what they tell."""
    done("load", EXAMPLES / "inafs_2018.json", "--database", store_url, "--person", "eva")
    done("record", EXAMPLES / "manual_2021.txt", EXAMPLES / "manual_2023.txt", "--database", store_url)
    return store_url


def log(database: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = told("log", "--database", database)["entries"]
    return entries


def effective(database: str, *more: str) -> list[str]:
    return [row["effective_date"] for row in told("snapshots", "--database", database, *more)["snapshots"]]


def renamed(database: str, *more: str) -> Any:
    """What changed in all, without when it was asked."""
    return told("diff", "2018-01-01", "2023-03-01", "--steps", "--database", database, *more)


def test_log_tells_who_recorded_what_when_and_by_which_program(recorded: str) -> None:
    entries = log(recorded)
    assert [entry["kind"] for entry in entries] == ["snapshot", *(["snapshot", "texts", "narrative"] * 2)]
    assert [entry["sequence"] for entry in entries] == list(range(1, 8))
    assert [entry["previous"] for entry in entries] == [None, *(entry["digest"] for entry in entries[:-1])]
    assert entries[0]["person"] == "eva"
    assert entries[1]["person"]  # the account's
    assert entries[0]["recorded_at"].endswith("+00:00")
    assert {entry["program"] for entry in entries} == {"0.1.0"}
    assert len({entry["recorded_at"] for entry in entries[1:4]}) == 1  # one recording, one moment


def test_verify_finds_nothing_in_a_sound_store(recorded: str) -> None:
    answer = told("verify", "--database", recorded, "--manual", EXAMPLES / "manual_2021.txt")
    assert (answer["entries"], answer["faults"], answer["manuals"]) == (7, [], 1)
    assert answer["days"] >= 3


def test_verify_proves_that_all_up_to_a_head_is_there(recorded: str) -> None:
    head = told("verify", "--database", recorded)["head"]
    done("retract", "5", *WHY, "--database", recorded)
    assert told("verify", "--head", head, "--database", recorded)["head_at"] == 7
    ran = run("verify", "--head", "0" * 64, "--database", recorded, "--lang", "en")
    assert ran.code == 1
    assert "the store does not contain the entry" in ran.out


def test_verify_tells_a_manual_that_was_not_recorded_or_is_another_now(recorded: str, tmp_path: Path) -> None:
    changed = tmp_path / "manual_2021.txt"
    changed.write_text((EXAMPLES / "manual_2021.txt").read_text("utf-8") + "\n", "utf-8")
    (tmp_path / "new.txt").write_text("otro", "utf-8")
    ran = run("verify", "--manual", tmp_path, "--database", recorded, "--format", "json")
    assert ran.code == 1
    assert [(fault["kind"], Path(fault["place"]).name) for fault in ran.json["faults"]] == [
        ("manual_differs", "manual_2021.txt"),
        ("manual_unknown", "new.txt"),
    ]


def test_retracted_manual_no_longer_counts_and_counts_again_when_recorded_again(recorded: str) -> None:
    before = renamed(recorded)
    done("retract", "5", "--whole", *WHY, "--database", recorded)
    assert effective(recorded) == ["2018-01-01", "2021-07-01"]
    assert [entry["withdrawn_by"] for entry in log(recorded)[4:]] == [8, 8, 8, None]
    assert renamed(recorded) != before
    done("record", EXAMPLES / "manual_2023.txt", "--database", recorded)
    assert effective(recorded) == ["2018-01-01", "2021-07-01", "2023-03-01"]
    assert renamed(recorded) == before
    assert told("verify", "--database", recorded)["faults"] == []


def test_corrected_date_moves_the_structure_and_the_old_answer_can_be_asked(recorded: str) -> None:
    before, moment = renamed(recorded), log(recorded)[-1]["recorded_at"]
    made = told("correct", "5", "--effective", "2023-04-01", *WHY, "--database", recorded)["entries"]
    assert [entry["kind"] for entry in made] == ["snapshot", "texts", "correction"]
    assert made[-1]["on"] == [5, 6]
    assert made[-1]["reason"] == "recorded wrongly"
    assert effective(recorded) == ["2018-01-01", "2021-07-01", "2023-04-01"]
    assert renamed(recorded) != before
    assert renamed(recorded, "--known-on", moment) == before
    assert told("verify", "--database", recorded)["faults"] == []


def test_corrected_document_takes_the_place_of_the_wrong_one(recorded: str, tmp_path: Path) -> None:
    right = tmp_path / "manual_2023_bis.txt"
    text = (EXAMPLES / "manual_2023.txt").read_text("utf-8")
    right.write_text(text.replace("Dirección de Seguridad y Auxilio", "Dirección de Auxilio"), "utf-8")
    done("correct", "5", "--with", right, *WHY, "--database", recorded)
    names = {unit["name"] for unit in told("show", "--on", "2023-03-01", "--database", recorded)["units"]}
    assert ("Dirección de Auxilio" in names, "Dirección de Seguridad y Auxilio" in names) == (True, False)
    assert told("verify", "--database", recorded, "--manual", right)["faults"] == []


def test_annulled_act_no_longer_takes_effect(recorded: str) -> None:
    done("annul", "220223/17", *WHY, "--database", recorded)
    assert effective(recorded) == ["2018-01-01", "2021-07-01"]
    assert log(recorded)[-1]["kind"] == "annulment"
    assert told("verify", "--database", recorded)["faults"] == []
    acts = [act["agreement"] for act in told("show", "--on", "2024", "--database", recorded)["acts"]]
    assert not any("220223/17" in (act or "") for act in acts)


def test_register_of_acts_marks_an_annulled_act_and_only_that(recorded: str) -> None:
    done("annul", "220223/17", *WHY, "--database", recorded)
    entry = log(recorded)[-1]["sequence"]
    rows = told("agreements", "--database", recorded)["agreements"]
    marked = {row["agreement"]["printed"]: row["annulled_by"] for row in rows if row["annulled_by"]}
    assert list(marked.values()) == [entry]
    assert "220223/17" in next(iter(marked))
    assert f"por el asiento {entry}" in done("agreements", "220223/17", "--database", recorded).out
    done("retract", str(entry), *WHY, "--database", recorded)
    assert told("agreements", "220223/17", "--database", recorded)["annulled_by"] is None


@pytest.mark.parametrize(
    "ask",
    [
        ("show", "--on", "2023-03-01"),
        ("diff", "2018", "2024", "--steps"),
        ("since", "2018", "--until", "2024"),
        ("history", "7.1.3", "--on", "2021-07-01"),
    ],
)
def test_known_on_answers_as_then_whatever_came_after(recorded: str, ask: tuple[str, ...]) -> None:
    asked = (*ask, "--database", recorded)
    before, moment = done(*asked).out, log(recorded)[-1]["recorded_at"]
    done("annul", "220223/17", *WHY, "--database", recorded)
    done("retract", "3", *WHY, "--database", recorded)
    assert done(*asked).out != before
    assert done(*asked, "--known-on", moment).out == before


def test_nothing_was_known_before_the_first_entry(recorded: str) -> None:
    assert told("show", "--on", "2023", "--known-on", "2001", "--database", recorded)["units"] == []


def test_report_of_then_is_made_again_byte_for_byte(recorded: str, tmp_path: Path) -> None:
    """By the command that its constancia prints, with --known-on at its moment."""
    moment = log(recorded)[-1]["recorded_at"]
    command = (
        "report",
        "--from",
        "2018",
        "--to",
        "2024",
        "--database",
        recorded,
        "--made-at",
        moment,
        "--person",
        "eva",
    )
    before = {}
    for ending in ("md", "json", "html", "xlsx"):
        done(*command, "--output", f"report.{ending}", folder=tmp_path)
        before[ending] = (tmp_path / f"report.{ending}").read_bytes()
    done("annul", "220223/17", *WHY, "--database", recorded)
    for ending, content in before.items():
        done(*command, "--output", f"report.{ending}", folder=tmp_path)
        assert (tmp_path / f"report.{ending}").read_bytes() != content
        done(*command, "--output", f"report.{ending}", "--known-on", moment, folder=tmp_path)
        assert (tmp_path / f"report.{ending}").read_bytes() == content, ending


def test_report_carries_the_head_that_verify_finds(recorded: str, tmp_path: Path) -> None:
    done("report", "--from", "2018", "--output", "report.json", "--database", recorded, folder=tmp_path)
    head = json.loads((tmp_path / "report.json").read_text("utf-8"))["constancia"]["head"]
    assert told("verify", "--head", head, "--database", recorded)["head_at"] == 7


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (("retract", "99"), 2, "no entry has the number 99"),
        (("retract", "nonsense"), 2, "is no entry of the ledger"),
        (("correct", "3", "--effective", "2020"), 2, "is no snapshot"),
        (("correct", "5"), 2, "nothing is said to correct"),
        (("correct", "5", "--effective", "2023-03-01"), 2, "says just this"),
        (("correct", "5", "--effective", "yesterday"), 2, "is not a date"),
        (("correct", "5", "--with", "nosuch.txt"), 3, "there is no such file"),
        (("annul", "999999/9"), 2, "no act is cited"),
    ],
)
def test_what_cannot_be_leaves_the_ledger_as_it_was(
    recorded: str, command: tuple[str, ...], code: int, said: str
) -> None:
    head = told("verify", "--database", recorded)["head"]
    ran: Ran = run(*command, *WHY, "--database", recorded)
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert told("verify", "--database", recorded)["head"] == head


def test_reason_is_asked_for(recorded: str) -> None:
    assert run("retract", "5", "--database", recorded).code == 2
    assert "no reason" in run("retract", "5", "--reason", " ", "--database", recorded).err


def test_store_of_then_holds_what_was_recorded_until_then_alone(recorded: str) -> None:
    with open_store(recorded, read_only=True) as store, store.as_of_entry(4) as past, past.transaction() as work:
        assert work.count_statements() == 4
        assert set(work.documents().values()) == {"manual_2021.txt"}


def test_manual_recorded_under_an_annulled_act_is_said_not_to_count(recorded: str) -> None:
    done("annul", "220223/17", *WHY, "--database", recorded)
    ran = told("record", EXAMPLES / "manual_2023.txt", "--database", recorded)
    assert [finding["check"] for finding in ran["findings"]].count("act-annulled") == 1
    assert effective(recorded) == ["2018-01-01", "2021-07-01"]


@pytest.mark.parametrize("name", ["a\0b", "\udcff"])
def test_name_that_no_database_holds_is_told(recorded: str, name: str) -> None:
    ran = run("retract", "5", "--reason", "x", "--person", name, "--database", recorded)
    assert (ran.code, "cannot be written" in ran.err) == (2, True)
    assert len(log(recorded)) == 7


def test_reason_of_any_letters_is_kept_and_shown_without_its_controls(recorded: str) -> None:
    reason = "\x1b[31mrojo\x07 '; DROP TABLE statement; --"
    done("retract", "5", "--reason", reason, "--person", "ana", "--database", recorded)
    assert log(recorded)[-1]["reason"] == reason
    for form in ("table", "markdown", "csv"):
        assert "\x1b" not in done("log", "--format", form, "--database", recorded).out
