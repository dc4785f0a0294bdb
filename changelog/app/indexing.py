"""From the record to the index: everything that follows from an institution's statements, computed afresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from changelog.domain.collector import collector_paused
from changelog.domain.correspondences import Status
from changelog.domain.structures import History

if TYPE_CHECKING:
    from changelog.storage.store import Work


def load_compiler() -> None:
    """Import what compiling needs. Before a transaction: while one is writing, all others wait."""
    from changelog import history, matching, reading  # noqa: F401


def reindex(work: Work, institution: str) -> History:
    """Compile the institution's statements and put the result in the index, inside the caller's transaction."""
    history = compiled(work, institution)
    work.replace_index(institution, history)
    return history


@collector_paused()
def compiled(work: Work, institution: str) -> History:
    """What follows from the institution's statements that count."""
    from changelog import matching
    from changelog.history import compile_history
    from changelog.reading import rank_of

    return compile_history(
        work.snapshots(institution),
        work.decisions(institution),
        matching,
        narratives=work.narratives(institution),
        rank_of=rank_of,
    )


def waiting(history: History) -> int:
    """How many pairs wait for a person."""
    return sum(1 for pairing in history.pairings if pairing.correspondence.status is Status.PROPOSED)
