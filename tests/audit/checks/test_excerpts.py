"""Every check flags its failing excerpt and does not flag its passing one: its documentation is its first test."""

from __future__ import annotations

import pytest

from changelog.audit.checking import Settings, run_checks
from changelog.audit.checks import MANUAL_CHECKS
from changelog.domain.checks import Check
from changelog.domain.findings import Finding
from changelog.domain.manuals import Manual
from changelog.reading import read_whole

OF_EACH = pytest.mark.parametrize("check", MANUAL_CHECKS, ids=[check.id for check in MANUAL_CHECKS])


def found(check: Check[Manual], excerpt: str) -> tuple[Finding, ...]:
    manual = read_whole(excerpt.encode(), "excerpt.txt")
    return run_checks((check,), manual, Settings(), "es")


@OF_EACH
def test_failing_excerpt_is_flagged(check: Check[Manual]) -> None:
    findings = found(check, check.failing)
    assert findings
    for finding in findings:
        assert finding.source is not None
        assert finding.source.last_line <= len(check.failing.splitlines())


@OF_EACH
def test_passing_excerpt_is_not_flagged(check: Check[Manual]) -> None:
    assert found(check, check.passing) == ()


@OF_EACH
def test_both_languages_fill_the_same_fields(check: Check[Manual]) -> None:
    manual = read_whole(check.failing.encode(), "excerpt.txt")
    spanish, english = (run_checks((check,), manual, Settings(), language) for language in ("es", "en"))
    assert [(one.source, one.read) for one in spanish] == [(one.source, one.read) for one in english]
    assert all("{" not in one.message + (one.remedy or "") for one in (*spanish, *english))


def test_identifiers_are_unique() -> None:
    assert len({check.id for check in MANUAL_CHECKS}) == len(MANUAL_CHECKS)
