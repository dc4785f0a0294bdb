"""A snapshot's digest: recorded stores and shipped files carry it, so that it can never become another."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.texts import DIGEST_LENGTH, StatedText
from changelog.domain.units import Function, Unit
from tests.notation import snapshot

# Whatever JSON writes in a way of its own: quotes, backslashes, control characters, halves of surrogate pairs.
ANYTHING = st.text(st.characters(), max_size=12) | st.sampled_from(['"', "\\", "\n", "\x00", "\u2028", "\ud800", "ñ"])
NAMES = ANYTHING.map(lambda text: f"A{text}")


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    units: list[Unit] = []
    for number in range(draw(st.integers(1, 4))):
        functions = tuple(
            Function(draw(ANYTHING), StatedText.of(draw(ANYTHING))) for _ in range(draw(st.integers(0, 3)))
        )
        units.append(
            Unit(
                code=f"7.{number}",
                name=draw(NAMES),
                rank=draw(st.none() | NAMES),
                parent=draw(st.none() | st.sampled_from([unit.code for unit in units])) if units else None,
                objective=draw(st.none() | ANYTHING.map(StatedText.of)),
                functions=functions,
                functions_listed=bool(functions) or draw(st.booleans()),
                children_listed=draw(st.booleans()),
            )
        )
    return Snapshot(
        Institution(draw(NAMES)),
        PartialDate(2020, draw(st.none() | st.integers(1, 12))),
        tuple(units),
        agreement=draw(st.none() | NAMES.map(Agreement)),
        heads_on_top=draw(st.booleans()),
    )


@given(snapshots())
def test_digest_is_that_of_the_facts_as_json_without_blanks(stated: Snapshot) -> None:
    facts = [
        stated.institution.key,
        str(stated.effective_date),
        stated.agreement.key if stated.agreement else None,
        stated.heads_on_top,
        stated.whole_institution,
        [
            [
                unit.code,
                unit.name,
                unit.rank,
                unit.parent,
                unit.objective.digest if unit.objective else None,
                unit.functions_listed,
                unit.children_listed,
                [[function.marker, function.text.digest] for function in unit.functions],
            ]
            for unit in stated.units
        ],
    ]
    packed = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    assert stated.digest == hashlib.sha256(packed).hexdigest()[:DIGEST_LENGTH]


def test_digest_of_a_snapshot_known_for_good() -> None:
    known = snapshot(
        "2020-01-01", "1 Dirección General\n  Objetivo: Conducir.\n1.1 División de Boyas\n  1. Fondear boyas."
    )
    assert known.digest == "be49e974392f5bde33b8f7e99d936789"


def test_snapshot_made_from_another_has_a_digest_of_its_own() -> None:
    one = snapshot("2020-01-01", "1 Dirección General")
    assert replace(one, effective_date=PartialDate(2021)).digest != one.digest
    assert replace(one).digest == one.digest
