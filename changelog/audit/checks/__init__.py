"""Every check of manuals, in the order of their groups. A new check is a module here and a line in `MANUAL_CHECKS`."""

from __future__ import annotations

from changelog.audit.checks import listed_not_described
from changelog.domain.checks import Check
from changelog.domain.manuals import Manual

MANUAL_CHECKS: tuple[Check[Manual], ...] = (
    # names
    # structure
    listed_not_described.CHECK,
    # functions
    # acts
    # text
)
