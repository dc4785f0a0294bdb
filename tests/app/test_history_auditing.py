"""Audits of recorded histories: which institutions, which days, what was accepted before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import changelog
from changelog.app.auditing import Asked, acceptances, list_checks
from changelog.app.history_auditing import audit_history
from changelog.app.history_excerpts import history_of_excerpt
from changelog.app.recording import load_snapshots, record_manual
from changelog.app.stores import open_store
from changelog.audit.checking import Settings
from changelog.errors import UsageError
from changelog.storage.store import Store

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ORPHANED = Asked(Settings(select=frozenset({"functions-orphaned"})))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The invented institute of the examples, with what its manuals tell."""
    with open_store(tmp_path_factory.mktemp("history") / "store.db", create=True) as opened:
        load_snapshots(opened, [EXAMPLES / "inafs_2018.json"])
        for year in (2021, 2023):
            record_manual(opened, EXAMPLES / f"manual_{year}.txt")
        yield opened


def test_functions_found_orphaned_are_those_that_were_invented_so(store: Store) -> None:
    truth = json.loads((EXAMPLES / "truth.json").read_text("utf-8"))
    changes = (change for part in truth.values() if isinstance(part, list) for change in part)
    removed = (one for one in changes if one.get("level") == "function" and one["kind"] == "removed")
    ended = Counter(one["old"]["unit"] for one in removed if one["inherited"] and not one.get("boilerplate"))
    (audited,) = audit_history(store, asked=ORPHANED).audited
    found = {finding.unit: int(finding.message.split()[0]) for finding in audited.findings}
    assert ended
    assert found == ended


def test_what_was_examined_is_told(store: Store) -> None:
    (audited,) = audit_history(store, institution="INAFS").audited
    assert (audited.kind, audited.subject, audited.path) == ("history", "INAFS", None)
    assert set(audited.facts) == {"units", "changes", "acts", "pairs"}
    assert set(audited.documents.values()) >= {"manual_2021.txt", "manual_2023.txt"}


def test_days_asked_for_leave_out_what_took_effect_on_others(store: Store) -> None:
    assert audit_history(store, start="2023-03-01", end="2023-03-01", asked=ORPHANED).findings
    assert audit_history(store, start="2023-03-02", asked=ORPHANED).findings == ()
    assert audit_history(store, end="2023-02-28", asked=ORPHANED).findings == ()


def test_days_of_findings_lie_within_those_asked_for(store: Store) -> None:
    answer = audit_history(store, start="2021", end="2022")
    assert all(date(2021, 1, 1) <= finding.day <= date(2022, 1, 1) for finding in answer.findings if finding.day)


def test_accepted_finding_is_not_reported_again_nor_given_up_outside_its_days(store: Store) -> None:
    answer = audit_history(store, asked=ORPHANED)
    taken, new = acceptances(answer, ORPHANED, reason="así se acordó", person="ana", day=date(2026, 11, 23))
    assert new == len(answer.findings) > 0
    asked = replace(ORPHANED, accepted=taken)
    again = audit_history(store, asked=asked)
    assert (again.findings, again.unused) == ((), ())
    assert len(again.audited[0].accepted) == new
    assert audit_history(store, end="2020", asked=asked).unused == ()


def test_unknown_institution_and_checks_of_manuals_alone_are_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="no institution is called"):
        audit_history(store, institution="Nadie")
    with pytest.raises(UsageError, match="no check of histories"):
        audit_history(store, asked=Asked(Settings(select=frozenset({"names"}))))


def test_store_of_which_nothing_is_recorded_has_no_findings(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.db", create=True) as empty:
        assert audit_history(empty).audited == ()


def test_library_audits_a_history(store: Store) -> None:
    assert {card.of for card in changelog.audit_history(store).checks} == {"history"}


def test_check_of_histories_is_explained_with_what_it_says_of_its_excerpt() -> None:
    (card,) = list_checks("es", "functions-orphaned").checks
    (finding,) = card.example
    assert card.of == "history"
    assert finding.source is not None
    assert finding.unit_name in card.failing.splitlines()[finding.source.first_line - 1]


def test_lines_of_an_excerpt_are_numbered_through() -> None:
    text = "=== 2021 ===\nINSTITUTO DE FAROS\nVigente a partir del 1 de marzo de 2021\nFUNCIONES\n7.1 Dirección de Faros\n1. Dirigir.\n"
    history = history_of_excerpt(text)
    ((version,),) = history.lives.values()
    assert version.state.source is not None
    assert version.state.source.first_line == 5
