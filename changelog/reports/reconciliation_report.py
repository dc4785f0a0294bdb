"""`reconcile`: what is told beside what is seen, counted on top, then act by act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from changelog.domain.answers import Documents, ReconcileAnswer, Reconciliation
from changelog.domain.changes import UnitChangeKind
from changelog.domain.narratives import NarratedKind
from changelog.domain.reconciliations import (
    Reconciled,
    Remark,
    SeenPlace,
    Shows,
    Sight,
    Verdict,
    Why,
    tallies,
    tally,
)
from changelog.domain.tellings import DayFrom
from changelog.reports.names import shown
from changelog.reports.sources import place, places
from changelog.reports.tables import Cell, Report, Section, Table
from changelog.reports.wording import Words

_COLUMNS = (
    "verdict",
    "kind",
    "unit",
    "result_units",
    "parent_before",
    "parent_after",
    "effective",
    "told",
    "seen_before",
    "seen_after",
    "why",
)
_OF_PLACE = frozenset(
    {NarratedKind.CREATED, NarratedKind.REASSIGNED, UnitChangeKind.CREATED, UnitChangeKind.REASSIGNED}
)
"""Kinds of which it matters from what the unit hangs."""


def reconciliation_report(answer: ReconcileAnswer, words: Words) -> Report:
    """The counts, whole and act by act; then a section for each act. CSV has every row."""
    sections: list[Section] = []
    for one in answer.reconciliations:
        if one.rows:
            sections.extend(_sections(one, answer, words))
    flat = (
        (one.institution, row.agreement, *cells)
        for one in answer.reconciliations
        for row in one.rows
        for cells in [_cells(row, answer.documents, words)]
    )
    keys = ("institution", "agreement", *_COLUMNS)
    main = Table(_headings(keys, words), tuple(flat), keys=keys)
    return Report(words("reconcile.title"), tuple(_opening(answer, words)), tuple(sections), main)


def _opening(answer: ReconcileAnswer, words: Words) -> Iterable[str]:
    if answer.start or answer.end:
        start = words.day(answer.start.day) if answer.start else "…"
        yield words("reconcile.asked", start=start, end=words.day(answer.end.day) if answer.end else "…")
    if not answer.rows:
        yield words("reconcile.empty")
        return
    yield _totals(answer.rows, words)
    yield words("reconcile.how")


def _totals(rows: Sequence[Reconciled], words: Words) -> str:
    counted = tally(rows)
    sights = Counter(row.sight for row in rows)
    told = counted[Verdict.TOLD_AND_SEEN] + counted[Verdict.TOLD_NOT_SEEN] + counted[Verdict.CANNOT_BE_SEEN]
    return words(
        "reconcile.totals",
        told=told,
        **{verdict.value: count for verdict, count in counted.items()},
        **{sight.value: sights[sight] for sight in Sight},
    )


def _sections(one: Reconciliation, answer: ReconcileAnswer, words: Words) -> Iterable[Section]:
    is_alone = one.rows == answer.rows
    yield Section(one.institution, () if is_alone else (_totals(one.rows, words),), (_summary(one, words),))
    for _, grouped in groupby(_by_act(one.rows), key=lambda row: row.act):
        rows = list(grouped)
        table = Table(_headings(_COLUMNS, words), tuple(_cells(row, answer.documents, words) for row in rows))
        yield Section(_heading(rows, words), (), (table,), 3)


def _by_act(rows: Sequence[Reconciled]) -> list[Reconciled]:
    """Acts in the order in which they first appear, each with its rows together."""
    first = {act: position for position, act in reversed(list(enumerate(row.act for row in rows)))}
    return sorted(rows, key=lambda row: first[row.act])


def _summary(one: Reconciliation, words: Words) -> Table:
    rows = tuple(
        (
            act.agreement or words("reconcile.no_act"),
            "; ".join(day.isoformat() for day in act.days),
            *(count or None for _, count in act.counts),
            act.total,
        )
        for act in tallies(one.rows)
    )
    headings = (
        *_headings(("agreement", "effective"), words),
        *(words(f"verdict.{verdict}") for verdict in Verdict),
        words("column.total"),
    )
    return Table(headings, rows, words("reconcile.summary"))


def _heading(rows: Sequence[Reconciled], words: Words) -> str:
    return next((row.agreement for row in rows if row.agreement), None) or words("reconcile.no_act")


def _headings(keys: Iterable[str], words: Words) -> tuple[str, ...]:
    return tuple(words(f"column.{key}") for key in keys)


def _cells(row: Reconciled, documents: Documents, words: Words) -> tuple[Cell, ...]:
    return (
        _verdict(row, words),
        _kind(row, words),
        shown(row.unit) or None,
        "; ".join(map(shown, row.result)) or None,
        shown(row.from_parent) if row.from_parent else None,
        shown(row.to_parent) if row.to_parent else None,
        _day(row, words),
        places(row.told, documents),
        "; ".join(_seen(one, row, documents, words) for one in row.seen_before),
        "; ".join(_seen(one, row, documents, words) for one in row.seen_after),
        "; ".join(_why(remark, row, documents, words) for remark in row.why),
    )


def _verdict(row: Reconciled, words: Words) -> str:
    verdict = words(f"verdict.{row.verdict}")
    if row.sight is None or row.sight is Sight.WHOLE:
        return verdict
    return words("reconcile.in_part", verdict=verdict, sight=words(f"sight.{row.sight}"))


def _kind(row: Reconciled, words: Words) -> str:
    if row.kind is None:
        return words("reconcile.act")
    return words(f"narrated.{row.kind}" if isinstance(row.kind, NarratedKind) else f"unit.{row.kind}")


def _day(row: Reconciled, words: Words) -> str | None:
    if row.verdict is Verdict.SEEN_NOT_TOLD:
        return words("reconcile.between", start=row.not_before, end=row.day)
    if row.day is None:
        bounds = {"start": row.not_before or "…", "end": row.not_after or "…"}
        return words("reconcile.undated", **bounds) if row.not_before or row.not_after else words("dayfrom.undated")
    if row.day_from in (None, DayFrom.EFFECTIVE):
        return row.day.isoformat()
    return words(f"reconcile.{row.day_from}", day=row.day)


def _seen(seen: SeenPlace, row: Reconciled, documents: Documents, words: Words) -> str:
    where = place(seen.source, documents) or seen.document or words("seen.no_document")
    unit = f"{seen.code or ''} {shown(seen.unit)}".strip()
    if seen.shows is Shows.UNIT and seen.above and row.kind in _OF_PLACE:
        return words("seen.unit_under", unit=unit, above=shown(seen.above), place=where, day=seen.day)
    return words(f"seen.{seen.shows}", unit=unit, place=where, day=seen.day)


def _why(remark: Remark, row: Reconciled, documents: Documents, words: Words) -> str:
    if remark.why in (Why.SAID, Why.ACT_SAID):
        return words(f"why.{remark.why}", field=words(f"field.{row.field}"), said=_said(row, documents, words))
    return words(
        f"why.{remark.why}",
        unit=shown(remark.unit or words("unknown")),
        day=words.day(remark.day),
        document=remark.document or "",
        count=remark.count,
    )


def _said(row: Reconciled, documents: Documents, words: Words) -> str:
    """What each place says: kinds and dates in words, each with its place."""
    readings = []
    for said, source in zip(row.said, row.told, strict=False):
        value = words(f"narrated.{said}") if row.field == "kind" else said
        readings.append(words("told.reading", said=value, places=place(source, documents)))
    return " / ".join(readings)
