"""The answer of `reconcile` as a record of the JSON interface."""

from __future__ import annotations

from collections import Counter

from changelog.domain.answers import Documents, ReconcileAnswer
from changelog.domain.reconciliations import ActTally, Reconciled, Remark, SeenPlace, Sight, tallies, tally
from changelog.reports import told_interface as out
from changelog.reports.record_pieces import asked_record, head, iso, places_of, span_of


def reconcile_output(answer: ReconcileAnswer) -> out.ReconcileOutput:
    sights = Counter(row.sight for row in answer.rows)
    return out.ReconcileOutput(
        *head("reconcile"),
        start=asked_record(answer.start) if answer.start else None,
        end=asked_record(answer.end) if answer.end else None,
        totals={verdict.value: count for verdict, count in tally(answer.rows).items()},
        sights={sight.value: sights[sight] for sight in Sight},
        acts=[_tally(act, one.institution) for one in answer.reconciliations for act in tallies(one.rows)],
        rows=[_row(row, one.institution, answer.documents) for one in answer.reconciliations for row in one.rows],
    )


def _tally(act: ActTally, institution: str) -> out.ActTallyRecord:
    return out.ActTallyRecord(
        institution=institution,
        agreement=act.agreement,
        days=[day.isoformat() for day in act.days],
        counts={verdict.value: count for verdict, count in act.counts},
    )


def _row(row: Reconciled, institution: str, documents: Documents) -> out.ReconciledRecord:
    return out.ReconciledRecord(
        institution=institution,
        verdict=row.verdict.value,
        sight=row.sight.value if row.sight else None,
        kind=row.kind.value if row.kind else None,
        unit=row.unit,
        result=list(row.result),
        from_parent=row.from_parent,
        to_parent=row.to_parent,
        agreement=row.agreement,
        act=row.act,
        day=iso(row.day),
        day_from=row.day_from.value if row.day_from else "document",
        not_before=iso(row.not_before),
        not_after=iso(row.not_after),
        certainty=row.certainty.value if row.certainty else None,
        told=places_of(row.told, documents),
        seen_before=[_seen(one, documents) for one in row.seen_before],
        seen_after=[_seen(one, documents) for one in row.seen_after],
        field=row.field,
        said=list(row.said),
        why=[_why(remark) for remark in row.why],
    )


def _seen(seen: SeenPlace, documents: Documents) -> out.SeenRecord:
    name = documents.get(seen.source.document) if seen.source else None
    return out.SeenRecord(
        shows=seen.shows.value,
        unit=seen.unit,
        code=seen.code,
        above=seen.above,
        effective_date=seen.day.isoformat(),
        document=name or seen.document,
        lines=span_of(seen.source),
        page=seen.source.page if seen.source else None,
    )


def _why(remark: Remark) -> out.WhyRecord:
    return out.WhyRecord(
        why=remark.why.value, unit=remark.unit, day=iso(remark.day), document=remark.document, count=remark.count
    )
