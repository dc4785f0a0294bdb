"""`org-changelog inspect`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import columns_option, output_options, profile_option
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.domain.inspections import Inspection


@click.command("inspect", epilog="Example: org-changelog inspect manual.txt --explain 120-140")
@click.argument("manual", type=click.Path())
@click.option(
    "--explain",
    metavar="LINES",
    help="Only what was made of these lines, and why: 120, 120-140, or p3 for a page.",
)
@profile_option
@columns_option
@output_options
def command(
    manual: str, explain: str | None, profile: str | None, columns: str | None, format_: str, lang: str
) -> None:
    """What MANUAL is read as and why: profile, sections, units, dates, and what became of each of its lines.

    Any document can be inspected. One in which no unit is found ends with exit code 3, after what was found in it.
    """
    from changelog.app.inspecting import inspect_file

    answer = inspect_file(manual, profile=profile, columns=columns, explain=explain)
    show(answer, format_, lang)
    if explain is None:
        _refuse(answer.inspection, manual)


def _refuse(inspection: Inspection, manual: str) -> None:
    from changelog.errors import InputError

    if inspection.refused is not None:
        remedy = "look at the shapes of its lines above, and try a profile of your own (--profile FILE.toml)"
        raise InputError(inspection.refused, place=manual, remedy=remedy)
