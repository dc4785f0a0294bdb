"""Answers as records of the JSON interface."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.answers import (
    AgreementRow,
    DiffAnswer,
    Documents,
    FactsAnswer,
    ListAnswer,
    ReadingAnswer,
    RecordingAnswer,
    ReviewAnswer,
    StructureAnswer,
)
from changelog.domain.changes import Change, ChangeSet, FunctionSide, Side, UnitChange
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding
from changelog.domain.narratives import NarratedChange
from changelog.domain.sources import SourceReference
from changelog.domain.structures import Act, FunctionState, Sighting, Structure, UnitState
from changelog.domain.units import Function, Unit
from changelog.domain.wording import WordDifference
from changelog.reports import interface as out
from changelog.reports.change_rows import function_pairs, pairs
from changelog.reports.profile_records import choice_record
from changelog.reports.record_pieces import asked_record, head, iso, lines_of, page_of, span_of


def _act(act: Act, institution: str) -> out.ActRecord:
    return out.ActRecord(institution, act.agreement, act.effective_date.isoformat(), act.document, act.statement)


def agreement_record(agreement: Agreement | None, documents: Documents | None = None) -> out.AgreementRecord | None:
    """An agreement with every date and spelling; with `documents`, each spelling with the document that it stands in."""
    if agreement is None:
        return None
    return out.AgreementRecord(
        printed=agreement.printed,
        body=agreement.body,
        session=iso(agreement.session),
        number=agreement.number,
        promoter=agreement.promoter,
        approved=iso(agreement.approved),
        published=iso(agreement.published),
        effective=iso(agreement.effective),
        citations=[_citation(cited, documents) for cited in agreement.citations],
    )


def _citation(cited: Citation, documents: Documents | None) -> out.CitationRecord:
    place = lines_of(cited.source, documents) if documents is not None else None
    return out.CitationRecord(
        printed=cited.printed,
        lines=span_of(cited.source),
        page=page_of(cited.source),
        document=place.document if place else None,
        approved=iso(cited.approved),
        published=iso(cited.published),
        effective=iso(cited.effective),
    )


def finding_record(finding: Finding) -> out.FindingRecord:
    return out.FindingRecord(
        check=finding.check,
        severity=finding.severity.value,
        message=finding.message,
        unit=finding.unit,
        lines=span_of(finding.source),
        page=page_of(finding.source),
        read=finding.read,
        remedy=finding.remedy,
    )


def read_output(answer: ReadingAnswer) -> out.ReadOutput:
    reading = answer.reading
    first = reading.parts[0] if reading.parts else None
    part_of = {unit.code: part for part in reading.parts for unit in part.units}
    institution = reading.institution
    uses = Counter(use.use for use in reading.line_uses)
    return out.ReadOutput(
        *head("read"),
        document=out.DocumentRecord(reading.document.name, reading.document.digest, reading.document.lines),
        profile=reading.profile,
        institution=out.InstitutionRecord(institution.name, institution.acronym) if institution else None,
        effective_date=iso(first.effective_date) if first else None,
        agreement=agreement_record(first.agreement) if first else None,
        heads_on_top=reading.heads_on_top,
        whole_institution=reading.whole_institution,
        parts=[
            out.PartRecord(iso(part.effective_date), agreement_record(part.agreement), len(part.units))
            for part in reading.parts
        ],
        units=[
            _unit_record(unit, part_of[unit.code].effective_date, part_of[unit.code].agreement)
            for unit in reading.units
        ],
        agreements=[record for a in reading.agreements if (record := agreement_record(a))],
        findings=[finding_record(finding) for finding in reading.findings],
        account=out.AccountRecord(len(reading.line_uses), dict(sorted(uses.items()))),
        narrated=[_narrated(change) for change in reading.narrated] if answer.with_narrated else None,
        choice=choice_record(reading.choice),
    )


def _narrated(change: NarratedChange) -> out.NarratedRecord:
    return out.NarratedRecord(
        kind=change.kind.value,
        unit=change.unit,
        result=list(change.result),
        from_parent=change.from_parent,
        to_parent=change.to_parent,
        agreement=change.agreement,
        approved=iso(change.approved),
        published=iso(change.published),
        effective_date=iso(change.effective),
        lines=(change.source.first_line, change.source.last_line),
        page=change.source.page,
        group=change.group,
        certainty=change.certainty.value,
    )


def _unit_record(unit: Unit, effective: PartialDate | None, agreement: Agreement | None) -> out.UnitRecord:
    return out.UnitRecord(
        code=unit.code,
        name=unit.name,
        rank=unit.rank,
        parent=unit.parent,
        objective=unit.objective.body if unit.objective else None,
        functions=[_function_record(function) for function in unit.functions],
        lines=span_of(unit.source),
        page=page_of(unit.source),
        functions_listed=unit.functions_listed,
        children_listed=unit.children_listed,
        effective_date=iso(effective),
        agreement=agreement.printed if agreement else None,
        articles=list(unit.articles),
    )


def _function_record(function: Function) -> out.FunctionRecord:
    return out.FunctionRecord(
        marker=function.marker,
        text=function.text.body,
        digest=function.text.digest,
        lines=span_of(function.source),
        page=page_of(function.source),
        sub_items=[out.SubItemRecord(item.marker, item.text) for item in function.sub_items],
    )


def changes_output(answer: DiffAnswer) -> out.ChangesOutput:
    shown = answer.steps or answer.net
    totals: Counter[str] = Counter()
    for changes in shown:
        totals.update(changes.own_counts())
    return out.ChangesOutput(
        *head("changes"),
        start=asked_record(answer.start),
        end=asked_record(answer.end),
        view=shown[0].view if shown else "net",
        filters=list(answer.filters),
        acts=[_act(act, changes.institution) for changes in shown for act in changes.acts],
        changes=[
            row
            for changes in shown
            for change in changes.changes
            for row in _rows(change, changes.institution, answer.documents)
        ],
        totals=dict(sorted(totals.items())),
        units_affected=sum(changes.units_affected() for changes in shown),
        not_documented=[
            out.GapRecord(changes.institution, gap.when.value, gap.unit, gap.kind.value, iso(gap.since))
            for changes in shown
            for gap in changes.not_documented
        ],
        replay=_replay(shown),
        waiting=answer.waiting,
        findings=[finding_record(finding) for finding in answer.findings],
    )


def _replay(shown: tuple[ChangeSet, ...]) -> out.ReplayRecord:
    replays = [changes.replay for changes in shown if changes.replay is not None]
    return out.ReplayRecord(
        held=all(r.held for r in replays),
        forward=all(r.forward for r in replays),
        backward=all(r.backward for r in replays),
        units=sum(r.units for r in replays),
        functions=sum(r.functions for r in replays),
        differences=[d for r in replays for d in r.differences],
    )


def _rows(change: Change, institution: str, documents: Documents) -> Iterable[out.ChangeRecord]:
    if isinstance(change, UnitChange):
        for old_unit, new_unit in pairs(change):
            sources = [("old", old_unit.unit.source if old_unit else None)]
            sources.append(("new", new_unit.unit.source if new_unit else None))
            yield _row(change, institution, documents, "unit", (_unit_side(old_unit), _unit_side(new_unit)), sources)
        return
    for old, new in function_pairs(change):
        sources = [("old", old.function.source if old else None), ("new", new.function.source if new else None)]
        yield _row(change, institution, documents, "function", (_function_side(old), _function_side(new)), sources)


def _row(
    change: Change,
    institution: str,
    documents: Documents,
    subject: str,
    sides: tuple[out.UnitSide | out.FunctionSideRecord | None, out.UnitSide | out.FunctionSideRecord | None],
    sources: list[tuple[str, SourceReference | None]],
) -> out.ChangeRecord:
    return out.ChangeRecord(
        institution=institution,
        kind=change.kind.value,
        group=change.group,
        subject=subject,
        old=sides[0],
        new=sides[1],
        effective_date=change.act.effective_date.isoformat() if change.act else None,
        agreement=change.act.agreement if change.act else None,
        basis=change.basis.value,
        inherited=change.inherited,
        not_before=iso(change.not_before),
        evidence=list(change.evidence),
        sources=[
            out.SideLines(side, documents.get(s.document, s.document), (s.first_line, s.last_line), s.page)
            for side, s in sources
            if s is not None
        ],
        difference=_difference(change.difference),
    )


def _unit_side(side: Side | None) -> out.UnitSide | None:
    if side is None:
        return None
    unit = side.unit
    return out.UnitSide(unit.unit_id, unit.code, unit.name, unit.rank, side.parent_code, side.parent_name, unit.placed)


def _function_side(side: FunctionSide | None) -> out.FunctionSideRecord | None:
    if side is None:
        return None
    function = side.function
    return out.FunctionSideRecord(
        function.function_id,
        side.unit_code,
        side.unit_name,
        function.marker,
        function.text.body,
        function.text.digest,
    )


def _difference(difference: WordDifference | None) -> out.DifferenceRecord | None:
    if difference is None:
        return None
    runs = [out.WordRunRecord(run.operation.value, run.words) for run in difference.runs]
    return out.DifferenceRecord(runs, difference.verb_before, difference.verb_after)


def show_output(answer: StructureAnswer) -> out.ShowOutput:
    return out.ShowOutput(
        *head("show"),
        on=asked_record(answer.on),
        unit=answer.unit.state.unit_id if answer.unit else None,
        documented=any(structure.units for structure in answer.structures),
        acts=[_act(act, structure.institution) for structure in answer.structures for act in structure.acts],
        units=[unit for structure in answer.structures for unit in _shown_units(structure, answer.documents)],
    )


def _shown_units(structure: Structure, documents: Documents) -> list[out.ShownUnit]:
    above = {unit.unit_id: unit for unit in structure.units}
    functions: dict[str, list[FunctionState]] = {}
    for function in structure.functions:
        functions.setdefault(function.unit_id, []).append(function)
    return [
        _shown_unit(
            unit, above.get(unit.parent_id or ""), functions.get(unit.unit_id, []), structure.institution, documents
        )
        for unit in structure.units
    ]


def _shown_unit(
    unit: UnitState,
    parent: UnitState | None,
    functions: list[FunctionState],
    institution: str,
    documents: Documents,
) -> out.ShownUnit:
    listed = [
        out.ShownFunction(f.function_id, f.marker, f.text.body, f.text.digest, lines_of(f.source, documents))
        for f in functions
    ]
    return out.ShownUnit(
        id=unit.unit_id,
        institution=institution,
        code=unit.code,
        name=unit.name,
        rank=unit.rank,
        parent=parent.code if parent else None,
        parent_id=unit.parent_id,
        placed=unit.placed,
        objective=unit.objective.body if unit.objective else None,
        functions=listed if unit.functions_listed else None,
        children_listed=unit.children_listed,
        basis=unit.basis.value,
        unresolved=unit.unresolved,
        source=lines_of(unit.source, documents),
        parent_name=parent.name if parent else None,
    )


def review_output(answer: ReviewAnswer) -> out.ReviewOutput:
    return out.ReviewOutput(
        *head("review"),
        pairs=[
            out.PairRecord(
                pair=row.number,
                institution=row.institution,
                relation=row.pairing.correspondence.relation.value,
                status=row.pairing.correspondence.status.value,
                stage=row.pairing.correspondence.stage.value,
                score=round(row.pairing.correspondence.score, 4),
                evidence=list(row.pairing.correspondence.evidence),
                old=[_sighting(s, answer.documents) for s in row.pairing.old],
                new=[_sighting(s, answer.documents) for s in row.pairing.new],
            )
            for row in answer.rows
        ],
    )


def _sighting(sighting: Sighting, documents: Documents) -> out.SightingRecord:
    lines = lines_of(sighting.source, documents)
    return out.SightingRecord(
        id=sighting.unit_id,
        code=sighting.code,
        name=sighting.name,
        effective_date=sighting.effective_date.isoformat(),
        document=lines.document if lines else None,
        lines=lines.lines if lines else None,
    )


def record_output(answer: RecordingAnswer) -> out.RecordOutput:
    return out.RecordOutput(
        *head("record"),
        snapshots=[
            out.RecordedRecord(
                institution=taken.institution.label,
                effective_date=str(taken.effective_date),
                agreement=taken.agreement.printed if taken.agreement else None,
                digest=taken.digest,
                heads=list(taken.heads),
                units=taken.units,
                functions=taken.functions,
                is_new=taken.is_new,
                texts_added=taken.texts_added,
                source=taken.source,
                differences=list(taken.differences),
            )
            for taken in answer.snapshots
        ],
        decisions=answer.decisions,
        waiting=answer.waiting,
        findings=[finding_record(finding) for finding in answer.findings],
        narratives=[
            out.RecordedNarrativeRecord(
                institution=told.institution.label,
                document=out.DocumentRecord(told.document.name, told.document.digest, told.document.lines),
                changes=told.changes,
                acts=told.acts,
                is_new=told.is_new,
                source=told.source,
                instructions=told.instructions,
            )
            for told in answer.narratives
        ],
    )


def list_output(answer: ListAnswer) -> out.ListOutput:
    return out.ListOutput(
        *head("list"),
        institutions=[
            out.InstitutionLine(
                row.institution.name, row.institution.acronym, row.snapshots, iso(row.first), iso(row.last), row.units
            )
            for row in answer.institutions
        ],
        agreements=[_agreement_line(row, answer.documents) for row in answer.agreements],
        snapshots=[
            out.SnapshotLine(
                institution=row.institution,
                effective_date=str(row.snapshot.effective_date),
                agreement=row.snapshot.agreement.printed if row.snapshot.agreement else None,
                digest=row.snapshot.digest,
                heads=[unit.name for unit in row.snapshot.heads],
                units=len(row.snapshot.units),
                functions=sum(len(unit.functions) for unit in row.snapshot.units),
                texts=row.texts,
                with_texts=row.with_texts,
                document=row.snapshot.document.name if row.snapshot.document else None,
            )
            for row in answer.snapshots
        ],
    )


def _agreement_line(row: AgreementRow, documents: Documents) -> out.AgreementLine:
    record = agreement_record(row.agreement, documents)
    line = out.AgreementLine(row.institution, iso(row.effective_date), record, list(row.snapshots))
    if row.act is not None:
        line.kind, line.key = row.act.kind.value, row.act.agreement.key
        line.effects = [str(effect.day) for effect in row.act.effects]
        line.missing = list(row.act.missing)
        line.narrated, line.citations = len(row.act.narrated), len(row.act.agreement.citations)
        line.conflicts, line.doubts = len(row.act.conflicts), len(row.act.doubts)
        line.annulled_by = row.annulled_by
    return line


def facts_output(answer: FactsAnswer) -> out.FactsOutput:
    return out.FactsOutput(*head("facts"), facts=dict(answer.facts))
