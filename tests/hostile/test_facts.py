"""Files of facts and settings that were made to do harm: each is refused with its place and a remedy, soon."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.app.audit_settings import read_accepted, read_configuration
from changelog.app.files import read_bytes, write_bytes
from changelog.app.statements import state
from changelog.domain.depth import MOST_LEVELS, levels
from changelog.errors import InputError, StoreError
from changelog.storage.decision_files import read_decisions
from changelog.storage.narrative_files import read_narrative
from changelog.storage.snapshot_files import read_snapshots
from tests.cli.running import run

DEEP = b"[" * 100_000 + b"]" * 100_000
DIGITS = b"9" * 5000
UNIT = b'{"code": "1", "name": "Faros", "parent": null, "functions": []}'
SNAPSHOT = b'{"institution": %s, "effective_date": "2020-01-01", "units": [%s]%s}'
DECISIONS = b'{"format": "org-changelog/decisions", "version": 1, "institution": %s, "decisions": %s}'
NARRATIVE = (
    b'{"format": "org-changelog/narrative", "version": 1, "institution": {"name": %s}, '
    b'"document": {"name": "m.txt", "sha256": "' + b"a" * 64 + b'", "lines": %s}, "changes": %s}'
)


def unit(**fields: Any) -> bytes:
    return json.dumps({**json.loads(UNIT), **fields}).encode()


SNAPSHOTS = {
    "deep": DEEP,
    "deep objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "deep where anything may stand": SNAPSHOT % (b'"I"', UNIT, b', "findings": ' + DEEP),
    "a line beyond every document": SNAPSHOT % (b'"I"', unit(lines=[1, 10**30]), b""),
    "a line that no column holds": SNAPSHOT % (b'"I"', unit(lines=[1, 2**31]), b""),
    "a page beyond every document": SNAPSHOT % (b'"I"', unit(lines=[1, 2], page=2**63), b""),
    "digits without end": SNAPSHOT % (b'"I"', UNIT, b', "findings": ' + DIGITS),
    "a number out of range": SNAPSHOT % (b'"I"', UNIT, b', "version": 1e999'),
    "no number": SNAPSHOT % (b'"I"', UNIT, b', "version": NaN'),
    "a member twice": SNAPSHOT % (b'"I"', UNIT, b', "institution": "J"'),
    "a member twice, deep": SNAPSHOT % (b'"I"', UNIT, b', "findings": [[{"a": 1, "a": 2}]]'),
    "U+0000 written": SNAPSHOT % (b'"I\\u0000"', UNIT, b""),
    "U+0000 itself": SNAPSHOT % (b'"I\x00"', UNIT, b""),
    "half a character written": SNAPSHOT % (b'"I\\ud800"', UNIT, b""),
    "half a character itself": SNAPSHOT % (b'"I\xed\xa0\x80"', UNIT, b""),
    "no UTF-8": SNAPSHOT % (b'"I\xff"', UNIT, b""),
    "a parent of itself": SNAPSHOT % (b'"I"', unit(parent="1"), b""),
    "nothing": b"",
}
OF_DECISIONS = {
    "deep": DECISIONS % (b'"I"', DEEP),
    "a member twice": DECISIONS % (b'"I"', b'[], "decisions": []'),
    "U+0000": DECISIONS % (b'"I\\u0000"', b"[]"),
    "no UTF-8": DECISIONS % (b'"I\xff"', b"[]"),
    "a year beyond the calendar": DECISIONS
    % (b'"I"', b'[{"relation": "same", "old": [{"name": "a", "on": "99999"}], "new": [{"name": "b", "on": "2020"}]}]'),
    "nothing": b"",
}
NARRATIVES = {
    "deep": NARRATIVE % (b'"I"', b"9", DEEP),
    "a member twice": NARRATIVE % (b'"I"', b"9", b'[], "changes": []'),
    "U+0000": NARRATIVE % (b'"I\\u0000"', b"9", b"[]"),
    "lines beyond every document": NARRATIVE % (b'"I"', DIGITS, b"[]"),
    "lines that no column holds": NARRATIVE % (b'"I"', b"2147483648", b"[]"),
}
READERS: tuple[tuple[Callable[[bytes, str], object], dict[str, bytes]], ...] = (
    (read_snapshots, SNAPSHOTS),
    (read_decisions, OF_DECISIONS),
    (read_narrative, NARRATIVES),
)
CASES = [
    pytest.param(read, data, id=f"{read.__name__}: {what}") for read, cases in READERS for what, data in cases.items()
]


@pytest.mark.parametrize(("read", "data"), CASES)
def test_file_of_facts_made_to_do_harm_is_refused_with_its_place(
    read: Callable[[bytes, str], object], data: bytes
) -> None:
    with pytest.raises(InputError) as refused:
        read(data, "facts.json")
    assert str(refused.value.place).startswith("facts.json")
    assert refused.value.remedy


def test_facts_within_limits_are_read() -> None:
    assert len(read_snapshots(SNAPSHOT % (b'"I"', unit(lines=[1, 2**31 - 1]), b""), "facts.json")) == 1
    assert read_decisions(DECISIONS % (b'"I"', b"[]"), "facts.json") == ()
    assert read_narrative(NARRATIVE % (b'"I"', b"9", b"[]"), "facts.json").changes == ()


def chain(length: int) -> bytes:
    units = [unit(code=str(n), parent=str(n - 1) if n else None) for n in range(length)]
    return SNAPSHOT % (b'"I"', b", ".join(units), b"")


def test_units_below_one_another_without_end_are_refused(tmp_path: Path) -> None:
    for length, refused in ((MOST_LEVELS, False), (MOST_LEVELS + 1, True), (20_000, True)):
        (tmp_path / "facts.json").write_bytes(chain(length))
        ran = run("load", "facts.json", "--database", f"{length}.db", folder=tmp_path)
        assert (ran.code, "levels of units" in ran.err) == ((3, True) if refused else (0, False))


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 20)))
def test_levels_are_those_of_the_longest_way_up(given_parents: dict[int, int]) -> None:
    parents = {str(code): str(parent) for code, parent in given_parents.items() if parent < code}

    def depth(code: str) -> int:
        return 1 + (depth(parents[code]) if parents[code] in parents else 0)

    assert levels(parents) == max((depth(code) for code in parents), default=0)


SETTINGS = {
    "deep": b"a = " + DEEP,
    "digits without end": b"[audit.checks.x]\na = " + DIGITS,
    "a key twice": b"[audit]\nfail_on = 'minor'\nfail_on = 'medium'",
    "U+0000": b"[audit]\nfail_on = '\x00'",
    "no UTF-8": b"[audit]\nfail_on = '\xff'",
    "no severity": b"[audit]\nfail_on = [[1]]",
    "a day that is none": b"[audit]\nfail_on = 2020-13-41",
    "anchors of YAML": b"a: &a [x, x]\nb: &b [*a, *a]",
}


@pytest.mark.parametrize("data", SETTINGS.values(), ids=SETTINGS)
def test_settings_made_to_do_harm_are_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "org-changelog.toml").write_bytes(data)
    with pytest.raises(InputError) as refused:
        read_configuration(tmp_path / "org-changelog.toml")
    assert refused.value.remedy


@pytest.mark.parametrize(
    "data", [DEEP, DIGITS, b'{"format": "org-changelog/accepted", "findings": [[]]}', b"\xff", b""]
)
def test_accepted_findings_made_to_do_harm_are_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "accepted.json").write_bytes(data)
    with pytest.raises(InputError):
        read_accepted(tmp_path / "accepted.json")


def test_name_with_a_null_is_told_and_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no name of a file"):
        read_bytes(f"{tmp_path}/a\0b")
    with pytest.raises(StoreError, match="cannot be written"):
        write_bytes(tmp_path / "a\0b", b"")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
def test_device_without_end_is_not_read_for_ever() -> None:
    with pytest.raises(InputError, match="does not end"):
        read_bytes("/dev/zero")


def test_document_of_yaml_is_a_text_without_units(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(200))
    (tmp_path / "bomb.yaml").write_text(bomb)
    with pytest.raises(InputError):
        state(tmp_path / "bomb.yaml")


def test_archives_inside_a_document_are_not_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "inner.zip", "w", zipfile.ZIP_DEFLATED) as inner:
        inner.writestr("zeros", bytes(1_000_000))
    with zipfile.ZipFile(tmp_path / "manual.docx", "w") as outer:
        outer.write(tmp_path / "inner.zip", "word/embeddings/inner.zip")
        outer.write(tmp_path / "inner.zip", "word/document.xml")
    with pytest.raises(InputError):
        state(tmp_path / "manual.docx")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_manual_from_a_pipe_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"uno")
    os.close(writing)
    try:
        assert read_bytes(f"/dev/fd/{reading}") == b"uno"
    finally:
        os.close(reading)
