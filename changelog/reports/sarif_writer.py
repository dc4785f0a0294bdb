"""An audit as SARIF 2.1.0 (OASIS, with errata 01), which code hosts and editors show beside the lines concerned.

Rules are the checks; a finding's place is the file as it was named and its lines, with the columns of what was read where
it stands on them; accepted findings are there as suppressed, with the reason; files that could not be read are
notifications. Severities map so: serious is an error, medium a warning, minor and information are notes (3.27.10).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from changelog.domain.audits import MOST_LINES, Acceptance, AuditAnswer, Audited, CheckCard, Unread
from changelog.domain.findings import Finding, Severity
from changelog.domain.sources import SourceReference
from changelog.reports.marks import printable
from changelog.reports.printed_lines import spans

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "orgChangelog/v1"
"""How a fingerprint was made: changes with the rule of `audit.accepting` (3.27.17)."""
_LEVELS = {
    Severity.SERIOUS: "error",
    Severity.MEDIUM: "warning",
    Severity.MINOR: "note",
    Severity.INFORMATION: "note",
}


def write(answer: AuditAnswer, language: str, program_version: str) -> str:
    """The audit as the text of one SARIF log with one run."""
    rules = {check.id: place for place, check in enumerate(answer.checks)}
    run = {
        "tool": {
            "driver": {
                "name": "org-changelog",
                "version": program_version,
                "language": language,
                "rules": [_rule(check) for check in answer.checks],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not answer.unread,
                "toolExecutionNotifications": [_notification(one) for one in answer.unread],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": [result for one in answer.audited for result in _results(one, rules)],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    text = json.dumps(log, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "replace").decode("utf-8")


def _rule(check: CheckCard) -> dict[str, Any]:
    return {
        "id": check.id,
        "shortDescription": {"text": check.phrases.title},
        "fullDescription": {"text": check.phrases.why},
        "help": {"text": check.phrases.remedy},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"tags": [check.group.value], "severity": check.severity.value},
    }


def _notification(unread: Unread) -> dict[str, Any]:
    place = {"physicalLocation": {"artifactLocation": {"uri": _uri(unread.path)}}}
    return {"level": "error", "message": {"text": printable(unread.message)}, "locations": [place]}


def _results(audited: Audited, rules: dict[str, int]) -> Iterator[dict[str, Any]]:
    for finding in audited.findings:
        yield {**_result(finding, audited, rules), "suppressions": []}
    for finding, acceptance in audited.accepted:
        yield {**_result(finding, audited, rules), "suppressions": [_suppression(acceptance)]}


def _result(finding: Finding, audited: Audited, rules: dict[str, int]) -> dict[str, Any]:
    remedy = finding.remedy or ""
    said = f"{finding.message}. {remedy[:1].upper()}{remedy[1:]}." if remedy else finding.message
    found: dict[str, Any] = {
        "ruleId": finding.check,
        "level": _LEVELS[finding.severity],
        "message": {"text": printable(said)},
        "locations": [_place_of(finding, audited)],
        "properties": {"severity": finding.severity.value, "unit": finding.unit, "read": finding.read},
    }
    if audited.kind == "history":
        found["properties"] |= {"agreement": finding.act, "day": finding.day.isoformat() if finding.day else None}
    if finding.check in rules:
        found["ruleIndex"] = rules[finding.check]
    if finding in audited.fingerprints:
        found["partialFingerprints"] = {FINGERPRINT: audited.fingerprints[finding]}
    if finding.others:
        others = dict.fromkeys(finding.others)
        found["relatedLocations"] = [_physical(one, audited, _region(one)) for one in others]
    return found


def _place_of(finding: Finding, audited: Audited) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if finding.source is not None:
        location = _physical(finding.source, audited, _region_read(finding, finding.source, audited))
    called = audited.name_of(finding) or finding.unit
    if called is not None:
        name = printable(called)
        location["logicalLocations"] = [{"name": name, "fullyQualifiedName": f"{finding.unit or ''} {name}".lstrip()}]
    elif finding.source is None:
        location["logicalLocations"] = [{"name": printable(audited.subject)}]
    return location


def _physical(source: SourceReference, audited: Audited, region: dict[str, int]) -> dict[str, Any]:
    name = audited.path or audited.documents.get(source.document, source.document)
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(name)}, "region": region}}


def _region(source: SourceReference) -> dict[str, int]:
    return {"startLine": source.first_line, "endLine": source.last_line}


def _region_read(finding: Finding, source: SourceReference, audited: Audited) -> dict[str, int]:
    """The very columns of what was read, where no sign that is not shown displaces them; otherwise whole lines."""
    numbers = range(source.first_line, source.last_line + 1)[:MOST_LINES]
    printed = {number: audited.lines[number] for number in numbers if number in audited.lines}
    marked = spans({number: printable(text) for number, text in printed.items()}, finding.read)
    if not marked or any(len(printable(printed[number])) != len(printed[number]) for number in marked):
        return _region(source)
    first, last = min(marked), max(marked)
    return {
        "startLine": first,
        "startColumn": marked[first][0] + 1,
        "endLine": last,
        "endColumn": marked[last][1] + 1,
    }


def _uri(path: str) -> str:
    """A path as it was named, from the folder of the command, or as an absolute URI."""
    quoted = quote(path, errors="replace")
    return f"file://{quoted}" if PurePosixPath(path).is_absolute() else quoted


def _suppression(acceptance: Acceptance) -> dict[str, Any]:
    said = f"{acceptance.reason} ({acceptance.person})" if acceptance.person else acceptance.reason
    return {"kind": "external", "status": "accepted", "justification": printable(said)}
