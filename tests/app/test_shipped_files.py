"""The shipped files are what recording the real manuals gives, and go in and out whole."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from changelog.app.exporting import export_snapshots
from changelog.app.recording import load_snapshots
from changelog.storage.decision_files import FILE_NAME
from changelog.storage.narrative_files import read_narrative
from changelog.storage.store import open_store
from tests.app.shipped_files import FOLDER, MANUALS, made_anew, shipped
from tests.storage.published_schemas import SCHEMAS

TO_WRITE_THEM_ANEW = "python -m tests.app.shipped_files"
NARRATIVES = [name for name in shipped() if "/narrative_" in name]


@pytest.mark.skipif(not MANUALS.is_dir(), reason=f"the real manuals are not at {MANUALS}")
def test_each_file_is_what_recording_the_manuals_gives(tmp_path: Path) -> None:
    made, as_shipped = made_anew(tmp_path), shipped()
    assert sorted(made) == sorted(as_shipped), TO_WRITE_THEM_ANEW
    different = [name for name in made if made[name] != as_shipped[name]]
    assert different == [], TO_WRITE_THEM_ANEW


def test_files_go_in_and_come_out_byte_for_byte(store_url: str, tmp_path: Path) -> None:
    with open_store(store_url, create=True) as store:
        answer = load_snapshots(store, [FOLDER])
        assert (len(answer.snapshots), len(answer.narratives), answer.decisions) == (8, len(NARRATIVES), 1)
        out = export_snapshots(store, tmp_path)
        assert {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in out} == shipped()
        assert not load_snapshots(store, [FOLDER]).is_anything_new


def test_there_is_a_narrative_of_each_manual() -> None:
    told = Counter(name.split("/")[0] for name in NARRATIVES)
    assert told == {"imss": 3, "issste": 1, "isssteson": 1}


@pytest.mark.parametrize("name", shipped())
def test_each_file_is_of_its_published_shape(name: str) -> None:
    if name.endswith(FILE_NAME):
        return
    schema = SCHEMAS["narrative.schema.json" if name in NARRATIVES else "schema.json"]()
    jsonschema.Draft202012Validator(schema).validate(json.loads(shipped()[name]))


@pytest.mark.parametrize("name", NARRATIVES)
def test_narratives_hold_facts_and_no_sentence(name: str) -> None:
    """A name or the title of an act is short: what is longer was read wrongly, and is not to be shipped."""
    told = read_narrative(shipped()[name], name)
    names = {
        word for change in told.changes for word in (change.unit, *change.result, change.from_parent, change.to_parent)
    }
    assert [word for word in sorted(filter(None, names)) if len(word.split()) > 20] == []
