"""The session and the settings in docs/audit.md are what the program prints and takes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from changelog.app.audit_settings import read_configuration
from changelog.app.auditing import asked_of
from changelog.domain.checks import Group
from changelog.domain.findings import Severity
from tests.cli.conftest import TOP
from tests.cli.running import done

PAGE = (TOP / "docs" / "audit.md").read_text("utf-8")


def test_session_is_as_printed() -> None:
    (session,) = re.findall(r"^```\n\$ org-changelog (.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    command, _, shown = session.partition("\n")
    assert done(*shlex.split(command), folder=TOP).out == shown


def test_settings_are_taken(tmp_path: Path) -> None:
    (shown,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (tmp_path / "org-changelog.toml").write_text(shown.replace("accepted =", "# accepted ="), "utf-8")
    configuration = read_configuration(tmp_path / "org-changelog.toml")
    assert asked_of(configuration).settings == configuration.settings
    assert configuration.fail_on is Severity.MEDIUM


def test_every_severity_and_group_of_manuals_is_named() -> None:
    assert [one for one in Severity if f"| `{one}` |" not in PAGE] == []
    assert [one for one in Group if one is not Group.HISTORY and f"`{one}`" not in PAGE] == []
