"""Shows an answer in the format and language asked for."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from changelog.app.recording import Progress

NARROWEST, WIDE = 80, 160
"""Columns: what is assumed of a terminal at least, and of a pipe or file."""


def show(answer: object, form: Any, language: Any) -> None:
    """Print an answer."""
    from changelog.app.rendering import rendered

    click.echo(rendered(answer, form, language, terminal_width()), nl=False)


def tell(language: Any, key: str, *, beside: bool = False, **values: object) -> None:
    """Print one sentence of the wording; `beside` sends it to standard error, so that a pipe gets only the answer."""
    from changelog.app.rendering import phrase

    click.echo(phrase(language, key, **values), err=beside)


def terminal_width() -> int:
    """How many characters a printed line may have."""
    if not sys.stdout.isatty():
        return WIDE
    return max(NARROWEST, shutil.get_terminal_size().columns)


def progress() -> Progress | None:
    """Tells on a terminal what is being done; says nothing into pipes and files."""
    if not sys.stderr.isatty():
        return None

    def told(what: str, done: int, of: int) -> None:
        end = "\n" if done + 1 >= of else ""
        click.echo(f"\r\x1b[2K{done + 1}/{of} {what}{end}", nl=False, err=True)

    return told
