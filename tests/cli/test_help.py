"""Help answers at once, and every example that it shows works as it stands."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from changelog.cli.main import COMMANDS, cli
from tests.cli.conftest import EXAMPLES, TOP
from tests.cli.running import done, run, told

A_PAIR = "3f9a1c"
"""The number that the examples of `confirm` and `refuse` show: here that of a pair which really is there."""
HEAVY = ("sqlalchemy", "numpy", "scipy", "rapidfuzz", "alembic", "deepdiff", "tabulate", "msgspec", "psycopg")


def commands() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command by the words that call it."""
    yield (), cli
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        yield (name,), command
        if isinstance(command, click.Group):
            yield from (((name, below), one) for below, one in command.commands.items())


CALLED = [pytest.param(words, id=" ".join(words) or "org-changelog") for words, _ in commands()]


def example_of(words: tuple[str, ...]) -> str:
    shown = " ".join(done(*words, "--help").out.split())
    found = re.search(r"Example: (org-changelog .*)$", shown)
    assert found, f"{words} shows no example"
    return found[1]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the examples name, and a store of real and invented institutions."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("manual_2021.txt", "manual_2023.txt"):
        shutil.copy(EXAMPLES / name, folder)
    shutil.copy(EXAMPLES / "manual_2021.txt", folder / "manual.txt")
    shutil.copytree(TOP / "snapshots", folder / "snapshots")
    done("load", folder / "snapshots", EXAMPLES / "inafs_2018.json", folder=folder)
    done("record", "manual_2021.txt", folder=folder)
    return folder


@pytest.mark.parametrize("words", CALLED)
def test_example_works(words: tuple[str, ...], desk: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(desk, tmp_path / "desk")
    pair = told("review", "--all", folder=folder)["pairs"][0]["pair"]
    for line in example_of(words).replace(A_PAIR, pair).split(" && "):
        ran = run(*shlex.split(line)[1:], folder=folder)
        assert ran.code == 0, f"{line}\n{ran.err}"
        assert ran.out


@pytest.mark.parametrize("words", CALLED)
def test_help_fits_a_terminal_and_ends_well(words: tuple[str, ...]) -> None:
    for option in ("--help", "-h"):
        shown = done(*words, option).out
        assert shown.startswith("Usage: org-changelog")
        assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("words", CALLED)
def test_help_imports_neither_the_database_nor_arithmetic(words: tuple[str, ...]) -> None:
    program = (
        "import sys\n"
        "from changelog.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        f"finally: print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", program, *words, "--help"]
    # Not the locale's encoding: a library of writers sets it anew in this process, from an environment without one.
    ran = subprocess.run(command, cwd=TOP, capture_output=True, encoding="utf-8", check=True)
    assert ran.stderr == "[]\n"


def test_help_needs_no_store_and_makes_none(tmp_path: Path) -> None:
    for words, _ in commands():
        done(*words, "--help", folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_command_at_all_shows_the_help() -> None:
    ran = run()
    assert "Commands:" in ran.out + ran.err


def test_version_is_that_of_the_package() -> None:
    from changelog import __version__

    assert done("--version").out == f"org-changelog, version {__version__}\n"


def test_line_of_help_in_the_list_is_the_start_of_the_commands_own() -> None:
    assert {name for (name, *_), _ in list(commands())[1:]} == set(COMMANDS)
    assert [name for name, line in COMMANDS.items() if not line.endswith(".") or len(line) > 70] == []
