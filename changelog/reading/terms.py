"""Single terms read outside a manual: the rank that opens a unit's name, an act as somebody writes it."""

from __future__ import annotations

from dataclasses import replace

from changelog.domain.agreements import Agreement, Citation
from changelog.reading.agreements import agreement_of
from changelog.reading.profiles import available
from changelog.reading.recognise import headings
from changelog.reading.recognise.agreement_codes import acts_in


def rank_of(name: str) -> str | None:
    """The longest rank words of any profile that open a name; None where none does."""
    ranks = {rank for profile in available() for rank in profile.ranks}
    return headings.rank_of(name, tuple(sorted(ranks)))


def parse_agreement(text: str) -> Agreement | None:
    """An act from its code, with the session and number that the code tells; None where it holds no code."""
    acts = list(acts_in(text))
    if len(acts) != 1:
        return None
    return replace(agreement_of(acts[0], None), printed=text, citations=(Citation(text),))
