"""On what a fact rests (`domain.md`, "What a document does and does not say")."""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """Every report shows it. From the firmest knowledge of a document to the weakest inference."""

    DOCUMENTED = "documented"  # a snapshot states it
    NARRATED = "narrated"  # a document tells it
    RECONSTRUCTED = "reconstructed"  # follows from undoing what is told
    MATCHED = "matched"  # the program recognised a unit under another name, with evidence and a score
    DECIDED = "decided"  # a person confirmed or refused a match


OF_PROSE = frozenset({Basis.NARRATED, Basis.RECONSTRUCTED})
"""No structure states it: names, parents and dates rest on what documents tell."""
