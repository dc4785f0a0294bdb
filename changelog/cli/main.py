"""`org-changelog`: the group, and the rim where errors become messages and exit codes."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from changelog import __version__
from changelog.errors import ChangelogError

COMMANDS = {
    "read": "What the program makes of a document, without recording it.",
    "inspect": "What a document is read as and why, and what became of its lines.",
    "profiles": "List the families of documents that are known, or print one.",
    "record": "Record a manual: dated snapshots, and what it tells in prose.",
    "compare": "Compare two manuals or snapshot files, without a store.",
    "load": "Load the record from files, or from a folder of them.",
    "export": "Write the record as files, one for each snapshot and narrative.",
    "institutions": "List the institutions recorded.",
    "agreements": "List the acts that documents cite, or show all about one.",
    "snapshots": "List the snapshots recorded.",
    "show": "Show the structure on a date, or a unit with its functions.",
    "diff": "Show what changed between two dates.",
    "since": 'Write the "what changed since" report.',
    "report": "File what changed between two dates, in Excel, Word, PDF or as data.",
    "preview": "What would change if a manual were recorded, without recording it.",
    "chart": "Draw an organigram of one date or two, or the lives of units.",
    "history": "Show one unit's life, under all its names.",
    "timeline": "List changes by effective date: what is told beside what is seen.",
    "reconcile": "Hold what is told against what documents show, act by act.",
    "audit": "Check manuals for what an auditor would flag, without recording them.",
    "checks": "List the checks of an audit, or explain one with examples.",
    "review": "List the pairs of units that wait for a person.",
    "confirm": "Record that two units are one (or merged, split, replaced).",
    "refuse": "Record that two units are not the same.",
    "log": "List every entry of the ledger: what was recorded, when, by whom.",
    "verify": "Check the ledger, the index, the rules and the manuals.",
    "correct": "Correct a recorded snapshot; the ledger keeps the wrong one.",
    "annul": "Record that an act is without effect.",
    "retract": "Let a wrong recording no longer count; the ledger keeps it.",
    "copy": "Copy the store to another file or database, verified.",
    "backup": "Back up a SQLite store while it is in use.",
    "restore": "Put a backup in the place of a SQLite store.",
    "database": "Upgrade the store, tell about it, rebuild its index.",
}
"""Every command with its line of help. Each is a module of its own, imported when it runs, so that help answers at once."""

FAULT = 70
INTERRUPTED = 130


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  Click calls it so
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"changelog.cli.{cmd_name}_command")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: org-changelog record manual.txt && org-changelog since 2021",
)
@click.version_option(__version__, prog_name="org-changelog")
@click.option("--debug", is_flag=True, help="Show the program's own traceback when something fails.")
def cli(debug: bool) -> None:
    """What changed in an institution's structure, between any two dates, with the evidence for every line.

    Reads official organisation manuals, keeps dated snapshots of the structure per agreement, recognises units through
    renames and moves, and reports what changed between any two effective dates.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit. Errors go to standard error with place and remedy; no traceback without --debug."""
    given = sys.argv[1:] if arguments is None else arguments
    _speak_utf8()
    try:
        code = cli.main(args=given, prog_name="org-changelog", standalone_mode=False)
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except click.Abort:
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except ChangelogError as error:
        code = _tell(error, debug="--debug" in given)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  so that the exit is quiet too
        code = 0
    except Exception as error:  # noqa: BLE001  the last rim: a fault of ours is told as such
        code = _confess(error, debug="--debug" in given)
    sys.exit(code if isinstance(code, int) else 0)


def _tell(error: ChangelogError, *, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exception(error)
    place = f"{error.place}: " if error.place else ""
    lines = [f"Error: {place}{error.message}"]
    if error.excerpt:
        lines.append(f"  read: {error.excerpt}")
    if error.remedy:
        lines.append(f"  remedy: {error.remedy}")
    _clear_progress()
    click.echo(_printable("\n".join(lines)), err=True)
    return error.exit_code


def _confess(error: Exception, *, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exception(error)
    click.echo(
        _printable(
            f"Error: a fault of the program itself: {type(error).__name__}: {error}\n"
            "  remedy: run again with --debug before the command and report what it prints"
        ),
        err=True,
    )
    return FAULT


def _clear_progress() -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[2K", nl=False, err=True)


def _printable(text: str) -> str:
    return "".join(c for c in text if c == "\n" or (c >= " " and c != "\x7f" and not "\x80" <= c <= "\x9f"))


def _speak_utf8() -> None:
    # A pipe on Windows speaks the local code page, which has no room for what manuals print.
    streams: tuple[Any, ...] = (sys.stdout, sys.stderr)
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
