"""What is told, in words: bounds, parents, places, readings that differ, and the day in the precision told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from changelog.domain.correspondences import Relation
from changelog.domain.dates import PartialDate
from changelog.domain.narratives import NarratedKind
from changelog.domain.structures import Link
from changelog.domain.tellings import DayFrom, Disagreement, Outcome, Telling
from changelog.reports.sources import places_by_document
from changelog.reports.told_rows import bounds, moved, remarks, sources_of_link, told_table
from changelog.reports.wording import Words
from tests.app import told_institute as made
from tests.app.told_institute import NEW, OLD, at, told

ES, EN = Words("es"), Words("en")
DOCUMENTS = {OLD.digest: OLD.name, NEW.digest: NEW.name}
SPRING, AUTUMN = date(2021, 5, 3), date(2022, 10, 1)


@pytest.mark.parametrize(
    ("not_before", "not_after", "spanish", "english"),
    [
        (
            SPRING,
            AUTUMN,
            "entre el 3 de mayo de 2021 y el 1 de octubre de 2022",
            "between 3 May 2021 and 1 October 2022",
        ),
        (SPRING, None, "no antes del 3 de mayo de 2021", "not before 3 May 2021"),
        (None, AUTUMN, "no después del 1 de octubre de 2022", "not after 1 October 2022"),
        (None, None, "sin fecha", "undated"),
    ],
)
def test_undated_change_lies_within_what_bounds_it(
    not_before: date | None, not_after: date | None, spanish: str, english: str
) -> None:
    assert (bounds(not_before, not_after, ES), bounds(not_before, not_after, EN)) == (spanish, english)


@pytest.mark.parametrize(
    ("parents", "shown"),
    [(("A.", "B"), "A → B"), (("A", None), "A →"), ((None, "B"), "→ B"), ((None, None), None)],
)
def test_parents_that_are_left_open_stay_open(parents: tuple[str | None, str | None], shown: str | None) -> None:
    assert moved(*parents) == shown


def test_places_name_each_document_once_with_its_lines_in_order() -> None:
    places = [at(NEW, 53), at(OLD, 7), at(NEW, 40, 42), at(NEW, 53)]
    assert places_by_document(places, DOCUMENTS) == "anclas_2022.txt:40-42, 53; anclas_2018.txt:7"
    paged = replace(at(OLD, 9), page=3)
    assert places_by_document([at(OLD, 7), paged], DOCUMENTS) == "anclas_2018.txt:7, p. 3:9"
    assert places_by_document([at(OLD, 7)], {}) == f"{OLD.digest[:12]}:7"


def test_each_reading_of_a_piece_is_told_once_with_all_places_that_give_it() -> None:
    changes = [told(kind, "Unidad de Anclas", (line, line)) for kind, line in (
        (NarratedKind.TRANSFORMED, 10), (NarratedKind.CREATED, 20), (NarratedKind.CREATED, 30), (NarratedKind.CREATED, 40),
    )]  # fmt: skip
    first, *others = changes
    telling = Telling(
        tuple(changes),
        *(None, SPRING, DayFrom.PUBLISHED, Outcome.APPLIED),
        why=("así se decidió",),
        disagreements=(
            *(Disagreement("kind", first, other, ("transformed", "created")) for other in others[:2]),
            Disagreement("effective", first, others[2], ("2021-05", "2021-05-03")),
        ),
    )
    assert remarks(telling, DOCUMENTS, ES) == [
        "la fecha es la de publicación: no antes",
        "así se decidió",
        "difieren en el tipo: «transformación» (anclas_2022.txt:10); «creación» (anclas_2022.txt:20, 30)",
        "difieren en la vigencia: «mayo de 2021» (anclas_2022.txt:10); «3 de mayo de 2021» (anclas_2022.txt:40)",
    ]


def test_day_keeps_the_precision_of_the_place_that_tells_it() -> None:
    rows = told_table(made.tellings(), DOCUMENTS, ES).rows
    assert [row[0] for row in rows[:3]] == [
        PartialDate(2014),
        PartialDate(2016, 2, 3),
        "entre el 1 de marzo de 2018 y el 1 de octubre de 2022",
    ]
    followed = told(NarratedKind.CREATED, "X", (1, 1))
    other = told(NarratedKind.CREATED, "X", (2, 2), effective=PartialDate(2007, 4))
    telling = Telling((followed, other), None, date(2007, 4, 1), DayFrom.EFFECTIVE, Outcome.APPLIED)
    assert telling.day_as_told == PartialDate(2007, 4)
    moved_on = replace(telling, day=date(2007, 5, 1))  # a day that no place gives so is told whole
    assert moved_on.day_as_told == PartialDate(2007, 5, 1)


def test_merger_names_all_that_merged_once() -> None:
    names = ("Dirección A", "Dirección B", "DIRECCIÓN A.")
    parts = tuple(told(NarratedKind.MERGED, name, (n, n), "Dirección C") for n, name in enumerate(names, 1))
    telling = Telling(parts, None, SPRING, DayFrom.EFFECTIVE, Outcome.APPLIED)
    assert (telling.units, telling.results) == (("Dirección A", "Dirección B"), ("Dirección C",))


def test_what_the_followed_telling_leaves_open_the_others_fill() -> None:
    first = told(NarratedKind.REASSIGNED, "A", (1, 1), parents=(None, "C"))
    second = told(NarratedKind.REASSIGNED, "A", (2, 2), parents=("B", "D"))
    telling = Telling((first, second), None, SPRING, DayFrom.EFFECTIVE, Outcome.APPLIED)
    assert (telling.from_parent, telling.to_parent) == ("B", "C")


def test_link_is_told_where_both_its_sides_are_on_its_day() -> None:
    [link] = made.history().links
    assert sources_of_link(link, made.tellings()) == (at(NEW, 20, 21),)
    elsewhen = replace(link, act=replace(link.act, effective_date=SPRING))
    others = Link(Relation.REPLACED, ("x",), link.successors, link.act, link.basis)
    assert sources_of_link(elsewhen, made.tellings()) == sources_of_link(others, made.tellings()) == ()
