"""`copy`, `backup`, `restore`: a store from one place, or one database, to another, with every entry and seal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from changelog.app.indexing import reindex
from changelog.app.stores import open_store
from changelog.domain.answers import FactsAnswer
from changelog.errors import StoreError

if TYPE_CHECKING:
    from changelog.storage.backups import Contents
    from changelog.storage.store import Store, Work


def copy_store(source: Store, to: str | os.PathLike[str]) -> FactsAnswer:
    """Copy a store to where none is, or to an empty one, on either database; verified before it counts.

    All or nothing: every seal is recomputed in the copy, its head is that of the source, and its index, computed afresh, is
    the same value by value. Raises `StoreError` where any of that does not hold or the target holds something.
    """
    from changelog.storage.backups import settle, written_beside
    from changelog.storage.store import new_file

    path = new_file(to)
    if path is None:
        return _copied(source, to)
    with written_beside(path) as temporary:  # so that a copy that is broken off leaves nothing
        answer = _copied(source, temporary)
        settle(temporary)
    return FactsAnswer({**answer.facts, "where": str(path)})


def _copied(source: Store, to: str | os.PathLike[str]) -> FactsAnswer:
    with source.transaction() as old, open_store(to, create=True) as target:
        with target.transaction() as new:
            if new.count_statements():
                raise StoreError(
                    "the store to copy to holds entries already",
                    place=target.place,
                    remedy="name a file or database where nothing is",
                )
            new.take_record_of(old)
            for owner in new.institutions():
                reindex(new, owner.key)
            _refuse_differences(old, new)
            entries, head = new.count_statements(), new.head()
        return FactsAnswer(
            {
                "where": target.place,
                "engine": target.engine_name,
                "revision": target.revision,
                "statements": str(entries),
                "head": head or "",
            }
        )


def _refuse_differences(old: Work, new: Work) -> None:
    fault = next(new.faults(), None)
    if fault is not None or old.head() != new.head():
        where = fault.place if fault else "head"
        raise StoreError(
            f"the record to copy is not whole: {where}",
            place=old.place,
            remedy="`org-changelog verify` lists what is wrong; nothing was copied",
        )
    for owner in old.institutions():
        if not old.has_index(owner.key) or old.digest_of_index(owner.key) != new.digest_of_index(owner.key):
            raise StoreError(
                f"the index of {owner.label} is not what its entries come to",
                place=old.place,
                remedy="make it anew with `org-changelog database rebuild`, then copy; nothing was copied",
            )


def back_up(database: str | os.PathLike[str], target: str | os.PathLike[str]) -> FactsAnswer:
    """A SQLite store as it stands, as one file that is found right before it bears its name."""
    from changelog.storage import backups

    contents = backups.back_up(database, target)
    return _facts(os.fspath(target), contents)


def restore(
    backup: str | os.PathLike[str], database: str | os.PathLike[str], *, even_if_lost: bool = False
) -> FactsAnswer:
    """A backup, found right, in the place of a SQLite store or where nothing is."""
    from changelog.storage import backups

    contents = backups.restore(backup, database, even_if_lost=even_if_lost)
    return _facts(os.fspath(database), contents)


def _facts(where: str, contents: Contents) -> FactsAnswer:
    return FactsAnswer(
        {
            "where": where,
            "engine": "sqlite",
            "revision": contents.revision,
            "statements": str(contents.entries),
            "head": contents.head or "",
        }
    )
