"""The gallery of error messages: commands that fail, with the words that the user gets, as text files beside this module.

    # what is wrong
    $ org-changelog record poem.txt
    Error: poem.txt: this is not an organisation manual ...
      remedy: ...
    >= 3

Lines after the command are standard error; lines of standard output stand behind a bar (`| `). A line `@ full disk` or
`@ read-only folder` before the command says where it runs. Every command runs in a fresh copy of the folder that
`inputs.py` makes. To write the files anew after a message was changed (then read the difference):

    python -m tests.errors.gallery
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.cli.running import FROM_OUTSIDE, Ran, run
from tests.errors.inputs import make_folder

HERE = Path(__file__).resolve().parent
PROGRAM = [sys.executable, "-c", "from changelog.cli.main import main; main()"]


@dataclass(frozen=True)
class Case:
    """One command and what it answers. `place` is where it runs when not in an ordinary folder."""

    about: str
    command: str
    place: str | None
    answer: str
    code: int

    def printed(self) -> str:
        lines = [f"# {line}" for line in self.about.splitlines()]
        lines.extend([f"@ {self.place}"] if self.place else [])
        return "\n".join([*lines, f"$ {self.command}", *([self.answer] if self.answer else []), f">= {self.code}"])


def cases_of(path: Path) -> Iterator[Case]:
    """The cases of a file, in order. Every block is well formed, or `ValueError` says which is not."""
    for block in re.split(r"\n\n(?=# )", path.read_text("utf-8")):
        about: list[str] = []
        answer: list[str] = []
        command = place = code = None
        for line in block.strip("\n").splitlines():
            if command is None and line.startswith("# "):
                about.append(line[2:])
            elif command is None and line.startswith("@ "):
                place = line[2:]
            elif command is None and line.startswith("$ org-changelog"):
                command = line[2:]
            elif line.startswith(">= "):
                code = int(line[3:])
            else:
                answer.append(line)
        if command is None or not about:
            raise ValueError(f"{path.name}: not a case: {block!r}")
        yield Case("\n".join(about), command, place, "\n".join(answer), -1 if code is None else code)


def answer_of(case: Case, folder: Path) -> Case:
    """The case with what the program answers now, run in `folder`."""
    runner = RUNNERS[case.place]
    ran = runner(shlex.split(case.command)[1:], folder)
    shown = [f"| {line}".rstrip() for line in ran.out.splitlines()]
    answer = "\n".join([*ran.err.splitlines(), *shown]).replace(f"{folder}/", "")
    return replace(case, answer=answer, code=ran.code)


def _ordinary(arguments: list[str], folder: Path) -> Ran:
    return run(*arguments, folder=folder)


def _process(command: list[str], folder: Path) -> Ran:
    environment = {name: value for name, value in os.environ.items() if name not in FROM_OUTSIDE}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


def _read_only(arguments: list[str], folder: Path) -> Ran:
    """Folder and files may not be written; who runs the tests as root first gives up root's privileges."""
    privileged = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    for path in (*folder.iterdir(), folder):
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        return _process([*privileged, *PROGRAM, *arguments], folder)
    finally:
        for path in (folder, *folder.iterdir()):
            path.chmod(path.stat().st_mode | 0o200)


def _full_disk(arguments: list[str], folder: Path) -> Ran:
    """`folder` has a disk of its own with the store on it and no room left; it vanishes with the command."""
    script = (
        "mount -t tmpfs -o size=1m tmpfs folder && cp org-changelog.db folder/ && "
        "{ cat /dev/zero > folder/filler 2>/dev/null; "
        '"$@"; code=$?; rm folder/filler; cp folder/org-changelog.db* .; exit $code; }'
    )
    return _process(["unshare", "--mount", "sh", "-c", script, "sh", *PROGRAM, *arguments], folder)


RUNNERS: dict[str | None, Callable[[list[str], Path], Ran]] = {
    None: _ordinary,
    "read-only folder": _read_only,
    "full disk": _full_disk,
}


def missing_for(place: str | None) -> str | None:
    """Why a place cannot be made here, None where it can."""
    if place == "read-only folder" and hasattr(os, "geteuid"):
        needs_setpriv = os.geteuid() == 0 and shutil.which("setpriv") is None
        return "root can write everywhere, and there is no setpriv to give that up" if needs_setpriv else None
    if place == "full disk":
        trial = "mount -t tmpfs -o size=64k tmpfs ."
        able = (
            shutil.which("unshare")
            and not subprocess.run(
                ["unshare", "--mount", "sh", "-c", trial], cwd=tempfile.gettempdir(), capture_output=True, check=False
            ).returncode
        )
        return None if able else "a small disk cannot be mounted here"
    return None if place is None else "not on this system"


def files() -> list[Path]:
    return sorted(HERE.glob("*.test"))


def main() -> None:
    """Write every file anew."""
    with tempfile.TemporaryDirectory() as made:
        prepared = make_folder(Path(made).resolve() / "prepared")
        for path in files():
            answered = []
            for number, case in enumerate(cases_of(path)):
                folder = Path(made).resolve() / f"{path.stem}{number}"
                shutil.copytree(prepared, folder)
                answered.append(answer_of(case, folder).printed())
            path.write_text("\n\n".join(answered) + "\n", "utf-8")


if __name__ == "__main__":
    main()
