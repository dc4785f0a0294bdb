"""Where files are written: never where a name leads, never through a link, and with no more permissions than the user's."""

from __future__ import annotations

import json
import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.app.delivering import ENDINGS
from changelog.storage.snapshot_paths import slug
from tests.cli.running import done, run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TRICKS = (
    "../../outside",
    "/etc/outside",
    "C:\\outside",
    "\\\\server\\share",
    "..",
    "CON",
    "nul.json",
    "COM1",
    "lpt9 .",
    "trailing dots...",
    "trailing blanks   ",
    "file:stream",
    "~root",
    "-rf",
    "$(touch outside)",
    "a\u202eb",
    "Ⅷ/⁄∕",
    "x" * 5000,
)
DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{kind}{number}" for kind in ("COM", "LPT") for number in range(10))}
LONGEST = 255
"""Bytes of one name on common file systems."""


def facts(institution: str, name: str, agreement: str | None = None) -> bytes:
    unit = {"code": "1", "name": name, "parent": None, "functions": []}
    stated = {"institution": institution, "effective_date": "2020-03-01", "agreement": agreement, "units": [unit]}
    return json.dumps(stated).encode()


def is_plain(name: str) -> bool:
    """Is it a file's name on every system, and no device of Windows?"""
    stem = name.split(".", maxsplit=1)[0].upper()
    parts = PureWindowsPath(name).parts, PurePosixPath(name).parts
    return parts == ((name,), (name,)) and stem not in DEVICES and name.isascii() and 0 < len(name) <= LONGEST


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """A folder with a small record."""
    (tmp_path / "facts.json").write_bytes(facts("Instituto de Faros", "Dirección General"))
    done("load", "facts.json", folder=tmp_path)
    return tmp_path


@given(st.text(min_size=1))
def test_slug_of_any_text_is_a_name_on_every_system(text: str) -> None:
    assert is_plain(slug(text))


@pytest.mark.parametrize("trick", TRICKS)
def test_exported_files_stay_in_the_folder_asked_for(tmp_path: Path, trick: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "facts.json").write_bytes(facts(trick, f"{trick} Unidad", trick))
    done("load", "facts.json", folder=home)
    run("export", "out", "--lang", "es", folder=home)
    written = [path.relative_to(home / "out") for path in (home / "out").rglob("*")]
    assert [path for path in written if not all(is_plain(part) for part in path.parts)] == []
    assert sorted(path.suffix for path in written if path.suffix) == [".json"]
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != ".csv"])
def test_link_in_the_place_of_a_report_is_replaced_and_what_it_leads_to_stays(recorded: Path, ending: str) -> None:
    (recorded / "precious").write_bytes(b"precious")
    (recorded / f"report{ending}").symlink_to("precious")
    done("report", "--from", "2019", "--to", "2021", "--output", f"report{ending}", folder=recorded)
    assert (recorded / "precious").read_bytes() == b"precious"
    assert not (recorded / f"report{ending}").is_symlink()


WRITERS = {
    "since": ("2019", "--report", "made.md"),
    "chart": ("--on", "2021", "--output", "made.svg"),
    "export": ("made", "--lang", "es"),
    "backup": ("made.db",),
    "copy": ("--to", "made.db"),
    "audit": (str(EXAMPLES / "manual_2021.txt"), "--output", "made.json"),
    "report": ("--from", "2019", "--to", "2021", "--output", "made.csv"),
    "preview": (str(EXAMPLES / "manual_2021.txt"), "--institution", "Instituto de Faros", "--output", "made.json"),
}


@pytest.mark.skipif(os.name == "nt", reason="permissions are not of this kind on Windows")
@pytest.mark.parametrize("mask", [0o077, 0o027, 0o022])
@pytest.mark.parametrize("command", WRITERS)
def test_files_have_the_permissions_that_the_umask_leaves(recorded: Path, command: str, mask: int) -> None:
    before = os.umask(mask)
    try:
        assert run(command, *WRITERS[command], folder=recorded).code == 0
    finally:
        os.umask(before)
    made = [path for path in recorded.rglob("*") if "made" in path.relative_to(recorded).parts[0] and path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in made} == {0o666 & ~mask}
    assert list(recorded.rglob(".*")) == []


@pytest.mark.skipif(os.name == "nt", reason="permissions are not of this kind on Windows")
def test_new_store_has_the_permissions_that_the_umask_leaves(tmp_path: Path) -> None:
    (tmp_path / "facts.json").write_bytes(facts("Instituto de Faros", "Dirección General"))
    before = os.umask(0o077)
    try:
        done("load", "facts.json", folder=tmp_path)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.glob("org-changelog.db*")} == {0o600}
