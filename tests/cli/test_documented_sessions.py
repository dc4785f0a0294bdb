"""The sessions in docs/what-documents-tell.md are what the program prints for the real manuals."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest

from tests.cli.conftest import TOP
from tests.cli.running import done

PAGE = (TOP / "docs" / "what-documents-tell.md").read_text("utf-8")
LEFT_OUT = "[...]"


def sessions() -> Iterator[tuple[str, list[str]]]:
    """Each command with the pieces of its output that stand between what is left out."""
    for block in re.findall(r"^```\n\$ org-changelog (.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        command, _, shown = block.partition("\n")
        yield command, [piece.strip("\n") for piece in shown.split(LEFT_OUT) if piece.strip("\n")]


SESSIONS = list(sessions())


def test_every_command_of_the_page_has_its_session() -> None:
    assert {command.split()[0] for command, _ in SESSIONS} == {"show", "history", "timeline"}


@pytest.mark.parametrize(("command", "pieces"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_session_is_as_printed(real_store: str, command: str, pieces: list[str]) -> None:
    out = done(*shlex.split(command), "--database", real_store).out.replace("\r\n", "\n")
    at = 0
    for piece in pieces:
        assert piece in out[at:], piece
        at = out.index(piece, at) + len(piece)
