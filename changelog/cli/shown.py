"""Shows an answer in the format and language asked for."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, cast

import click

if TYPE_CHECKING:
    import msgspec

    from changelog.app.recording import Progress
    from changelog.reports.tables import Report
    from changelog.reports.wording import Words

NARROWEST, WIDE = 80, 160
"""Columns: what is assumed of a terminal at least, and of a pipe or file."""


def words_of(lang: str) -> Words:
    from changelog.reports.wording import Words

    return Words(cast("Literal['es', 'en']", lang))


def show(format_: str, lang: str, report: Callable[[Words], Report], output: Callable[[], msgspec.Struct]) -> None:
    """Print the report, or the record of the JSON interface; only what is asked for is made."""
    click.echo(rendered(format_, lang, report, output), nl=False)


def rendered(format_: str, lang: str, report: Callable[[Words], Report], output: Callable[[], msgspec.Struct]) -> str:
    """As `show`, as text."""
    if format_ == "json":
        from changelog.reports.interface import encode

        return encode(output())
    words = words_of(lang)
    if format_ == "markdown":
        from changelog.reports.markdown_writer import write as write_markdown

        return write_markdown(report(words), words)
    if format_ == "csv":
        from changelog.reports.csv_writer import write as write_csv

        return write_csv(report(words), words)
    from changelog.reports.terminal_writer import write as write_terminal

    return write_terminal(report(words), words, _width())


def _width() -> int:
    if not sys.stdout.isatty():
        return WIDE
    return max(NARROWEST, shutil.get_terminal_size().columns)


def progress() -> Progress | None:
    """Tells on a terminal what is being done; says nothing into pipes and files."""
    if not sys.stderr.isatty():
        return None

    def tell(what: str, done: int, of: int) -> None:
        end = "\n" if done + 1 >= of else ""
        click.echo(f"\r\x1b[2K{done + 1}/{of} {what}{end}", nl=False, err=True)

    return tell
