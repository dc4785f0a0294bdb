"""What every peer's module says of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from benchmarks.generator import Workload
from benchmarks.peers.places import PROGRAMS
from benchmarks.scoring import Claim, Kind, Report

UNIT_BASICS: frozenset[Kind] = frozenset({("unit", "renamed"), ("unit", "created"), ("unit", "abolished")})
FUNCTION_BASICS: frozenset[Kind] = frozenset({("function", "modified"), ("function", "added"), ("function", "removed")})
TRANSFORMED: Kind = ("unit", "transformed")
REASSIGNED: Kind = ("unit", "reassigned")
TRANSFERRED: Kind = ("function", "transferred")
RENUMBERED: Kind = ("function", "renumbered")


class Peer(ABC):
    """One way to use one tool.

    `requirement` is the package to be installed (None: there already), `expresses` the kinds of change that its output
    can tell at all, `remark` how it is used and what it cannot say.
    """

    name: ClassVar[str]
    requirement: ClassVar[str | None]
    expresses: ClassVar[frozenset[Kind]]
    remark: ClassVar[str]

    @abstractmethod
    def prepare(self, workload: Workload, place: Path) -> None:
        """Write what it is given into a folder. Not timed."""

    @abstractmethod
    def command(self, place: Path) -> list[str | Path]:
        """The whole process that is timed; it may write files into the folder."""

    @abstractmethod
    def report(self, workload: Workload, place: Path, printed: Path) -> Report:
        """What it said, read from what it printed or wrote. Not timed."""

    def expressed(self, claims: frozenset[Claim]) -> frozenset[Claim]:
        """Those of the claims that its output can tell."""
        return frozenset(one for one in claims if (one.level, one.kind) in self.expresses)


def program(name: str) -> Path:
    """A small script that uses a peer which is a library."""
    return PROGRAMS / name
