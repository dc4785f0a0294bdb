"""The act that a document is, and from when it says that it is in force."""

from __future__ import annotations

import pytest

from changelog.domain.dates import PartialDate
from changelog.reading import profiles
from changelog.reading.cleanup.wrapping import Words
from changelog.reading.context import Context
from changelog.reading.lines import BodyLine
from changelog.reading.own_act import OwnAct, find_own_act


def line_of(number: int, text: str) -> BodyLine:
    return BodyLine(number, text, 0, blank_before=True, page_start=False)


def own(front: str, after: str = "") -> OwnAct | None:
    head = [line_of(number, line) for number, line in enumerate(front.splitlines(), 1)]
    tail = [line_of(100 + number, line) for number, line in enumerate(after.splitlines(), 1)]
    return find_own_act(head, tail, Context("0" * 64, profiles.named("articled_acts"), Words(())))


@pytest.mark.parametrize(
    ("front", "printed"),
    [
        ("# DECRETO 246 DE 2004", "Decreto 246 de 2004"),
        ("DECRETO NÚMERO 57 DE 2011", "Decreto 57 de 2011"),
        ("## RESOLUCION Nº 001-2016-XYZ", "Resolución Nº 001-2016-XYZ"),
        ("DECRETO SUPREMO\nNº 012-2019-MPU", "Decreto Supremo Nº 012-2019-MPU"),
        ("ORDENANZA N° 603/MV", "Ordenanza Nº 603/MV"),
        ('identifier: "DECRETO-777-2012"', "Decreto 777 de 2012"),
        ("REGLAMENTO Interior de la Secretaría de Velas.", "REGLAMENTO Interior de la Secretaría de Velas"),
    ],
)
def test_act_is_named_by_its_heading(front: str, printed: str) -> None:
    act = own(front)
    assert act is not None
    assert act.agreement.printed == printed


HEAD = "DECRETO 5 DE 2012\npublication_date: '2012-05-04'"


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("El presente decreto rige a partir de la fecha de su publicación.", PartialDate(2012, 5, 4)),
        ("El presente Decreto entrará en vigor al día siguiente de su publicación.", PartialDate(2012, 5, 5)),
        (
            "Este Reglamento entrará en vigor a los treinta días siguientes al de su publicación.",
            PartialDate(2012, 6, 3),
        ),
        (
            "El presente decreto entrará en vigor a los 15 días naturales siguientes a su publicación.",
            PartialDate(2012, 5, 19),
        ),
        (
            "La presente resolución entra en vigencia a partir del primer día del mes de julio del presente año.",
            PartialDate(2012, 7, 1),
        ),
        ("El presente decreto entrará en vigor el 1 de agosto de 2012.", PartialDate(2012, 8, 1)),
        ("El presente decreto entrará en vigor a los cinco días hábiles siguientes a su publicación.", None),
    ],
)
def test_rule_of_effect_gives_the_day(rule: str, day: PartialDate | None) -> None:
    act = own(HEAD, rule)
    assert act is not None
    assert act.effective == day


def test_day_that_is_not_printed_is_told_and_not_made_up() -> None:
    act = own(
        "DECRETO 5 DE 2012", "El presente decreto rige desde su publicación.\nDado en la capital, a 3 de mayo de 2012."
    )
    assert act is not None
    assert act.effective is None
    assert act.agreement.approved == PartialDate(2012, 5, 3)
    assert [one.check for one in act.findings] == ["no-day-of-publication"]


def test_text_with_later_reforms_is_of_the_last() -> None:
    act = own(
        "REGLAMENTO INTERIOR DEL INSTITUTO DE VELAS\nÚltima reforma publicada DOF 16-08-2019\n"
        "Publicado en el Diario Oficial de la Federación el 30 de julio de 2012",
        "El presente Reglamento entrará en vigor al día siguiente de su publicación.",
    )
    assert act is not None
    assert act.effective == PartialDate(2019, 8, 16)
    assert [one.check for one in act.findings] == ["effect-of-last-reform"]


def test_document_without_a_name_of_its_own_is_no_act() -> None:
    assert own("Manual de velas") is None
