"""A new store on each engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from changelog.storage.store import Store, open_store


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """A new, empty store."""
    with open_store(store_url, create=True) as made:
        yield made
