"""Alembic as a library: make a store's tables, bring them up to date, take them down, hold them against the models."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.operations import ops
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from changelog.errors import StoreError
from changelog.storage.index_tables import INDEX_TABLES
from changelog.storage.revisions import HEAD, REVISION_TABLE

METADATA = INDEX_TABLES[0].metadata
"""Of the record's tables and of the index's, which join it when they are imported."""


def migrations_folder() -> Path:
    """Where the migrations are: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed, beside = package / "_migrations", package.parent / "migrations"
    for folder in (installed, beside):
        if (folder / "env.py").is_file():
            return folder
    raise StoreError(
        "the migrations are missing from this installation",
        place=str(installed),
        remedy="install org-changelog again",
    )


def scripts() -> ScriptDirectory:
    """The migrations as Alembic sees them."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def upgrade(connection: Connection, revision: str = HEAD) -> None:
    """Apply the migrations up to `revision`, within the connection's transaction."""
    directory = scripts()

    def steps(current: Any, _context: MigrationContext) -> Any:
        return directory._upgrade_revs(revision, current)  # as alembic.command.upgrade does

    _run(connection, directory, steps, revision)


def downgrade(connection: Connection, revision: str = "base") -> None:
    """Undo the migrations down to `revision`; `base` leaves no table of ours."""
    directory = scripts()

    def steps(current: Any, _context: MigrationContext) -> Any:
        return directory._downgrade_revs(revision, current)  # as alembic.command.downgrade does

    _run(connection, directory, steps, revision)


def _run(
    connection: Connection, directory: ScriptDirectory, steps: Callable[[Any, MigrationContext], Any], revision: str
) -> None:
    config = Config(attributes={"connection": connection})
    with EnvironmentContext(config, directory, fn=steps, destination_rev=revision):
        directory.run_env()


def configuration(connection: Connection) -> dict[str, Any]:
    """How Alembic must be set up for a store; migrations/env.py asks for it too."""
    return {
        "connection": connection,
        "target_metadata": METADATA,
        "version_table": REVISION_TABLE,
        # SQLite's DDL is transactional when BEGIN is ours (see `engines`): a migration applies whole or not at all.
        "transactional_ddl": True,
        "render_as_batch": connection.dialect.name == "sqlite",
        "compare_server_default": True,
    }


def current_revision(connection: Connection) -> str | None:
    """The revision of the store; None where there is none."""
    found = MigrationContext.configure(connection, opts=_options()).get_current_revision()
    return str(found) if found is not None else None


def differences_from_models(connection: Connection) -> list[ops.MigrateOperation]:
    """What the store's tables have and the models have not, or the reverse; none when the migrations are complete."""
    context = MigrationContext.configure(connection, opts=_options())
    return list(compare_metadata(context, METADATA))


def differences_in_words(connection: Connection) -> list[str]:
    """As `differences_from_models`, each as short words."""
    return [str(difference) for difference in differences_from_models(connection)]


def _options() -> dict[str, Any]:
    return {"version_table": REVISION_TABLE, "compare_server_default": True, "compare_type": True}
