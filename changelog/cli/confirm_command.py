"""`org-changelog confirm`."""

from __future__ import annotations

from changelog.cli.deciding import decision_command

command = decision_command(
    "confirm",
    "Record that two units are one (or merged, split, replaced): PAIR as `review` numbers it, or --old and --new.",
)
