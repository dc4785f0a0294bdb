"""Every check of histories flags its failing excerpt and not its passing one, recorded as manuals are."""

from __future__ import annotations

import pytest

from changelog.app.history_excerpts import history_of_excerpt
from changelog.audit.checking import Settings, run_checks
from changelog.audit.checks import MANUAL_CHECKS
from changelog.audit.history_checks import HISTORY_CHECKS
from changelog.domain.checks import Check, Group
from changelog.domain.records import RecordedHistory

OF_EACH = pytest.mark.parametrize("check", HISTORY_CHECKS, ids=[check.id for check in HISTORY_CHECKS])


@OF_EACH
def test_failing_excerpt_is_flagged_in_both_languages(check: Check[RecordedHistory]) -> None:
    history = history_of_excerpt(check.failing)
    spanish, english = (run_checks((check,), history, Settings(), language) for language in ("es", "en"))
    assert spanish
    for finding in spanish:
        assert finding.source is not None
        assert finding.source.last_line <= len(check.failing.splitlines())
        assert finding.day is not None
        assert finding.read, "what tells it again in a file of accepted findings"
    assert [(one.source, one.read, one.day) for one in spanish] == [(one.source, one.read, one.day) for one in english]
    assert all("{" not in one.message + (one.remedy or "") for one in (*spanish, *english))


@OF_EACH
def test_passing_excerpt_is_not_flagged(check: Check[RecordedHistory]) -> None:
    assert run_checks((check,), history_of_excerpt(check.passing), Settings(), "es") == ()


@OF_EACH
def test_excerpts_are_short_and_of_the_group_of_histories(check: Check[RecordedHistory]) -> None:
    assert check.group is Group.HISTORY
    assert max(map(len, f"{check.failing}\n{check.passing}".splitlines())) <= 120


def test_identifiers_are_unique_among_all_checks() -> None:
    names = [check.id for check in (*MANUAL_CHECKS, *HISTORY_CHECKS)]
    assert len(set(names)) == len(names)
