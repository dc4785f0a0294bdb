"""Runs commands of `org-changelog` in a process that ends at once, with code 99, when it asks for a socket or a program.

    python -m tests.hostile.cut_off COMMANDS.json

The file holds lists of arguments, run in turn. The hook is Python's own for audits (PEP 578): it cannot be taken off again,
and a forked process has it too. It does not see what a native library does by itself; `test_network.py` looks at that from
outside, with strace.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

CAUGHT = 99
REACHES_OUT = ("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.", "webbrowser.", "subprocess.Popen")
STARTS = ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn")


def refuse(event: str, given: tuple[Any, ...]) -> None:
    """End the process where an event is of the network, or starts a program."""
    if event.startswith(REACHES_OUT + STARTS):
        os.write(2, f"reached out: {event} {given!r}\n".encode())
        os._exit(CAUGHT)


def run_all(commands: list[list[str]]) -> None:
    """Run each command; the first that fails ends the process with its code."""
    from changelog.cli.main import main

    for command in commands:
        try:
            main(command)
        except SystemExit as leave:
            if leave.code:
                raise


if __name__ == "__main__":
    sys.addaudithook(refuse)
    run_all(json.loads(Path(sys.argv[1]).read_text("utf-8")))
