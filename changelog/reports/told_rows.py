"""What is told and what came of it, in words: for the timeline and the history of a unit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from changelog.domain.answers import Documents
from changelog.domain.dates import PartialDate
from changelog.domain.narratives import Certainty
from changelog.domain.sources import SourceReference
from changelog.domain.structures import Link
from changelog.domain.tellings import DayFrom, Disagreement, Telling
from changelog.reports.names import shown
from changelog.reports.sources import places_by_document
from changelog.reports.tables import Cell, Table
from changelog.reports.wording import Words

ARROW = "→"
NOT_OF_EFFECT = frozenset({DayFrom.PUBLISHED, DayFrom.APPROVED})
"""Days that are not told as those of effect: the change was not before them."""


def told_table(tellings: Iterable[Telling], documents: Documents, words: Words) -> Table:
    """Tellings as rows: from which day, by which act, what is told, what came of it, and where it stands."""
    columns = ("effective", "agreement", "kind", "unit", "result_units", "parent", "outcome", "told", "remarks")
    rows = tuple(_row(telling, documents, words) for telling in tellings)
    return Table(tuple(words(f"column.{key}") for key in columns), rows)


def _row(telling: Telling, documents: Documents, words: Words) -> tuple[Cell, ...]:
    return (
        telling.day_as_told or bounds(telling.not_before, telling.not_after, words),
        telling.agreement,
        words(f"narrated.{telling.change.kind}"),
        "; ".join(shown(name) for name in telling.units),
        "; ".join(shown(name) for name in telling.results),
        moved(telling.from_parent, telling.to_parent),
        words(f"outcome.{telling.outcome}"),
        told_places(telling, documents),
        "; ".join(remarks(telling, documents, words)),
    )


def told_places(telling: Telling, documents: Documents) -> str:
    """Every place that tells it."""
    return places_by_document((change.source for change in telling.told), documents)


def sources_of_link(link: Link, tellings: Iterable[Telling]) -> tuple[SourceReference, ...]:
    """Where it is told that units became the others of a link; none where no telling is of its day and units."""
    before, after = set(link.predecessors), set(link.successors)
    return tuple(
        change.source
        for telling in tellings
        if telling.day == link.act.effective_date
        if before & set(telling.unit_ids) and after & set(telling.result_ids)
        for change in telling.told
    )


def bounds(not_before: date | None, not_after: date | None, words: Words) -> str:
    """Between which days an undated change lies, as far as that is known."""
    if not_before is not None and not_after is not None:
        return words("bounds.between", start=words.day(not_before), end=words.day(not_after))
    if not_before is not None:
        return words("bounds.after", start=words.day(not_before))
    if not_after is not None:
        return words("bounds.before", end=words.day(not_after))
    return words("bounds.none")


def moved(from_parent: str | None, to_parent: str | None) -> str | None:
    """Parents before and after as told; what is left open stays open."""
    if from_parent is None and to_parent is None:
        return None
    return " ".join(
        piece
        for piece in (shown(from_parent) if from_parent else "", ARROW, shown(to_parent) if to_parent else "")
        if piece
    )


def remarks(telling: Telling, documents: Documents, words: Words) -> list[str]:
    """How surely it is told, on what its day rests where that is not the day of effect, what came of it, and where its
    tellings differ.
    """
    said = []
    if telling.change.certainty is not Certainty.STATED:
        said.append(words(f"certainty.{telling.change.certainty}"))
    if telling.day_from in NOT_OF_EFFECT:
        said.append(words(f"dayfrom.{telling.day_from}"))
    said.extend(telling.why)
    fields = dict.fromkeys(one.field for one in telling.disagreements)
    said.extend(_differs(field, telling.disagreements, documents, words) for field in fields)
    return said


def _differs(field: str, disagreements: Iterable[Disagreement], documents: Documents, words: Words) -> str:
    """What is said of one piece, each reading once with the places that give it."""
    readings: dict[str, list[SourceReference]] = {}
    for one in disagreements:
        if one.field == field:
            for said, change in zip(one.said, (one.first, one.second), strict=True):
                readings.setdefault(_piece(field, said, words), []).append(change.source)
    told = (
        words("told.reading", said=said, places=places_by_document(sources, documents))
        for said, sources in readings.items()
    )
    return words("told.differs", field=words(f"field.{field}"), readings="; ".join(told))


def _piece(field: str, said: str, words: Words) -> str:
    if field == "kind":
        return words.get(f"narrated.{said}") or said
    if field in ("approved", "published", "effective"):
        return words.day(PartialDate.from_iso(said))
    return shown(said)
