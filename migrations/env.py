"""Alembic's way to the store: the connection that the program gives, or for a developer `-x store=PATH_OR_URL`."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from changelog.storage import engines, schema

DEVELOPERS_STORE = "org-changelog.db"


def migrate(connection: Connection) -> None:
    context.configure(**schema.configuration(connection))
    with context.begin_transaction():
        context.run_migrations()


def migrate_as_developer() -> None:
    place = context.get_x_argument(as_dictionary=True).get("store", DEVELOPERS_STORE)
    engine = engines.connect(engines.locate(place), read_only=False)
    with engine.begin() as connection:
        migrate(connection)


given = context.config.attributes.get("connection")
if given is None:
    migrate_as_developer()
else:
    migrate(given)
