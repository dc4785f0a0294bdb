"""The five real manuals recorded together: what was checked by eye in their lines, and nothing graver."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from changelog.app.history_auditing import audit_history
from changelog.app.recording import record_manual
from changelog.app.stores import open_store
from changelog.domain.findings import Finding, Severity

MANUALS = Path(__file__).resolve().parents[4] / "shared" / "manuals"


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Finding, ...]]:
    if not MANUALS.is_dir():
        reason = f"the real manuals are not at {MANUALS}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with open_store(tmp_path_factory.mktemp("real") / "store.db", create=True) as store:
        for path in sorted(MANUALS.glob("*.txt")):
            record_manual(store, path)
        return {one.subject: one.findings for one in audit_history(store).audited}


def grave(findings: tuple[Finding, ...]) -> list[tuple[str, str | None, str]]:
    """Serious and medium ones: check, unit or act, day."""
    weighty = (one for one in findings if one.severity in (Severity.SERIOUS, Severity.MEDIUM))
    return [(one.check, one.unit_name or one.act, str(one.day)) for one in weighty]


def test_grave_findings_are_those_checked_by_eye(audited: dict[str, tuple[Finding, ...]]) -> None:
    assert grave(audited["IMSS"]) == [
        ("told-in-two-ways", "Coordinación General de Atención y Orientación al Derechohabiente", "2006-09-18"),
        ("agreement-without-effect", "2.HCT.280312/76P.DAED", "2012-04-01"),
        ("effect-before-approval", "ACDO.SA2.HCT.250718/195.P.DA", "2018-02-16"),
        ("change-without-act", "Coordinación de Vinculación Institucional", "2018-02-16"),
        ("change-without-act", "Coordinación Técnica de Canales Digitales y de Información", "2020-04-01"),
        ("told-not-seen", "División de Arquitectura de Información y Analítica", "2020-04-01"),
        ("acts-out-of-order", "ACDO.AS2.HCT.250821/20/.P.DA.", "2021-08-25"),
        (
            "renamed-with-another-change",
            "Órganos de Operación Administrativa Desconcentrada Estatales y Regionales",
            "2022-08-31",
        ),
        ("told-in-two-ways", "ACDO.AS2.HCT.310822/226.P.DA", "2022-09-01"),
    ]
    assert grave(audited["ISSSTE"]) == [("told-not-seen", "Subdirección de Innovación y Calidad", "2017-12-26")]
    assert grave(audited["ISSSTESON"]) == []


def test_every_finding_has_its_line_and_its_day(audited: dict[str, tuple[Finding, ...]]) -> None:
    findings = [finding for found in audited.values() for finding in found]
    assert [one.check for one in findings if one.source is None or one.day is None] == []


def test_auditor_reads_no_flood(audited: dict[str, tuple[Finding, ...]]) -> None:
    assert {subject: len(found) for subject, found in audited.items()} == {"IMSS": 36, "ISSSTESON": 10, "ISSSTE": 5}
