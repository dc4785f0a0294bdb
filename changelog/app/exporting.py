"""`export`: the record as snapshot files, one for each snapshot."""

from __future__ import annotations

import os
from pathlib import Path
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
    """Write every snapshot (of one institution) and its decisions below a folder; facts only unless texts are asked for.

    The same record gives the same bytes. Raises `StoreError` when the folder cannot be written.
    """
    from changelog.storage.decision_files import FILE_NAME, write_decisions
    from changelog.storage.snapshot_files import paths_for, write_snapshot

    written: list[Path] = []
    with store.transaction() as work:
        for owner in institutions_of(work, institution):
            named = paths_for(work.snapshots(owner.key))
            for path, snapshot in named:
                target = Path(folder) / path
                write_bytes(target, write_snapshot(snapshot, with_texts=with_texts))
                written.append(target)
            decisions = tuple(work.decisions(owner.key))
            if decisions:
                target = Path(folder) / named[0][0].parent / FILE_NAME
                write_bytes(target, write_decisions(decisions, owner.name))
                written.append(target)
    return tuple(sorted(written))
