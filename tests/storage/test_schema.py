"""Migrations: up, down, whole or not at all, and saying the same as the models; on both engines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, inspect

from changelog.storage import engines, revisions, schema

RECORD = {"institution", "statement", "document", "text"}


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    """A database without a table."""
    made = engines.connect(engines.locate(store_url), read_only=False)
    yield made
    made.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def test_migrations_make_what_the_models_say(engine: Engine) -> None:
    with engine.begin() as connection:
        schema.upgrade(connection)
        assert schema.current_revision(connection) == revisions.HEAD
        assert schema.differences_from_models(connection) == []


def test_difference_from_the_models_is_found(engine: Engine) -> None:
    with engine.begin() as connection:
        schema.upgrade(connection)
        connection.exec_driver_sql("ALTER TABLE institution ADD COLUMN surplus INTEGER")
        assert len(schema.differences_from_models(connection)) == 1


def test_migrations_apply_one_by_one_up_and_down(engine: Engine) -> None:
    for revision in revisions.REVISIONS:
        with engine.begin() as connection:
            schema.upgrade(connection, revision)
            assert schema.current_revision(connection) == revision
    for revision in (*reversed(revisions.REVISIONS[:-1]), "base"):
        with engine.begin() as connection:
            schema.downgrade(connection, revision)
    assert tables(engine) == {revisions.REVISION_TABLE}
    with engine.begin() as connection:
        assert schema.current_revision(connection) is None
        schema.upgrade(connection)
        assert schema.differences_from_models(connection) == []


def test_index_goes_and_the_record_stays(engine: Engine) -> None:
    with engine.begin() as connection:
        schema.upgrade(connection)
    with engine.begin() as connection:
        schema.downgrade(connection, "0001")
    assert tables(engine) == {*RECORD, revisions.REVISION_TABLE}


def test_migration_that_fails_leaves_no_table(engine: Engine) -> None:
    def fail_after_upgrading() -> None:
        with engine.begin() as connection:
            schema.upgrade(connection)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_upgrading()
    assert tables(engine) == set()


def test_revisions_known_without_alembic_are_those_of_the_files() -> None:
    known = [script.revision for script in schema.scripts().walk_revisions()]
    assert tuple(reversed(known)) == revisions.REVISIONS
    assert schema.scripts().get_heads() == [revisions.HEAD]
