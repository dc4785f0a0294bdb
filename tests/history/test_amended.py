"""What amending acts order, folded into the history: versions end and begin on the act's day, under it; the rest stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.instructions import FunctionInstruction, InstructionKind
from changelog.domain.narratives import NarratedChange, Narrative
from changelog.domain.snapshots import Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.structures import FunctionVersion, History
from changelog.domain.tellings import Outcome
from changelog.domain.texts import StatedText
from changelog.domain.units import Function
from tests.notation import INSTITUTE, changes, history, snapshot, telling, told

BASE = """
    1 Dirección General
      1. Dirigir.
    1.1 Dirección de Faros
      1. Encender.
      2. Apagar.
      3. Limpiar.
    1.2 Dirección de Boyas
      1. Fondear.
"""
ARTICLES = {"1": "5", "1.1": "10", "1.2": "12"}
DAY = "2021-05-04"
ACT = "Decreto 9 de 2021"
DOCUMENT = Document("act.txt", "sha-act", 99)


def base(text: str = BASE, articles: dict[str, str] = ARTICLES, agreement: str = "Decreto 55 de 2010") -> Snapshot:
    stated = snapshot("2010-01-01", text, agreement=agreement)
    units = (replace(u, articles=(articles[u.code],) if u.code in articles else ()) for u in stated.units)
    return replace(stated, units=tuple(units))


def place(line: int) -> SourceReference:
    return SourceReference(DOCUMENT.digest, line, line)


def order(
    kind: str,
    marker: str | None = None,
    *texts: str,
    article: str | None = "10",
    unit: str | None = None,
    norm: str | None = "Decreto 55 de 2010",
    day: str | None = DAY,
) -> FunctionInstruction:
    """`texts` are new functions, each with its mark before the first blank."""
    new = (
        Function(text.split()[0], StatedText.of(text.partition(" ")[2]), source=place(20 + n))
        for n, text in enumerate(texts)
    )
    when = PartialDate.from_iso(day) if day else None
    return FunctionInstruction(
        InstructionKind(kind), unit, article, norm, marker, tuple(new), ACT, None, None, when, place(10)
    )


def act(*orders: FunctionInstruction, changes: tuple[NarratedChange, ...] = ()) -> Narrative:
    return Narrative(INSTITUTE, DOCUMENT, changes, (Agreement(ACT),), orders, amends=True)


def in_force(found: History, on: str, unit: str = "Dirección de Faros") -> list[tuple[str, str]]:
    day = date.fromisoformat(on)
    return [(one.state.marker, one.state.text.body or "") for one in versions(found, day, unit)]


def versions(found: History, day: date, unit: str) -> list[FunctionVersion]:
    ids = {v.state.unit_id for v in found.unit_versions if v.state.name == unit}
    there = [
        v
        for v in found.function_versions
        if v.state.unit_id in ids and v.valid_from <= day and (v.valid_to is None or day < v.valid_to)
    ]
    return sorted(there, key=lambda v: v.state.position)


def reasons(found: History) -> list[str]:
    return [one.message for one in found.findings if one.check == "amendment-not-applied"]


OLD = [("1.", "Encender."), ("2.", "Apagar."), ("3.", "Limpiar.")]


# --- what is ordered takes effect ------------------------------------------------------------------------------------


def test_reformed_function_has_another_text_from_the_day_of_the_act_and_keeps_its_identity() -> None:
    found = history(base(), narratives=(act(order("reformed", "2", "2. Apagar al alba.")),))
    assert in_force(found, "2021-05-03") == OLD
    assert in_force(found, DAY) == [OLD[0], ("2.", "Apagar al alba."), OLD[2]]
    before, after = (versions(found, date.fromisoformat(day), "Dirección de Faros")[1] for day in ("2021-05-03", DAY))
    assert before.state.function_id == after.state.function_id
    assert (after.begun_by.agreement, after.begun_by.effective_date, after.state.source) == (
        ACT,
        date.fromisoformat(DAY),
        place(20),
    )
    assert reasons(found) == []


def test_functions_that_the_act_does_not_name_stay_with_their_own_sources_and_versions() -> None:
    plain = history(base())
    found = history(base(), narratives=(act(order("reformed", "2", "2. Apagar al alba.")),))
    others = [v for v in versions(found, date.fromisoformat(DAY), "Dirección de Faros") if v.state.marker != "2."]
    assert others == [
        v for v in versions(plain, date.fromisoformat(DAY), "Dirección de Faros") if v.state.marker != "2."
    ]
    assert {v.state.source.document for v in others if v.state.source} == {base().document.digest}  # type: ignore[union-attr]


def test_added_function_stands_where_its_mark_puts_it() -> None:
    found = history(
        base(), narratives=(act(order("added", "2 Bis", "2-Bis. Entornar."), order("added", "9", "9. Otra.")),)
    )
    assert [marker for marker, _ in in_force(found, DAY)] == ["1.", "2.", "2-Bis.", "3.", "9."]
    assert told(changes(base(), narratives=(act(order("added", "2 Bis", "2-Bis. Entornar.")),), end=DAY)) == {
        ("added", "", "2-Bis. Entornar.")
    }


def test_derogated_function_ends_and_the_others_keep_their_marks() -> None:
    found = changes(base(), narratives=(act(order("derogated", "2")),), end=DAY)
    assert told(found) == {("removed", "2. Apagar.", "")}


def test_list_in_the_place_of_another_is_aligned_with_it() -> None:
    new = order("restated", None, "1. Encender.", "2. Apagar al alba.", "3. Pintar.")
    assert told(changes(base(), narratives=(act(new),), end=DAY)) == {
        ("modified", "2. Apagar.", "2. Apagar al alba."),
        ("removed", "3. Limpiar.", ""),
        ("added", "", "3. Pintar."),
    }


def test_unit_created_by_the_act_has_the_functions_that_the_act_gives_it() -> None:
    created = telling("act.txt", f"{DAY} -: created Dirección de Balizas to Dirección General").changes
    given = order("restated", None, "1. Medir.", "2. Mover.", article=None, unit="Dirección de Balizas", norm=None)
    found = history(base(), narratives=(act(given, changes=created),))
    assert in_force(found, DAY, "Dirección de Balizas") == [("1.", "Medir."), ("2.", "Mover.")]
    assert reasons(found) == []


@pytest.mark.parametrize("norm", [None, "Reglamento Interior", "Reglamento, aprobado por Decreto N° 55/2010"])
def test_article_is_that_of_the_act_amended_as_far_as_both_are_known_by_numbers(norm: str | None) -> None:
    found = history(base(), narratives=(act(order("derogated", "2", norm=norm)),))
    assert (in_force(found, DAY), reasons(found)) == ([OLD[0], OLD[2]], [])


def test_unit_is_found_by_its_name_where_no_article_is_told() -> None:
    found = history(
        base(), narratives=(act(order("derogated", "1", article=None, unit="DIRECCION DE BOYAS", norm=None)),)
    )
    assert in_force(found, DAY, "Dirección de Boyas") == []


def test_orders_of_two_acts_take_effect_in_the_order_of_their_days() -> None:
    later = replace(order("reformed", "2", "2. Apagar tarde."), effective=PartialDate(2022, 1, 1))
    one = act(order("reformed", "2", "2. Apagar al alba."))
    two = replace(act(later), document=Document("later.txt", "sha-later", 99))
    for narratives in ((one, two), (two, one)):
        found = history(base(), narratives=narratives)
        assert [in_force(found, day)[1][1] for day in ("2021-01-01", DAY, "2022-01-01")] == [
            "Apagar.",
            "Apagar al alba.",
            "Apagar tarde.",
        ]


def test_document_after_the_act_goes_on_from_what_the_act_left() -> None:
    after = snapshot("2023-01-01", BASE.replace("2. Apagar.", "2. Apagar al alba."))
    found = history(base(), after, narratives=(act(order("reformed", "2", "2. Apagar al alba.")),))
    second = versions(found, date(2023, 6, 1), "Dirección de Faros")[1]
    assert (second.valid_from, second.begun_by.agreement) == (date.fromisoformat(DAY), ACT)


def test_acts_of_the_history_name_the_amending_act() -> None:
    found = history(base(), narratives=(act(order("derogated", "2")),))
    assert [(one.effective_date, one.agreement) for one in found.acts] == [
        (date(2010, 1, 1), "Decreto 55 de 2010"),
        (date.fromisoformat(DAY), ACT),
    ]


# --- what cannot be applied is said, and changes nothing --------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (order("reformed", "7", "7. Otra."), "art. 10, 7: no function of 'Dirección de Faros' bears this mark"),
        (order("added", "2", "2. Otra."), "art. 10, 2: a function of 'Dirección de Faros' bears this mark already"),
        (order("added", "9", "9. Limpiar."), "art. 10, 9: 'Dirección de Faros' has this function already"),
        (order("reformed", "2", "2. Apagar."), "art. 10, 2: the function said so already"),
        (order("derogated", "2", article="99"), "art. 99, 2: no unit in force is known to have its functions in article 99"),
        (order("derogated", "2", norm="Decreto 4 de 1999"),
         "art. 10, 2: no unit in force is known to have its functions in article 10"),
        (order("derogated", "2", norm="Decreto 4712 de 2010"),
         "art. 10, 2: no unit in force is known to have its functions in article 10"),
        (order("derogated", "1", article=None, unit="Dirección de Humo"),
         "Dirección de Humo, 1: no unit in force is called 'Dirección de Humo'"),
        (order("derogated", "1", unit="Dirección de Boyas"),
         "art. 10, 1: the act names 'Dirección de Boyas', and article 10 in force is that of 'Dirección de Faros'"),
        (order("added", None, "1. Otra."), "art. 10: 'Dirección de Faros' has functions already, and the act adds a list of them"),
        (order("restated", None, "1. Otra.", article="11", unit="Dirección de Faros"),
         "art. 11: 'Dirección de Faros' has functions in another article (10); which of them are replaced is not told"),
        (order("derogated", "2", day=None), "art. 10, 2: from when it is in force is not told"),
    ],
)  # fmt: skip
def test_what_cannot_be_applied_is_said_with_the_line_of_the_act(wrong: FunctionInstruction, reason: str) -> None:
    found = history(base(), narratives=(act(wrong),))
    assert reasons(found) == [reason]
    assert [one.source for one in found.findings if one.check == "amendment-not-applied"] == [place(10)]
    assert in_force(found, "2030-01-01") == OLD


def test_article_that_gives_several_units_their_functions_is_not_applied_to_any() -> None:
    found = history(base(articles={**ARTICLES, "1.2": "10"}), narratives=(act(order("derogated", "1")),))
    assert reasons(found) == ["art. 10, 1: article 10 gives its functions to several units"]


def test_marks_borne_twice_are_not_told_apart() -> None:
    found = history(base(BASE.replace("2. Apagar.", "1. Apagar.")), narratives=(act(order("derogated", "1")),))
    assert reasons(found) == ["art. 10, 1: 2 functions of 'Dirección de Faros' bear this mark"]


def test_nothing_is_begun_for_the_sake_of_an_amending_act() -> None:
    orders = telling(
        "act.txt",
        f"""
        {DAY} -: abolished Dirección de Humo
        {DAY} -: renamed Dirección de Niebla -> Dirección de Bruma
        {DAY} -: created Dirección de Balizas to Subdirección de Costas
        {DAY} -: abolished Dirección de Boyas
        """,
    )
    found = history(base(), narratives=(replace(orders, amends=True),))
    assert {v.state.name for v in found.unit_versions} == {
        "Dirección General",
        "Dirección de Faros",
        "Dirección de Boyas",
    }
    assert [one.outcome for one in found.tellings] == [Outcome.DISAGREES] * 3 + [Outcome.APPLIED]
    assert len(reasons(found)) == 3


def test_act_recorded_without_what_it_amends_changes_nothing_until_that_is_recorded() -> None:
    assert reasons(history(narratives=(act(order("derogated", "2")),))) != []
    assert in_force(history(base(), narratives=(act(order("derogated", "2")),)), DAY) == [OLD[0], OLD[2]]
