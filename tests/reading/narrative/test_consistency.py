"""A narrative that contradicts itself yields findings, and keeps every entry as told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.narrative.telling import told


def checks(text: str) -> list[str]:
    return [finding.check for finding in told(text).findings]


def test_a_cycle_of_names_is_a_finding() -> None:
    text = "La Oficina de Cal cambió su denominación por la de Oficina de Yeso. La Oficina de Yeso cambió su denominación por la de Oficina de Cal."
    assert checks(text) == ["narrated-rename-cycle"]
    assert len(told(text).changes) == 2


def test_a_unit_that_takes_its_old_name_on_another_day_is_no_cycle() -> None:
    text = (
        "La Oficina de Cal cambió su denominación por la de Oficina de Yeso, a partir del 1 de mayo de 2001.\n\n"
        "La Oficina de Yeso cambió su denominación por la de Oficina de Cal, a partir del 1 de mayo de 2005.\n"
    )
    assert checks(text) == []


def test_a_unit_that_is_its_own_parent_is_a_finding() -> None:
    assert checks("La Oficina de Cal se reubica en la Oficina de Cal.") == ["narrated-own-parent"]


def test_an_abolition_before_the_creation_is_a_finding() -> None:
    text = "En mayo de 1980 se suprime la Oficina de Cal.\n\nEn mayo de 1990 se crea la Oficina de Cal.\n"
    assert checks(text) == ["narrated-abolished-before-created"]


def test_an_effect_before_the_approval_is_told() -> None:
    text = "En el acuerdo ACDO.AS1.HCR.150319/41.P.DX se crea la Oficina de Cal, con vigencia a partir del 1 de enero de 2019."
    assert checks(text) == ["narrated-effect-before-approval"]


PIECES = st.sampled_from(
    "se crea|la Oficina de Cal|la Unidad de Mar|se suprime|por el de|cambio de denominación de|, dependiente de ésta|a partir del 31 de febrero "
    "de 2020|y|; y 2)|(ahora|)|dicha Dirección|en sustitución de|las Divisiones de|, de Mar y de|.|quedando integrada por|, la cual|se reubica en".split(
        "|"
    )
)


@given(st.lists(PIECES, min_size=1, max_size=40))
def test_no_order_of_these_pieces_makes_the_reader_fail(pieces: list[str]) -> None:
    narrative = told(" ".join(["Antecedentes:", *pieces]))
    assert all(change.unit and change.unit not in change.result for change in narrative.changes)
