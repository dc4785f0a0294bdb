"""`audit`: manuals held against the checks, from the command line."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import EXAMPLES
from tests.cli.running import done, run, told

CHECK = "listed-not-described"
MANUAL = """\
ESTRUCTURA ORGÁNICA
7.1 Dirección de Faros
7.1.1 Departamento de Boyas
7.1.2 Departamento de Balizas
7.1.3 Departamento de Sirenas

FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.

7.1.1 Departamento de Boyas
1. Fondear las boyas.
"""
ONLY = ("--select", CHECK)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "manual.txt").write_text(MANUAL, "utf-8")
    (tmp_path / "sound.txt").write_text(
        "\n".join(line for line in MANUAL.splitlines() if "7.1.2" not in line and "7.1.3" not in line), "utf-8"
    )
    return tmp_path


def test_findings_stand_under_their_units_with_their_lines_marked(folder: Path) -> None:
    shown = done("audit", "manual.txt", *ONLY, folder=folder).out
    assert "7.1.2 Departamento de Balizas\n-----------------------------\n\nMEDIA listed-not-described: " in shown
    assert "    4 | 7.1.2 Departamento de Balizas\n      |       ^^^^^^^^^^^^^^^^^^^^^^^\n" in shown
    assert shown.endswith("2 hallazgos (media: 2).\n")


def test_language_is_that_asked_for(folder: Path) -> None:
    assert "MEDIUM listed-not-described" in done("audit", "manual.txt", *ONLY, "--lang", "en", folder=folder).out


def test_several_manuals_are_told_one_after_the_other(folder: Path) -> None:
    shown = done("audit", "sound.txt", "manual.txt", "manual.txt", *ONLY, folder=folder).out
    assert [line.partition(":")[0] for line in shown.splitlines() if ": unidades: " in line] == [
        "sound.txt",
        "manual.txt",
    ]
    assert "Sin hallazgos.\n" in shown


def test_json_says_all_of_each_finding(folder: Path) -> None:
    answer = told("audit", "manual.txt", *ONLY, folder=folder)
    assert answer["format"] == "org-changelog/audit"
    assert answer["counts"] == {"serious": 0, "medium": 2, "minor": 0, "information": 0}
    first = answer["audited"][0]["findings"][0]
    assert {name: first[name] for name in ("check", "severity", "unit", "lines", "read")} == {
        "check": CHECK, "severity": "medium", "unit": "7.1.2", "lines": [4, 4], "read": "Departamento de Balizas",
    }  # fmt: skip
    assert first["message"]
    assert first["remedy"]
    assert first["fingerprint"]


def test_csv_has_a_row_for_each_finding(folder: Path) -> None:
    out = done("audit", "manual.txt", "sound.txt", *ONLY, "--format", "csv", folder=folder).out
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert [row["Hallazgo"] for row in rows] == [CHECK, CHECK]


# --- which checks ---------------------------------------------------------------------------------------------------------


def test_groups_and_checks_are_selected_and_ignored(folder: Path) -> None:
    def checks(*options: str) -> set[str]:
        answer = told("audit", "manual.txt", *options, folder=folder)
        return {finding["check"] for finding in answer["audited"][0]["findings"]}

    assert CHECK in checks("--select", "structure")
    assert CHECK not in checks("--ignore", "structure")
    assert CHECK not in checks("--ignore", CHECK)
    assert checks("--ignore", "structure", "--select", CHECK) == {CHECK}


def test_settings_of_the_folder_are_taken_and_others_where_named(folder: Path) -> None:
    (folder / "org-changelog.toml").write_text(
        f'[audit]\nselect = ["{CHECK}"]\nfail_on = "minor"\n[audit.checks.{CHECK}]\nseverity = "minor"\n', "utf-8"
    )
    ran = run("audit", "manual.txt", folder=folder)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.endswith("2 hallazgos (menor: 2).\n")
    (folder / "other.toml").write_text(f'[audit]\nselect = ["{CHECK}"]\n', "utf-8")
    assert "MEDIA" in done("audit", "manual.txt", "--config", "other.toml", folder=folder).out


# --- exit codes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "severity", "code"),
    [
        ("manual.txt", "serious", 0),
        ("manual.txt", "medium", 1),
        ("manual.txt", "minor", 1),
        ("manual.txt", "information", 1),
        ("sound.txt", "information", 0),
    ],
)
def test_exit_code_is_one_from_the_severity_asked_on(folder: Path, file: str, severity: str, code: int) -> None:
    assert run("audit", file, *ONLY, "--fail-on", severity, folder=folder).code == code


def test_without_a_severity_findings_are_no_failure(folder: Path) -> None:
    done("audit", "manual.txt", *ONLY, folder=folder)


def test_missing_file_ends_the_command_after_the_others_were_audited(folder: Path) -> None:
    ran = run("audit", "missing.txt", "manual.txt", "gone.txt", *ONLY, "--fail-on", "medium", folder=folder)
    assert ran.code == 3
    assert "2 hallazgos (media: 2).\n" in ran.out
    assert ran.err == (
        "Error: missing.txt: there is no such file\n"
        "  and gone.txt: there is no such file\n"
        "  remedy: check the name and the folder\n"
    )


# --- accepted findings ----------------------------------------------------------------------------------------------------


def accept(folder: Path, *options: str, reason: str = "así se publicó") -> str:
    chosen = ("--accept", "accepted.json", "--reason", reason, "--person", "ana", *ONLY)
    return done("audit", *(options or ("manual.txt",)), *chosen, folder=folder).out


def test_accepted_findings_are_silent_until_something_new_appears(folder: Path) -> None:
    assert accept(folder) == ("accepted.json: hallazgos aceptados: 2 (nuevos: 2; retirados, que ya no están: 0)\n")
    against = ("audit", "manual.txt", *ONLY, "--accepted", "accepted.json", "--fail-on", "information")
    assert done(*against, folder=folder).out.endswith("Sin hallazgos. Además, 2 hallazgos aceptados.\n")
    (folder / "manual.txt").write_text(
        MANUAL.replace("\nFUNCIONES", "7.1.4 Departamento de Redes\n\nFUNCIONES"), "utf-8"
    )
    ran = run(*against, folder=folder)
    assert (ran.code, ran.out.count("MEDIA")) == (1, 1)
    assert "Departamento de Redes" in ran.out


def test_accepting_for_another_manual_keeps_what_the_file_holds(folder: Path) -> None:
    accept(folder)
    (folder / "second.txt").write_text(MANUAL, "utf-8")
    assert "hallazgos aceptados: 4 (nuevos: 2;" in accept(folder, "second.txt", reason="igual que el otro")
    kept = json.loads((folder / "accepted.json").read_text("utf-8"))["findings"]
    assert [(one["subject"], one["reason"]) for one in kept] == [
        *[("manual.txt", "así se publicó")] * 2,
        *[("second.txt", "igual que el otro")] * 2,
    ]
    assert all(one["person"] == "ana" and one["day"] for one in kept)


def test_accepting_twice_changes_nothing(folder: Path) -> None:
    accept(folder)
    before = (folder / "accepted.json").read_bytes()
    assert "hallazgos aceptados: 2 (nuevos: 0;" in accept(folder, reason="otro motivo")
    assert (folder / "accepted.json").read_bytes() == before


def test_what_was_mended_is_told_and_taken_out_when_accepting_again(folder: Path) -> None:
    accept(folder)
    (folder / "manual.txt").write_text(MANUAL.replace("7.1.3 Departamento de Sirenas\n", ""), "utf-8")
    shown = done("audit", "manual.txt", *ONLY, "--accepted", "accepted.json", folder=folder).out
    assert "La aceptación de listed-not-described en manual.txt ya no corresponde a ningún hallazgo." in shown
    assert "aceptados: 1 (nuevos: 0; retirados, que ya no están: 1)" in accept(folder)


def test_acceptances_of_checks_that_were_not_asked_are_not_called_stale(folder: Path) -> None:
    accept(folder)
    shown = done("audit", "manual.txt", "--select", "no-units-found", "--accepted", "accepted.json", folder=folder).out
    assert "ya no corresponde" not in shown


def test_settings_may_name_a_file_of_acceptances_that_is_made_later(folder: Path) -> None:
    (folder / "org-changelog.toml").write_text('[audit]\naccepted = "accepted.json"\nfail_on = "minor"\n', "utf-8")
    assert run("audit", "manual.txt", *ONLY, folder=folder).code == 3
    accept(folder)
    done("audit", "manual.txt", *ONLY, folder=folder)


def test_damaged_file_of_acceptances_is_not_overwritten(folder: Path) -> None:
    (folder / "accepted.json").write_text('{"format": "org-changelog/acc', "utf-8")
    ran = run("audit", "manual.txt", *ONLY, "--accept", "accepted.json", "--reason", "x", folder=folder)
    assert ran.code == 3
    assert (folder / "accepted.json").read_text("utf-8") == '{"format": "org-changelog/acc'


# --- files ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["txt", "md", "json", "csv", "sarif"])
def test_file_has_what_is_printed_in_its_format(folder: Path, ending: str) -> None:
    form = {"txt": "table", "md": "markdown"}.get(ending, ending)
    done("audit", "manual.txt", *ONLY, "--output", f"new/audit.{ending}", folder=folder)
    written = (folder / "new" / f"audit.{ending}").read_bytes().decode("utf-8")
    printed = done("audit", "manual.txt", *ONLY, "--format", form, folder=folder).out
    assert written.split() == printed.split()


@pytest.mark.skipif(find_spec("changelog.reports.xlsx_writer") is None, reason="there is no writer of workbooks yet")
def test_workbook_has_every_finding_on_one_sheet_and_the_accepted_on_another(folder: Path) -> None:
    (folder / "second.txt").write_text(MANUAL, "utf-8")
    accept(folder, "second.txt")
    files = ("manual.txt", "second.txt", "sound.txt")
    done("audit", *files, *ONLY, "--accepted", "accepted.json", "--output", "audit.xlsx", folder=folder)
    book = openpyxl.load_workbook(folder / "audit.xlsx")
    cells = [[str(cell.value) for row in sheet for cell in row if cell.value is not None] for sheet in book]
    of_the_first = [sum(cell.startswith("manual.txt:") for cell in sheet) for sheet in cells]
    of_the_second = [sum(cell.startswith("second.txt:") for cell in sheet) for sheet in cells]
    assert max(of_the_first) == max(of_the_second) == 2
    assert of_the_first.index(2) != of_the_second.index(2)


@pytest.mark.skipif(sys.platform != "linux", reason="only here a file may be called anything")
@pytest.mark.parametrize("form", ["table", "markdown", "json", "csv", "sarif"])
def test_file_may_be_called_anything(tmp_path: Path, form: str) -> None:
    name = os.fsdecode(b"a\xff\x1b[31m\n=b.txt")
    (tmp_path / name).write_text(MANUAL, "utf-8")
    shown = done("audit", name, *ONLY, "--format", form, folder=tmp_path).out
    assert shown.count("Departamento de Sirenas") >= 1
    assert "\x1b" not in shown
    done("audit", name, *ONLY, "--accept", "accepted.json", "--reason", "así es", folder=tmp_path)
    assert "Sin hallazgos" in done("audit", name, *ONLY, "--accepted", "accepted.json", folder=tmp_path).out


def test_invented_manuals_are_audited_whole(tmp_path: Path) -> None:
    files = [EXAMPLES / "manual_2021.txt", EXAMPLES / "manual_2023.txt"]
    answer = told("audit", *files, folder=tmp_path)
    assert [(one["subject"], one["facts"]["units"]) for one in answer["audited"]] == [
        ("manual_2021.txt", 29),
        ("manual_2023.txt", 30),
    ]
    assert list(tmp_path.iterdir()) == []


def test_real_manuals_are_audited_and_every_finding_has_its_place(manuals: Path) -> None:
    for one in told("audit", *sorted(manuals.glob("*.txt")))["audited"]:
        for finding in one["findings"]:
            assert finding["message"]
            assert finding["lines"] is None or 1 <= finding["lines"][0] <= finding["lines"][1] <= one["facts"]["lines"]
