"""The short form of `make torture`: each part a few times, at places that do not depend on the clock."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from benchmarks.torture import __main__ as torture
from benchmarks.torture import failing_disks, register
from benchmarks.torture.crowds import crowd
from benchmarks.torture.failing_disks import Point, broken, is_there, points
from benchmarks.torture.killing import Undisturbed, undisturbed
from benchmarks.torture.parts import Extent, Part, Row, table
from benchmarks.torture.steps import Step, copied, state_of, steps

TRIED = ("record", "record the first", "decide", "upgrade from 0002", "copy", "restore")


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Step]:
    return {step.name: step for step in steps(tmp_path_factory.mktemp("steps"))}


def _need_strace() -> None:
    if is_there():
        return
    if os.environ.get("CI") and shutil.which("strace") is None:
        pytest.fail("strace is not installed: no call is made to fail")
    pytest.skip("strace is not installed (Linux: `apt install strace`), or may not trace: no call is made to fail")


@pytest.fixture(scope="module", params=TRIED)
def left(
    request: pytest.FixtureRequest, every: dict[str, Step], tmp_path_factory: pytest.TempPathFactory
) -> Undisturbed:
    _need_strace()
    return undisturbed(every[request.param], tmp_path_factory.mktemp("step"))


@pytest.fixture(scope="module")
def writes(left: Undisturbed, tmp_path_factory: pytest.TempPathFactory) -> list[Point]:
    return [point for point in points(left, tmp_path_factory.mktemp("calls")) if point.call == "pwrite64"]


@pytest.mark.parametrize("part", [0.2, 0.95])
@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "SIGKILL"])
def test_step_that_cannot_write_or_is_killed_leaves_all_of_it_or_nothing(
    left: Undisturbed, writes: list[Point], part: float, error: str, tmp_path: Path
) -> None:
    number = writes[round(part * (len(writes) - 1))].number
    _, wrong, _ = broken(left, Point("pwrite64", number, error, "+" if error == "ENOSPC" else ""), tmp_path)
    assert wrong == ()


@pytest.mark.parametrize("part", [0.72, 0.76, 0.8])
def test_disk_that_is_full_when_a_copy_is_closed_leaves_no_copy(
    every: dict[str, Step], part: float, tmp_path: Path
) -> None:
    """From the log into the file itself: SQLite says nothing when that fails as the file is closed."""
    _need_strace()
    left = undisturbed(every["copy"], tmp_path / "step")
    written = [one for one in points(left, tmp_path / "step") if one.call == "pwrite64" and one.lasts]
    told, wrong, _ = broken(left, written[round(part * len(written))], tmp_path)
    assert (told, wrong) == ("told, nothing", ())


@pytest.mark.parametrize("store_url", ["sqlite", "postgresql"], indirect=True)
def test_writers_and_readers_at_once_lose_nothing_and_see_one_state(store_url: str) -> None:
    row = crowd(store_url, writers=2, readers=3, each=3, seconds=120)
    assert row.wrong == ()
    assert row.came.startswith("6 recorded")


def test_register_is_restructured_each_year() -> None:
    snapshots = tuple(register.restructured(1, units=100, years=3))
    assert len({snapshot.institution.key for snapshot in snapshots}) == 1
    assert len({snapshot.effective_date for snapshot in snapshots}) == 4
    assert len({snapshot.digest for snapshot in snapshots}) == 4


def test_step_is_told_apart_from_nothing(every: dict[str, Step], tmp_path: Path) -> None:
    """What the parts look at would show a step that is half there."""
    step = every["record"]
    before = tmp_path / "before"
    before.mkdir()
    step.make(before)
    work = copied(before, tmp_path / "work")
    assert step.run(work) == 0
    assert state_of(work, step.looks) != state_of(before, step.looks)


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> Part:
    part = Part("faulty", "goes wrong", lambda extent: [Row("once", extent.times, "nothing", ("a | fault",))])
    monkeypatch.setattr(torture, "PARTS", ((part, Extent(7, 0, 0, 0, Path())),))
    return part


def test_anything_wrong_is_in_the_table_and_in_the_exit_code(faulty: Part, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        torture.main(["faulty"])
    assert ended.value.code == 1
    assert "| once | 7 | nothing | a / fault |" in capsys.readouterr().out


def test_table_shows_the_first_faults_and_counts_the_rest() -> None:
    part = Part("p", "says", lambda _extent: ())
    shown = table(part, [Row("x", 9, "y", tuple(f"f{number}" for number in range(9)))])
    assert shown.endswith("| f0; f1; f2; f3; f4 and 4 more |")


def test_calls_are_chosen_evenly() -> None:
    every = [Point("fsync", number, "EIO", "") for number in range(100)]
    assert [point.number for point in failing_disks.chosen(every, 4)] == [0, 25, 50, 75]
    assert failing_disks.chosen(every, 100) == every
