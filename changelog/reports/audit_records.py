"""An audit, and the list of checks, as records of the JSON interface."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from changelog.domain.audits import AuditAnswer, Audited, CheckCard, ChecksAnswer
from changelog.domain.findings import Finding, Severity
from changelog.domain.sources import SourceReference
from changelog.reports import audit_interface as out
from changelog.reports.record_pieces import head, iso, page_of, places_of, span_of


def audit_output(answer: AuditAnswer) -> out.AuditOutput:
    counts = Counter(finding.severity.value for finding in answer.findings)
    return out.AuditOutput(
        *head("audit"),
        counts={severity.value: counts[severity.value] for severity in Severity},
        audited=[_audited(one) for one in answer.audited],
        unused=[
            out.UnusedAcceptanceRecord(one.fingerprint, one.check, one.subject, one.reason) for one in answer.unused
        ],
        unread=[out.UnreadRecord(one.path, one.message, one.remedy) for one in answer.unread],
    )


def _audited(audited: Audited) -> out.AuditedRecord:
    return out.AuditedRecord(
        audited.kind,
        audited.subject,
        audited.path,
        dict(audited.facts),
        [_finding(finding, audited) for finding in audited.findings],
        [
            out.AcceptanceRecord(_finding(finding, audited), accepted.reason, accepted.person, iso(accepted.day))
            for finding, accepted in audited.accepted
        ],
    )


def _finding(finding: Finding, audited: Audited) -> out.AuditFindingRecord:
    source = finding.source
    return out.AuditFindingRecord(
        check=finding.check,
        severity=finding.severity.value,
        unit=finding.unit,
        unit_name=audited.name_of(finding),
        document=audited.documents.get(source.document, source.document) if source is not None else None,
        lines=span_of(source),
        page=page_of(source),
        read=finding.read,
        message=finding.message,
        remedy=finding.remedy,
        others=places_of(finding.others, audited.documents),
        fingerprint=audited.fingerprints.get(finding),
        agreement=finding.act,
        day=iso(finding.day),
    )


def checks_output(answer: ChecksAnswer) -> out.ChecksOutput:
    return out.ChecksOutput(*head("checks"), checks=[_check(check) for check in answer.checks])


def _check(check: CheckCard) -> out.CheckRecord:
    options = {name: list(value) if isinstance(value, tuple) else value for name, value in check.options.items()}
    said = check.phrases
    excerpt = Audited("manual", check.id, check.example, documents={one.document: "" for one in _sources(check)})
    return out.CheckRecord(
        check.id, check.group.value, check.severity.value, check.of, said.title, said.why, said.message, said.remedy,
        options, check.failing, check.passing, [_finding(finding, excerpt) for finding in check.example],
    )  # fmt: skip


def _sources(check: CheckCard) -> Iterator[SourceReference]:
    for finding in check.example:
        yield from (*([finding.source] if finding.source is not None else []), *finding.others)
