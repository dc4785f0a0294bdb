"""Opening stores, and `database upgrade`, `info`, `rebuild`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from changelog.app.indexing import reindex
from changelog.domain.answers import FactsAnswer

if TYPE_CHECKING:
    from changelog.storage.store import Store as Store  # noqa: PLC0414  the command line names it from here
    from changelog.storage.store import Work

DEFAULT = "org-changelog.db"


def open_store(database: str | os.PathLike[str] = DEFAULT, *, create: bool = False, read_only: bool = False) -> Store:
    """A store by file name or URL. Raises `StoreError` when it is missing (without `create`), behind its migrations, not
    ours, or cannot be reached."""
    from changelog.storage.store import open_store as open_

    return open_(os.fspath(database), create=create, read_only=read_only)


def upgrade(database: str) -> str:
    """Bring a store (or create one) to the present migrations; gives the revision.

    The index of an older store is made anew: it holds what the program of then made of the entries.
    """
    from changelog.storage.store import Work, upgrade_store

    return upgrade_store(database, rebuild=lambda connection: _reindex_all(Work(connection, database)))


def info(database: str) -> FactsAnswer:
    """Where it is, which engine, at which revision, and how much it holds."""
    with open_store(database, read_only=True) as store, store.transaction() as work:
        return FactsAnswer(
            {
                "where": store.place,
                "engine": store.engine_name,
                "revision": store.revision,
                "statements": str(work.count_statements()),
            }
        )


def rebuild(store: Store) -> int:
    """Compute the index afresh from the statements; gives how many statements there are."""
    with store.transaction() as work:
        _reindex_all(work)
        return work.count_statements()


def _reindex_all(work: Work) -> None:
    for owner in work.institutions():
        reindex(work, owner.key)


def state_of(store: Store) -> tuple[str | None, int]:
    """The digest of the last statement and how many there are: the same before and after where nobody wrote meanwhile."""
    with store.transaction() as work:
        return work.head(), work.count_statements()
