"""`org-changelog refuse`."""

from __future__ import annotations

from changelog.cli.deciding import decision_command

command = decision_command("refuse", "Record that two units are not the same, so that the pair is not proposed again.")
