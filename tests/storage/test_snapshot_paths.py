"""Names of snapshot files: safe everywhere, and no two snapshots share one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Institution
from changelog.storage.snapshot_paths import SLUG_LENGTH, path_for, paths_for, slug
from tests.storage.invented import OTHER, manual


def test_path_tells_institution_date_act_and_head() -> None:
    assert str(path_for(manual())) == "infase/2021-09-01_acdo-as2-hct-250821-20-p-da_direccion-de-faros.json"
    bare = replace(manual(), institution=OTHER, effective_date=PartialDate(2018), agreement=None)
    assert str(path_for(bare)) == "comision-nacional-de-molinos/2018_no-agreement_direccion-de-faros.json"


def test_snapshots_that_would_share_a_path_each_bear_their_digest() -> None:
    rival = replace(manual(), heads_on_top=True)
    other = replace(manual(), effective_date=PartialDate(2022))
    found = paths_for([manual(), other, rival])
    paths = [str(path) for path, _ in found]
    assert len(set(paths)) == 3
    assert sum(manual().digest[:8] in path or rival.digest[:8] in path for path in paths) == 2
    assert path_for(other) in [path for path, _ in found]
    assert found == paths_for([rival, other, manual()])


def test_same_snapshot_twice_is_one_file() -> None:
    assert len(paths_for([manual(), manual()])) == 1


@pytest.mark.parametrize(
    "text", ["CON", "nul", "com1", "..", "../../etc/passwd", "C:\\x", "", "★★", "a" * 500, ".hidden"]
)
def test_slug_is_safe_on_every_file_system(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert slug(text) not in {"con", "nul", "com1"}


@given(st.text(max_size=200), st.text(max_size=200))
def test_slug_is_short_and_tells_long_names_apart(one: str, other: str) -> None:
    assert len(slug(one)) <= SLUG_LENGTH + 9
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(one))
    long_one, long_other = "x" * SLUG_LENGTH + "a", "x" * SLUG_LENGTH + "b"
    assert slug(long_one) != slug(long_other)
    assert slug(one) == slug(one)
    del other


def test_path_stays_in_its_folder_whatever_the_names_are() -> None:
    odd = replace(
        manual(),
        institution=Institution("../..", "/etc"),
        agreement=Agreement("..\\..\\x"),
        effective_date=PartialDate(1),
    )
    path = path_for(odd)
    assert len(path.parts) == 2
    assert ".." not in path.parts
