"""Inspections and profiles as records of the JSON interface."""

from __future__ import annotations

from changelog.domain.inspections import InspectAnswer, Inspection, LineExplained, ProfilesAnswer
from changelog.reports import inspection_interface as out
from changelog.reports.inspection_report import depths, said
from changelog.reports.interface import DocumentRecord, InstitutionRecord, PartRecord
from changelog.reports.json_writer import agreement_record, finding_record
from changelog.reports.profile_records import choice_record, sign_record
from changelog.reports.record_pieces import head, iso, page_of, span_of
from changelog.reports.wording import Words


def inspect_output(answer: InspectAnswer) -> out.InspectOutput:
    inspection = answer.inspection
    reading, institution = inspection.reading, inspection.institution
    levels = depths(inspection.units)
    return out.InspectOutput(
        *head("inspect"),
        document=DocumentRecord(inspection.document.name, inspection.document.digest, inspection.document.lines),
        is_manual=reading is not None,
        refused=inspection.refused,
        profile=choice_record(inspection.choice),
        layout=inspection.layout if reading is not None else None,
        columns=dict(inspection.columns),
        institution=InstitutionRecord(institution.name, institution.acronym) if institution else None,
        parts=[
            PartRecord(iso(part.effective_date), agreement_record(part.agreement), len(part.units))
            for part in (reading.parts if reading is not None else ())
        ],
        acts_cited=len(inspection.agreements),
        changes_told=len(reading.narrated) if reading is not None else 0,
        sections=[
            out.SectionRecord(
                one.kind.value, one.title, (one.first_line, one.last_line), inspection.pages.of(one.first_line), one.key
            )
            for one in inspection.sections
        ],
        units=[
            out.InspectedUnitRecord(
                code=unit.code,
                name=unit.name,
                rank=unit.rank,
                parent=unit.parent,
                level=levels[unit.code],
                functions=len(unit.functions),
                lines=span_of(unit.source),
                page=page_of(unit.source),
            )
            for unit in inspection.units
        ],
        levels=max(levels.values(), default=0),
        functions=sum(len(unit.functions) for unit in inspection.units),
        lines=_lines(inspection),
        missing=list(inspection.missing),
        shapes=[out.ShapeRecord(one.shape, one.lines, one.first_line) for one in inspection.shapes],
        findings=[finding_record(finding) for finding in inspection.findings],
        tried=[out.TrialRecord(one.profile, one.units, one.functions) for one in inspection.tried],
        explained=[_line(line) for line in answer.explained] if answer.explained is not None else None,
    )


def _lines(inspection: Inspection) -> out.LinesRecord:
    return out.LinesRecord(
        total=len(inspection.account),
        accounted=inspection.accounted,
        share=inspection.share,
        kinds={kind.value: count for kind, count in inspection.counts.items()},
        gaps=[
            out.GapRecord((gap.first_line, gap.last_line), inspection.pages.of(gap.first_line), gap.lines, gap.text)
            for gap in inspection.gaps()
        ],
    )


def _line(line: LineExplained) -> out.LineRecord:
    account, section, words = line.account, line.section, Words("en")
    return out.LineRecord(
        line=line.line,
        page=line.page,
        text=line.text,
        kind=account.kind.value if account is not None else "blank",
        section=section.kind.value if section is not None else None,
        section_title=section.title if section is not None else None,
        unit=account.unit if account is not None else None,
        unit_name=line.unit_name,
        marker=line.marker,
        furniture=account.furniture if account is not None else None,
        key=account.key if account is not None else None,
        reasons=[out.ReasonRecord(one.key, dict(one.values), said(one, words)) for one in line.reasons],
        findings=[finding_record(finding) for finding in line.findings],
    )


def profiles_output(answer: ProfilesAnswer) -> out.ProfilesOutput:
    return out.ProfilesOutput(
        *head("profiles"),
        profiles=[
            out.ProfileRecord(
                one.name, one.title, one.extends, one.layout, [sign_record(s) for s in one.signs], one.digest
            )
            for one in answer.profiles
        ],
    )
