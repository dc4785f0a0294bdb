"""Runs `org-changelog` as a user does, inside the test's own process: nothing is replaced, only the streams are caught."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from changelog.cli.main import main

FROM_OUTSIDE = ("ORG_CHANGELOG_DATABASE", "LC_ALL", "LC_MESSAGES", "LANG")
"""What the program takes from the environment: none of it of whoever runs the tests."""


@dataclass(frozen=True)
class Ran:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(*arguments: str | Path, folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Ran:
    """A command, in a folder, with a few variables of the environment."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    with _at(folder), _environment(environment or {}), redirect_stdout(out), redirect_stderr(err):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as leave:
            code = leave.code
    printed = []
    for stream in (out, err):
        stream.flush()
        printed.append(stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
    return Ran(int(code or 0), *printed)


def done(*arguments: str | Path, folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Ran:
    """As `run`, of a command that must succeed and say nothing beside its answer."""
    ran = run(*arguments, folder=folder, environment=environment)
    assert (ran.code, ran.err) == (0, ""), f"{arguments}: {ran.code}\n{ran.err}"
    return ran


def told(*arguments: str | Path, **where: Any) -> Any:
    """What a command answers as JSON."""
    return done(*arguments, "--format", "json", **where).json


@contextmanager
def _at(folder: Path | None) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder or before)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def _environment(wanted: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    for name in FROM_OUTSIDE:
        os.environ.pop(name, None)
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
