"""`record FOLDER`: read on several cores, in the order of effect, what is refused listed, resumable."""

from __future__ import annotations

from pathlib import Path

import pytest

from changelog.app.folders import documents_of, read_all
from changelog.errors import InputError
from tests.cli.conftest import EXAMPLES
from tests.cli.running import run, told


def folder_of(place: Path) -> Path:
    folder = place / "archivo"
    (folder / "años").mkdir(parents=True)
    (folder / "b.txt").write_bytes((EXAMPLES / "manual_2021.txt").read_bytes())
    (folder / "años" / "a.txt").write_bytes((EXAMPLES / "manual_2023.txt").read_bytes())
    (folder / "carta.txt").write_text("Una carta cualquiera.\n", "utf-8")
    (folder / ".oculto").write_text("nada", "utf-8")
    return folder


@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_come_in_the_order_of_effect_and_refused_ones_apart(tmp_path: Path, jobs: int) -> None:
    read = read_all(documents_of([folder_of(tmp_path)]), jobs=jobs)
    assert [Path(one.stated[0].path).name for one in read.loaded] == ["b.txt", "a.txt"]
    assert [Path(one.path).name for one in read.refused] == ["carta.txt"]


def test_a_document_that_ends_the_process_that_reads_it_is_refused_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Kernels end processes that want more memory than there is: here a hook of the interpreter does it, for one name.
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(
        "import os, sys\n"
        "sys.addaudithook(lambda event, told: os._exit(9) if event == 'open' and 'carta' in str(told[0]) else None)\n",
        "utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hook"))
    read = read_all(documents_of([folder_of(tmp_path)]), jobs=2)
    assert [Path(one.stated[0].path).name for one in read.loaded] == ["b.txt", "a.txt"]
    assert [Path(one.path).name for one in read.refused] == ["carta.txt"]
    assert "was ended" in read.refused[0].message


def test_progress_tells_each_document(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    read_all(documents_of([folder_of(tmp_path)]), progress=lambda *told: seen.append(told), jobs=1)
    assert sorted(name for name, _, _ in seen) == ["a.txt", "b.txt", "carta.txt"]
    assert {of for _, _, of in seen} == {3}


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        documents_of([tmp_path])
    assert caught.value.remedy


def test_a_folder_is_recorded_as_its_manuals_are_one_by_one_and_again_changes_nothing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    first = run("record", folder, "--format", "json", folder=tmp_path)
    assert first.code == 1
    assert '"document-refused"' in first.out
    by_folder = told("show", "--on", "2023-03-01", folder=tmp_path)
    (tmp_path / "other").mkdir()
    told("record", folder / "b.txt", folder / "años" / "a.txt", folder=tmp_path / "other")
    assert told("show", "--on", "2023-03-01", folder=tmp_path / "other") == by_folder
    run("record", folder, folder=tmp_path)
    assert len(told("snapshots", folder=tmp_path)["snapshots"]) == 2


def test_a_folder_of_which_every_document_is_refused_is_not_said_to_be_known(tmp_path: Path) -> None:
    (tmp_path / "cartas").mkdir()
    (tmp_path / "cartas" / "carta.txt").write_text("Estimada señora:\nLe escribo.\n", "utf-8")
    shown = run("record", "cartas", "--lang", "en", folder=tmp_path)
    assert "Nothing was recorded." in shown.out
    assert "recorded already" not in shown.out
