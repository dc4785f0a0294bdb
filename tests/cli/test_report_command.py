"""`report`: everything between two dates, in a file."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from tests.cli.running import Ran, done, run

MADE = ("--made-at", "2026-11-23T09:30-06:00", "--person", "ana")
PERIOD = ("--from", "2021-07-01", "--to", "2023-12-31")
TEXTS = (".md", ".json")


def written(folder: Path, name: str, *more: str) -> Path:
    ran = done("report", *PERIOD, *MADE, "--output", name, *more, folder=folder)
    return folder / ran.out.rstrip("\r\n")


@pytest.mark.parametrize("ending", TEXTS)
def test_same_record_command_moment_and_person_give_the_same_bytes(invented: Path, ending: str) -> None:
    first = written(invented, f"report{ending}").read_bytes()
    assert written(invented, f"report{ending}").read_bytes() == first


def test_numbers_are_the_same_in_markdown_json_and_csv(invented: Path) -> None:
    told = json.loads(written(invented, "report.json").read_text("utf-8"))
    markdown = written(invented, "report.md").read_text("utf-8")
    folder = written(invented, "report.csv")
    for table in told["tables"]:
        with (folder / f"{table['key']}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0] == [column["title"] for column in table["columns"]]
        assert len(rows) - 1 == len(table["rows"])
    [net] = [view for view in told["constancia"]["views"] if view["view"] == "net"]
    assert f"| Neto: movimientos propios de unidades | {net['unit_changes']} |" in markdown
    assert f"| Neto: unidades afectadas | {net['units_affected']} |" in markdown


def test_csv_is_a_folder_named_as_the_file_without_its_ending(invented: Path) -> None:
    folder = written(invented, "changes.csv")
    assert folder == invented / "changes"
    names = {path.name for path in folder.iterdir()}
    assert {"units.csv", "functions.csv", "summary.csv", "constancia.csv", "act_1.csv", "act_2.csv"} <= names
    assert (folder / "units.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_acts_of_an_earlier_report_do_not_stay_among_the_tables(invented: Path) -> None:
    written(invented, "changes.csv")
    (invented / "changes" / "notes.csv").write_text("mine", "utf-8")
    done("report", "--from", "2023-06", "--to", "2023-12", "--output", "changes.csv", folder=invented)
    names = {path.name for path in (invented / "changes").iterdir()}
    assert "notes.csv" in names
    assert "units.csv" in names
    assert not [name for name in names if name.startswith("act_")]


def test_constancia_has_the_command_as_one_would_type_it_and_never_the_store(invented: Path) -> None:
    made = written(invented, "a b.json", "--unit", "Dirección de Senderos", "--database", "org-changelog.db")
    constancia = json.loads(made.read_text("utf-8"))["constancia"]
    assert constancia["command"] == (
        "org-changelog report --from 2021-07-01 --to 2023-12-31 --unit 'Dirección de Senderos' --output 'a b.json' "
        "--person ana --made-at 2026-11-23T09:30-06:00"
    )
    assert (constancia["person"], constancia["made_at"]) == ("ana", "2026-11-23T09:30:00-06:00")
    assert constancia["filters"] == ["--unit Dirección de Senderos"]


def test_report_in_english(invented: Path) -> None:
    text = written(invented, "report.md", "--lang", "en").read_text("utf-8")
    assert text.startswith("# Changes in the structure between 1 July 2021 and 31 December 2023")
    assert "## Statement of record" in text


def test_report_between_dates_with_nothing_documented_says_so_and_ends_well(invented: Path) -> None:
    done("report", "--from", "1900", "--to", "1901", "--output", "none.md", folder=invented)
    assert "No documentado" in (invented / "none.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["changes.xls", "changes", "changes.", ".md", "changes.md.exe"])
def test_unknown_ending_is_refused_before_anything_is_made(invented: Path, name: str) -> None:
    ran = run("report", *PERIOD, "--output", name, folder=invented)
    assert ran.code == 2
    assert "end it in .md, " in ran.err
    assert [path.name for path in invented.iterdir() if "db" not in path.name] == []


def test_missing_folders_are_made(invented: Path) -> None:
    assert written(invented, "a/b/report.md").is_file()


@pytest.mark.parametrize("name", ["file.txt/report.md", "file.txt/report.csv", "folder/report.md"])
def test_place_that_cannot_be_written_is_told(invented: Path, name: str) -> None:
    (invented / "file.txt").write_text("", "utf-8")
    (invented / "folder" / "report.md").mkdir(parents=True)
    refused(run("report", *PERIOD, "--output", name, folder=invented))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc, a folder where not even root may write")
def test_folder_where_nobody_may_write_is_told(invented: Path) -> None:
    refused(run("report", *PERIOD, "--output", "/proc/report.md", folder=invented))


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_read_only_folder_is_told(invented: Path) -> None:
    (invented / "closed").mkdir(mode=0o555)
    refused(run("report", *PERIOD, "--output", "closed/report.md", folder=invented))


def refused(ran: Ran) -> None:
    assert (ran.code, ran.out) == (4, "")
    assert "cannot be written" in ran.err
    assert "remedy" in ran.err


@pytest.mark.parametrize("moment", ["yesterday", "2026-13-01", ""])
def test_moment_that_is_none_is_refused(invented: Path, moment: str) -> None:
    ran = run("report", *PERIOD, "--output", "report.md", "--made-at", moment or " ", folder=invented)
    assert ran.code == 2
    assert "2026-11-23T09:30:00-06:00" in ran.err


@pytest.mark.parametrize(("start", "end"), [("2023", "2021"), ("31/02/2021", "2023"), ("2021", "⁹⁹⁹⁹")])
def test_hostile_dates_are_refused(invented: Path, start: str, end: str) -> None:
    ran = run("report", "--from", start, "--to", end, "--output", "report.md", folder=invented)
    assert ran.code == 2
    assert not (invented / "report.md").exists()


def test_shipped_snapshots_of_the_imss_since_2021(tmp_path: Path) -> None:
    snapshots = Path(__file__).resolve().parents[2] / "snapshots"
    done("load", snapshots, folder=tmp_path)
    told = ("--from", "2021", "--to", "2026-11-23", "--institution", "IMSS", *MADE, "--output", "imss.json")
    done("report", *told, folder=tmp_path)
    found = json.loads((tmp_path / "imss.json").read_text("utf-8"))
    tables = {table["key"]: table for table in found["tables"]}
    assert all(view["held"] for view in found["constancia"]["views"])
    diff = done("diff", "2021", "2026-11-23", "--institution", "IMSS", "--format", "json", folder=tmp_path).json
    own = [
        one
        for one in diff["changes"]
        if one["subject"] == "unit" and not one["inherited"] and "documented" not in one["kind"]
    ]
    assert len(tables["units"]["rows"]) == len(own) > 0
    assert len(tables["equivalences"]["rows"]) >= 137


def test_several_files_are_written_from_one_report(invented: Path) -> None:
    outputs = ("--output", "report.md", "--output", "report.json", "--output", "tables.csv")
    ran = done("report", *PERIOD, *MADE, *outputs, folder=invented)
    assert ran.out.split() == ["report.md", "report.json", "tables"]
    told = json.loads((invented / "report.json").read_text("utf-8"))["constancia"]["command"]
    assert "--output report.md --output report.json --output tables.csv" in told
    refusal = run("report", *PERIOD, "--output", "good.md", "--output", "bad.xls", folder=invented)
    assert refusal.code == 2
    assert not (invented / "good.md").exists()
