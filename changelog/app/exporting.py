"""`export`: the record as files, one for each snapshot, for what each document tells, and for people's decisions."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from changelog.app.files import write_bytes
from changelog.app.units import institutions_of

if TYPE_CHECKING:
    from changelog.storage.store import Store


def export_snapshots(
    store: Store,
    folder: str | os.PathLike[str],
    *,
    institution: str | None = None,
    with_texts: bool = False,
) -> tuple[Path, ...]:
    """Write every snapshot, narrative and decision (of one institution) below a folder; facts only unless texts are asked
    for. The same record gives the same bytes. Raises `StoreError` when the folder cannot be written.
    """
    from changelog.storage.decision_files import FILE_NAME, write_decisions
    from changelog.storage.narrative_files import narrative_paths, write_narrative
    from changelog.storage.snapshot_files import paths_for, write_snapshot
    from changelog.storage.snapshot_paths import folder_of

    written: list[Path] = []

    def write(path: PurePath, content: bytes) -> None:
        write_bytes(Path(folder) / path, content)
        written.append(Path(folder) / path)

    with store.transaction() as work:
        for owner in institutions_of(work, institution):
            for path, snapshot in paths_for(work.snapshots(owner.key)):
                write(path, write_snapshot(snapshot, with_texts=with_texts))
            for path, narrative in narrative_paths(work.narratives(owner.key)):
                write(path, write_narrative(narrative, with_texts=with_texts))
            decisions = work.decisions(owner.key)
            if decisions:
                write(folder_of(owner) / FILE_NAME, write_decisions(decisions, owner.name))
    return tuple(sorted(written))
