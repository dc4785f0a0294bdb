"""The demo: every command is shown as one would type it, then run. Needs nothing but the installed program.

    python examples/demo.py FOLDER

A store and the reports are written below FOLDER; what was there from an earlier demo is replaced. First the shipped
snapshots of real institutions, then an invented institute with two manuals, whose true changes are known
(`truth.json`): how many of them were found is said; last, what is filed is written in every format.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from changelog.app.delivering import ENDINGS

EXAMPLES = Path(__file__).resolve().parent
TOP = EXAMPLES.parent
INVENTED = "INAFS"


class Session:
    """Commands run against one store, each shown before it runs."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        store = folder / "org-changelog.db"
        for old in folder.glob("org-changelog.db*"):
            old.unlink()
        self.environment = {**os.environ, "ORG_CHANGELOG_DATABASE": str(store), "PYTHONUTF8": "1"}
        print(f"$ export ORG_CHANGELOG_DATABASE={_shown(store)}")

    def run(self, *arguments: str | Path) -> None:
        """Show a command, run it, and end the demo where it fails."""
        shown = [_shown(argument) for argument in arguments]
        print("\n$ " + shlex.join(["org-changelog", *shown]), flush=True)
        done = subprocess.run(_command(shown), env=self.environment, cwd=TOP, check=False)
        if done.returncode:
            sys.exit(done.returncode)

    def ask(self, *arguments: str | Path) -> Any:
        """What a command answers as JSON; not shown."""
        command = _command([*arguments, "--format", "json"])
        done = subprocess.run(command, env=self.environment, cwd=TOP, check=True, capture_output=True)
        return json.loads(done.stdout)


def _command(arguments: Sequence[str | Path]) -> list[str]:
    return [sys.executable, "-c", "from changelog.cli.main import main; main()", *map(str, arguments)]


def _shown(argument: str | Path) -> str:
    """Paths below the checkout without what is above it."""
    path = Path(argument)
    return path.relative_to(TOP).as_posix() if path.is_absolute() and path.is_relative_to(TOP) else str(argument)


def show_real_institutions(session: Session) -> None:
    """From facts shipped with the program: names, parents, acts, digests; never a manual's sentences."""
    _say("Real institutions, from the snapshots that are shipped")
    session.run("load", TOP / "snapshots")
    session.run("institutions")
    session.run("agreements")
    session.run("since", "2021", "--institution", "IMSS")
    session.run("since", "2021", "--institution", "IMSS", "--report", session.folder / "imss_since_2021.md")


def show_invented_institute(session: Session) -> None:
    """Two manuals recorded, what only the act says confirmed, and the report with every function."""
    _say("An invented institute, from two manuals")
    session.run("load", EXAMPLES / "inafs_2018.json")
    for manual in ("manual_2021.txt", "manual_2023.txt"):
        session.run("record", EXAMPLES / manual)
    for decision in json.loads((EXAMPLES / "decisions.json").read_text("utf-8")):
        session.run("confirm", *_decided(decision))
    session.run("since", "2021-07-01", "--institution", INVENTED)
    session.run("since", "2021-07-01", "--institution", INVENTED, "--report", session.folder / "inafs_since_2021.md")
    session.run("audit", "--institution", INVENTED)


def _decided(decision: dict[str, Any]) -> list[str]:
    sides = [
        option
        for side in ("old", "new")
        for unit in decision[side]
        for option in (f"--{side}", f"{unit['name']}@{unit['date']}")
    ]
    told = [f"--{key}={decision[key]}" for key in ("source", "reason")]
    return [*sides, "--relation", decision["relation"], "--institution", INVENTED, *told]


def compare_with_truth(session: Session) -> None:
    """How many of the changes that were written into the second manual the program tells, by kind."""
    truth = json.loads((EXAMPLES / "truth.json").read_text("utf-8"))
    told = session.ask(
        "diff", truth["old"]["effective_date"], truth["new"]["effective_date"], "--institution", INVENTED
    )
    operations = {_operation(change) for change in told["changes"] if not change["inherited"]}
    found = Counter(f"{subject}.{kind}" for subject, kind, _ in operations)
    wanted = Counter(
        {f"{level}.{kind}": n for level, kinds in truth["counts_by_level"].items() for kind, n in kinds.items()}
    )
    _say("Written into the second manual, and found")
    for kind in sorted(wanted | found):
        print(f"  {kind:30}{wanted[kind]:5}{found[kind]:5}")
    print(f"  {'in all':30}{wanted.total():5}{(wanted & found).total():5}")


def _operation(change: dict[str, Any]) -> tuple[str, str, str]:
    """What makes rows one change: a merger has a row for each unit before, a split one for each after."""
    sides = {"merged": ("new",), "split": ("old",)}.get(change["kind"], ("old", "new"))
    return change["subject"], change["kind"], " ".join(change[side]["id"] for side in sides if change[side])


def file_reports(session: Session) -> None:
    """What is filed, in every format, and the pictures: of the invented institute, and of a real one since 2021."""
    _say("Reports that are filed, and pictures")
    for name, start, end, institution in (
        ("inafs", "2021-07-01", "2023-12-31", INVENTED),
        ("imss", "2021", "2022-12-31", "IMSS"),
    ):
        period = ("--from", start, "--to", end, "--institution", institution)
        outputs = [option for ending in ENDINGS for option in ("--output", session.folder / f"{name}{ending}")]
        session.run("report", *period, *outputs)
        session.run("chart", *period, "--output", session.folder / f"{name}_organigram.svg")
        session.run("chart", *period, "--lives", "--output", session.folder / f"{name}_lives.svg")


def _say(title: str) -> None:
    print(f"\n{title}\n{'=' * len(title)}", flush=True)


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/demo").resolve()
    session = Session(folder)
    show_real_institutions(session)
    show_invented_institute(session)
    compare_with_truth(session)
    file_reports(session)
    print(f"\nThe reports are in {_shown(folder)}.")


if __name__ == "__main__":
    main()
