"""Structure and functions on the acceptance corpus: lines and codes that were checked by eye in the manuals."""

from __future__ import annotations

import pytest

from tests.audit.checks.manuals import found, real_manual


@pytest.mark.parametrize(
    ("number", "check", "expected"),
    [
        ("000", "catch-all-missing", [(5292, "7.1.8")]),
        ("000", "function-cut-off", [(4981, "7.1.7.1")]),
        ("000", "duplicate-within-unit", [(4849, "7.1.7"), (4855, "7.1.7")]),
        ("000", "function-without-infinitive", [(1533, "7.1.2"), (5189, "7.1.8"), (5240, "7.1.8")]),
        ("003", "catch-all-missing", [(2059, "8.1.11.2")]),
        ("003", "clause-without-verb", [(1417, "8.1.6")]),
        ("003", "subject-is-another-unit", [(1329, "8.1.5")]),
        ("003", "authorised-twice", [(2022, "8.1.11.2")]),
        ("003", "final-punctuation", [(1169, "8.1.4")]),
        ("003", "heading-without-functions", [(1794, "8.1.11")]),
        ("004", "parent-missing", [(16176, "10.1")]),
        ("004", "described-not-listed", [(6127, "3.0.1"), (6248, "3.0.2"), (6622, "3.3.3.3"), (7273, "4.0.2")]),
        ("004", "functions-equal", [(4108, "1.0.2"), (10555, "5.4.1.2"), (10620, "5.4.2.1")]),
        ("004", "code-skipped", []),
        ("004", "code-repeated", []),
        ("004", "clause-without-verb", []),
    ],
)
def test_found_where_the_manual_has_it(number: str, check: str, expected: list[tuple[int, str]]) -> None:
    findings = found(check, real_manual(number))
    assert [(one.source.first_line, one.unit) for one in findings if one.source is not None] == expected
