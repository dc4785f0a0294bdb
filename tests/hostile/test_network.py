"""Nothing is asked of a network and no other program is started, from recording a manual to the report that is filed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from changelog.app.delivering import ENDINGS
from tests.hostile.cut_off import CAUGHT

TOP = Path(__file__).resolve().parents[2]
EXAMPLES = TOP / "examples"
MANUALS = [str(EXAMPLES / f"manual_{year}.txt") for year in ("2021", "2023")]
FILED = [part for ending in ENDINGS for part in ("--output", f"report{ending}")]
DATES = ["--from", "2018", "--to", "2024"]
JOURNEY = [
    ["load", str(EXAMPLES / "inafs_2018.json")],
    ["record", *MANUALS],
    ["report", *DATES, *FILED],
    ["preview", MANUALS[1], "--output", "preview.html"],
    *(["chart", *DATES, "--output", f"chart{ending}"] for ending in (".svg", ".png", ".html")),
    ["chart", "--lives", "--output", "lives.svg"],
    ["audit", MANUALS[0], "--output", "audit.xlsx"],
    ["since", "2018", "--known-on", "2099"],
    ["verify"],
    ["backup", "backup.db"],
    ["export", "out"],
]
ON_A_NETWORK = re.compile(r"AF_(?!UNIX)[A-Z0-9]+")


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    """The journey as a file."""
    file = tmp_path / "commands.json"
    file.write_text(json.dumps(JOURNEY), "utf-8")
    return file


def started(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    outside = {**os.environ, "PYTHONPATH": str(TOP), "LANG": "C.UTF-8"}
    return subprocess.run(
        command, cwd=folder, env=outside, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_whole_journey_asks_for_no_socket_and_starts_no_program(commands: Path) -> None:
    ran = started(sys.executable, "-m", "tests.hostile.cut_off", str(commands), folder=commands.parent)
    assert ran.returncode == 0, ran.stderr
    made = {path.name for path in commands.parent.iterdir()}
    assert {f"report{ending}" for ending in ENDINGS if ending != ".csv"} | {"report", "backup.db", "out"} <= made


@pytest.mark.parametrize(
    "reaching",
    ["import socket; socket.socket()", "import os; os.system('true')", "import subprocess as s; s.run(['true'])"],
)
def test_who_reaches_out_is_caught(tmp_path: Path, reaching: str) -> None:
    hooked = f"import sys; from tests.hostile.cut_off import refuse; sys.addaudithook(refuse); {reaching}"
    ran = started(sys.executable, "-c", hooked, folder=tmp_path)
    assert (ran.returncode, "reached out" in ran.stderr) == (CAUGHT, True)


def test_native_libraries_ask_for_no_socket_either(commands: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed: what native libraries ask of the system is not looked at")
    trace = commands.parent / "trace"
    traced = ("strace", "-f", "--seccomp-bpf", "-e", "trace=%network", "-o", str(trace))
    if started(*traced, "true", folder=commands.parent).returncode:
        pytest.skip("this machine does not let strace look at a process")
    run = "from tests.hostile.cut_off import run_all; import json, sys; run_all(json.load(open(sys.argv[1])))"
    ran = started(*traced, sys.executable, "-c", run, str(commands), folder=commands.parent)
    assert ran.returncode == 0, ran.stderr
    assert [line for line in trace.read_text().splitlines() if ON_A_NETWORK.search(line)] == []
