"""The files in `snapshots`: what recording the real manuals gives, as facts. To write them anew after reading improved:

python -m tests.app.shipped_files

It needs the manuals at ../shared/manuals. What people decided (`decisions.json`) is taken from the files as they are. What
was exported of a manual that is no longer there, or under another name, is removed.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from changelog.app.exporting import export_snapshots
from changelog.app.recording import load_snapshots, record_manual
from changelog.app.stores import open_store
from changelog.storage.decision_files import FILE_NAME
from tests.storage.published_schemas import FOLDER, SCHEMAS

MANUALS = FOLDER.parent.parent / "shared" / "manuals"


def shipped() -> dict[str, bytes]:
    """The files as they are, by their paths below `snapshots`."""
    files = (path for path in sorted(FOLDER.rglob("*.json")) if path.name not in SCHEMAS)
    return {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in files}


def made_anew(folder: Path) -> dict[str, bytes]:
    """The files as recording the manuals gives them, by their paths; `folder` is empty and may be written to."""
    with open_store(folder / "store.db", create=True) as store:
        for manual in sorted(MANUALS.glob("*.txt")):
            record_manual(store, manual)
        load_snapshots(store, sorted(FOLDER.rglob(FILE_NAME)))
        out = folder / "out"
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in export_snapshots(store, out)}


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        files = made_anew(Path(made))
    for name in shipped().keys() - files.keys():
        (FOLDER / name).unlink()
    for name, content in files.items():
        (FOLDER / name).parent.mkdir(exist_ok=True)
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    main()
