"""What `report` and `preview` have in common: who files, when, and the command as one would type it again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click
from click.core import ParameterSource

from changelog.cli.options import Routine, account_name

KNOWN_ON = "known_on"
NOT_TOLD = frozenset({"database"})
"""Left out of the command that a report prints: a URL may hold a password, and the digest of the record says which it is."""
OUTPUT_HELP = (
    "The file to write: .md, .html, .xlsx, .docx, .pdf, .json, or .csv for a folder of tables that is named as the file "
    "without .csv."
)


def filing_options(routine: Routine) -> Routine:
    """--person and --made-at."""
    routine = click.option(
        "--made-at",
        metavar="MOMENT",
        help="When the report is made, as 2026-11-23T09:30-06:00 (without a zone it is UTC); by default now. Given, the "
        "same record and command make the same report byte for byte.",
    )(routine)
    return click.option(
        "--person", default=account_name, help="Who makes the report; by default the name of the account."
    )(routine)


def moment(made_at: str | None) -> datetime:
    """The moment given, or now in the zone of the machine."""
    from changelog.app.dates import moment as moment_of

    return moment_of(made_at) if made_at else datetime.now().astimezone().replace(microsecond=0)


def typed(made_at: datetime) -> str:
    """The command by which the same can be made again, each option by its whole name, in the order in which help lists them:
    what was given, and who makes it and when, given or not.

    `--known-on` with the moment of making adds nothing: the answer of that moment is what it asks for.
    """
    context = click.get_current_context()
    words = [word for parameter in context.command.params for word in _words(context, parameter, made_at)]
    return shlex.join(["org-changelog", context.info_name or "", *words])


def _words(context: click.Context, parameter: click.Parameter, made_at: datetime) -> Iterator[str]:
    given: Any = _told(context, parameter, made_at)
    if given is None:
        return
    for value in given if isinstance(given, tuple) else (given,):
        if isinstance(parameter, click.Option):
            yield next(option for option in parameter.opts if option.startswith("--"))
        yield str(value)


def _told(context: click.Context, parameter: click.Parameter, made_at: datetime) -> Any:
    """What is told of a parameter, None for nothing."""
    name = parameter.name or ""
    given = context.params.get(name)
    if name == "made_at":
        return given or made_at.isoformat()
    if name == "person":
        return given
    is_given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    is_of_then = name == KNOWN_ON and is_given and _is_moment(str(given), made_at)
    return given if is_given and name not in NOT_TOLD and not is_of_then else None


def _is_moment(text: str, made_at: datetime) -> bool:
    from changelog.app.dates import moment as moment_of
    from changelog.errors import UsageError

    try:
        return moment_of(text) == made_at
    except UsageError:  # a month or a year
        return False
