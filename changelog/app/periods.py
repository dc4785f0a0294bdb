"""What comparing two recorded dates needs, with who bears a rank on them where one may have been renamed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from changelog.domain.structures import Period

if TYPE_CHECKING:
    from changelog.storage.store import Work


def period_between(work: Work, institution: str, start: date, end: date, *, functions: bool = True) -> Period:
    """The versions between two dates of one institution (its key); without `functions`, units alone."""
    from changelog import diff

    period = work.touched(institution, start, end, functions=functions)
    in_question = diff.ranks_in_question(period)
    if not in_question:
        return period
    return replace(
        period,
        bearers_before=work.bearers(institution, in_question, start),
        bearers_after=work.bearers(institution, in_question, end),
    )
