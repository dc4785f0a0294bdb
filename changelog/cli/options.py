"""Options that many commands share, each written once."""

from __future__ import annotations

import functools
import locale
import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

Routine = TypeVar("Routine", bound=Callable[..., Any])

FORMATS = ("table", "markdown", "json", "csv")
DATABASE_VARIABLE = "ORG_CHANGELOG_DATABASE"
DATABASE = "org-changelog.db"


def default_language() -> str:
    """Spanish, unless the locale says English."""
    told = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if not told and os.name == "nt":  # elsewhere Python calls a locale that nobody chose "en_US"
        told = locale.getlocale()[0] or ""
    return "en" if told.lower().startswith("en") else "es"


def output_options(routine: Routine) -> Routine:
    """--format and --lang."""
    routine = click.option(
        "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print."
    )(routine)
    return language_option(routine)


def language_option(routine: Routine) -> Routine:
    """--lang."""
    return click.option(
        "--lang",
        type=click.Choice(("es", "en")),
        default=default_language,
        help="Language of what is printed; by default that of the locale, Spanish unless it is English.",
    )(routine)


def database_option(routine: Routine) -> Routine:
    """--database, or the environment's."""
    return click.option(
        "--database",
        envvar=DATABASE_VARIABLE,
        default=DATABASE,
        show_default=True,
        show_envvar=True,
        help="The store: a file (SQLite) or a URL (postgresql://...).",
    )(routine)


def columns_option(routine: Routine) -> Routine:
    """--columns, for tables of units."""
    return click.option(
        "--columns",
        metavar="FIELD=HEADER,...",
        help="What the columns of a table of units hold, where their headers do not say: code, name, parent, path, rank, "
        "branch, office, acronym, effective, objective, functions, marker; each a header or a column's number.",
    )(routine)


def profile_option(routine: Routine) -> Routine:
    """--profile: one of the program's, or a file."""
    return click.option(
        "--profile",
        metavar="NAME|FILE.toml",
        help="Read it as this family of documents instead of the one that fits best: one of `profiles`, or your own.",
    )(routine)


def institution_option(routine: Routine) -> Routine:
    """--institution."""
    return click.option(
        "--institution", metavar="NAME", help="Only this institution: its acronym, name or part of it."
    )(routine)


def person_option(routine: Routine) -> Routine:
    """--person, by default the account's name."""
    return click.option("--person", default=account_name, help="Who records this; by default the name of the account.")(
        routine
    )


def account_name() -> str | None:
    """The name of the account, None where there is none."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return None


def known_option(routine: Routine) -> Routine:
    """--known-on."""
    return click.option(
        "--known-on",
        metavar="DATE",
        help="Answer as on that date, or at that moment (2026-11-23T09:30-06:00): by what was recorded until then.",
    )(routine)


def reading(routine: Callable[..., Any]) -> Callable[..., Any]:
    """Opens the store for reading and passes it on as `store`."""

    @functools.wraps(routine)
    def opened(*args: Any, database: str, **kwargs: Any) -> Any:
        from changelog.app.stores import open_store

        with open_store(database, read_only=True) as store:
            return routine(*args, store=store, **kwargs)

    return opened


def reading_as_known(routine: Callable[..., Any]) -> Callable[..., Any]:
    """As `reading`, of the store as it stood on --known-on; passes on the day that was `today` then (None: today)."""

    @functools.wraps(routine)
    def opened(*args: Any, store: Any, known_on: str | None, **kwargs: Any) -> Any:
        from changelog.app.knowing import as_known

        with as_known(store, known_on) as known:
            return routine(*args, store=known.store, today=known.today, **kwargs)

    return reading(opened)


def writing(routine: Callable[..., Any]) -> Callable[..., Any]:
    """Opens the store for writing and passes it on as `store`."""

    @functools.wraps(routine)
    def opened(*args: Any, database: str, **kwargs: Any) -> Any:
        from changelog.app.stores import open_store

        with open_store(database) as store:
            return routine(*args, store=store, **kwargs)

    return opened
