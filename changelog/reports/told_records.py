"""Answers about what is told, as records of the JSON interface: `timeline` and `history`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from changelog.domain.answers import Documents, EarlierLife, HistoryAnswer, TimelineAnswer, TimelineRow
from changelog.domain.dates import day_before
from changelog.domain.structures import FunctionVersion, Link, UnitVersion
from changelog.domain.tellings import Disagreement, Telling
from changelog.reports import told_interface as out
from changelog.reports.record_pieces import asked_record, head, iso, lines_of, place_of, places_of
from changelog.reports.told_rows import sources_of_link


def timeline_output(answer: TimelineAnswer) -> out.TimelineOutput:
    return out.TimelineOutput(
        *head("timeline"),
        unit=next((one.unit_id for one in answer.lineage if one.relation == "unit"), None),
        name=answer.unit,
        lineage=[out.LineageRecord(one.unit_id, one.name, one.relation) for one in answer.lineage],
        start=asked_record(answer.start) if answer.start else None,
        end=asked_record(answer.end) if answer.end else None,
        changes=[_timeline_row(row, answer.documents) for row in answer.rows],
        first_shown=[
            out.FirstShownRecord(one.institution, one.day.isoformat(), one.units) for one in answer.first_shown
        ],
    )


def _timeline_row(row: TimelineRow, documents: Documents) -> out.TimelineRecord:
    telling, change = row.telling, row.change
    told = [one.source for one in telling.told] if telling else []
    return out.TimelineRecord(
        institution=row.institution,
        kind=row.kind.value,
        unit=row.unit,
        result=list(row.results),
        from_parent=row.from_parent,
        to_parent=row.to_parent,
        agreement=row.agreement,
        day=iso(row.day),
        effective_date=iso(row.effective),
        day_from=row.day_from.value if row.day_from else "document",
        not_before=iso(row.not_before),
        not_after=iso(row.not_after),
        basis=[basis.value for basis in row.bases],
        certainty=telling.change.certainty.value if telling else None,
        outcome=telling.outcome.value if telling else None,
        why=list(telling.why if telling else change.evidence if change else ()),
        told=places_of(told, documents),
        seen_before=places_of(row.seen_before, documents),
        seen_after=places_of(row.seen_after, documents),
        disagreements=_disagreements(telling.disagreements if telling else (), documents),
        unit_ids=list(row.unit_ids),
        result_ids=list(row.result_ids),
        part=row.part.value if row.part else None,
        by_name=row.by_name,
        inherited=change.inherited if change else False,
    )


def telling_record(telling: Telling, documents: Documents) -> out.TellingRecord:
    """One telling with all its places."""
    change = telling.change
    return out.TellingRecord(
        kind=change.kind.value,
        unit="; ".join(telling.units),
        result=list(telling.results),
        from_parent=telling.from_parent,
        to_parent=telling.to_parent,
        agreement=telling.agreement,
        day=iso(telling.day),
        effective_date=iso(telling.day_as_told),
        day_from=telling.day_from.value,
        not_before=iso(telling.not_before),
        not_after=iso(telling.not_after),
        certainty=change.certainty.value,
        outcome=telling.outcome.value,
        why=list(telling.why),
        told=places_of((one.source for one in telling.told), documents),
        disagreements=_disagreements(telling.disagreements, documents),
        unit_ids=list(telling.unit_ids),
        result_ids=list(telling.result_ids),
    )


def _disagreements(found: Iterable[Disagreement], documents: Documents) -> list[out.DisagreementRecord]:
    return [
        out.DisagreementRecord(
            one.field, one.said, (place_of(one.first.source, documents), place_of(one.second.source, documents))
        )
        for one in found
    ]


def history_output(answer: HistoryAnswer) -> out.HistoryOutput:
    return out.HistoryOutput(
        *head("history"),
        id=answer.versions[0].state.unit_id,
        institution=answer.institution,
        versions=_versions(answer.versions, answer),
        functions=[_function_version(version, answer) for version in answer.functions],
        links=[_link(link, answer) for link in answer.links],
        earlier=[_earlier(life, answer) for life in answer.earlier],
        tellings=[telling_record(telling, answer.documents) for telling in answer.tellings],
    )


def _versions(versions: Sequence[UnitVersion], answer: HistoryAnswer) -> list[out.VersionRecord]:
    return [
        out.VersionRecord(
            valid_from=v.valid_from.isoformat(),
            valid_to=iso(v.valid_to),
            code=v.state.code,
            name=v.state.name,
            rank=v.state.rank,
            parent=answer.name_on(v.state.parent_id, v.valid_from),
            placed=v.state.placed,
            objective=v.state.objective.body if v.state.objective else None,
            opening=v.opening.value if v.opening else None,
            closing=v.closing.value if v.closing else None,
            agreement=v.begun_by.agreement,
            basis=v.state.basis.value,
            evidence=list(v.evidence),
            source=lines_of(v.state.source, answer.documents),
        )
        for v in versions
    ]


def _function_version(version: FunctionVersion, answer: HistoryAnswer) -> out.FunctionVersionRecord:
    return out.FunctionVersionRecord(
        id=version.state.function_id,
        unit=answer.names.get(version.state.unit_id),
        valid_from=version.valid_from.isoformat(),
        valid_to=iso(version.valid_to),
        marker=version.state.marker,
        text=version.state.text.body,
        digest=version.state.text.digest,
        agreement=version.begun_by.agreement,
        source=lines_of(version.state.source, answer.documents),
    )


def _link(link: Link, answer: HistoryAnswer) -> out.LinkRecord:
    day = link.act.effective_date
    return out.LinkRecord(
        relation=link.relation.value,
        effective_date=day.isoformat(),
        agreement=link.act.agreement,
        predecessors=[answer.name_on(i, day_before(day)) or i for i in link.predecessors],
        successors=[answer.name_on(i, day) or i for i in link.successors],
        evidence=list(link.evidence),
        basis=link.basis.value,
        told=places_of(sources_of_link(link, answer.tellings), answer.documents),
    )


def _earlier(life: EarlierLife, answer: HistoryAnswer) -> out.EarlierRecord:
    last = life.versions[-1].state
    return out.EarlierRecord(last.unit_id, last.name, _link(life.link, answer), _versions(life.versions, answer))
