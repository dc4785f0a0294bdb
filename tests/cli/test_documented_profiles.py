"""The sessions in docs/profiles.md are what the program prints."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest

from tests.cli.conftest import TOP
from tests.cli.running import done

PAGE = (TOP / "docs" / "profiles.md").read_text("utf-8")
LEFT_OUT = "[...]"


def sessions() -> Iterator[tuple[str, list[str]]]:
    """Each command with the pieces of its output that stand between what is left out."""
    for block in re.findall(r"^```\n\$ org-changelog (.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        command, _, shown = block.partition("\n")
        yield command, [piece.strip("\n") for piece in shown.split(LEFT_OUT) if piece.strip("\n")]


@pytest.mark.parametrize(("command", "pieces"), list(sessions()), ids=[command for command, _ in sessions()])
def test_session_is_as_printed(command: str, pieces: list[str]) -> None:
    out = done(*shlex.split(command), folder=TOP).out.replace("\r\n", "\n")
    at = 0
    for piece in pieces:
        assert piece in out[at:], piece
        at = out.index(piece, at) + len(piece)


def test_profile_on_the_page_is_the_one_that_is_shipped() -> None:
    shown = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    shipped = (TOP / "examples" / "profiles" / "riego.toml").read_text("utf-8")
    kept = [line for line in shipped.splitlines() if not line.startswith("#")]
    assert shown is not None
    assert [line for line in shown[1].splitlines() if line] == [line for line in kept if line]
