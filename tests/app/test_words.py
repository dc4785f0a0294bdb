"""Words that a person gives are refused where they could not be kept, before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from changelog.app.ledgers import annul
from changelog.app.recording import Recorder
from changelog.app.reviewing import confirm
from changelog.app.statements import Overrides
from changelog.app.stores import open_store
from changelog.errors import UsageError

HALF = "con una letra a medias \udcff"
"""What is left of a letter in an encoding that is not the system's."""


@pytest.mark.parametrize("what", ["institution", "acronym", "agreement"])
def test_overrides_take_only_what_can_be_kept(what: str) -> None:
    with pytest.raises(UsageError, match="cannot be written") as told:
        Overrides(**{what: HALF})
    assert told.value.remedy == f"give it in plain letters with --{what}"


def test_reasons_names_and_sources_take_only_what_can_be_kept(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db", create=True) as store:
        with pytest.raises(UsageError, match="the reason"):
            annul(store, "ACDO", reason=HALF)
        with pytest.raises(UsageError, match="the source"):
            confirm(store, "1", source=HALF)
        with pytest.raises(UsageError, match="the person"):
            Recorder("Ana\0").provenance()
