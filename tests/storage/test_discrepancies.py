"""Where two snapshots differ is told fact by fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Snapshot
from changelog.domain.texts import StatedText
from changelog.storage.discrepancies import differences
from tests.storage.invented import OTHER, facts_of, manual, without_places

HEAD, LAMPS, OPTICS = manual().units


def with_units(*units: object) -> Snapshot:
    return replace(manual(), units=units)


def test_same_facts_do_not_differ_whatever_their_texts_and_places() -> None:
    for other in (manual(), facts_of(manual()), without_places(manual())):
        if other.agreement and manual().agreement:
            other = replace(other, agreement=manual().agreement)
        assert differences(manual(), other) == ()


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (
            replace(manual(), institution=OTHER),
            "institution: instituto de faros y senderos, comisión nacional de molinos",
        ),
        (replace(manual(), effective_date=PartialDate(2022)), "effective date: 2021-09-01, 2022"),
        (replace(manual(), agreement=None), "agreement: HCT 2021-08-25 20, none"),
        (replace(manual(), agreement=Agreement("1/2005")), "agreement: HCT 2021-08-25 20, 1/2005"),
        (replace(manual(), heads_on_top=True), "heads hang from the institution: no, yes"),
        (with_units(HEAD, LAMPS), "unit 7.1.2 Área de Óptica: only in the first"),
        (with_units(HEAD, OPTICS, LAMPS), "the units are printed in another order"),
        (
            with_units(HEAD, replace(LAMPS, name="DIVISIÓN"), OPTICS),
            "unit 7.1.1, name: División de Linternas, DIVISIÓN",
        ),
        (with_units(HEAD, replace(LAMPS, rank=None), OPTICS), "unit 7.1.1, rank: División, none"),
        (with_units(HEAD, LAMPS, replace(OPTICS, parent="7.1.1")), "unit 7.1.2, parent: 7.1, 7.1.1"),
        (with_units(HEAD, replace(LAMPS, functions=()), OPTICS), "unit 7.1.1, functions: 1, 0"),
        (with_units(HEAD, LAMPS, replace(OPTICS, functions_listed=True)), "unit 7.1.2, lists its functions: no, yes"),
        (with_units(replace(HEAD, objective=None), LAMPS, OPTICS), "unit 7.1: the objective differs"),
        (
            with_units(HEAD, replace(LAMPS, functions=(replace(LAMPS.functions[0], marker=""),)), OPTICS),
            'unit 7.1.1, function 1, marker: •, ""',
        ),
        (
            with_units(
                HEAD, replace(LAMPS, functions=(replace(LAMPS.functions[0], text=StatedText.of("Otra")),)), OPTICS
            ),
            "unit 7.1.1, function 1: the text differs",
        ),
    ],
)
def test_each_fact_that_differs_is_told(other: Snapshot, told: str) -> None:
    assert differences(manual(), other) == (told,)
    assert len(differences(other, manual())) == 1
    assert other.digest != manual().digest
